"""Two implementations side by side at one step: each operation, and where a difference began inside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.array import Array, times_matrix
from engine.cells.base import Cell, Quantities, States, Step, Weights
from engine.comparison.pair import ImplementationPair, pair_of, with_what_is_there
from engine.comparison.tolerance import EXACT, Tolerance, distances, is_beyond, relative
from engine.comparison.ulp import coarser, difference, ulps
from engine.implementations.every import implementation as implementation_of
from engine.implementations.every import replayed_among
from engine.notation.symbols import plain
from engine.run.measures import as_float64
from engine.run.name import Name, X, Y
from engine.run.operation import Operation, operations
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun
from engine.run.weights import LayerStart, Start

PRECISIONS = ("float32", "float64", "exact")  # each holds the numbers of those before it
ReadAs = Callable[[Array], Array]
"""What is made of an array before it is computed with, the same shape."""
ComparedValues = dict[Name, Array]
"""By an operation's name: what one implementation has of it, (size,) each."""


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
    ours, theirs = (_recorded(run, t, name) for name in pair)
    every = _there(every, (ours, theirs), pair)
    same = _from_one_state(run, t, pair)
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

    They are those that the coarser one reads, after rounding them to its precision, and each operation is
    made of what it has made. reading: changes each array that the step is given, and makes the whole step
    of them. Empty where that cannot be told.
    """
    same = _from_one_state(run, t, pair, reading or (lambda array: array), is_alone=reading is None)
    precision = coarser(*(precision_of(run.plan, name) for name in pair))
    every = operations(run.model)
    return () if same is None else _rows(_there(every, same, pair), *same, precision, EXACT)


def symbol(row: ComparedRow, t: int) -> str:
    """What an operation computes at step t, in the field's symbols: a₃, or a₃[1] of several units."""
    text = plain(row.operation.symbol.at(t)) + (f"[{row.unit}]" if row.units > 1 else "")
    return text if not row.operation.layer else f"{text} of layer {row.operation.layer}"


def precision_of(plan: Plan, implementation: str) -> str:
    """In which numbers an implementation of a run computes."""
    return implementation_of(implementation).precision(plan.job.experiment)


def coarse_and_fine(plan: Plan, pair: ImplementationPair) -> ImplementationPair:
    """The pair, reordered: first the implementation of the coarser precision.

    The other one can hold all its numbers. Of equal precisions, the second one counts as the coarser.
    """
    ours, theirs = pair
    if theirs in replayed_among(pair):  # can be followed step by step, and follows nothing itself
        return theirs, ours
    first, second = (PRECISIONS.index(precision_of(plan, name)) for name in pair)
    return (ours, theirs) if first < second else (theirs, ours)


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


def _recorded(run: RecordedRun, t: int, name: str) -> ComparedValues:
    """What an implementation computed at step t, recorded or computed again from its own states."""
    found = {
        Name(quantity, layer): values
        for layer in range(len(run.model.layers))
        for quantity, values in run.quantities(name, t, layer).items()
    }
    has_own_y = run.model.readout is not None or run.model.layers[-1].merge_mode is not None
    return found if not has_own_y else {**found, Y: run.trace[Y.of(name)][t]}


def _from_one_state(
    run: RecordedRun,
    t: int,
    pair: ImplementationPair,
    reading: ReadAs | None = None,
    *,
    is_alone: bool = False,
) -> tuple[ComparedValues, ComparedValues] | None:
    """What both make of the same input and state: those that the coarser one had.

    reading: takes the weights and the input, too, as the coarser one reads them, and changes each array;
    without it each takes its own. is_alone: makes each operation of what the coarser one has, so that no
    operation hands a difference on to the next. None where the finer one cannot hold them, as integers no
    infinity, or does not compute as the cells say, as in the bug zoo.
    """
    if run.plan.job.specimen is not None:
        return None
    coarse, fine = coarse_and_fine(run.plan, pair)
    if not implementation_of(fine).follows_cells:
        return None
    layers, start = run.model.layers, run.start_at(fine, t)
    found: ComparedValues = {}
    try:
        if reading is not None:
            start = _start_as_read(run.start_at(coarse, t), start, reading)
        for layer, cell in enumerate(layers):
            weights = start.layers[layer].weights
            is_read = layer > 0 or reading is not None or cell.is_backward
            x = run.input_at(coarse, t, layer) if is_read else run.trace[X][t]
            before = run.states_before(coarse, t, layer)
            if reading is not None:
                x, before = reading(x), {name: reading(row) for name, row in before.items()}
            if coarse in replayed_among(pair) and _is_missing(x, *before.values()):
                return None
            state: States = {name: _held(row, weights.kernel.dtype) for name, row in before.items()}
            with np.errstate(all="ignore"):  # what overflowed in the run overflows here again
                if is_alone:
                    known = run.quantities(coarse, t, layer)
                    values = _each_alone(cell, _held(x, weights.kernel.dtype), state, weights, known)
                else:
                    values = cell.step(_held(x, weights.kernel.dtype), state, weights)
            found |= {Name(name, layer): row for name, row in values.items()}
        if start.readout is None and run.model.layers[-1].merge_mode is not None:
            found[Y] = _held(run.input_at(coarse, t, len(layers)), start.layers[0].weights.kernel.dtype)
        if start.readout is not None:
            kernel, bias = start.readout
            h = run.input_at(coarse, t, len(layers))
            h = _held(h if reading is None else reading(h), kernel.dtype)
            with np.errstate(all="ignore"):
                found[Y] = times_matrix(h, kernel) + bias
                if run.model.readout is not None:
                    found[Y] = run.model.readout.bend(found[Y])
    except (OverflowError, ValueError):  # an infinity, or NaN, as an integer
        return None
    recorded = _recorded(run, t, coarse)
    return (recorded, found) if coarse == pair[0] else (found, recorded)


def _is_missing(*arrays: Array) -> bool:
    """Whether a number is NaN, as where somebody has told none."""
    return any(array.dtype != object and bool(np.isnan(array).any()) for array in arrays)


def _each_alone(cell: Cell, x: Array, state: States, weights: Weights, known: Quantities) -> Quantities:
    """Every quantity made of the others as they are known."""
    held = {name: _held(row, weights.kernel.dtype) for name, row in known.items()}
    step = Step(cell, times_matrix(x, weights.kernel), state, weights, held)
    return {one.name: step.value(one.expression) for one in cell.quantities}


def _start_as_read(read: Start, held: Start, reading: ReadAs) -> Start:
    """The weights that one start has, in the precision of another."""
    dtype = held.layers[0].weights.kernel.dtype
    layers = tuple(
        LayerStart(Weights(*(_held(reading(array), dtype) for array in vars(layer.weights).values())), {})
        for layer in read.layers
    )
    if read.readout is None:
        return Start(layers, None, read.t)
    kernel, bias = (_held(reading(array), dtype) for array in read.readout)
    return Start(layers, (kernel, bias), read.t)


def _held(row: Array, dtype: np.dtype[Any]) -> Array:
    """A row or matrix in another precision; as Python integers where they are exact."""
    if dtype.hasobject and not row.dtype.hasobject:
        return np.array([int(value) for value in row.ravel().tolist()], dtype=object).reshape(row.shape)
    return np.ascontiguousarray(row, dtype=dtype)  # in one piece, as in the run: see recorded_run.py


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
