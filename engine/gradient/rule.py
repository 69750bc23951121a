"""The rule of each operand, forwards and backwards: its numbers, and what a gradient of them is inside it.

All tables are (steps, rows, units), or broadcast to that: whatever needs no recurrence is done for all steps.
"""

from collections.abc import Callable, Iterable

import numpy as np

from engine.activation import ACTIVATIONS, ROW_DERIVATIVES, SLOPES
from engine.array import Array
from engine.cells.base import Cell
from engine.cells.operand import (
    Activation,
    Computed,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
)

OperandNumbers = Callable[[Operand], Array]


def forward(cell: Cell, operand: Operand, numbers: OperandNumbers) -> Array:
    """The numbers of an operand. numbers: gives the numbers of an operand inside."""
    match operand:
        case Sum(terms):
            return added(numbers(term) for term in terms)
        case Times(first, second):
            return np.asarray(numbers(first) * numbers(second))
        case OneMinus(inside):
            return np.asarray(1 - numbers(inside))
        case Activation(_, inside):
            return ACTIVATIONS[cell.activation_name(operand)](numbers(inside))
        case _:
            raise TypeError(f"{operand} is made of no other operands")


def backward(cell: Cell, operand: Operand, gradient: Array, numbers: OperandNumbers) -> tuple[Array, ...]:
    """The gradient of each child, in their order, from that of the operand. numbers: gives those of any."""
    match operand:
        case Sum(terms):
            return (gradient,) * len(terms)
        case Times(first, second):
            return gradient * numbers(second), gradient * numbers(first)
        case OneMinus():
            return (-gradient,)
        case Activation(_, inside):
            name = cell.activation_name(operand)
            if name == "linear":
                return (gradient,)
            if name in ROW_DERIVATIVES:
                return (ROW_DERIVATIVES[name](numbers(inside), numbers(operand), gradient),)
            return (gradient * SLOPES[name](numbers(inside), numbers(operand)),)
        case _:
            raise TypeError(f"{operand} is made of no other operands")


def added(terms: Iterable[Array]) -> Array:
    """Terms added up in their order."""
    total, *rest = terms
    for term in rest:
        total = total + term
    return total


def resolved(cell: Cell, operand: Operand) -> Operand:
    """An operand with the quantities that it names put in, so that equal operands are equal numbers."""
    match operand:
        case Computed(name):
            return resolved(cell, cell.expression(name))
        case Sum(terms):
            return Sum(tuple(resolved(cell, term) for term in terms))
        case Times(first, second):
            return Times(resolved(cell, first), resolved(cell, second))
        case OneMinus(one):
            return OneMinus(resolved(cell, one))
        case MatrixProduct(factor, part):
            return MatrixProduct(resolved(cell, factor), part)
        case Activation(function, one):
            return Activation(function, resolved(cell, one))
        case _:
            return operand
