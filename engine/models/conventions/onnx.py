"""ONNX' convention, of its operators RNN, GRU and LSTM."""

from dataclasses import replace
from typing import ClassVar

import numpy as np

from engine.array import Array
from engine.cells.spelling import Spelling
from engine.errors import ParameterError
from engine.models.cell_weights import CellWeights
from engine.models.conventions.base import Arrays, WeightConvention, array_of

WRITTEN = Spelling(
    input="X",
    quantities={"h": "H"},
    weights={
        ("kernel", 0): ("W", ""),
        ("recurrent_kernel", 0): ("R", ""),
        ("bias", 0): ("Wb", ""),
        ("bias", 1): ("Rb", ""),
    },
    side="transposed",
    order=("mixed", "x", "h", "b", "c"),
    second_bias=True,
)


class OnnxConvention(WeightConvention):
    """One direction of W, R and B (https://github.com/onnx/onnx/blob/main/docs/Operators.md#LSTM).

    W: (1, gates × units, features). R: (1, gates × units, units). B: (1, 2 × gates × units), both biases.
    `linear_before_reset` 1 is Keras' reset_after.
    """

    name: ClassVar[str] = "ONNX"
    gates: ClassVar = {"SimpleRNN": ("",), "GRU": ("z", "r", "n"), "LSTM": ("i", "o", "f", "g")}
    kernel = "W"
    recurrent_kernel = "R"
    bias = "B"
    second_bias = "B of R"
    always_two_biases = True
    is_transposed = True
    spellings: ClassVar = {
        "SimpleRNN": replace(WRITTEN, gates={"": "i"}),
        "GRU": replace(WRITTEN, quantities={"n": "h", "h": "H"}, gates={"n": "h"}),
        "LSTM": replace(WRITTEN, quantities={"g": "c", "c": "C", "h": "H"}, gates={"g": "c"}),
    }

    def arrays(self, layer: CellWeights) -> dict[str, Array]:
        found = super().arrays(layer)
        if self.bias in found:
            found[self.bias] = np.concatenate([found[self.bias], found.pop(self.second_bias)])
        return {name: array[np.newaxis] for name, array in found.items()}

    def weights(self, kind: str, arrays: Arrays, reset_after: bool = True) -> CellWeights:
        one = {name: _one(array_of(arrays, name), name) for name in (self.kernel, self.recurrent_kernel)}
        if self.bias in arrays:
            both = _one(arrays[self.bias], self.bias)
            if both.ndim != 1 or both.size % 2:
                raise ParameterError(self.bias, f"must hold two biases of one size, got shape {both.shape}")
            one[self.bias], one[self.second_bias] = np.split(both, 2)
        return super().weights(kind, one, reset_after)


def _one(array: Array, name: str) -> Array:
    """The array without its axis of directions."""
    if array.ndim == 0 or array.shape[0] != 1:
        raise ParameterError(name, f"must begin with an axis of one direction, got shape {array.shape}")
    return np.asarray(array[0])
