"""The lines of a step's equation as formulas: coloured by what is computed already, with tooltips."""

from collections.abc import Sequence

from PyQt6.QtCore import QCoreApplication

from engine.notation.equation_text import Line, Piece, StepEquation
from engine.notation.number_name import name_of
from engine.notation.symbols import plain
from engine.run.name import Name, Number
from engine.run.recorded_run import StepNumbers
from gui.formulas.formula_row import NOTHING
from gui.formulas.mathematics import Formula
from gui.language.translation import shown
from gui.look.colours import text_role

BINARY = ("+", "- ", r"\cdot", r"\circ")  # signs that want something on their left
PENDING = "quiet"  # the colour of what is not computed yet


def formulas_of(
    equation: StepEquation, numbers: StepNumbers, order: Sequence[Name], running: int | None
) -> list[tuple[Formula, ...]]:
    """A line of formulas for each line of the equation; sums and result on one, where there is room.

    order: the names of a step's operations. running: the one that is about to run, if any.
    """
    lines = [_formulas(line, numbers, order, running) for line in equation.lines]
    if len(lines) > 1:
        *rest, result = lines[-1]
        if result.role == "text":
            result = result._replace(role=text_role(numbers.implementation))
        lines[-2:] = [(*lines[-2], *rest, result)]
    return lines


def _formulas(
    line: Line, numbers: StepNumbers, order: Sequence[Name], running: int | None
) -> tuple[Formula, ...]:
    return tuple(_formula(piece, numbers, order, running) for piece in line.pieces)


def _formula(piece: Piece, numbers: StepNumbers, order: Sequence[Name], running: int | None) -> Formula:
    turn = order.index(piece.operation) if piece.operation in order else -1
    is_pending, is_lit = running is not None and turn >= running, running is not None and turn == running
    part = piece.without_result if is_pending else piece
    role = PENDING if is_pending and not is_lit else "text"
    tex = f"{NOTHING} {part.tex}" if part.tex.startswith(BINARY) else part.tex
    is_hidden = is_pending and piece.is_result
    lines = [full(numbers, number) for number in piece.numbers]
    if piece.is_restated and lines:
        lines.insert(0, _tr("Made of Keras' numbers:"))
    help = "" if is_hidden else "\n".join(lines)
    return Formula(tex, plain(part.tex), role, piece.numbers, help, is_lit)


def full(numbers: StepNumbers, number: Number) -> str:
    """A number's name and all its digits: "U = 1.0"."""
    value = numbers.value(number)
    exact = value.item() if hasattr(value, "item") else value
    name = shown(name_of(numbers.plan, number))
    when = name if number.t is None else _tr("{} at t = {}").format(name, number.t)
    return f"{when} = {exact!r}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("EquationPanel", text)
