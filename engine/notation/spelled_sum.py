"""The terms of a declared sum as another program writes them: in its order, with what it adds besides."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells.base import Cell
from engine.cells.operand import (
    Bias,
    Computed,
    Input,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
    WeightPart,
)
from engine.cells.spelling import TermKind
from engine.cells.stage import products
from engine.cells.symbol import Letters, Symbol


@dataclass(frozen=True)
class Addend:
    """What stands between two plus signs.

    places: the declared terms that the addend is the sum of; none where the addend is a number of its own.
    more: a number that is added to those terms. symbol: None writes the addend as its one declared term.
    """

    kind: TermKind
    places: tuple[int, ...] = ()
    more: int = 0
    symbol: Symbol | None = None


def addends_of(letters: Letters, total: Sum) -> tuple[Addend, ...]:
    """The sum as `letters` spell it."""
    terms = tuple(_resolved(letters.cell, term) for term in total.terms)
    spelling = letters.spelling
    found = [Addend(_kind(term), (place,)) for place, term in enumerate(terms)]
    part = _input_part(terms)
    if part is not None:
        found = list(_with_biases(letters, part, found))
        found = _joined(letters, terms, found) if spelling.joins else found
    if not spelling.order:
        return tuple(found)
    return tuple(sorted(found, key=lambda one: spelling.order.index(one.kind)))


def _with_biases(letters: Letters, part: WeightPart, found: list[Addend]) -> Iterator[Addend]:
    """The terms with the biases that the program has where a cell has none, or one less what is added."""
    spelling, gate = letters.spelling, part.gate
    has_bias, added = any(one.kind == "b" for one in found), spelling.added.get(gate, 0)
    for one in found:
        is_less = one.kind == "b" and added
        yield Addend("b", one.places, -added, _bias(letters, gate)) if is_less else one
    if spelling.added and not has_bias:
        yield Addend("b", (), -added, _bias(letters, gate))
    if added:
        yield Addend("added", (), added, Symbol((str(added),)))
    has_one = len(letters.cell.block("bias").symbols) == 1
    if spelling.second_bias and has_bias and has_one:
        yield Addend("c", (), 0, _bias(letters, gate, 1))


def _bias(letters: Letters, gate: str, row: int = 0) -> Symbol:
    return Symbol((letters.weight(WeightPart("bias", gate, row)),))


def _joined(letters: Letters, terms: tuple[Operand, ...], found: list[Addend]) -> list[Addend]:
    """One product [x, h] K in place of two."""
    both = [(place, term) for place, term in enumerate(terms) if isinstance(term, MatrixProduct)]
    if len(both) < 2:
        return found
    (first, of_input), (second, of_state) = both
    rows = (letters.written(product.factor) for product in (of_input, of_state))
    row = Symbol(("[",)) + next(rows) + r",\; " + next(rows) + "]"
    product = Addend("x", (first, second), 0, letters.product(row, of_input.part))
    return [product, *(one for one in found if one.places not in ((first,), (second,)))]


def _resolved(cell: Cell, term: Operand) -> Operand:
    """A term, or the matrix product that a quantity is."""
    is_product = isinstance(term, Computed) and term.quantity in products(cell)
    return cell.expression(term.quantity) if is_product and isinstance(term, Computed) else term


def _input_part(terms: tuple[Operand, ...]) -> WeightPart | None:
    """The part of the kernel in a sum that hears the input."""
    for term in terms:
        if isinstance(term, MatrixProduct) and isinstance(term.factor, Input):
            return term.part
    return None


def _kind(term: Operand) -> TermKind:
    match term:
        case MatrixProduct(Input(), _):
            return "x"
        case Bias(part):
            return "b" if part.row == 0 else "c"
        case Times(OneMinus(), _):
            return "mixed"
        case _:
            return "h"
