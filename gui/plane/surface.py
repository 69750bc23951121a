"""Numbers over a plane as a picture: heights, colours, light and shadow, and levels for lines."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.array import Array

SurfaceLook = Literal["colours", "relief", "heights"]
RANGE = 30.0  # from what is low to what is high; beyond, heights are logarithms
BULK = 0.05  # of the numbers at either end that do not decide about that
ENDS = (0.005, 0.98)  # shares of the numbers between which each has a colour of its own
LEVELS = 14  # lines of equal height at most
DECADES = 14  # of logarithms that are told apart
STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 50, 100)  # decades between two lines
LIGHT = np.array([-1.0, 1.0, 1.1]) / np.linalg.norm([-1.0, 1.0, 1.1])  # from the upper left
SHADE = 90.0  # of 255, between what lies in shadow and what is level
STEEPNESS = 3.0  # of the relief: as if the whole height was so many times the width


@dataclass(frozen=True, eq=False)
class HeightSurface:
    """A plane of numbers as heights with colours.

    heights: (rows, columns), the numbers or their logarithms; NaN where there is no finite number.
    is_log: whether they are logarithms.

    low, high: the heights whose colours are the first and the last; a few lie beyond.
    """

    heights: Array
    low: float
    high: float
    is_log: bool

    @property
    def shares(self) -> Array:
        """The colour of each height as a share: 0 is the lowest colour, 1 the highest; NaN has none."""
        return np.asarray(np.clip((self.heights - self.low) / (self.high - self.low), 0, 1))

    def number(self, height: float) -> float:
        """The number at a height."""
        return float(10.0**height) if self.is_log else height

    def levels(self) -> list[float]:
        """Heights of lines at round distances."""
        span = self.high - self.low
        steps = STEPS if self.is_log else _round_steps(span)
        step = next((one for one in steps if span / one <= LEVELS), span / LEVELS)
        first = np.ceil(self.low / step) * step
        return [float(level) for level in np.arange(first, self.high + step / 2, step)]


def surface_of(numbers: Array) -> HeightSurface | None:
    """The heights of numbers, (rows, columns), 0 or above; None where none is finite."""
    finite = numbers[np.isfinite(numbers)]
    if not finite.size:
        return None
    positive = finite[finite > 0]
    is_log = positive.size > 0 and _ratio(positive) > RANGE
    fine = np.where(np.isfinite(numbers), numbers, np.nan)
    if is_log:
        least = max(float(positive.min()), float(np.quantile(positive, ENDS[1])) * 10.0**-DECADES)
        fine = np.log10(np.maximum(fine, least))
    known = fine[np.isfinite(fine)]
    low, high = (float(np.quantile(known, end)) for end in ENDS)
    if high <= low:
        low, high = float(known.min()), max(float(known.max()), low + max(abs(low), 1.0) * 1e-9)
    return HeightSurface(fine, low, high, is_log)


def _ratio(positive: Array) -> float:
    """How many times as large the high numbers are as the low ones."""
    low, high = (float(np.quantile(positive, share)) for share in (BULK, 1 - BULK))
    return high / low if low else float("inf")


def lit(surface: HeightSurface) -> Array:
    """How bright each place is in a light from the upper left, about 1 where it is level, (rows, columns)."""
    shares = np.nan_to_num(surface.shares, nan=1.0)
    rows, columns = shares.shape
    up, right = np.gradient(shares * STEEPNESS, 1 / max(rows - 1, 1), 1 / max(columns - 1, 1))
    normal = np.stack([-right, -up, np.ones_like(up)])
    normal /= np.linalg.norm(normal, axis=0)
    return np.asarray(np.einsum("i,ijk->jk", LIGHT, normal) / LIGHT[2])


def coloured(surface: HeightSurface, ends: tuple[Array, Array], hole: Array, look: SurfaceLook) -> Array:
    """A picture, (rows, columns, 3), 0 to 255. ends: the colours of the lowest and the highest place.

    hole: of what is no finite number.
    """
    shares = surface.shares[..., np.newaxis]
    picture = ends[0] + np.nan_to_num(shares) * (ends[1] - ends[0])
    if look == "relief":
        picture = picture + SHADE * np.clip(lit(surface) - 1, -1, 0.7)[..., np.newaxis]
    picture = np.where(np.isnan(shares), hole, picture)
    return np.clip(picture, 0, 255).astype(np.uint8)


def _round_steps(span: float) -> list[float]:
    power = 10.0 ** np.floor(np.log10(span / LEVELS))
    return [float(power * one) for one in (1, 2, 5, 10)]
