"""Operands that differ in their gate alone, whose columns lie side by side: they are computed at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from engine.activation import ROW_DERIVATIVES
from engine.cells.base import Cell
from engine.cells.operand import Activation, Bias, MatrixProduct, Operand, Sum, WeightPart, walk


@dataclass(frozen=True)
class Family:
    """Neighbours in their order. gates: of each member, as they stand in the weights."""

    members: tuple[Operand, ...]
    gates: tuple[str, ...]


def families(cell: Cell, roots: Iterable[Operand]) -> dict[Operand, Family]:
    """The family of each sum, and of each bent sum, that one gate's weights alone are added up in."""
    found: dict[Operand, dict[str, Operand]] = {}
    for operand in (part for root in roots for part in walk(root)):
        gate = None if _is_of_all_units(cell, operand) else _gate(operand)
        if gate is not None:
            found.setdefault(_without_gate(operand), {})[gate] = operand
    return {
        member: family
        for alike in found.values()
        for family in _neighbours(cell, alike)
        for member in family.members
    }


def _is_of_all_units(cell: Cell, operand: Operand) -> bool:
    """Units of two gates must not become one row of such a function."""
    return isinstance(operand, Activation) and cell.activation_name(operand) in ROW_DERIVATIVES


def _gate(operand: Operand) -> str | None:
    """The gate whose columns are added up, and nothing else."""
    match operand:
        case Activation(_, Sum() as inside):
            return _gate(inside)
        case Sum(terms) if all(isinstance(term, MatrixProduct | Bias) for term in terms):
            gates = {term.part.gate for term in terms if isinstance(term, MatrixProduct | Bias)}
            return gates.pop() if len(gates) == 1 else None
        case _:
            return None


def _without_gate(operand: Operand) -> Operand:
    match operand:
        case Activation(function, inside):
            return Activation(function, _without_gate(inside))
        case Sum(terms):
            return Sum(tuple(map(_without_gate, terms)))
        case MatrixProduct(factor, part):
            return MatrixProduct(factor, _ungated(part))
        case Bias(part):
            return Bias(_ungated(part))
        case _:
            return operand


def _ungated(part: WeightPart) -> WeightPart:
    return replace(part, gate="*")


def _neighbours(cell: Cell, alike: dict[str, Operand]) -> Iterable[Family]:
    """Runs of gates that stand side by side in every weight."""
    orders = {block.gates for block in cell.blocks}
    if len(orders) > 1:
        return [Family((operand,), (gate,)) for gate, operand in alike.items()]
    places = sorted((orders.copy().pop().index(gate), gate) for gate in alike)
    runs = groupby(enumerate(places), key=lambda at: at[1][0] - at[0])
    gates = [tuple(gate for _, (_, gate) in run) for _, run in runs]
    return [Family(tuple(alike[gate] for gate in run), run) for run in gates]
