"""What must be computed of a cell step by step, and what each gradient in the loop is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.activation import ROW_DERIVATIVES
from engine.cells.base import Cell, needs_state
from engine.cells.operand import (
    Activation,
    Before,
    Input,
    MatrixProduct,
    Operand,
    children,
    walk,
)
from engine.gradient.rule import resolved


@dataclass(frozen=True)
class ProductKey:
    """A row times a weight: the gates of one product share it."""

    factor: Operand
    weight: str


class CellGraph:
    """The expressions of a cell, each operand once.

    `junctions` are where gradients meet before they go on by more than one number times another: the states,
    the rows that a recurrent product reads, and functions of all units with what they bend. Between two of
    them a gradient is only multiplied, unit by unit, by numbers that the forward pass knows.
    """

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        self.expressions = {one.name: resolved(cell, cell.expression(one.name)) for one in cell.quantities}
        self.states = {name: self.expressions[name] for name in cell.states}

    @cached_property
    def order(self) -> tuple[Operand, ...]:
        """Every operand once, each after what it is made of; what a product reads is made of nothing here."""
        found: dict[Operand, None] = {}

        def visit(operand: Operand) -> None:
            if operand not in found:
                for child in children(operand):
                    visit(child)
                found[operand] = None

        for expression in self.expressions.values():
            visit(expression)
        return tuple(found)

    @cached_property
    def places(self) -> dict[Operand, int]:
        """Where each operand stands in `order`."""
        return {operand: place for place, operand in enumerate(self.order)}

    @cached_property
    def junctions(self) -> tuple[Operand, ...]:
        """In the order in which the forward pass computes them."""
        wanted = set(self.states.values())
        for operand in self.order:
            if not self.needs_state(operand):
                continue
            if isinstance(operand, MatrixProduct) and not isinstance(operand.factor, Before):
                wanted.add(operand.factor)
            elif self.is_bent_as_a_row(operand):
                wanted |= {operand, *children(operand)}
        return tuple(operand for operand in self.order if operand in wanted)

    def needs_state(self, operand: Operand) -> bool:
        """Whether an operand must wait for the step before."""
        return needs_state(self.cell, operand)

    def is_recurrent(self, operand: Operand) -> bool:
        """Whether an operand is a matrix product that must wait for the step before."""
        return isinstance(operand, MatrixProduct) and self.needs_state(operand)

    def is_bent_as_a_row(self, operand: Operand) -> bool:
        """Whether an operand is a function of all units at once, as softmax."""
        return isinstance(operand, Activation) and self.cell.activation_name(operand) in ROW_DERIVATIVES

    def ends_of(self, junction: Operand) -> tuple[Operand, ...]:
        """Where its gradient goes to: states before, recurrent products, other junctions; each once."""
        if self.is_bent_as_a_row(junction):
            return children(junction)
        return tuple(dict.fromkeys(self._ends(junction)))

    def _ends(self, operand: Operand) -> Iterator[Operand]:
        for child in children(operand):
            is_end = isinstance(child, Before) or self.is_recurrent(child) or child in self.junctions
            if is_end and self.needs_state(child):
                yield child
            elif self.needs_state(child):
                yield from self._ends(child)

    def gates(self, key: ProductKey) -> tuple[str, ...]:
        """The gates of a weight from the first to the last that a row is multiplied by."""
        used = {one.part.gate for one in self.order if isinstance(one, MatrixProduct) and key_of(one) == key}
        all_gates = self.cell.block(key.weight).gates
        places = [place for place, gate in enumerate(all_gates) if gate in used]
        return all_gates[places[0] : places[-1] + 1]

    @cached_property
    def products(self) -> tuple[ProductKey, ...]:
        """The recurrent products, in the order they are computed."""
        found = (
            key_of(one) for one in self.order if isinstance(one, MatrixProduct) and self.is_recurrent(one)
        )
        return tuple(dict.fromkeys(found))


def key_of(operand: MatrixProduct) -> ProductKey:
    """Which product it is a part of."""
    return ProductKey(operand.factor, operand.part.weight)


def reads_x(operand: Operand) -> bool:
    """Whether an input stands in it."""
    return any(isinstance(part, Input) for part in walk(operand))
