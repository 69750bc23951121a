"""A step as the notebook prints it, in rows of numbers."""

from collections.abc import Iterator

from engine.array import Array
from engine.cells.base import Cell, Step
from engine.cells.operand import Activation, Computed, OneMinus, Operand, Sum, Times
from engine.cells.stage import opened, written_quantities
from engine.cells.symbol import is_sum
from engine.explain.origin import OUTPUT
from engine.notation.number_text import row_text


def trace_lines(cell: Cell, x: Array, step: Step) -> Iterator[str]:
    """Each written quantity in numbers, that which is put out last: RNN([1]) = [2] + [0] + [3] = [5].

    x: (features,). step: knows every quantity.
    """
    names = written_quantities(cell)
    for name in (*(name for name in names if name != OUTPUT), OUTPUT):
        left = f"{cell.cell.removeprefix('Simple')}({row_text(x)})" if name == OUTPUT else name
        middle = _text(cell, step, cell.expression(name))
        result = row_text(step.value(Computed(name)))
        yield f"{left} = {middle} = {result}"


def _text(cell: Cell, step: Step, operand: Operand) -> str:
    match operand:
        case Computed(name) if name in opened(cell):
            return _text(cell, step, cell.expression(name))
        case Sum(terms):
            return " + ".join(_text(cell, step, term) for term in terms)
        case Times(first, second):
            return f"{_factor(cell, step, first)} * {_factor(cell, step, second)}"
        case OneMinus(inside):
            return f"1 - {_factor(cell, step, inside)}"
        case Activation(_, inside):
            name = cell.activation_name(operand)
            return _text(cell, step, inside) if name == "linear" else f"{name}({_text(cell, step, inside)})"
        case _:
            return row_text(step.value(operand))


def _factor(cell: Cell, step: Step, operand: Operand) -> str:
    text = _text(cell, step, operand)
    return f"({text})" if is_sum(cell, operand) else text
