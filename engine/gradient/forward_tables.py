"""The numbers of every operand of a layer, for a batch of rows, at every step."""

from typing import Any

import numpy as np

from engine.array import Array
from engine.cells.base import Weights
from engine.cells.operand import Before, Bias, Input, MatrixProduct, Operand, WeightPart
from engine.gradient.cell_graph import CellGraph, ProductKey, key_of
from engine.gradient.rule import forward


class ForwardTables:
    """Tables of a forward pass, (steps, rows, columns), which a subclass fills; weights are read in place.

    resets: the steps, besides the first, before which the states are back at their start.
    """

    def __init__(
        self, graph: CellGraph, weights: Weights, x: Array, resets: frozenset[int] = frozenset()
    ) -> None:
        """x: (steps, rows, features), filled before each pass. Weights may change between passes."""
        self.graph, self.cell, self.weights, self.x = graph, graph.cell, weights, x
        self.resets = resets
        self._steps, self._batch, self._dtype = len(x), x.shape[1], x.dtype
        self.states = {name: self._new(self.cell.units, self._steps + 1) for name in graph.states}
        """(steps + 1, rows, units): row 0 holds what stands before the first step."""
        self.xW = self._new(weights.kernel.shape[1])
        self.products = {key: self._new(self.width(key)) for key in graph.products}
        self._tables: dict[Operand, Array] = {}

    def table(self, operand: Operand) -> Array:
        """The numbers of an operand at every step, (steps, rows, units), or broadcast to that."""
        match operand:
            case Before(name):
                return self._before(name)
            case MatrixProduct(_, part):
                return self._columns(key_of(operand), part.gate, part.gate)
            case _ if operand in self._tables:
                return self._tables[operand]
            case _:
                return self._value(operand)

    def fixed_table(self, operand: Operand) -> Array | None:
        """The table of an operand that is the same array in every pass; None where it is made anew."""
        if operand in self._tables:
            return self._tables[operand]
        is_view = isinstance(operand, Bias) or (isinstance(operand, Before) and not self.resets)
        return self.table(operand) if is_view or self.graph.is_recurrent(operand) else None

    def factor(self, key: ProductKey) -> Array:
        """What a weight is multiplied by at every step."""
        return self.x if isinstance(key.factor, Input) else self.table(key.factor)

    def width(self, key: ProductKey) -> int:
        """How many columns a product has."""
        return self.cell.units * len(self.graph.gates(key))

    def part(self, key: ProductKey) -> Array:
        """The columns of a weight that a product uses."""
        gates = self.graph.gates(key)
        found: Array = getattr(self.weights, key.weight)[:, self._span(key.weight, gates[0], gates[-1])]
        return found

    def weight(self, part: WeightPart) -> Array:
        """The columns of a matrix that belong to a gate."""
        found: Array = getattr(self.weights, part.weight)[:, self._span(part.weight, part.gate, part.gate)]
        return found

    def _value(self, operand: Operand) -> Array:
        """The numbers of an operand that needs no state, or that the loop has no table of."""
        match operand:
            case MatrixProduct(factor, part) if not isinstance(factor, Input):
                return np.asarray(self.table(factor) @ self.weight(part))
            case Bias(part):
                rows = np.atleast_2d(self.weights.bias)
                return rows[part.row, self._span("bias", part.gate, part.gate)].reshape(1, 1, -1)
            case _:
                return forward(self.cell, operand, self.table)

    def _before(self, name: str) -> Array:
        table = self.states[name][:-1]
        if self.resets:
            table = table.copy()
            table[sorted(self.resets)] = self.states[name][0]
        return table

    def _columns(self, key: ProductKey, first: str, last: str) -> Array:
        """The columns of a product's table, from one gate to another."""
        if isinstance(key.factor, Input):
            return self.xW[..., self._span(key.weight, first, last)]
        if key not in self.products:
            return self._value(MatrixProduct(key.factor, self._part_of(key, first)))
        units, gates = self.cell.units, self.graph.gates(key)
        return self.products[key][..., gates.index(first) * units : (gates.index(last) + 1) * units]

    def _part_of(self, key: ProductKey, gate: str) -> Any:
        parts = (one for one in self.graph.order if isinstance(one, MatrixProduct) and key_of(one) == key)
        return next(one.part for one in parts if one.part.gate == gate)

    def _span(self, weight: str, first: str, last: str) -> slice:
        block = self.cell.block(weight)
        return slice(block.columns(first, self.cell.units).start, block.columns(last, self.cell.units).stop)

    def _new(self, width: int, steps: int | None = None, rows: int | None = None) -> Array:
        shape = self._steps if steps is None else steps, self._batch if rows is None else rows, width
        return np.zeros(shape, self._dtype)
