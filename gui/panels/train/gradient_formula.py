"""The lines of a gradient's equation as formulas, with tooltips that tell each number in full."""

from engine.cells.base import LAYER_WEIGHTS
from engine.cells.stage import INSIDE
from engine.expression.scope import GRADIENT
from engine.gradient.backward_walk import BackwardStop
from engine.gradient.recorded_gradient import GRAD, RecordedGradient
from engine.implementations.numpy import NumPy
from engine.notation.equation_text import Piece, StepEquation
from engine.notation.symbols import plain
from engine.run.name import Name, Number
from gui.formulas.formula_row import NOTHING
from gui.formulas.mathematics import Formula
from gui.panels.stepping.equation_formula import BINARY

RELATIONS = ("=", "≈")


def gradient_formulas(equation: StepEquation, record: RecordedGradient) -> list[tuple[Formula, ...]]:
    """A line of formulas for each line of the equation; sums and result on one, where there is room.

    A result that says what it is of stands on a line of its own.
    """
    lines = [tuple(_formula(piece, record) for piece in line.pieces) for line in equation.lines]
    if len(lines) > 1:
        *rest, result = lines[-1]
        last = *rest, result._replace(role="numpy")
        goes_on = last[0].text.startswith(RELATIONS)
        lines[-2:] = [(*lines[-2], *last)] if goes_on else [lines[-2], last]
    return lines


def _formula(piece: Piece, record: RecordedGradient) -> Formula:
    tex = f"{NOTHING} {piece.tex}" if piece.tex.startswith(BINARY) else piece.tex
    lines = [told for number in piece.numbers if (told := full_number(record, number))]
    return Formula(tex, plain(piece.tex), "text", piece.numbers, "\n".join(dict.fromkeys(lines)))


def is_gradient(number: Number) -> bool:
    """Whether a quantity is a number of the backward pass."""
    return number.name.quantity.startswith(GRAD)


def stop_of(number: Number) -> BackwardStop | None:
    """The operation that works a gradient out; None of other numbers."""
    if not is_gradient(number) or number.t is None:
        return None
    quantity = number.name.quantity.removeprefix(GRAD)
    is_weight = quantity in LAYER_WEIGHTS
    return BackwardStop(number.t, Name(quantity, number.name.layer), is_weight)


def full_number(record: RecordedGradient, number: Number) -> str:
    """A number's name and all its digits: "grad.h[1] at t = 3 = 0.25"."""
    value = record.value(number)
    if value is None:
        return ""
    index = f"[{number.index}]" if number.column is None else f"[{number.index}, {number.column}]"
    layer = (
        f" ({number.name.layer})" if len(record.model.layers) > 1 and number.name.layer is not None else ""
    )
    when = "" if number.t is None else f" · t = {number.t}"
    return f"{number.name.quantity}{index}{layer}{when} = {value!r}"


def watch_of(record: RecordedGradient, number: Number) -> str | None:
    """How a watch names a gradient: "grad.h[1]", "grad[1].a"; None of what it cannot name."""
    quantity = number.name.quantity.removeprefix(GRAD)
    layer, is_weight = number.name.layer, number.column is not None
    if not is_gradient(number) or INSIDE in quantity or is_weight:
        return None
    size = record.tables[number.name.of(NumPy.name)].shape[1] if quantity != "bias" else 2
    index = f"[{number.index}]" if size > 1 else ""
    return f"{GRADIENT}[{layer}].{quantity}{index}" if layer else f"{GRADIENT}.{quantity}{index}"
