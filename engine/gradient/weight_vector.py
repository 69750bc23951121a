"""All weights that training changes, in one vector, and each of them as a part of it."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from engine.array import Array, read_only
from engine.cells.base import Cell, Weights
from engine.experiment import Model
from engine.gradient.weight_shapes import WeightShapes
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name
from engine.run.start import Start


class WeightVector(WeightShapes):
    """The weights of a model. `vector` holds them all; `parts` are views of it, by name, in Keras' order."""

    def __init__(self, model: Model, start: Start) -> None:
        given = dict(_given(model, start))
        dtype = start.layers[0].weights.kernel.dtype
        super().__init__({name: array.shape for name, array in given.items()})
        self.vector: Array = np.zeros(self.size, dtype)
        self.parts = self.parts_of(self.vector)
        for name, array in given.items():
            self.parts[name][...] = array
        self._fixed = [layer.weights for layer in start.layers]

    def of_layer(self, layer: int) -> Weights:
        """A layer's weights, which change as the vector does; but for a bias that is not used."""
        own = {name.quantity: part for name, part in self.parts.items() if name.layer == layer}
        return replace(self._fixed[layer], **own)

    def layer_parts(self, vector: Array, layer: int) -> Mapping[str, Array]:
        """A layer's parts of another vector, by the weights' own names."""
        return {name.quantity: part for name, part in self.parts_of(vector).items() if name.layer == layer}

    def copies(self, vector: Array | None = None) -> dict[Name, Array]:
        """Each part as it is now, of the weights or of another vector."""
        parts = self.parts if vector is None else self.parts_of(vector)
        return {name: read_only(part.copy()) for name, part in parts.items()}


def _given(model: Model, start: Start) -> list[tuple[Name, Array]]:
    cells: list[tuple[int, Cell]] = list(enumerate(model.layers))
    found = [
        (Name(block.name, index), getattr(start.layers[index].weights, block.name))
        for index, cell in cells
        for block in cell.used_blocks()
    ]
    if start.readout is not None:
        found += zip((READOUT_KERNEL, READOUT_BIAS), start.readout, strict=True)
    return found
