"""A model of this program as the layers that files keep: the way back of `opened`."""

from typing import Any

import numpy as np

from engine.array import Array
from engine.cells.base import Cell, Weights
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.models.cell_weights import KERAS_GATES, CellWeights, no_bias
from engine.models.opened import Stack, StackLayer, StackReadout, rows_of
from engine.run.start import start_of

SETTINGS = (
    "activation",
    "recurrent_activation",
    "unit_forget_bias",
    "go_backwards",
    "merge_mode",
    "initial_state",
)
"""Fields of a cell that files of other programs may keep besides its weights."""


def stack_of_model(model: Model) -> Stack:
    """The layers of a model whose weights are all given. Raises ParameterError, naming what is missing."""
    layers = tuple(_layer(index, cell) for index, cell in enumerate(model.layers))
    readout = None
    if model.readout is not None:
        bias = model.readout.bias
        readout = StackReadout(
            np.array(model.readout.kernel, dtype=np.float64),
            None if bias is None else np.array(bias, dtype=np.float64),
            model.readout.activation,
        )
    notes = []
    if model.reset_every is not None:
        notes.append(
            "The state that goes back every N steps is left out: a file of a model has no place for it."
        )
    return Stack(
        layers,
        readout,
        model.return_sequences,
        model.stateful,
        tuple(notes),
    )


def filled(experiment: Experiment) -> Model:
    """The experiment's model with the weights that its seed gives where they are left out."""
    start = start_of(experiment, "float64")
    layers = []
    for cell, begun in zip(experiment.model.layers, start.layers, strict=True):
        changes: dict[str, Any] = {}
        for block in cell.used_blocks():
            if getattr(cell, block.name) is None:
                array = getattr(begun.weights, block.name)
                changes[block.name] = rows_of(array) if array.ndim == 2 else tuple(array.tolist())
        layers.append(cell.replace(**changes) if changes else cell)
    return experiment.model.replace(layers=tuple(layers))


def _layer(index: int, cell: Cell) -> StackLayer:
    place = f"model.layers[{index}]"
    if cell.cell not in KERAS_GATES:
        known = ", ".join(KERAS_GATES)
        raise ParameterError(
            place, f"is a {cell.cell}, which no other program keeps; these are kept: {known}"
        )
    reset_after = bool(getattr(cell, "reset_after", True))
    weights = Weights(
        _given(cell, place, "kernel"),
        _given(cell, place, "recurrent_kernel"),
        _given(cell, place, "bias") if cell.use_bias else no_bias(cell.cell, cell.units, reset_after),
    )
    settings = {
        name: getattr(cell, name) for name in SETTINGS if getattr(cell, name, None) not in (None, False)
    }
    return StackLayer(CellWeights(cell.cell, weights, cell.use_bias, reset_after), settings)


def _given(cell: Cell, place: str, name: str) -> Array:
    value = getattr(cell, name)
    if value is None:
        raise ParameterError(f"{place}.{name}", "must be given before it can be written to a file")
    return np.array(value, dtype=np.float64)


def is_single(stack: Stack) -> bool:
    """Whether float32 holds every number of a stack."""
    arrays = [
        array
        for layer in stack.layers
        for array in (
            layer.weights.weights.kernel,
            layer.weights.weights.recurrent_kernel,
            layer.weights.weights.bias,
        )
    ]
    if stack.readout is not None:
        arrays += [array for array in (stack.readout.kernel, stack.readout.bias) if array is not None]
    with np.errstate(over="ignore"):
        return all(np.array_equal(array, array.astype(np.float32)) for array in arrays)


def halves(stack: Stack) -> list[tuple[StackLayer, ...]]:
    """Layers in their order, both directions of one together."""
    found: list[tuple[StackLayer, ...]] = []
    for layer in stack.layers:
        if layer.settings.get("merge_mode") is not None:
            found[-1] = (*found[-1], layer)
        else:
            found.append((layer,))
    return found
