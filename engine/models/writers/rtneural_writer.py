"""RTNeural's `.json`: a list of layers with Keras' weights."""

import json
from typing import Any, ClassVar

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.models.conventions.base import WeightConvention
from engine.models.opened import Stack, StackLayer
from engine.models.writers.base import ModelWriter, WrittenModel, lost, run_notes
from engine.models.writers.keras_weights import state_note

KINDS = {"GRU": "gru", "LSTM": "lstm"}


class RtneuralWriter(ModelWriter):
    """What `RTNeural::json_parser` reads."""

    title: ClassVar[str] = "RTNeural model"
    ending: ClassVar[str] = ".json"

    def write(self, stack: Stack, features: int, convention: WeightConvention | None = None) -> WrittenModel:
        layers = [_recurrent(index, layer) for index, layer in enumerate(stack.layers)]
        if stack.readout is not None:
            activation = stack.readout.activation
            bias = stack.readout.bias
            outputs = stack.readout.kernel.shape[1]
            weights = [stack.readout.kernel, np.zeros(outputs) if bias is None else bias]
            layers.append(_layer("dense", "" if activation == "linear" else activation, outputs, weights))
        found = {"in_shape": [None, None, features], "layers": layers}
        # It computes step by step, and keeps its states until it is told to forget them.
        notes = (*state_note(stack), *run_notes(stack, "stateful"))
        return WrittenModel(json.dumps(found, allow_nan=False).encode(), notes)


def _recurrent(index: int, layer: StackLayer) -> dict[str, Any]:
    own, place = layer.weights, f"model.layers[{index}]"
    if own.kind not in KINDS:
        raise ParameterError(place, f"is a {own.kind}; RTNeural has GRU and LSTM")
    if not own.reset_after:
        raise ParameterError(
            place, "resets before the product (reset_after false), which RTNeural's GRU does not"
        )
    missing = lost(layer, "initial_state")
    if missing:
        name = missing[0]
        raise ParameterError(
            f"{place}.{name}", f"is {layer.settings[name]}, which RTNeural's layers have not"
        )
    weights = [own.weights.kernel, own.weights.recurrent_kernel, own.weights.bias]
    return _layer(KINDS[own.kind], "tanh", own.units, weights)


def _layer(kind: str, activation: str, units: int, weights: list[Array]) -> dict[str, Any]:
    lists = [array.tolist() for array in weights]
    return {"type": kind, "activation": activation, "shape": [None, None, units], "weights": lists}
