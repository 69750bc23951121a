"""A step as the notebook prints it, in rows of numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.cells.base import Cell, Step
from engine.cells.operand import Activation, Computed, OneMinus, Operand, Sum, Times
from engine.cells.spelling import AS_DECLARED, Spelling
from engine.cells.stage import opened, written_quantities
from engine.cells.symbol import Letters, is_sum
from engine.explain.origin import OUTPUT
from engine.notation.number_text import row_text
from engine.notation.spelled_sum import Addend, addends_of


def trace_lines(cell: Cell, x: Array, step: Step, spelling: Spelling = AS_DECLARED) -> Iterator[str]:
    """Each written quantity in numbers, that which is put out last: RNN([1]) = [2] + [0] + [3] = [5].

    x: (features,). step: knows every quantity. spelling: of another program.
    """
    writer = _Writer(Letters(cell, spelling=spelling), step)
    names = written_quantities(cell)
    for name in (*(name for name in names if name != OUTPUT), OUTPUT):
        letter = spelling.quantities.get(name, name)
        left = f"{cell.cell.removeprefix('Simple')}({row_text(x)})" if name == OUTPUT else letter
        yield f"{left} = {writer.quantity(name)} = {row_text(writer.result(name))}"


@dataclass(frozen=True)
class _Writer:
    """Writes operands as rows of numbers."""

    letters: Letters
    step: Step

    @property
    def cell(self) -> Cell:
        return self.letters.cell

    def quantity(self, name: str) -> str:
        """The right side of a quantity's equation."""
        return self._text(self.cell.expression(name), name in self.letters.spelling.turned)

    def result(self, name: str) -> Array:
        value = self.step.value(Computed(name))
        return 1 - value if name in self.letters.spelling.turned else value

    def _text(self, operand: Operand, is_turned: bool = False) -> str:
        """is_turned: of what is bent, with the other sign."""
        cell, turned = self.cell, self.letters.spelling.turned
        match operand:
            case Computed(name) if name in opened(cell):
                return self._text(cell.expression(name))
            case Computed(name) if name in turned:
                return f"1 - {row_text(self.result(name))}"
            case OneMinus(Computed(name)) if name in turned:
                return row_text(self.result(name))
            case Sum():
                found = addends_of(self.letters, operand)
                return " + ".join(self._addend(one, operand, is_turned) for one in found)
            case Times(first, second):
                return f"{self._factor(first)} * {self._factor(second)}"
            case OneMinus(inside):
                return f"1 - {self._factor(inside)}"
            case Activation(_, inside):
                name, text = cell.activation_name(operand), self._text(inside, is_turned)
                return text if name == "linear" else f"{name}({text})"
            case _:
                return row_text(self.step.value(operand))

    def _addend(self, addend: Addend, total: Sum, is_turned: bool) -> str:
        terms = [total.terms[place] for place in addend.places]
        if addend.symbol is None and not is_turned:
            return self._text(terms[0])
        values = [self.step.value(term) for term in terms] or [np.zeros(self.cell.units, dtype=int)]
        value = sum(values[1:], values[0]) + addend.more
        return row_text(0 - value if is_turned else value)

    def _factor(self, operand: Operand) -> str:
        match operand:
            case Computed(name) if name in self.letters.spelling.turned:
                is_wide = True
            case OneMinus(Computed(name)) if name in self.letters.spelling.turned:
                is_wide = False
            case _:
                is_wide = is_sum(self.cell, operand)
        return f"({self._text(operand)})" if is_wide else self._text(operand)
