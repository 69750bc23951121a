"""Trained weights back in their experiment."""

from collections.abc import Mapping
from typing import Any

from engine.array import Array
from engine.experiment import Experiment
from engine.gradient.weight_shapes import weight_shapes
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name
from engine.run.trace import Block


def with_trained(experiment: Experiment, weights: Mapping[Name, Array]) -> Experiment:
    """The experiment with every weight set by hand to a trained one, in all digits."""
    layers = []
    for index, cell in enumerate(experiment.model.layers):
        own = {name.quantity: _field(array) for name, array in weights.items() if name.layer == index}
        layers.append(cell.replace(**own))
    changes: dict[str, Any] = {"layers": tuple(layers)}
    if experiment.model.readout is not None:
        kernel, bias = _field(weights[READOUT_KERNEL]), _field(weights[READOUT_BIAS])
        changes["readout"] = experiment.model.readout.replace(kernel=kernel, bias=bias)
    return experiment.replace(model=experiment.model.replace(**changes))


def may_take_weights(trained: Experiment, other: Experiment) -> bool:
    """Whether an experiment still has the network that was trained, and its sequence."""
    return trained.model == other.model and trained.sequence == other.sequence and trained.seed == other.seed


def are_alike(trained: Experiment, other: Experiment) -> bool:
    """Whether an experiment has the sequence and the network that was trained, whatever its weights are."""
    return may_take_weights(without_weights(trained), without_weights(other))


def without_weights(experiment: Experiment) -> Experiment:
    """The experiment with its weights left out, those of the readout 0."""
    model = experiment.model
    layers = tuple(cell.replace(**{block.name: None for block in cell.blocks}) for cell in model.layers)
    readout = model.readout
    if readout is not None:
        readout = readout.replace(kernel=tuple((0.0,) * len(row) for row in readout.kernel), bias=None)
    return experiment.replace(model=model.replace(layers=layers, readout=readout))


def _field(array: Array) -> Any:
    """As a field holds it: a row, or a tuple of rows."""
    return tuple(map(tuple, array.tolist())) if array.ndim == 2 else tuple(array.tolist())


def weights_of_rows(experiment: Experiment, block: Block) -> dict[Name, Array]:
    """The weights of the first row of a table that holds each of them flat, (rows, numbers)."""
    shapes = weight_shapes(experiment)
    return {name: table[0].reshape(shapes[name]) for name, table in block.arrays.items()}
