"""Two implementations side by side at one step: each operation, and where a difference began inside it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array
from engine.comparison.pair import ImplementationPair, pair_of, precision_of, with_what_is_there
from engine.comparison.same_state import ComparedValues, ReadAs, from_one_state, recorded_step
from engine.comparison.tolerance import EXACT, Tolerance, distances, is_beyond, relative
from engine.comparison.ulp import coarser, difference, ulps
from engine.implementations.every import replayed_among
from engine.notation.symbols import plain
from engine.run.measures import as_float64
from engine.run.operation import Operation, operations
from engine.run.recorded_run import RecordedRun


@dataclass(frozen=True)
class ComparedRow:
    """One operation in two implementations, at the unit where they differ most.

    units: how many units the operation has. ours, theirs: the numbers of the first and of the second
    implementation. absolute: their exact difference, rounded once. ulps: None where one of them is not
    finite. largest: the largest absolute value among the finite numbers of all units in both.
    """

    operation: Operation
    unit: int
    units: int
    ours: Any
    theirs: Any
    absolute: float
    relative: float
    ulps: int | None
    largest: float
    is_beyond: bool


@dataclass(frozen=True)
class StepComparison:
    """A step in two implementations, its operations in the order they are computed.

    pair: the two. rows: as each implementation computed them, from its own state before. made: what they
    make of the same input and the same state before; empty where that cannot be told. is_inherited: the
    states before the step were beyond the tolerance already.
    """

    pair: ImplementationPair
    rows: tuple[ComparedRow, ...]
    made: tuple[ComparedRow, ...]
    is_inherited: bool

    @property
    def first(self) -> ComparedRow | None:
        """The first operation beyond the tolerance."""
        return _first(self.rows)

    @property
    def origin(self) -> ComparedRow | None:
        """The first operation beyond the tolerance although input and state before are the same."""
        return _first(self.made)


def compare_step(
    run: RecordedRun, t: int, tolerance: Tolerance, pair: ImplementationPair | None = None
) -> StepComparison:
    """Compare step t of two implementations of a run, of the first two that ran where pair is None."""
    pair = pair or pair_of(run)
    every = operations(run.model)
    precision = coarser(*(precision_of(run.plan, name) for name in pair))
    ours, theirs = (recorded_step(run, t, name) for name in pair)
    every = _there(every, (ours, theirs), pair)
    same = from_one_state(run, t, pair)
    return StepComparison(
        pair=pair,
        rows=_rows(every, ours, theirs, precision, tolerance),
        made=() if same is None else _rows(every, *same, precision, tolerance),
        is_inherited=_is_inherited(run, t, tolerance, pair),
    )


def compare_arithmetic(
    run: RecordedRun, t: int, pair: ImplementationPair, reading: ReadAs | None = None
) -> tuple[ComparedRow, ...]:
    """What both make of one and the same numbers at step t: input, states before, and weights, too.

    The numbers are those that the coarser implementation reads, rounded to its precision, and each
    operation is made of what that implementation has made. reading: changes each array that the step is
    given, and makes the whole step of them. Empty where that cannot be told.
    """
    same = from_one_state(run, t, pair, reading or (lambda array: array), is_alone=reading is None)
    precision = coarser(*(precision_of(run.plan, name) for name in pair))
    every = operations(run.model)
    return () if same is None else _rows(_there(every, same, pair), *same, precision, EXACT)


def symbol(row: ComparedRow, t: int) -> str:
    """What an operation computes at step t, in the field's symbols: a₃, or a₃[1] of several units."""
    text = plain(row.operation.symbol.at(t)) + (f"[{row.unit}]" if row.units > 1 else "")
    return text if not row.operation.layer else f"{text} of layer {row.operation.layer}"


def _there(
    every: tuple[Operation, ...], both: tuple[ComparedValues, ComparedValues], pair: ImplementationPair
) -> tuple[Operation, ...]:
    """The operations of which both have a number: what was computed elsewhere may lack some."""
    replayed = replayed_among(pair)
    if not replayed:
        return every
    tables = [values for name, values in zip(pair, both, strict=True) if name in replayed]
    return tuple(
        one for one in every if not any(np.isnan(as_float64(table[one.name])).all() for table in tables)
    )


def _first(rows: tuple[ComparedRow, ...]) -> ComparedRow | None:
    return next((row for row in rows if row.is_beyond), None)


def _rows(
    every: tuple[Operation, ...],
    ours: ComparedValues,
    theirs: ComparedValues,
    precision: str,
    tolerance: Tolerance,
) -> tuple[ComparedRow, ...]:
    return tuple(_row(one, ours[one.name], theirs[one.name], precision, tolerance) for one in every)


def _row(operation: Operation, a: Array, b: Array, precision: str, tolerance: Tolerance) -> ComparedRow:
    apart = distances(a, b, tolerance.kind)
    unit = int(np.argmax(apart))
    one, other = a[unit], b[unit]
    size = float(distances(a[unit : unit + 1], b[unit : unit + 1], "absolute")[0])
    size = difference(one, other) if np.isfinite(size) else size  # not rounded before it is taken
    return ComparedRow(
        operation=operation,
        unit=unit,
        units=len(a),
        ours=one,
        theirs=other,
        absolute=size,
        relative=relative(size, one, other),
        ulps=ulps(one, other, precision),
        largest=max(_largest(a), _largest(b)),
        is_beyond=bool(apart[unit] > tolerance.value),
    )


def _largest(array: Array) -> float:
    sizes = np.abs(as_float64(array))
    return float(np.max(sizes, initial=0, where=np.isfinite(sizes)))


def _is_inherited(run: RecordedRun, t: int, tolerance: Tolerance, pair: ImplementationPair) -> bool:
    for layer, cell in enumerate(run.model.layers):
        ours, theirs = (run.states_before(name, t, layer) for name in pair)
        for name in cell.states:
            both = with_what_is_there(ours[name], theirs[name], pair)
            if is_beyond(*both, tolerance).any():
                return True
    return False
