"""The elementary operations of a step that a cell's expressions make: a sum, a product, a function."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from engine.activation import ROW_DERIVATIVES
from engine.cells.base import Cell, Variant, of_variant
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    Input,
    MatrixProduct,
    Operand,
    Sum,
    children,
)

OVER_ALL_UNITS = frozenset(ROW_DERIVATIVES)  # activations of the whole row at once
INSIDE = "/"  # in the names of what stands inside a quantity's expression


@dataclass(frozen=True)
class ExpressionStage:
    """One operation. name: of the quantity, or inside its expression, as "n/0/1", of the place there.

    sources: x, states before, biases, and other stages by their names, in the order they are written.
    """

    name: str
    operand: Operand
    sources: tuple[Operand, ...]

    @property
    def quantity(self) -> str:
        """The declared quantity that it computes, or helps to compute."""
        return self.name.partition(INSIDE)[0]

    @property
    def is_inside(self) -> bool:
        """Whether the stage is only a part of a quantity's expression, so that no run records its numbers."""
        return INSIDE in self.name


def stages(cell: Cell) -> tuple[ExpressionStage, ...]:
    """Every operation of a cell, in an order in which they can be computed."""
    return _stages(cell.variant, cell.use_bias)


def stage(cell: Cell, name: str) -> ExpressionStage:
    """The operation of a name. Raises KeyError."""
    return {one.name: one for one in stages(cell)}[name]


@lru_cache
def _stages(variant: Variant, use_bias: bool) -> tuple[ExpressionStage, ...]:
    cell = of_variant(variant, use_bias=use_bias)
    names = (quantity.name for quantity in cell.quantities)
    return tuple(one for name in names for one in _inside(name, cell.expression(name)))


def _inside(name: str, operand: Operand) -> Iterator[ExpressionStage]:
    """The operations of an expression, the innermost first."""
    sources: list[Operand] = []
    for place, child in enumerate(children(operand)):
        if isinstance(child, Input | Before | Computed | Bias):
            sources.append(child)
        else:
            inner = f"{name}{INSIDE}{place}"
            yield from _inside(inner, child)
            sources.append(Computed(inner))
    yield ExpressionStage(name, operand, tuple(sources))


def is_over_all_units(cell: Cell, operand: Operand) -> bool:
    """Whether each number is made of all units' numbers of what the activation bends."""
    return isinstance(operand, Activation) and cell.activation_name(operand) in OVER_ALL_UNITS


def opened(cell: Cell) -> frozenset[str]:
    """The quantities that stand in the equations of others as their expressions: what an activation bends.

    So h = φ(a) is written as h = φ(x W + h U + b). States are none of these.
    """
    used = [one.quantity for stage in stages(cell) for one in stage.sources if isinstance(one, Computed)]
    bent = {
        stage.operand.inside.quantity
        for stage in stages(cell)
        if isinstance(stage.operand, Activation) and isinstance(stage.operand.inside, Computed)
    }
    return frozenset(name for name in bent if used.count(name) == 1 and name not in cell.states)


def products(cell: Cell) -> frozenset[str]:
    """The quantities that are one matrix product each, as x W: they have no equation of their own."""
    names = (quantity.name for quantity in cell.quantities)
    return frozenset(name for name in names if isinstance(cell.expression(name), MatrixProduct))


def written_quantities(cell: Cell) -> tuple[str, ...]:
    """The quantities that a step is written out with, an equation each; the last ones are the states."""
    left_out = opened(cell) | products(cell)
    return tuple(quantity.name for quantity in cell.quantities if quantity.name not in left_out)


def addends(cell: Cell) -> tuple[Operand, ...]:
    """What is added up in the equation of a cell that has just one, a bent sum: x W, h U, b; else nothing."""
    if len(written_quantities(cell)) != 1:
        return ()
    operand = cell.expression(written_quantities(cell)[0])
    while isinstance(operand, Activation | Computed):
        operand = operand.inside if isinstance(operand, Activation) else cell.expression(operand.quantity)
    known = products(cell)
    is_plain = isinstance(operand, Sum) and all(
        isinstance(term, Bias) or (isinstance(term, Computed) and term.quantity in known)
        for term in operand.terms
    )
    return operand.terms if isinstance(operand, Sum) and is_plain else ()
