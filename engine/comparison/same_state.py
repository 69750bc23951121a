"""What two implementations make of one and the same input and states, which tells where they differ."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.array import Array, times_matrix
from engine.cells.base import Cell, Quantities, States, Step, Weights
from engine.comparison.pair import ImplementationPair, coarse_and_fine
from engine.implementations.every import implementation as implementation_of
from engine.run.name import Name, X, Y
from engine.run.recorded_run import RecordedRun
from engine.run.start import LayerStart, Start

ReadAs = Callable[[Array], Array]
"""What is made of an array before it is computed with, the same shape."""
ComparedValues = dict[Name, Array]
"""By an operation's name: what one implementation has of it, (size,) each."""


def recorded_step(run: RecordedRun, t: int, name: str) -> ComparedValues:
    """What an implementation computed at step t, recorded or computed again from its own states."""
    found = {
        Name(quantity, layer): values
        for layer in range(len(run.model.layers))
        for quantity, values in run.quantities(name, t, layer).items()
    }
    has_own_y = run.model.readout is not None or run.model.layers[-1].merge_mode is not None
    return found if not has_own_y else {**found, Y: run.trace[Y.of(name)][t]}


def from_one_state(
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
    try:
        start = run.start_at(fine, t)
        if reading is not None:
            start = _start_as_read(run.start_at(coarse, t), start, reading)
        found = _made_of(run, t, coarse, start, reading, is_alone=is_alone)
    except (OverflowError, ValueError):  # an infinity, or NaN, as an integer
        return None
    if found is None:
        return None
    recorded = recorded_step(run, t, coarse)
    return (recorded, found) if coarse == pair[0] else (found, recorded)


def _made_of(
    run: RecordedRun, t: int, coarse: str, start: Start, reading: ReadAs | None, *, is_alone: bool
) -> ComparedValues | None:
    """Step t with the weights of `start`, of the input and states that `coarse` had; see `from_one_state`.

    None where a number of these is missing. Raises OverflowError or ValueError where `start` cannot hold one.
    """
    found: ComparedValues = {}
    for layer in range(len(run.model.layers)):
        weights = start.layers[layer].weights
        values = _layer_made_of(run, t, layer, coarse, weights, reading, is_alone=is_alone)
        if values is None:
            return None
        found |= {Name(name, layer): row for name, row in values.items()}
    y = _output_made_of(run, t, coarse, start, reading)
    return found if y is None else {**found, Y: y}


def _layer_made_of(
    run: RecordedRun,
    t: int,
    layer: int,
    coarse: str,
    weights: Weights,
    reading: ReadAs | None,
    *,
    is_alone: bool,
) -> Quantities | None:
    """All quantities of a layer; None where a number that it is made of is missing."""
    cell, dtype = run.model.layers[layer], weights.kernel.dtype
    is_read = layer > 0 or reading is not None or cell.is_backward
    x = run.input_at(coarse, t, layer) if is_read else run.trace[X][t]
    before = run.states_before(coarse, t, layer)
    if reading is not None:
        x, before = reading(x), {name: reading(row) for name, row in before.items()}
    if implementation_of(coarse).is_replayed and _is_missing(x, *before.values()):
        return None
    state: States = {name: _held(row, dtype) for name, row in before.items()}
    with np.errstate(all="ignore"):  # what overflowed in the run overflows here again
        if is_alone:
            return _each_alone(cell, _held(x, dtype), state, weights, run.quantities(coarse, t, layer))
        return cell.step(_held(x, dtype), state, weights)


def _output_made_of(
    run: RecordedRun, t: int, coarse: str, start: Start, reading: ReadAs | None
) -> Array | None:
    """The output y; None where it is the last layer's h."""
    layers, readout = run.model.layers, run.model.readout
    if start.readout is None or readout is None:
        if layers[-1].merge_mode is None:
            return None
        return _held(run.input_at(coarse, t, len(layers)), start.layers[0].weights.kernel.dtype)
    kernel, bias = start.readout
    h = run.input_at(coarse, t, len(layers))
    h = _held(h if reading is None else reading(h), kernel.dtype)
    with np.errstate(all="ignore"):
        return readout.bend(times_matrix(h, kernel) + bias)


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
