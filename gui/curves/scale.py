"""How values become heights on a plot: linear, logarithmic on both sides of zero, or of positive ones."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.array import Array

ScaleKind = Literal["linear", "symlog", "log"]
ScaleChoice = Literal["auto", "linear", "symlog"]

MANY_TIMES = 1000  # from the typical to the largest size; beyond, a linear axis hides most of a curve
PLAIN = (1e-4, 1e9)  # sizes that are drawn as they are; Qt inverts no transform with factors under 1e-12
MARGIN = 0.06  # of the range, above and below the curves
NO_RANGE = 1e-10  # heights that are nearer are drawn as one
SHARED = 1e-5  # of the size: a range under it is drawn from its lowest value on, where floats are fine enough
NOISE = 1e-12  # of the size: differences of real numbers under it are rounding, of a few last bits
ZERO = 1e-9  # heights of constants are at least 1e-4, unless they are as good as zero
LOG10 = float(np.log(10))


@dataclass(frozen=True)
class Scale:
    """Turns the values of a plot into the heights at which they are drawn, and back.

    linear: (value − offset) / unit. symlog: sign(v) · log10(1 + |v|), which is odd and grows everywhere.
    log: log10(v), of positive values only.
    """

    kind: ScaleKind = "linear"
    unit: float = 1.0
    offset: float = 0.0

    def heights(self, values: Array) -> Array:
        """The heights of finite values; they are finite, and small enough for every transform of Qt."""
        if self.kind == "linear":
            return (values - self.offset) / self.unit
        if self.kind == "log":
            return np.log10(values)
        return np.copysign(np.log1p(np.abs(values)) / LOG10, values)

    def height(self, value: float) -> float:
        """The height of one value."""
        return float(self.heights(np.asarray(value, dtype=np.float64)))

    def value(self, height: float) -> float:
        """The value that is drawn at a height, finite also above the largest one."""
        with np.errstate(over="ignore"):
            if self.kind == "linear":
                value = np.float64(height) * self.unit + self.offset
            elif self.kind == "log":
                value = np.float64(10.0) ** height
            else:
                value = np.copysign(np.expm1(np.abs(height) * LOG10), height)
        return float(np.nan_to_num(value))


def choose_scale(choice: ScaleChoice, values: Array, before: ScaleKind | None = None) -> Scale:
    """The scale for some values, (n,), finite. before: what "auto" shall keep to, if anything."""
    sizes = np.abs(values[values != 0])
    largest = float(sizes.max()) if len(sizes) else 0.0
    kind: ScaleKind = choice if choice != "auto" else before or _best_kind(sizes, largest)
    if kind != "linear":
        return Scale(kind)
    offset, span = _offset(values, largest)
    return Scale("linear", _unit(span), offset) if offset else Scale("linear", _unit(largest))


def _offset(values: Array, largest: float) -> tuple[float, float]:
    """Where the heights begin that all lie far from zero, and how far they reach; 0 where they do not."""
    if not largest:
        return 0.0, 0.0
    lowest = float(values.min())
    span = float(values.max()) / 2 - lowest / 2  # halves, since the whole may be beyond float64
    is_shared = 0 < 2 * span < SHARED * largest
    if not is_shared or (2 * span < NOISE * largest and not (values == np.rint(values)).all()):
        return 0.0, 0.0
    return lowest, 2 * span


def _best_kind(sizes: Array, largest: float) -> ScaleKind:
    """Below 1 symlog is as good as linear, so a typical size counts as 1 at least."""
    middle = len(sizes) // 2
    typical = max(1.0, float(np.partition(sizes, middle)[middle])) if len(sizes) else 1.0
    return "symlog" if largest / typical > MANY_TIMES else "linear"


def _unit(largest: float) -> float:
    if largest == 0 or PLAIN[0] <= largest <= PLAIN[1]:
        return 1.0
    return float(10.0 ** max(-300, int(np.floor(np.log10(largest)))))


def height_range(scale: Scale, heights: Array, margin: float = MARGIN) -> tuple[float, float]:
    """What to show so that all heights, (n,), are seen with a margin; sensible for one constant, too.

    margin: above and below, as a share of what the heights fill.
    """
    if not len(heights):
        return -1.0, 1.0
    low, high = float(heights.min()), float(heights.max())
    if high - low <= max(NO_RANGE, 1e-9 * max(abs(low), abs(high))):
        is_zero = max(abs(low), abs(high)) < ZERO
        room = 1.0 if is_zero else 0.5 if scale.kind == "symlog" else 0.1 * abs(high)
        return low - room, high + room
    room = margin * (high - low)
    return low - room, high + room
