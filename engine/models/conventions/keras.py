"""Keras' own convention, in which this program keeps all weights."""

from typing import ClassVar

from engine.array import Array
from engine.cells.base import Cell
from engine.models.cell_weights import KERAS_GATES, CellWeights
from engine.models.conventions.base import WeightConvention


class KerasConvention(WeightConvention):
    """x W + h U + b with row vectors; of a GRU with reset_after, the bias has two rows."""

    name: ClassVar[str] = "Keras"
    gates = KERAS_GATES
    kernel = "kernel"
    recurrent_kernel = "recurrent_kernel"
    bias = "bias"

    def arrays(self, layer: CellWeights) -> dict[str, Array]:
        weights = layer.weights
        found = {"kernel": weights.kernel, "recurrent_kernel": weights.recurrent_kernel}
        return {**found, "bias": weights.bias} if layer.has_bias else found

    def refusal(self, cell: Cell) -> str:
        return ""
