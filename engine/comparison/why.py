"""Why NumPy and Keras differ at a step, in plain words."""

from typing import Any

import numpy as np

from engine.array import is_finite_number
from engine.comparison.compare import Row, StepComparison, coarse_implementation, compare_step, symbol
from engine.comparison.tolerance import EXACT, Tolerance, first_beyond, relative
from engine.notation.number_text import is_whole, number
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun

NAMES = {"numpy": "NumPy", "keras": "Keras"}
WHOLE_BITS = {"float32": 24, "float64": 53}
DIGITS = {"exact": "every digit", "float32": "about 7 digits", "float64": "about 16 digits"}
POWERS = {24: "2²⁴", 53: "2⁵³"}
GROWN = 10  # times; a difference that has become so much larger is said to have grown
ROUNDING = Tolerance(kind="relative", value=1e-3)  # no sum of some thousand products is rounded by more
PLACES = 17  # digits of the numbers that are compared


def why(run: RecordedRun, t: int, origin: int | None = None) -> str | None:
    """Explain how NumPy and Keras come to differ at step t: what it began with, and what became of it.

    origin: the first step that differs, where that is known. None where none does up to t.
    """
    plan = run.plan
    origin = _origin(run) if origin is None or plan.job.specimen is not None else origin
    if origin is None or origin > t:
        return None
    here, began = (compare_step(run, step, EXACT) for step in (t, origin))
    overflow = _overflow(plan, here, t)
    return overflow or " ".join(filter(None, (_cause(plan, began, origin), _growth(began, origin, here, t))))


def _origin(run: RecordedRun) -> int | None:
    """The first step that differs; with a planted mistake, the first that differs by more than rounding."""
    planted = None if run.plan.job.specimen is None else first_beyond(run.trace, ROUNDING)
    return first_beyond(run.trace, EXACT) if planted is None else planted


def _overflow(plan: Plan, found: StepComparison, t: int) -> str:
    """Where one precision has ended, and the other has not."""
    for row in found.rows:
        for name, value, other in (("numpy", row.numpy, row.keras), ("keras", row.keras, row.numpy)):
            if not is_finite_number(value) and is_finite_number(other):
                precision = getattr(plan.job.experiment.precision, name)
                end = "3.4e38" if precision == "float32" else "1.8e308"
                return (
                    f"{precision} ends at {end}. At t = {t} {symbol(row, t)} is {_text(other)}, which is "
                    f"beyond it or came of numbers that were, so {NAMES[name]} has {number(value)}."
                )
    return ""


def _cause(plan: Plan, found: StepComparison, t: int) -> str:
    """What the first difference comes from: the same input and state, yet another result."""
    row = found.origin or found.first
    if row is None:
        return ""
    precision = plan.job.experiment.precision
    coarse = coarse_implementation(plan)
    fine = "numpy" if coarse == "keras" else "keras"
    words = {name: getattr(precision, name) for name in ("numpy", "keras")}
    if _is_no_rounding(found, row):
        return (
            f"It begins at t = {t} in {symbol(row, t)}: NumPy has {_text(row.numpy)}, Keras "
            f"{_text(row.keras)}. That is more than rounding does, so one of them computes something else."
        )
    if words["numpy"] == words["keras"]:
        return _same_precision(plan, row, t, words[coarse])
    values = {"numpy": row.numpy, "keras": row.keras}
    bits = WHOLE_BITS[words[coarse]]
    if is_whole(values[fine]) and is_whole(values[coarse]) and abs(values[fine]) > 2**bits:
        return _beyond_whole(row, t, words[coarse], NAMES[coarse], values[fine], values[coarse])
    return (
        f"It begins at t = {t} in {symbol(row, t)}: {NAMES[coarse]} computes in {words[coarse]}, which holds "
        f"{DIGITS[words[coarse]]}, {NAMES[fine]} in {words[fine]}, which holds {DIGITS[words[fine]]}. "
        f"{NAMES[fine]} has {_text(values[fine])}, {NAMES[coarse]} {_text(values[coarse])}."
    )


def _is_no_rounding(found: StepComparison, row: Row) -> bool:
    """Whether a difference is large beside the numbers of the step, of which some may have cancelled."""
    numbers = [value for one in found.rows for value in (one.numpy, one.keras) if is_finite_number(value)]
    return relative(row.absolute, max(map(abs, numbers), default=0), 0) > ROUNDING.value


def _beyond_whole(row: Row, t: int, precision: str, name: str, true: Any, got: Any) -> str:
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


def _same_precision(plan: Plan, row: Row, t: int, precision: str) -> str:
    same = f"though both compute in {precision} from the same numbers"
    begins = f"It begins at t = {t} in {symbol(row, t)}, {same}: "
    if plan.is_jit_compiled:
        return begins + (
            "XLA compiles Keras' steps and fuses a product and a sum into one operation that rounds once "
            "(fused multiply-add), where NumPy rounds twice."
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
