"""Prepare a series for drawing: finite numbers only, no more of them than a screen can show."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from PyQt6.QtCore import QCoreApplication
from tsdownsample import MinMaxDownsampler

from engine.array import Array
from gui.curves.bin_extremes import BIN, KeptExtremes

BINS_A_COLUMN = 2  # from which on it cannot be seen where a bin ends
KEPT = KeptExtremes()
LARGEST = float(np.finfo(np.float64).max)


@dataclass(frozen=True)
class Oddity:
    """The first value that is not drawn as it is. lasts: whether all after it are such, too."""

    kind: Literal["infinite", "not a number", "beyond float64"]
    t: int
    lasts: bool

    def text(self) -> str:
        """What to tell the user."""
        kinds = {
            "infinite": _tr("infinite"),
            "not a number": _tr("not a number"),
            "beyond float64": _tr("beyond float64"),
        }
        since = _tr("{} from t = {}") if self.lasts else _tr("{} at t = {}")
        return since.format(kinds[self.kind], self.t)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plot", text)


@dataclass(frozen=True, eq=False)
class Series:
    """What is left of a series to be drawn.

    t, values: (n,), finite float64. joined: (n,), whether a line goes on to the next point.
    visible: how many steps lay in the window before they were reduced.
    """

    t: Array
    values: Array
    joined: Array
    visible: int
    oddity: Oddity | None = None

    @property
    def lonely(self) -> Array:
        """Whether each point stands alone, without a line to another, (n,) of bool."""
        before = np.concatenate(([False], self.joined[:-1])) if len(self.joined) else self.joined
        return ~(self.joined | before)


def prepare(values: Array, first: float, last: float, columns: int, *, has_gaps: bool = False) -> Series:
    """Reduce a series to what a window can show: two points for each pixel column, extremes and both ends.

    values: (steps,), of any dtype, also Python integers of any size. first, last: the window's ends, in
    steps. columns: its width in pixels. has_gaps: whether NaN marks a gap, and is not reported as a wrong
    value.
    """
    start, stop = visible_steps(len(values), first, last)
    most = 2 * int(np.ceil((stop - start) * max(columns, 1) / max(last - first, 1.0)))
    if stop - start >= BINS_A_COLUMN * BIN * most / 2:
        found = _of_bins(values, start, stop, most)
        if found is not None:
            return found
    part, beyond = as_floats(values[start:stop])
    fine = np.isfinite(part)
    is_fine = bool(fine.all())
    if is_fine:
        chosen = _extremes(part, most)
        joined = np.ones(len(chosen), dtype=bool)
    else:
        kept = np.flatnonzero(fine)
        chosen = kept[_extremes(part[kept], most)]
        holes = np.cumsum(~fine)[chosen]
        joined = np.append(holes[1:] == holes[:-1], True) if len(chosen) else np.ones(0, dtype=bool)
    joined[-1:] = False
    return Series(
        t=(chosen + start).astype(np.float64),
        values=part[chosen].astype(np.float64),
        joined=joined,
        visible=stop - start,
        oddity=None
        if is_fine and beyond is None
        else _first_oddity(part, fine | np.isnan(part) if has_gaps else fine, beyond, start),
    )


def _of_bins(values: Array, start: int, stop: int, most: int) -> Series | None:
    """A long series by the extremes of its bins; None where it has a value that cannot be drawn as it is."""
    kept = KEPT.of(values)
    if kept is None:
        return None
    kept.follow(values, as_floats)
    places = kept.places(start, stop)
    heights, beyond = as_floats(values[places])
    if not kept.is_fine or beyond is not None or not np.isfinite(heights).all():
        return None
    chosen = _extremes(heights, most)
    chosen = chosen[np.diff(places[chosen], prepend=-1) > 0]  # one value may be the least and the greatest
    joined = np.ones(len(chosen), dtype=bool)
    joined[-1:] = False
    t, heights = places[chosen].astype(np.float64), heights[chosen].astype(np.float64)
    return Series(t, heights, joined, stop - start)


def visible_steps(steps: int, first: float, last: float) -> tuple[int, int]:
    """The recorded steps that a window shows, and one more on each side: the first, and the end."""
    start = min(max(int(np.floor(first)), 0), steps)
    return start, max(start, min(steps, int(np.ceil(last)) + 1))


def as_floats(values: Array) -> tuple[Array, Array | None]:
    """The values as floats, and which of them were clipped because float64 cannot hold them."""
    if values.dtype != object:
        return values, None
    try:
        return values.astype(np.float64), None
    except OverflowError:  # Python integers beyond float64
        beyond = np.array([abs(value) > LARGEST for value in values], dtype=bool)
        clipped = [min(max(value, -LARGEST), LARGEST) for value in values]
        return np.array(clipped, dtype=np.float64), beyond


def _extremes(values: Array, most: int) -> Array:
    """Indices of about `most` values, rising: the least and the greatest of each column, and both ends."""
    if len(values) <= most + 2:
        return np.arange(len(values))
    chosen = MinMaxDownsampler().downsample(np.ascontiguousarray(values), n_out=max(2, most))
    found = np.concatenate(([0], chosen.astype(np.int64), [len(values) - 1]))  # rising
    return found[np.diff(found, prepend=-1) > 0]


def _first_oddity(part: Array, fine: Array, beyond: Array | None, start: int) -> Oddity | None:
    odd = ~fine if beyond is None else ~fine | beyond
    if not odd.any():
        return None
    at = int(np.argmax(odd))
    if beyond is not None and beyond[at]:
        kind: Literal["infinite", "not a number", "beyond float64"] = "beyond float64"
    else:
        kind = "not a number" if np.isnan(part[at]) else "infinite"
    return Oddity(kind, start + at, bool(odd[at:].all()))
