"""The weights of a whole network as edges between groups of units, the largest first."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.cells.base import Cell, WeightBlock
from engine.experiment import Model
from engine.run.measures import as_float64
from engine.run.name import READOUT_KERNEL, Name, Number
from engine.run.start import Start
from engine.run.wiring import below

INPUT = -1
"""The group of the inputs; layers are groups by their index, and the readout's outputs come after them."""


@dataclass(frozen=True, eq=False)
class EdgeBundle:
    """The edges of one weight, or of the part of it that begins at one group.

    source, target: groups. is_recurrent: whether they come from the step that the layer processed before.
    values: (source units, target units). columns: where each stands in the weight, likewise; the row is
    the source's unit plus `first_row`. weight: its name.
    """

    source: int
    target: int
    is_recurrent: bool
    weight: Name
    values: Array
    columns: Array
    first_row: int = 0

    @property
    def largest(self) -> float:
        """The largest finite size of a weight; 0 where none is."""
        sizes = np.abs(self.values)
        return float(np.max(sizes, initial=0.0, where=np.isfinite(sizes)))

    def strongest(self, most: int) -> tuple[Array, Array]:
        """The source units and target units of the largest weights that are not 0, largest first."""
        return self._strongest(np.abs(self.values), most)

    def strongest_of(
        self, most: int, *, source: int | None = None, target: int | None = None
    ) -> tuple[Array, Array]:
        """The strongest weights, as `strongest`, of those that begin or end at one unit."""
        sizes = np.zeros(self.values.shape)
        if source is not None:
            sizes[source] = np.abs(self.values[source])
        if target is not None:
            sizes[:, target] = np.abs(self.values[:, target])
        return self._strongest(sizes, most)

    def number(self, source: int, target: int) -> Number:
        """The weight of an edge."""
        return Number(self.weight, self.first_row + source, None, int(self.columns[source, target]))

    def _strongest(self, sizes: Array, most: int) -> tuple[Array, Array]:
        flat = np.where(np.isfinite(sizes), sizes, 0.0).ravel()
        flat_places = np.argpartition(-flat, most - 1)[:most] if len(flat) > most else np.arange(len(flat))
        ordered = flat_places[np.argsort(-flat[flat_places], kind="stable")]
        ordered = ordered[flat[ordered] > 0]
        found = np.unravel_index(ordered, sizes.shape)
        return np.asarray(found[0]), np.asarray(found[1])


def bundles(model: Model, start: Start, quantity: str) -> list[EdgeBundle]:
    """All edges of a network with these weights.

    quantity: where it is a gate of a layer, its part of the weights; else of each two units the gate with
    the largest weight.
    """
    found: list[EdgeBundle] = []
    for layer, cell in enumerate(model.layers):
        weights = start.layers[layer].weights
        for block in cell.blocks:
            if block.rows is None:
                continue
            values, columns = _part(cell, block, as_float64(getattr(weights, block.name)), quantity)
            name = Name(block.name, layer)
            if block.rows == "units":
                found.append(EdgeBundle(layer, layer, True, name, values, columns))
            else:
                found += _read(model, layer, name, values, columns)
    if start.readout is not None:
        kernel = as_float64(start.readout[0])
        columns = np.broadcast_to(np.arange(kernel.shape[1]), kernel.shape)
        found += _read(model, len(model.layers), READOUT_KERNEL, kernel, columns)
    return found


def _part(cell: Cell, block: WeightBlock, matrix: Array, quantity: str) -> tuple[Array, Array]:
    """Values and their columns, (rows, units) each, of one gate or of the largest of all."""
    parts = matrix.reshape(len(matrix), len(block.gates), cell.units)
    if quantity in block.gates:
        gates = np.full((len(matrix), cell.units), block.gates.index(quantity))
    else:
        gates = np.argmax(np.where(np.isfinite(parts), np.abs(parts), 0.0), axis=1)
    values = np.take_along_axis(parts, gates[:, np.newaxis], axis=1)[:, 0]
    return values, gates * cell.units + np.arange(cell.units)


def _read(model: Model, target: int, name: Name, values: Array, columns: Array) -> Iterator[EdgeBundle]:
    """The edges from what a layer or the readout reads: from x, from a layer, or from both halves of a pair.

    The half that has gone backwards is left out where its last row, which is no step's own, is read.
    """
    found = below(model, target)
    if found.layer is None or found.mode is None:
        source = INPUT if found.layer is None else found.layer
        yield EdgeBundle(source, target, False, name, values, columns)
        return
    units = model.layers[found.layer - 1].units
    is_side_by_side = found.mode == "concat"
    forward = slice(0, units)
    yield EdgeBundle(found.layer - 1, target, False, name, values[forward], columns[forward])
    if found.is_in_time:
        first = units if is_side_by_side else 0
        yield EdgeBundle(found.layer, target, False, name, values[first:], columns[first:], first)
