"""One layer, forwards and backwards through time, over a batch."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.cells.base import Cell, WeightBlock, Weights
from engine.cells.operand import Bias, Input, MatrixProduct, Operand, WeightPart
from engine.gradient.backward_loop import BackwardLoop, Gradients
from engine.gradient.cell_graph import CellGraph
from engine.gradient.forward_loop import ForwardLoop
from engine.gradient.rule import resolved
from engine.gradient.way import node_operand


@dataclass(frozen=True)
class Cuts:
    """Where time is cut. resets: before these steps the states are back at their start.

    truncated: from these steps no gradient goes back to the step before, though the states go on.
    """

    resets: frozenset[int] = frozenset()
    truncated: frozenset[int] = frozenset()

    @classmethod
    def every(cls, steps: int, reset_every: int | None, truncate: int) -> "Cuts":
        """The cuts of a run of so many steps. reset_every: None never resets. truncate: 0 never cuts."""
        resets = range(reset_every or steps, steps, reset_every or steps)
        return cls(frozenset(resets), frozenset(range(truncate or steps, steps, truncate or steps)))

    @property
    def all(self) -> frozenset[int]:
        """Steps from which no gradient goes back."""
        return self.resets | self.truncated


class LayerPass:
    """Reads `x`, (steps, rows, features), and puts out `h`, (steps, rows, units), in processed order.

    Weights are read where they lie, so they may change between two passes. A pass is made once for a cell
    and sizes: what is then done for an update is arithmetic alone.
    """

    def __init__(self, cell: Cell, weights: Weights, x: Array, cuts: Cuts) -> None:
        self.cell, self.x = cell, x
        self.graph = CellGraph(cell)
        self._forward = ForwardLoop(self.graph, weights, x, cuts.resets)
        self._backward = BackwardLoop(self._forward, cuts.all)
        self._weights = weights
        self._found: Gradients = []
        self._blocks: dict[str, WeightBlock] = {block.name: block for block in cell.blocks}
        self._products = self._places_by_gate()

    @property
    def states(self) -> Mapping[str, Array]:
        """(steps + 1, rows, units): row 0 holds what stands before the first step."""
        return self._forward.states

    @property
    def h(self) -> Array:
        """What the layer puts out, (steps, rows, units)."""
        return self._forward.states["h"][1:]

    def forward(self, initial: Mapping[str, Array]) -> None:
        """Compute every step from the states before the first one, (units,) or (rows, units) each."""
        self._forward.run(initial)

    def backward(self, gradient: Array) -> None:
        """Find every gradient. gradient: of what the layer puts out, (steps, rows, units)."""
        self._found = self._backward.run(gradient)

    # ── what the last backward pass has found ──────────────────────────────────────────────────

    def of_weights(self, out: Mapping[str, Array]) -> None:
        """Write the gradient of each weight into an array of its shape, by its name."""
        for name, array in out.items():
            array[...] = 0
            if name != "bias":
                for columns, factor, gradient in self._matrix_parts(name):
                    width = gradient.shape[-1]
                    product = factor.reshape(-1, factor.shape[-1]).T @ gradient.reshape(-1, width)
                    array[:, columns] += product
        if "bias" in out:
            rows = out["bias"].reshape(-1, out["bias"].shape[-1])
            for row, columns, gradient in self._bias_parts():
                rows[row, columns] += np.sum(gradient, axis=(0, 1))

    def by_step(self, name: str, row: int | None = None) -> Array:
        """What each step of a row, or of all, adds to a weight's gradient, (steps, …): they add up to it."""
        rows = slice(None) if row is None else slice(row, row + 1)
        found = np.zeros((len(self.x), *getattr(self._weights, name).shape), self.x.dtype)
        if name == "bias":
            lines = found.reshape(len(self.x), -1, found.shape[-1])
            for line, columns, gradient in self._bias_parts():
                lines[:, line, columns] += np.sum(gradient[:, rows], axis=1)
        else:
            for columns, factor, gradient in self._matrix_parts(name):
                found[:, :, columns] += np.einsum("tbi,tbj->tij", factor[:, rows], gradient[:, rows])
        return found

    def of_quantity(self, name: str) -> Array:
        """The whole gradient of a quantity at each step, (steps, rows, units); 0 where nothing reads it.

        name: also of what a quantity's activation bends, as "i/0"; see `way.nodes`.
        """
        found = self._found[self.graph.places[resolved(self.cell, node_operand(self.cell, name))]]
        return np.zeros_like(self.h) if found is None else np.broadcast_to(found, self.h.shape)

    def values_of(self, name: str) -> Array:
        """The numbers of a quantity at each step, (steps, rows, units)."""
        return np.broadcast_to(self._forward.table(self.graph.expressions[name]), self.h.shape)

    def of_initial(self) -> Mapping[str, Array]:
        """The gradient of each state before the first step, (rows, units)."""
        return {name: table[0] for name, table in self._backward.states.items()}

    def of_x(self) -> Array:
        """The gradient of what the layer reads, (steps, rows, features)."""
        found = np.zeros_like(self.x)
        for columns, gradient in self._neighbours("kernel", self._gates_of_x()):
            found += gradient @ self._weights.kernel[:, columns].T
        return found

    def _matrix_parts(self, name: str) -> Iterator[tuple[slice, Array, Array]]:
        """Of each product with a matrix: its columns, what it is multiplied with, the product's gradient."""
        for factor, by_gate in self._products[name].items():
            table = self.x if isinstance(factor, Input) else self._forward.table(factor)
            table = np.broadcast_to(table, (*self.x.shape[:2], table.shape[-1]))
            found = self._gradients_of(by_gate)
            yield from ((columns, table, gradient) for columns, gradient in self._neighbours(name, found))

    def _gates_of_x(self) -> dict[str, Array]:
        return self._gradients_of(self._products["kernel"].get(Input(), {}))

    def _gradients_of(self, by_gate: Mapping[str, int]) -> dict[str, Array]:
        found = {gate: self._found[place] for gate, place in by_gate.items()}
        return {gate: gradient for gate, gradient in found.items() if gradient is not None}

    def _places_by_gate(self) -> dict[str, dict[Operand, dict[str, int]]]:
        """Where the products with each matrix stand, by the row that is multiplied and by gate."""
        found: dict[str, dict[Operand, dict[str, int]]] = {"kernel": {}, "recurrent_kernel": {}}
        for one, place in self.graph.places.items():
            if isinstance(one, MatrixProduct):
                found[one.part.weight].setdefault(one.factor, {})[one.part.gate] = place
        return found

    def _neighbours(self, name: str, by_gate: Mapping[str, Array]) -> Iterator[tuple[slice, Array]]:
        """All gates at once, where all are there."""
        block = self._blocks[name]
        if len(by_gate) == len(block.gates):
            yield slice(None), np.concatenate([by_gate[gate] for gate in block.gates], axis=-1)
            return
        for gate, gradient in by_gate.items():
            yield block.columns(gate, self.cell.units), gradient

    def _bias_parts(self) -> Iterator[tuple[int, slice, Array]]:
        for one, gradient in zip(self.graph.order, self._found, strict=False):
            if isinstance(one, Bias) and gradient is not None:
                yield one.part.row, self._columns(one.part), gradient

    def _columns(self, part: WeightPart) -> slice:
        return self._blocks["bias"].columns(part.gate, self.cell.units)
