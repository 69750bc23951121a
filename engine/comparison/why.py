"""Why two implementations differ at a step, in plain words."""

from typing import Any

import numpy as np

from engine.array import is_finite_number
from engine.comparison.compare import (
    ComparedRow,
    StepComparison,
    coarse_and_fine,
    compare_step,
    precision_of,
    symbol,
)
from engine.comparison.pair import ImplementationPair, pair_of
from engine.comparison.tolerance import EXACT, Tolerance, first_beyond, relative
from engine.implementations.every import implementation, title_of
from engine.notation.number_text import is_whole, number
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun

WHOLE_BITS = {"float32": 24, "float64": 53}
DIGITS = {"exact": "every digit", "float32": "about 7 digits", "float64": "about 16 digits"}
POWERS = {24: "2²⁴", 53: "2⁵³"}
GROWN = 10  # times; a difference that has become so much larger is said to have grown
ROUNDING = Tolerance(kind="relative", value=1e-3)  # no sum of some thousand products is rounded by more
PLACES = 17  # digits of the numbers that are compared


def why(
    run: RecordedRun, t: int, origin: int | None = None, pair: ImplementationPair | None = None
) -> str | None:
    """Explain how two implementations come to differ at step t: what it began with, and what became of it.

    origin: the first step that differs, where that is known. pair: the two; None means the first that
    ran. None where none does up to t.
    """
    plan, pair = run.plan, pair or pair_of(run)
    origin = _origin(run, pair) if origin is None or plan.job.specimen is not None else origin
    if origin is None or origin > t:
        return None
    here, began = (compare_step(run, step, EXACT, pair) for step in (t, origin))
    overflow = _overflow(plan, here, t)
    return overflow or " ".join(filter(None, (_cause(plan, began, origin), _growth(began, origin, here, t))))


def _origin(run: RecordedRun, pair: ImplementationPair) -> int | None:
    """The first step that differs; with a planted mistake, the first that differs by more than rounding."""
    planted = None if run.plan.job.specimen is None else first_beyond(run.trace, ROUNDING, pair=pair)
    return first_beyond(run.trace, EXACT, pair=pair) if planted is None else planted


def _overflow(plan: Plan, found: StepComparison, t: int) -> str:
    """Where one precision has ended, and the other has not."""
    for row in found.rows:
        values = (row.ours, row.theirs)
        for name, value, other in zip(found.pair, values, reversed(values), strict=True):
            if not is_finite_number(value) and is_finite_number(other):
                precision = precision_of(plan, name)
                end = "3.4e38" if precision == "float32" else "1.8e308"
                return (
                    f"{precision} ends at {end}. At t = {t} {symbol(row, t)} is {_text(other)}, which is "
                    f"beyond it or came of numbers that were, so {title_of(name)} has {number(value)}."
                )
    return ""


def _cause(plan: Plan, found: StepComparison, t: int) -> str:
    """What the first difference comes from: the same input and state, yet another result."""
    row = found.origin or found.first
    if row is None:
        return ""
    coarse, fine = coarse_and_fine(plan, found.pair)
    titles = [title_of(name) for name in found.pair]
    words = {name: precision_of(plan, name) for name in found.pair}
    if _is_no_rounding(found, row):
        return (
            f"It begins at t = {t} in {symbol(row, t)}: {titles[0]} has {_text(row.ours)}, {titles[1]} "
            f"{_text(row.theirs)}. That is more than rounding does, so one of them computes something else."
        )
    if words[coarse] == words[fine]:
        return _same_precision(found, row, t, words[coarse], is_compiled=plan.is_jit_compiled)
    values = dict(zip(found.pair, (row.ours, row.theirs), strict=True))
    bits = WHOLE_BITS[words[coarse]]
    if is_whole(values[fine]) and is_whole(values[coarse]) and abs(values[fine]) > 2**bits:
        return _beyond_whole(row, t, words[coarse], title_of(coarse), values[fine], values[coarse])
    return (
        f"It begins at t = {t} in {symbol(row, t)}: {title_of(coarse)} computes in {words[coarse]}, which "
        f"holds {DIGITS[words[coarse]]}, {title_of(fine)} in {words[fine]}, which holds "
        f"{DIGITS[words[fine]]}. {title_of(fine)} has {_text(values[fine])}, {title_of(coarse)} "
        f"{_text(values[coarse])}."
    )


def _is_no_rounding(found: StepComparison, row: ComparedRow) -> bool:
    """Whether a difference is large beside the numbers of the step, of which some may have cancelled."""
    numbers = [value for one in found.rows for value in (one.ours, one.theirs) if is_finite_number(value)]
    return relative(row.absolute, max(map(abs, numbers), default=0), 0) > ROUNDING.value


def _beyond_whole(row: ComparedRow, t: int, precision: str, name: str, true: Any, got: Any) -> str:
    bits = WHOLE_BITS[precision]
    low, high = _neighbours(int(true), precision)
    between = f"lies between two that it has, {low:,} and {high:,}" if low != high else "is beyond that"
    return (
        f"{precision} holds every whole number only up to {POWERS[bits]} = {2**bits:,}. At t = {t} "
        f"{symbol(row, t)} should be {int(true):,}, which {between}, so {name} has {int(got):,}."
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
    """Whether the network has made a small difference large; the step's own rounding is small then."""
    if t == origin or not here.made:
        return ""
    before, now, own = (rows[-1].relative for rows in (began.rows, here.rows, here.made))
    if not (0 < before * GROWN < now and own * GROWN < now):
        return ""
    times = (now / before) ** (1 / (t - origin))
    return (
        f"Since then the relative difference of {symbol(here.rows[-1], t)} has grown from "
        f"{number(before, 2)} to {number(now, 2)}, about {number(times, 3)} times a step. From the same "
        f"state, step {t} alone makes {number(own, 2)}; the rest came in with the state before. The network "
        f"amplifies small differences, as chaotic ones do: neither implementation is wrong."
    )


def _text(value: Any) -> str:
    return f"{int(value):,}" if is_whole(value) and abs(value) < 1e21 else number(value, PLACES)
