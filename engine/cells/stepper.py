"""A cell's declared arithmetic as functions that are made once, for many steps with the same weights."""

from collections.abc import Callable
from typing import Any

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.cells.base import Cell, Quantities, States, Weights, needs_state
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
    walk,
)

StepFunction = Callable[[Array, States], Quantities]


def stepper(cell: Cell, weights: Weights) -> StepFunction:
    """The function that makes a step of the array from `project` and the states before it.

    It gives what `cell.recur` gives, bit for bit, without looking at the declaration at each step.
    """
    if type(cell).recur is not Cell.recur:  # written by hand, for speed
        return lambda projected, state: cell.recur(projected, state, weights)
    return _Stepper(cell, weights).advance


class _Moment:
    """One step while it is computed. products: those made by now, by their place in the stepper's list."""

    __slots__ = ("known", "products", "state")

    def __init__(self, state: States, products: list[Array | None]) -> None:
        self.state, self.products = state, products
        self.known: Quantities = {}


OperandFunction = Callable[[_Moment], Array]


class _Stepper:
    """Holds the functions of one cell's quantities, in the order they are computed."""

    def __init__(self, cell: Cell, weights: Weights) -> None:
        self._cell, self._weights = cell, weights
        self._places: dict[tuple[Operand, str], int] = {(Input(), "kernel"): 0}
        stateful = {one.name for one in cell.quantities if needs_state(cell, one.expression)}
        needed = set(stateful)
        for one in reversed(cell.quantities):  # each is declared after those it is made of
            if one.name in needed:
                parts = walk(one.expression)
                needed |= {part.quantity for part in parts if isinstance(part, Computed)}
        wanted = [one for one in cell.quantities if one.name in needed]
        self._values = [(one.name, self._value(one.expression)) for one in wanted]
        self._only_helpers = tuple(one.name for one in wanted if one.name not in stateful)
        self._unmade: list[Array | None] = [None] * len(self._places)

    def advance(self, projected: Array, state: States) -> Quantities:
        products = self._unmade.copy()
        products[0] = projected
        moment = _Moment(state, products)
        known = moment.known
        for name, value in self._values:
            known[name] = value(moment)
        for name in self._only_helpers:
            del known[name]
        return known

    def _value(self, operand: Operand) -> OperandFunction:
        """What computes an operand, (..., units)."""
        match operand:
            case Before(name):
                return lambda moment: moment.state[name]
            case Computed(name):
                return lambda moment: moment.known[name]
            case Bias(part):
                bias = self._weights.bias
                row = (bias[part.row] if bias.ndim > 1 else bias)[self._columns(part)]
                return lambda moment: row
            case MatrixProduct(factor, part):
                return self._product(factor, part)
            case Sum(terms):
                return self._sum(terms)
            case Times(first, second):
                one, other = self._value(first), self._value(second)
                return lambda moment: one(moment) * other(moment)
            case OneMinus(inside):
                value = self._value(inside)
                return lambda moment: 1 - value(moment)
            case Activation(_, inside):
                bend, value = ACTIVATIONS[self._cell.activation_name(operand)], self._value(inside)
                return lambda moment: bend(value(moment))
            case Input():
                raise TypeError("x has no number a unit; it stands in matrix products only")

    def _sum(self, terms: tuple[Operand, ...]) -> OperandFunction:
        """Added in order, those first that need no state."""
        ordered = sorted(terms, key=lambda term: needs_state(self._cell, term))
        first, *rest = map(self._value, ordered)

        def total(moment: _Moment) -> Array:
            found = first(moment)
            for term in rest:
                found = found + term(moment)
            return found

        return total

    def _product(self, factor: Operand, part: WeightPart) -> OperandFunction:
        """A gate's columns of a row times a whole weight, which all gates share."""
        place = self._places.setdefault((factor, part.weight), len(self._places))
        weight, columns = getattr(self._weights, part.weight), self._columns(part)
        row = None if isinstance(factor, Input) else self._value(factor)

        def product(moment: _Moment) -> Array:
            made = moment.products[place]
            if made is None:
                assert row is not None
                made = moment.products[place] = row(moment).dot(weight)
            found: Array = made[columns]
            return found

        return product

    def _columns(self, part: WeightPart) -> Any:
        """The index of a gate's part of a row."""
        block = self._cell.block(part.weight)
        return (...,) if len(block.gates) == 1 else (..., block.columns(part.gate, self._cell.units))
