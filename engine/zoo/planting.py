"""Ways to plant a mistake that the doctor does not know into NumPy's network: another cell, other weights."""

from collections.abc import Callable
from dataclasses import replace

from engine.cells.base import Cell, Weights
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan


class WithCell(NumPyNetwork):
    """A NumPy network whose layers of one kind compute as another cell does.

    kind: its last base is the cell that it stands in for.
    """

    def __init__(self, plan: Plan, kind: type[Cell]) -> None:
        super().__init__(plan)
        right = kind.__bases__[-1]
        self._cells = tuple(kind(**dict(cell)) if type(cell) is right else cell for cell in self._cells)


class WithWeights(NumPyNetwork):
    """A NumPy network whose layers of one kind read their weights otherwise.

    change: makes wrong weights of right ones, in the same shapes.
    """

    def __init__(self, plan: Plan, kind: type[Cell], change: Callable[[Cell, Weights], Weights]) -> None:
        super().__init__(plan)
        layers = tuple(
            replace(layer, weights=change(cell, layer.weights)) if type(cell) is kind else layer
            for cell, layer in zip(self._cells, self.start.layers, strict=True)
        )
        self.start = replace(self.start, layers=layers)
