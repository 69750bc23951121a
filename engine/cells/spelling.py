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
    """What differs from how a cell declares itself, which is Keras' way; with all defaults, nothing does.

    input, quantities: letters in TeX, by a quantity's name. weights: a letter, and what stands before the
    gate in its subscript, by a weight's name and row. gates: a gate's letter there. side: x W, W x or x W^T.
    order: of the terms of a sum; mixed: (1 − z) ∘ n, c: a second bias, h: all other terms. Left empty, as
    declared. joins: one kernel for both, [x, h] K. second_bias: a second one, of 0, where the cell has one.
    added: what is added to a gate besides its bias, which is less by as much. turned: gates that are one
    minus what the cell calls so, since the weights that lead to them have the other sign.
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
