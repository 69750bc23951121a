"""Why two implementations differ at a step, in plain words."""

from typing import Any

import numpy as np

from engine.array import is_finite_number
from engine.comparison.compare import (
    ComparedRow,
    StepComparison,
    compare_arithmetic,
    compare_step,
    symbol,
)
from engine.comparison.given import given_numbers, given_terms
from engine.comparison.pair import ImplementationPair, coarse_and_fine, pair_of, precision_of
from engine.comparison.small import SmallNumbers
from engine.comparison.tolerance import EXACT, Tolerance, first_beyond, relative
from engine.explain.origin import OUTPUT
from engine.implementations.every import implementation, title_of
from engine.notation.number_text import exact_text, is_whole, number
from engine.run.recorded_run import RecordedRun

WHOLE_BITS = {"float32": 24, "float64": 53}
DIGITS = {"exact": "every digit", "float32": "about 7 digits", "float64": "about 16 digits"}
POWERS = {24: "2²⁴", 53: "2⁵³"}
GROWN = 10  # times; a difference that has become so much larger is said to have grown
ROUNDING = Tolerance(kind="relative", value=1e-3)  # no sum of some thousand products is rounded by more


def why(
    run: RecordedRun, t: int, origin: int | None = None, pair: ImplementationPair | None = None
) -> str | None:
    """Explain why two implementations differ at step t: how the difference began, and how it grew.

    It also says where the target, with which both are compared, is itself rounded.

    origin: the first step that differs, if the caller knows it. pair: the implementations; None means the
    first two of the run. Returns None where they do not differ up to step t.
    """
    plan, pair = run.plan, pair or pair_of(run)
    origin = _origin(run, pair) if origin is None or plan.job.specimen is not None else origin
    if origin is None or origin > t:
        return None
    told, rounded = _difference(run, t, origin, pair), plan.rounded_target
    is_concerned = rounded is not None and rounded.t <= t and plan.has_error
    return f"{told} {rounded.sentence}" if rounded is not None and is_concerned else told


def _difference(run: RecordedRun, t: int, origin: int, pair: ImplementationPair) -> str:
    here, began = (compare_step(run, step, EXACT, pair) for step in (t, origin))
    overflow = _overflow(run, here, t) or _overflow(run, began, origin)
    if overflow:
        return overflow
    rows = compare_arithmetic(run, origin, pair)
    small = _small_numbers(run, rows, origin, pair)
    if small:
        return small
    since = "" if t == origin else _smallness(run, here, t) or _growth(began, origin, here, t)
    return " ".join(filter(None, (_cause(run, began, rows, origin), since)))


def _origin(run: RecordedRun, pair: ImplementationPair) -> int | None:
    """The first step that differs; with a planted mistake, the first that differs by more than rounding."""
    planted = None if run.plan.job.specimen is None else first_beyond(run.trace, ROUNDING, pair=pair)
    return first_beyond(run.trace, EXACT, pair=pair) if planted is None else planted


def _overflow(run: RecordedRun, found: StepComparison, t: int) -> str:
    """Where one precision has ended, and the other has not."""
    plan = run.plan
    for row in found.rows:
        values = (row.ours, row.theirs)
        for name, value, other in zip(found.pair, values, reversed(values), strict=True):
            if not is_finite_number(value) and is_finite_number(other):
                precision = precision_of(plan, name)
                end = "3.4e38" if precision == "float32" else "1.8e308"
                given = given_numbers(given_terms(run, row, t, found.pair))
                lost = next((one for one in given if not is_finite_number(one.read)), None)
                if lost is not None and is_finite_number(lost.meant):
                    return (
                        f"{precision} ends at {end}. At t = {t} {lost.words} is {exact_text(lost.meant)}, "
                        f"which is beyond it already, so {title_of(name)} reads {number(lost.read)}, and has "
                        f"{number(value)} for {symbol(row, t)}."
                    )
                is_beyond = abs(other) > float(np.finfo(precision).max)
                which = "which is beyond it" if is_beyond else "which came of numbers that were beyond it"
                return (
                    f"{precision} ends at {end}. At t = {t} {symbol(row, t)} is {exact_text(other)}, "
                    f"{which}, so {title_of(name)} has {number(value)}."
                )
    return ""


