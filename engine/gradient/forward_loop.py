"""The forward pass of a layer as one straight line of calls into tables that are made once."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.cells.base import Weights
from engine.cells.operand import (
    Activation,
    Before,
    MatrixProduct,
    Operand,
    Sum,
    Times,
    children,
)
from engine.gradient.cell_graph import CellGraph, ProductKey, key_of, reads_x
from engine.gradient.family import Family, families
from engine.gradient.forward_tables import ForwardTables
from engine.gradient.rule import added

StepRows = Sequence[Array]
LoopCall = Callable[[], Any]


class ForwardLoop(ForwardTables):
    """Computes a layer over a batch, step by step, by calls of NumPy that are put together once."""

    def __init__(
        self, graph: CellGraph, weights: Weights, x: Array, resets: frozenset[int] = frozenset()
    ) -> None:
        super().__init__(graph, weights, x, resets)
        self._families = families(self.cell, graph.expressions.values())
        self._prepare: list[LoopCall] = [self._project]
        self._templates: list[tuple[Callable[..., Any], tuple[StepRows, ...]]] = []
        self._emitted: set[ProductKey] = set()
        self._one = np.ones((1, 1), self._dtype)
        self._given = {expression: self.states[name][1:] for name, expression in graph.states.items()}
        for expression in graph.expressions.values():
            self._emit(expression)
        self._loop: list[LoopCall] = [
            partial(function, *(rows[t] for rows in arguments))
            for t in range(self._steps)
            for function, arguments in self._templates
        ]

    def run(self, initial: Mapping[str, Array]) -> None:
        """Compute every step. initial: the states before the first one, (units,) or (rows, units)."""
        for name, table in self.states.items():
            table[0] = initial[name]
        for call in self._prepare:
            call()
        for call in self._loop:
            call()

    def _project(self) -> None:
        shape = self.xW.shape
        np.dot(self.x.reshape(-1, self.x.shape[2]), self.weights.kernel, self.xW.reshape(-1, shape[2]))

    def _emit(self, operand: Operand) -> StepRows:
        """Add the calls that compute an operand, and give its rows, one a step."""
        if operand not in self._tables and not isinstance(operand, Before | MatrixProduct):
            if not self.graph.needs_state(operand):
                self._emit_prepared(operand)
            else:
                self._emit_table(operand)
        match operand:
            case Before(name):
                table = self.states[name]
                return [table[0 if t in self.resets else t] for t in range(self._steps)]
            case MatrixProduct(_, part):
                self._emit_product(key_of(operand))
                return list(self._columns(key_of(operand), part.gate, part.gate))
            case _:
                return self._rows(self._tables[operand])

    def _rows(self, table: Array) -> StepRows:
        return list(table) if len(table) == self._steps else [table[0]] * self._steps

    def _emit_prepared(self, operand: Operand) -> None:
        """Needs no state, so it is computed for all steps before the loop."""
        for child in children(operand):  # first, as they are computed in this order
            self._emit(child)
        given = self._given.get(operand)
        steps = self._steps if reads_x(operand) or given is not None else 1
        table = self._new(self.cell.units, steps, rows=self._batch if steps > 1 else 1)
        table = table if given is None else given
        self._tables[operand] = table
        self._prepare.append(lambda: np.copyto(table, self._value(operand)))

    def _emit_table(self, operand: Operand) -> None:
        family = self._families.get(operand, Family((operand,), ("",)))
        given = self._given.get(operand)
        table = self._new(self.cell.units * len(family.members)) if given is None else given
        match operand:
            case Activation():
                self._emit_activation(operand, family, table, is_given=given is not None)
                return
            case Sum():
                self._emit_sum(family, table)
            case Times(first, second):
                self._add(np.multiply, self._emit(first), self._emit(second), list(table))
            case _:  # 1 minus
                (inside,) = children(operand)
                self._add(np.subtract, [self._one] * self._steps, self._emit(inside), list(table))
        self._keep(family, table)

    def _keep(self, family: Family, table: Array) -> None:
        units = self.cell.units
        for place, member in enumerate(family.members):
            self._tables[member] = table[..., place * units : (place + 1) * units]

    def _emit_sum(self, family: Family, table: Array) -> None:
        """Terms that need no state first, added up before the loop."""
        first = family.members[0]
        terms = sorted(
            range(len(children(first))), key=lambda at: self.graph.needs_state(children(first)[at])
        )
        fixed = [at for at in terms if not self.graph.needs_state(children(first)[at])]
        rows = [self._term_rows(family, at) for at in terms[len(fixed) :]]
        if fixed:
            rows.insert(0, list(self._fixed_sum(family, fixed)))
        out = list(table)
        if len(rows) == 1:
            self._add(np.copyto, out, rows[0])
        else:
            self._add(np.add, rows[0], rows[1], out)
        for more in rows[2:]:
            self._add(np.add, out, more, out)

    def _term_rows(self, family: Family, at: int) -> StepRows:
        """A term of every member, their columns side by side."""
        term = children(family.members[0])[at]
        if not isinstance(term, MatrixProduct):
            return self._emit(term)
        self._emit_product(key_of(term))
        gates = family.gates if family.gates[0] else (term.part.gate,)
        return list(self._columns(key_of(term), gates[0], gates[-1]))

    def _fixed_sum(self, family: Family, fixed: Sequence[int]) -> Array:
        table = self._new(self.cell.units * len(family.members))
        units = self.cell.units

        def add_up() -> None:
            for place, member in enumerate(family.members):
                terms = (self.table(children(member)[at]) for at in fixed)
                table[..., place * units : (place + 1) * units] = added(terms)

        self._prepare.append(add_up)
        return table

    def _emit_product(self, key: ProductKey) -> None:
        if key in self._emitted or key not in self.products:
            return
        self._emitted.add(key)
        self._add(np.dot, self._emit(key.factor), [self.part(key)] * self._steps, list(self.products[key]))

    def _emit_activation(self, operand: Activation, family: Family, table: Array, *, is_given: bool) -> None:
        name, a = self.cell.activation_name(operand), self._inside_of(family)
        if name == "linear" and not is_given and operand.inside in self._tables:
            for member in family.members:
                self._tables[member] = self._tables[children(member)[0]]
            return
        y = list(table)
        ones = [np.ones(table.shape[1:], self._dtype)] * self._steps
        match name:
            case "linear":
                self._add(np.copyto, y, a)
            case "tanh":
                self._add(np.tanh, a, y)
            case "relu":
                self._add(_no_less_than_0, a, y)
            case "sigmoid":  # 1 / (1 + exp(-a)): where exp overflows, this is 0, as it should be
                self._add(np.negative, a, y)
                self._add(np.exp, y, y)
                self._add(np.add, y, ones, y)
                self._add(np.divide, ones, y, y)
            case _:
                self._add(_written(name), a, y)
        self._keep(family, table)

    def _inside_of(self, family: Family) -> StepRows:
        """The rows of what the members of a family of bent operands bend, side by side."""
        insides = [children(member)[0] for member in family.members]
        rows = self._emit(insides[0])
        if len(insides) == 1:
            return rows
        whole, first = self._tables[insides[0]].base, self._families[insides[0]].members.index(insides[0])
        assert whole is not None
        units = self.cell.units
        return list(whole[..., first * units : (first + len(insides)) * units])

    def _add(self, function: Callable[..., Any], *arguments: StepRows) -> None:
        self._templates.append((function, arguments))


def _no_less_than_0(a: Array, y: Array) -> None:
    np.maximum(a, 0, out=y)  # NumPy deprecates a third argument without its name


def _written(name: str) -> Callable[[Array, Array], None]:
    """A function that writes what it gives."""
    bend = ACTIVATIONS[name]
    return lambda a, y: np.copyto(y, bend(a))
