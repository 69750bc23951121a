"""How a program writes a cell's equations: its letters, on which side weights stand, and what it adds up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.cells.base import Cell
from engine.cells.operand import WeightPart

Side = Literal["row", "column", "transposed"]
TermKind = Literal["mixed", "x", "h", "b", "c", "added"]


@dataclass(frozen=True)
class Spelling:
    """How another program writes a cell's equations, as differences from how the cell declares them.

    A cell declares itself as Keras writes it; with all defaults nothing differs.
    input: the letter of x, in TeX. quantities: letters in TeX, by the quantity's name. weights: by the
    weight's name and row its letter, and what stands before the gate in its subscript, as i in W_{iz}.
    gates: by the gate's name its letter in subscripts. side: where weights stand, "row" x W, "column" W x,
    "transposed" x W^T. order: in which the terms of a sum stand, "x" x W, "b" a bias, "c" a second bias,
    "mixed" (1 − z) ∘ n, "added" a number of `added`, "h" any other term; empty for the declared order.
    joins: whether x and h are multiplied by one kernel, [x, h] K. second_bias: whether a second bias, of 0,
    is written where the cell has one bias. added: by gate a number that the program adds to it, so that its
    bias is less by as much. turned: gates that the program defines as one minus the cell's own, since the
    weights that lead to them have the other sign.
    """

    input: str = "x"
    quantities: Mapping[str, str] = field(default_factory=dict)
    weights: Mapping[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    gates: Mapping[str, str] = field(default_factory=dict)
    side: Side = "row"
    order: tuple[TermKind, ...] = ()
    joins: bool = False
    second_bias: bool = False
    added: Mapping[str, int] = field(default_factory=dict)
    turned: frozenset[str] = frozenset()

    def subscript(self, part: WeightPart) -> str:
        """What stands below a weight's letter; "" for nothing."""
        before = self.weights.get((part.weight, part.row), ("", ""))[1]
        return before + self.gates.get(part.gate, part.gate)


AS_DECLARED = Spelling()
Speller = Callable[[Cell], Spelling]
"""How a program writes each cell."""


def as_declared(cell: Cell) -> Spelling:
    """Keras' way, for every cell."""
    return AS_DECLARED