def _cause(run: RecordedRun, found: StepComparison, rows: tuple[ComparedRow, ...], t: int) -> str:
    """What the first difference comes from: what both are given, or what they make of it.

    rows: what both make of the same numbers.
    """
    judged = rows or found.rows  # a step that cannot be computed again is taken as it is
    differing = {row.operation.name for row in found.rows if row.is_beyond}
    suspects = (row for row in judged if row.operation.name in differing and np.isfinite(row.absolute))
    wrong = next((row for row in suspects if _share(judged, row) > ROUNDING.value), None)
    if wrong is not None:
        return _something_else(found, wrong, t)
    if found.first is None:
        return ""
    rounded = next((row for row in rows if row.is_beyond), found.first)
    return _reading(run, found.first, t, found.pair) or _rounding(run, found, rounded, t)


def _something_else(found: StepComparison, row: ComparedRow, t: int) -> str:
    ours, theirs = map(title_of, found.pair)
    name = row.operation.name
    had = next(one for one in found.rows if one.operation.name == name)  # made each of its own numbers
    return (
        f"It begins at t = {t} in {symbol(had, t)}: {ours} has {exact_text(had.ours)}, {theirs} "
        f"{exact_text(had.theirs)}. That is more than rounding does, so one of them computes something else."
    )


def _small_numbers(run: RecordedRun, rows: tuple[ComparedRow, ...], t: int, pair: ImplementationPair) -> str:
    """Whether small numbers explain what the same numbers have become, best of all where most is off."""
    small = SmallNumbers(run, t, pair)
    differing = sorted((row for row in rows if row.is_beyond), key=lambda row: row.relative <= ROUNDING.value)
    told = (tell(row) for row in differing for tell in (small.of_result, small.of_what_is_given))
    return next(filter(None, told), "")


def _smallness(run: RecordedRun, here: StepComparison, t: int) -> str:
    """Where the numbers have become too small for the coarser precision since."""
    told = map(SmallNumbers(run, t, here.pair).of_result, reversed(here.rows))
    return next(filter(None, told), "")


def _reading(run: RecordedRun, row: ComparedRow, t: int, pair: ImplementationPair) -> str:
    """A given number that the coarser implementation rounds before it computes anything."""
    given = given_numbers(given_terms(run, row, t, pair))
    rounded = next((one for one in given if one.is_rounded), None)
    if rounded is None:
        return ""
    coarse, _ = coarse_and_fine(run.plan, pair)
    name, precision = title_of(coarse), precision_of(run.plan, coarse)
    read, meant = exact_text(rounded.read), exact_text(rounded.meant)
    bits = WHOLE_BITS[precision]
    if is_whole(rounded.meant) and abs(rounded.meant) > 2**bits:
        return (
            f"{precision} holds every whole number only up to {POWERS[bits]} = {2**bits:,}. It begins at "
            f"t = {t} in {symbol(row, t)}: {rounded.words} is {meant}, and {name} reads {read}, before it "
            f"computes anything."
        )
    return (
        f"It begins at t = {t} in {symbol(row, t)}, before anything is computed: {name} reads numbers in "
        f"{precision}, which holds {DIGITS[precision]}, so {rounded.words} is {read} to it in place of "
        f"{meant}."
    )


