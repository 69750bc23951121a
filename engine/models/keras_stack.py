"""A planned Keras model and its arrays, put together."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from engine.array import Array
from engine.cells.base import Weights
from engine.errors import FileError
from engine.models.cell_weights import CellWeights, no_bias, with_scaled_gates
from engine.models.keras_plan import KerasPlan
from engine.models.opened import Stack, StackLayer, StackReadout
from engine.models.planned_layer import PlannedLayer

OLD_SLOPE = 1.2
"""Keras 2's hard sigmoid is 0.2 a + 0.5, Keras 3's a / 6 + 0.5: the one of a is the other of 1.2 a."""
FetchArrays = Callable[[PlannedLayer], Sequence[Array]]


def stack_of(plan: KerasPlan, fetch: FetchArrays, keras_version: str) -> Stack:
    """The stack of a plan. fetch: gives a layer's arrays in Keras' order. Raises FileError."""
    notes = list(plan.notes)
    layers = []
    for planned in plan.layers:
        layer = _layer(planned, _checked(planned, fetch(planned)))
        if keras_version.startswith("2.") and planned.settings.get("recurrent_activation") == "hard_sigmoid":
            layer = replace(layer, weights=with_scaled_gates(layer.weights, OLD_SLOPE))
            notes.append(f"{planned.name[:40]!r}: the weights of the gates are multiplied by 1.2, because "
                         "Keras 2's hard sigmoid is 0.2 a + 0.5 where it is a / 6 + 0.5 here.")  # fmt: skip
        layers.append(layer)
    readout: StackReadout | None = None
    for planned in plan.readout:
        readout = _behind(readout, planned, _checked(planned, fetch(planned)))
    told = tuple(dict.fromkeys(notes))
    return Stack(tuple(layers), readout, plan.return_sequences, plan.stateful, told, plan.mask_value)


def _behind(first: StackReadout | None, planned: PlannedLayer, arrays: Sequence[Array]) -> StackReadout:
    """A dense layer, or the one it makes with a linear one before it: (h V + c) W + d = h V W + c W + d."""
    kernel, bias = arrays[0], arrays[1] if len(arrays) > 1 else None
    activation = planned.settings["activation"]
    if first is None:
        return StackReadout(kernel, bias, activation)
    product = first.kernel.astype(np.float64) @ kernel
    if first.bias is None:
        return StackReadout(product, bias, activation)
    moved = first.bias.astype(np.float64) @ kernel
    return StackReadout(product, moved if bias is None else moved + bias, activation)


def _checked(planned: PlannedLayer, arrays: Sequence[Array]) -> Sequence[Array]:
    found = tuple(array.shape for array in arrays)
    if found != planned.shapes:
        raise FileError(f"holds weights of {planned.name[:40]!r} of shapes {found}; "
                        f"its configuration needs {planned.shapes}")  # fmt: skip
    return arrays


def _layer(planned: PlannedLayer, arrays: Sequence[Array]) -> StackLayer:
    kernel, recurrent = arrays[:2]
    units = recurrent.shape[0]
    bias = arrays[2] if len(arrays) > 2 else no_bias(planned.kind, units, planned.reset_after)
    weights = Weights(kernel, recurrent, bias)
    return StackLayer(
        CellWeights(planned.kind, weights, planned.has_bias, planned.reset_after), planned.settings
    )
