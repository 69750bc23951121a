"""What a number of the diagram is and where it comes from, in words."""

from PyQt6.QtCore import QCoreApplication

from engine.cells.operand import OneMinus, Times
from engine.explain.origin import Term, operation_of, terms_of
from engine.notation.number_name import name_of
from engine.notation.number_text import number as number_text
from engine.run.name import Number
from engine.run.recorded_run import StepNumbers
from gui.language.translation import shown

MOST = 3  # terms that are told; of more, how many there are


def describe(numbers: StepNumbers, number: Number, is_known: bool = True) -> str:
    """As "hU at t = 3: 49, from h at t = 2: 49 times U: 1". is_known: whether it is computed already."""
    value = numbers.value(number)
    text = f"{_with_time(numbers, number)}: {number_text(value) if is_known else _tr('not computed yet')}"
    terms = terms_of(numbers.plan, number)
    if not terms:
        return text
    told = [_term(numbers, term, number.t) for term in terms[:MOST]]
    if len(terms) > MOST:
        told.append(_tr("{} more").format(len(terms) - MOST))
    return _tr("{}, from {}").format(text, _joined(numbers, number, told))


def _joined(numbers: StepNumbers, number: Number, told: list[str]) -> str:
    """The parts of a number: multiplied, taken from 1, or named one after the other."""
    match operation_of(numbers.plan, number):
        case Times():
            return _tr(" times ").join(told)
        case OneMinus():
            return _tr("1 minus {}").format(told[0])
        case _:
            return _tr(" and ").join(told)


def _term(numbers: StepNumbers, term: Term, seen_at: int | None) -> str:
    source = f"{_with_time(numbers, term.number)}: {number_text(numbers.value(term.number, seen_at))}"
    if term.weight is None:
        return source
    weight = f"{shown(name_of(numbers.plan, term.weight))}: {number_text(numbers.value(term.weight))}"
    return _tr("{} times {}").format(source, weight)


def _with_time(numbers: StepNumbers, number: Number) -> str:
    name = shown(name_of(numbers.plan, number))
    return name if number.t is None else _tr("{} at t = {}").format(name, number.t)


def _tr(text: str) -> str:
    return QCoreApplication.translate("CellPanel", text)
