"""True sentences about the units of a run."""

import numpy as np

from engine.activity.flat import DIGITS as BOUND
from engine.activity.flat import beyond
from engine.activity.remark import Remark, Remarks, Telling, share_text
from engine.activity.streaks import Streaks
from engine.notation.number_text import number

LEAST = 10  # steps before anything is said of a unit that does not change, or is warned of
MUCH = 0.5  # of the steps, from which on a saturated unit is worth a warning
GROWN, FADED = 1000, 1e-6  # times a norm
DIGITS = 4


def remarks_on(telling: Telling, margin: float) -> list[Remarks]:
    """All that there is to say of a quantity of which steps are known. margin: as in `Followed`."""
    if not telling.of.steps:
        return []
    found = odd(telling) + saturated(telling, margin)
    if telling.of.steps >= LEAST:
        found += dead(telling) + resting(telling) + constant(telling) + norm(telling)
    return found


def odd(telling: Telling) -> list[Remarks]:
    """Units of which something is NaN or infinite."""
    one, streaks = telling.of, telling.of.odd
    units = np.flatnonzero(streaks.count)

    def tell(unit: int) -> Remark:
        first, written = int(streaks.first[unit]), telling.written(unit)
        often = _of(int(streaks.count[unit]), one.steps)
        sentence = f"{telling.name(unit)} is no finite number at {often}, first at t = {first}."
        return Remark(one.output.table, unit, first, sentence, written, f"not isfinite({written})")

    return telling.gathered("odd", units, tell, units)


def saturated(telling: Telling, margin: float) -> list[Remarks]:
    """Units near a limit of their activation, those first that are there longest."""
    one, streaks, ends = telling.of, telling.of.saturated, telling.of.ends
    if ends is None:
        return []
    order = np.argsort(-streaks.count, kind="stable")
    units = order[streaks.count[order] > 0]
    is_much = (streaks.count >= MUCH * one.steps) & (one.steps >= LEAST)

    def tell(unit: int) -> Remark:
        count, above = int(streaks.count[unit]), int(one.above[unit])
        sides = above > 0, above < count
        where = beyond(ends, margin, is_above=sides[0], is_below=sides[1])
        sentence = f"{telling.name(unit)} is {where} {_when(streaks, unit, one.steps)}"
        since, written = int(streaks.since[unit]), telling.written(unit)
        t = int(streaks.first[unit]) if since < 0 else since
        condition = _beyond(written, ends.bounds(margin), *sides)
        return Remark(one.output.table, unit, t, sentence, written, condition)

    return telling.gathered("saturated", units, tell, units[is_much[units]])


def dead(telling: Telling) -> list[Remarks]:
    """Units of a relu and its kin that have been 0 all the time."""
    one = telling.of
    if not one.may_rest:
        return []
    units = np.flatnonzero(one.resting.count == one.steps)

    def tell(unit: int) -> Remark:
        name, written = telling.name(unit), telling.written(unit)
        sentence = (
            f"{name} is 0 at all {one.steps} steps: its {one.output.function} lets nothing through, "
            f"and no gradient."
        )
        return Remark(one.output.table, unit, one.steps - 1, sentence, written, f"{written} == 0")

    return telling.gathered("dead", units, tell, units)


def resting(telling: Telling) -> list[Remarks]:
    """Remarks on units that have been 0 for a while, but not all the time."""
    one = telling.of
    if not one.may_rest:
        return []
    since = one.resting.since
    length = np.where(since < 0, 0, one.steps - since)
    order = np.argsort(-length, kind="stable")
    units = order[((length >= LEAST) & (one.resting.count < one.steps))[order]]

    def tell(unit: int) -> Remark:
        written, begin = telling.written(unit), int(since[unit])
        often = _of(int(length[unit]), one.steps)
        sentence = f"{telling.name(unit)} is 0 from t = {begin} on: at {often}."
        return Remark(one.output.table, unit, begin, sentence, written, f"{written} == 0")

    return telling.gathered("resting", units, tell)


def constant(telling: Telling) -> list[Remarks]:
    """Units that do not change, of which nothing worse is said."""
    one = telling.of
    is_told = one.saturated.count == one.steps
    if one.may_rest:
        is_told |= one.resting.count == one.steps
    units = np.flatnonzero((one.low == one.high) & (one.odd.count == 0) & ~is_told)

    def tell(unit: int) -> Remark:
        written, value = telling.written(unit), number(one.low[unit], DIGITS)
        sentence = f"{telling.name(unit)} does not change: it is {value} at all {one.steps} steps."
        condition = f"{written} == prev({written})"
        return Remark(one.output.table, unit, one.steps - 1, sentence, written, condition)

    return telling.gathered("constant", units, tell)


def norm(telling: Telling) -> list[Remarks]:
    """Of a state, that the norm over all its units has grown, or faded, by far."""
    one, table = telling.of, telling.of.output.table
    if not (one.is_state and "first" in one.norms):
        return []
    (begin, first), (top, largest), (end, last) = (one.norms[key] for key in ("first", "largest", "last"))
    name, watch = telling.name(), f"norm({telling.written()})"
    if begin < top and largest >= GROWN * first:
        sentence = (
            f"The norm of {name} grows from {number(first, DIGITS)} at t = {begin} to "
            f"{number(largest, DIGITS)} at t = {top}."
        )
        condition = f"{watch} >= {GROWN * first:.{BOUND}g}"
        remark = Remark(table, None, top, sentence, watch, condition)
        return telling.gathered("grows", np.zeros(1, dtype=int), lambda unit: remark)
    if top < end and last <= FADED * largest:
        sentence = (
            f"The norm of {name} fades from {number(largest, DIGITS)} at t = {top} to "
            f"{number(last, DIGITS)} at t = {end}."
        )
        condition = f"{watch} <= {FADED * largest:.{BOUND}g}"
        remark = Remark(table, None, end, sentence, watch, condition)
        return telling.gathered("fades", np.zeros(1, dtype=int), lambda unit: remark)
    return []


def _when(streaks: Streaks, unit: int, steps: int) -> str:
    count, since = int(streaks.count[unit]), int(streaks.since[unit])
    first, last = int(streaks.first[unit]), int(streaks.last[unit])
    if count == steps:
        return f"at all {steps} steps." if steps > 1 else "at the only step."
    if first == last:
        return f"at t = {first} alone."
    if since < 0:
        return f"at {_of(count, steps)}: first at t = {first}, last at t = {last}."
    if steps - since == count:
        return f"from t = {since} on: at {_of(count, steps)}."
    return f"from t = {since} on, and at {_of(count, steps)} in all."


def _of(count: int, steps: int) -> str:
    return f"{count} of {steps} steps ({share_text(count, steps)})"


def _beyond(name: str, bounds: tuple[float, float], is_above: bool, is_below: bool) -> str:
    low, high = (f"{bound:.{BOUND}g}" for bound in bounds)
    if is_above and is_below:
        return f"abs({name}) > {high}" if bounds[0] == -bounds[1] else f"{name} < {low} or {name} > {high}"
    return f"{name} > {high}" if is_above else f"{name} < {low}"
