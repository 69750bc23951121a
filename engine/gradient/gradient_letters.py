"""The letters of a backward pass: each quantity carries its layer's number, as layers meet in one line."""

from functools import cached_property

from engine.cells.operand import Before, Bias, Computed, Operand
from engine.cells.stage import INSIDE
from engine.cells.symbol import Letters, Symbol, timed
from engine.experiment import Model
from engine.explain.read_symbol import read_symbol_of
from engine.gradient.way import node_operand, nodes
from engine.run.name import READOUT_SUM, TARGET, Name, Y

SUM = "a"
"""What an activation bends; of a gate with the gate's letter above it, of the readout with a y."""


def grad_symbol(symbol: str) -> str:
    """The gradient of the loss by something, in TeX: ∂L/∂h_3."""
    return rf"\partial L/\partial {symbol}"


def output_symbol(name: Name) -> Symbol:
    """y, what the readout bends, or the target."""
    return {
        Y: timed("y"),
        READOUT_SUM: timed(f"{SUM}^{{y}}"),
        TARGET: timed(r"\mathrm{target}"),
    }[name]


class GradientLetters(Letters):
    """The letters of one layer, in a backward pass."""

    @classmethod
    def of(cls, model: Model, layer: int, steps: int) -> "GradientLetters":
        """The letters of a layer in a run of so many steps."""
        layers = model.layers
        read = read_symbol_of(model, steps, layer)
        return cls(layers[layer], layer, len(layers), read=read)

    def quantity(self, name: str) -> Symbol:
        declared = self.cell.quantity(name)
        if not declared.symbol:
            return super().quantity(name)
        return timed(self._numbered(declared.symbol, self.layer))

    def node(self, name: str) -> Symbol:
        """A quantity, or what it bends: a^{i}_t."""
        if INSIDE not in name:
            return self.quantity(name)
        of = self.cell.quantity(name.partition(INSIDE)[0]).symbol
        number = f"({self.layer})" if self.layers > 1 else ""
        return timed(f"{SUM}^{{{number}{of}}}")

    def bent(self, operand: Operand) -> Symbol:
        """What an activation bends, by its own name."""
        if isinstance(operand, Computed | Before | Bias):
            return self.written(operand)
        return self.node(self._places[operand])

    @cached_property
    def _places(self) -> dict[Operand, str]:
        cell = self.cell
        return {node_operand(cell, node): node for node in reversed(nodes(cell)) if INSIDE in node}
