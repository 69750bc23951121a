"""How a gradient goes on inside a step: from what has one of its own to what that is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from engine.cells.base import Cell
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    Input,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
    WeightPart,
    at_path,
    children,
)
from engine.cells.stage import INSIDE, products

Leaf = Input | Before | Computed | Bias


@dataclass(frozen=True)
class Scaled:
    """Multiplied, unit by unit, by the numbers of an operand."""

    by: Operand


@dataclass(frozen=True)
class Bent:
    """Multiplied by the derivative of an activation. inside: what it bends."""

    activation: Activation
    inside: Operand


@dataclass(frozen=True)
class Mixed:
    """Multiplied by a part of a matrix, turned, so that each number gets from all units."""

    part: WeightPart


WayLink = Scaled | Bent | Mixed


@dataclass(frozen=True)
class GradientWay:
    """From a node to something in its expression.

    links: what the gradient is multiplied with on it, in their order. sign: −1 where it is subtracted. end: a
    quantity, a node inside one, a state before, x, a bias, or a matrix product, whose weight it changes.
    """

    node: str
    links: tuple[WayLink, ...]
    sign: int
    end: Operand


def nodes(cell: Cell) -> tuple[str, ...]:
    """What a step's gradients are written for, in the order in which the forward pass computes it.

    Every quantity but those that are a mere matrix product; and before a quantity that bends a sum, that
    sum, named by its place as "i/0" (see `ExpressionStage`).
    """
    found: list[str] = []
    for quantity in cell.quantities:
        if quantity.name not in products(cell):
            expression = cell.expression(quantity.name)
            found += [*_bent_inside(expression, quantity.name), quantity.name]
    return tuple(found)


def node_operand(cell: Cell, node: str) -> Operand:
    """The expression of a node."""
    quantity, _, path = node.partition(INSIDE)
    return at_path(cell.expression(quantity), path)


def _bent_inside(operand: Operand, name: str) -> Iterator[str]:
    """The places of what an activation bends, where that is no quantity; the innermost first."""
    for place, child in enumerate(children(operand)):
        inner = f"{name}{INSIDE}{place}"
        yield from _bent_inside(child, inner)
        if isinstance(operand, Activation) and not isinstance(child, Leaf):
            yield inner


def ways(cell: Cell) -> tuple[GradientWay, ...]:
    """All ways on which gradients go within a step, those of each node together."""
    return _ways(cell.replace(kernel=None, recurrent_kernel=None, bias=None, initial_state=None))


@lru_cache(maxsize=64)
def _ways(cell: Cell) -> tuple[GradientWay, ...]:
    known = frozenset(nodes(cell))
    return tuple(way for node in nodes(cell) for way in _inside(cell, known, node, node_operand(cell, node)))


def _inside(cell: Cell, known: frozenset[str], node: str, operand: Operand) -> Iterator[GradientWay]:
    """The ways from a node whose expression is `operand`."""

    def go(
        operand: Operand, place: str, links: tuple[WayLink, ...], sign: int, is_first: bool = False
    ) -> Iterator[GradientWay]:
        if place in known and not is_first:
            yield GradientWay(node, links, sign, Computed(place))
            return
        match operand:
            case Computed(name) if name in products(cell):
                yield from go(cell.expression(name), name, links, sign)
            case Computed() | Before() | Input() | Bias():
                yield GradientWay(node, links, sign, operand)
            case MatrixProduct(factor, part):
                yield GradientWay(node, links, sign, operand)
                yield from go(factor, f"{place}{INSIDE}0", (*links, Mixed(part)), sign)
            case Sum(terms):
                for index, term in enumerate(terms):
                    yield from go(term, f"{place}{INSIDE}{index}", links, sign)
            case Times(first, second):
                yield from go(first, f"{place}{INSIDE}0", (*links, Scaled(second)), sign)
                yield from go(second, f"{place}{INSIDE}1", (*links, Scaled(first)), sign)
            case OneMinus(inside):
                yield from go(inside, f"{place}{INSIDE}0", links, -sign)
            case Activation(_, inside):
                is_plain = cell.activation_name(operand) == "linear"
                more = links if is_plain else (*links, Bent(operand, inside))
                yield from go(inside, f"{place}{INSIDE}0", more, sign)

    yield from go(operand, node, (), 1, is_first=True)
