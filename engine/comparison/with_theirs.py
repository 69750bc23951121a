"""Somebody's numbers beside ours: how far apart they are, and the first number that is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.doctor.finding import FirstWrong
from engine.theirs.aligned import AlignedNumbers
from engine.theirs.slot import QuantityPlace

SINGLE = 1e-5
"""Of the largest number: float32 holds seven digits, and tens of units over hundreds of steps lose two."""


@dataclass(frozen=True)
class NumbersComparison:
    """What comes of comparing all numbers that both have.

    tolerance: the largest difference that does not count. max_difference: the largest there is, infinite
    where one of both is not finite. compared: how many numbers. first: None where all are within.
    """

    tolerance: float
    max_difference: float
    compared: int
    first: FirstWrong | None

    @property
    def is_same(self) -> bool:
        """Whether no difference is beyond the tolerance."""
        return self.max_difference <= self.tolerance


def default_tolerance(ours: Mapping[str, Array]) -> float:
    """What float32 may round, for numbers of this size. ours: by quantity, of all that goes into a step."""
    sizes = [_largest(table) for table in ours.values()]
    return SINGLE * (max(sizes, default=0.0) or 1.0)


def compare_numbers(
    ours: Mapping[str, Array],
    theirs: Mapping[str, AlignedNumbers],
    slots: Sequence[QuantityPlace],
    tolerance: float | None = None,
) -> NumbersComparison:
    """Compare quantity by quantity. ours: by "0.h" or "y", (rows, steps, size) each, NaN where not computed.

    slots: the order in which a step computes its quantities. tolerance: None takes what suits float32, by
    the size that the numbers have up to each step, as they may grow; of the first wrong one it is told.
    """
    most = default_tolerance(ours) if tolerance is None else tolerance
    apart = {key: distances(ours[key], theirs[key]) for key in map(str, slots) if key in theirs}
    largest = max((float(np.max(one, initial=0.0)) for one in apart.values()), default=0.0)
    compared = sum(int(one.there.sum()) for one in theirs.values())
    bounds = _bounds(ours) if tolerance is None else most
    first = _first(apart, ours, theirs, slots, bounds)
    if first is not None and isinstance(bounds, np.ndarray):
        most = float(bounds[0, first.t, 0])
    return NumbersComparison(most, largest, compared, first)


def distances(ours: Array, theirs: AlignedNumbers) -> Array:
    """How far numbers are apart; 0 where theirs has none, and infinite where just one is no finite number."""
    with np.errstate(all="ignore"):
        apart = np.abs(ours - theirs.values)
    is_same = (ours == theirs.values) | (np.isnan(ours) & np.isnan(theirs.values))
    return np.where(is_same | ~theirs.there, 0.0, np.where(np.isnan(apart), np.inf, apart))


def _bounds(ours: Mapping[str, Array]) -> Array:
    """What float32 may round at each step, by the largest number up to it, (1, steps, 1)."""
    sizes = [np.max(np.where(np.isfinite(table), np.abs(table), 0), axis=(0, 2)) for table in ours.values()]
    upto = np.maximum.accumulate(np.max(sizes, axis=0))
    return SINGLE * np.where(upto > 0, upto, 1.0)[np.newaxis, :, np.newaxis]


def _first(
    apart: Mapping[str, Array],
    ours: Mapping[str, Array],
    theirs: Mapping[str, AlignedNumbers],
    slots: Sequence[QuantityPlace],
    bound: float | Array,
) -> FirstWrong | None:
    """The first in time; at one step the first row, and there what is computed first."""
    places = []
    for order, slot in enumerate(slots):
        wrong = np.argwhere(apart[str(slot)] > bound) if str(slot) in apart else np.zeros((0, 3), dtype=int)
        if len(wrong):
            row, t, index = min(map(tuple, wrong.tolist()), key=lambda place: (place[1], place[0], place[2]))
            places.append((t, row, order, index, slot))
    if not places:
        return None
    t, row, _, index, slot = min(places, key=lambda place: place[:4])
    numbers = ours[str(slot)][row, t, index], theirs[str(slot)].values[row, t, index]
    return FirstWrong(t, row, slot.layer, slot.quantity, index, *map(float, numbers))


def _largest(table: Array) -> float:
    sizes = np.abs(table)
    return float(np.max(sizes, initial=0.0, where=np.isfinite(sizes)))