def _rounding(run: RecordedRun, found: StepComparison, row: ComparedRow, t: int) -> str:
    """What the arithmetic itself rounds."""
    plan = run.plan
    coarse, fine = coarse_and_fine(plan, found.pair)
    words = {name: precision_of(plan, name) for name in found.pair}
    if words[coarse] == words[fine]:
        return _same_precision(found, row, t, words[coarse], is_compiled=plan.is_jit_compiled)
    values = dict(zip(found.pair, (row.ours, row.theirs), strict=True))
    bits = WHOLE_BITS[words[coarse]]
    if is_whole(values[fine]) and is_whole(values[coarse]) and abs(values[fine]) > 2**bits:
        return _beyond_whole(row, t, words[coarse], title_of(coarse), values[fine], values[coarse])
    return (
        f"It begins at t = {t} in {symbol(row, t)}: {title_of(coarse)} computes in {words[coarse]}, which "
        f"holds {DIGITS[words[coarse]]}, {title_of(fine)} in {words[fine]}, which holds "
        f"{DIGITS[words[fine]]}. {title_of(fine)} has {exact_text(values[fine])}, {title_of(coarse)} "
        f"{exact_text(values[coarse])}."
    )


def _share(rows: tuple[ComparedRow, ...], row: ComparedRow) -> float:
    """How large a difference is beside the numbers of its step, of which some may have cancelled."""
    return relative(row.absolute, max(one.largest for one in rows), 0)


def _beyond_whole(row: ComparedRow, t: int, precision: str, name: str, true: Any, got: Any) -> str:
    bits = WHOLE_BITS[precision]
    low, high = _neighbours(int(true), precision)
    has = f"so {name} has {int(got):,}"
    if low == high:
        between = f"is beyond that and computed of numbers that are rounded on the way, {has}"
    elif int(got) in (low, high):
        between = f"lies between two that it has, {low:,} and {high:,}, {has}"
    else:
        between = (
            f"lies between two that it has, {low:,} and {high:,}; numbers on the way are rounded, too, {has}"
        )
    return (
        f"{precision} holds every whole number only up to {POWERS[bits]} = {2**bits:,}. At t = {t} "
        f"{symbol(row, t)} should be {int(true):,}, which {between}."
    )


def _neighbours(true: int, precision: str) -> tuple[int, int]:
    """The nearest whole numbers of a precision on both sides; twice the number itself where it has it."""
    dtype = np.dtype(precision).type
    nearest = dtype(true)
    if int(nearest) == true:
        return true, true
    other = np.nextafter(nearest, dtype(np.inf if int(nearest) < true else -np.inf))
    return tuple(sorted((int(nearest), int(other))))  # type: ignore[return-value]


def _same_precision(
    found: StepComparison, row: ComparedRow, t: int, precision: str, *, is_compiled: bool
) -> str:
    same = f"though both compute in {precision} from the same numbers"
    begins = f"It begins at t = {t} in {symbol(row, t)}, {same}: "
    ours, theirs = map(implementation, found.pair)
    if not theirs.needs_tensorflow:
        return begins + "one of them adds or rounds in another order, so that the last digits differ."
    if is_compiled:
        return begins + (
            f"XLA compiles {theirs.possessive} steps and fuses a product and a sum into one operation that "
            f"rounds once (fused multiply-add), where {ours.title} rounds twice."
        )
    return begins + (
        "TensorFlow adds the products in another order, or computes the activation by another formula, so "
        "the last digits are rounded otherwise."
    )


def _growth(began: StepComparison, origin: int, here: StepComparison, t: int) -> str:
    """Whether a small difference has become large; the step's own rounding is small then."""
    if not here.made:
        return ""
    last = max(index for index, row in enumerate(here.rows) if row.operation.quantity == OUTPUT)
    before, now, own = (_share(rows, rows[last]) for rows in (began.rows, here.rows, here.made))
    if not (0 < before * GROWN < now and own * GROWN < now):
        return ""
    what = (
        f"Since then the difference of {symbol(here.rows[last], t)}, measured by the largest number of its "
        f"step, has grown from {number(before, 2)} to {number(now, 2)}"
    )
    steps = t - origin
    if now <= (steps + 1) * max(before, own):
        return f"{what}: no more than {steps + 1} steps of such differences add up to."
    times = (now / before) ** (1 / steps)
    return (
        f"{what}, about {number(times, 3)} times a step. From the same state, step {t} alone makes "
        f"{number(own, 2)}; the rest came in with the state before. The network amplifies small differences, "
        f"as chaotic ones do: neither implementation is wrong."
    )
