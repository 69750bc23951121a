"""Where the units of an unrolled network stand: layers one above the other, steps from left to right."""

import math
from dataclasses import dataclass

from engine.experiment import Model
from engine.explain.network_edges import INPUT
from engine.sequences.base import Sequence

# All in px at zoom 1.
CELL = 20.0
SINGLE = 10  # units up to which a group is one column
BAND_GAP = 22.0  # between two layers, one above the other
SHIFT_GAP = 26.0  # by which a layer stands further right than the one below, beside a column's width
STEP_GAP = 46.0  # between what stands at one step and at the next, for recurrent edges


@dataclass(frozen=True)
class UnitGroup:
    """What stands together at a step: the inputs, a layer, the outputs of a readout.

    key: as in `EdgeBundle`. left, top: of its first cell at step 0.
    """

    key: int
    size: int
    columns: int
    left: float
    top: float

    @property
    def rows(self) -> int:
        """How many it has; the last one may not be full."""
        return -(-self.size // self.columns)

    @property
    def width(self) -> float:
        """How wide the group is, px at zoom 1."""
        return self.columns * CELL

    @property
    def height(self) -> float:
        """How high the group is, px at zoom 1."""
        return self.rows * CELL

    def middle(self, unit: int) -> tuple[float, float]:
        """The middle of a unit's cell at step 0, px at zoom 1."""
        row, column = divmod(unit, self.columns)
        return self.left + (column + 0.5) * CELL, self.top + (row + 0.5) * CELL


@dataclass(frozen=True)
class NetworkLayout:
    """All groups of one step, and how far the next step is. width, height: of one step."""

    groups: tuple[UnitGroup, ...]
    pitch: float
    width: float
    height: float

    def group(self, key: int) -> UnitGroup:
        """The group of a key. Raises StopIteration where there is none."""
        return next(group for group in self.groups if group.key == key)


def lay_out_network(model: Model, sequence: Sequence) -> NetworkLayout:
    """The outputs at the top, below them the last layer, and so on down to the inputs."""
    sizes = {INPUT: sequence.features} | {index: layer.units for index, layer in enumerate(model.layers)}
    if model.readout is not None:
        sizes[len(model.layers)] = model.outputs
    columns = {key: 1 if size <= SINGLE else math.ceil(math.sqrt(size)) for key, size in sizes.items()}
    widest = max(columns.values()) * CELL
    shift = min(widest, 2 * CELL) + SHIFT_GAP
    groups, top = [], 0.0
    for key in sorted(sizes, reverse=True):
        group = UnitGroup(key, sizes[key], columns[key], (key - INPUT) * shift, top)
        groups.append(group)
        top += group.height + BAND_GAP
    width = max(group.left + group.width for group in groups)
    pitch = max(widest + STEP_GAP, shift + 2 * CELL)
    return NetworkLayout(tuple(groups), pitch, width, top - BAND_GAP)
