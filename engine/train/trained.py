"""Trained weights back in their experiment."""

from collections.abc import Mapping
from typing import Any

from engine.array import Array
from engine.experiment import Experiment
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name


def with_trained(experiment: Experiment, weights: Mapping[Name, Array]) -> Experiment:
    """The experiment with these weights, every one of them set by hand; with all digits."""
    layers = []
    for index, cell in enumerate(experiment.model.layers):
        own = {name.quantity: _field(array) for name, array in weights.items() if name.layer == index}
        layers.append(cell.replace(**own))
    changes: dict[str, Any] = {"layers": tuple(layers)}
    if experiment.model.readout is not None:
        kernel, bias = _field(weights[READOUT_KERNEL]), _field(weights[READOUT_BIAS])
        changes["readout"] = experiment.model.readout.replace(kernel=kernel, bias=bias)
    return experiment.replace(model=experiment.model.replace(**changes))


def _field(array: Array) -> Any:
    """As a field holds it: a row, or a tuple of rows."""
    return tuple(map(tuple, array.tolist())) if array.ndim == 2 else tuple(array.tolist())
