"""One layer at many places of a plane at once, step by step, and how it changes along the plane."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from engine.activation import ACTIVATIONS, ROW_DERIVATIVES, SLOPES
from engine.array import Array
from engine.cells.base import Cell
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Input,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
    WeightPart,
)
from engine.errors import ParameterError
from engine.gradient.cell_graph import CellGraph, ProductKey, key_of
from engine.landscape.affine import AffineMatrix, PointsCall

Tangents = tuple[Array | None, Array | None]
"""The derivatives of a table along both directions; None where it does not change."""
STILL: Tangents = (None, None)
ONE = np.ones((1, 1, 1))


class PointsLayer:
    """Computes what the cell declares, units first: each table is (units, batch, points).

    A table that is the same at all places may have one of them only. All tables and the line of calls into
    them are made at the beginning.
    """

    def __init__(
        self,
        cell: Cell,
        weights: Mapping[str, AffineMatrix],
        initial: Mapping[str, Array],
        x: Array,
        points: int,
    ) -> None:
        """weights: by name, the rows of a bias side by side. initial: each state, (units,).

        x: (features, batch, points), or with one point; filled before each step.
        """
        self.x, self._cell, self._graph, self._weights = x, cell, CellGraph(cell), weights
        self._initial = {name: initial[name][:, np.newaxis, np.newaxis] for name in cell.states}
        self._states = {name: np.empty((cell.units, x.shape[1], points)) for name in cell.states}
        self._biases = weights["bias"].of(ONE)
        self._tables: dict[Operand, Array] = {}
        self._products: dict[ProductKey, Array] = {}
        self._calls: list[PointsCall] = []
        for operand in self._graph.order:
            if not isinstance(operand, Input):
                self._tables[operand] = self._emit(operand)
        self._after = [(self._states[name], self._tables[one]) for name, one in self._graph.states.items()]
        self.h = self._tables[self._graph.states["h"]]
        """What the last step put out."""
        self._tangents: dict[Operand, Tangents] = {}
        self.reset()

    def reset(self) -> None:
        """Go back to the states before the first step."""
        for name, state in self._states.items():
            state[...] = self._initial[name]
        self._state_tangents: dict[str, Tangents] = dict.fromkeys(self._states, STILL)
        self._has_stepped = False

    def step(self) -> None:
        """Make the next step."""
        if self._has_stepped:
            for state, table in self._after:
                np.copyto(state, table)
        self._has_stepped = True
        for call in self._calls:
            call()

    def tangents(self, of_x: Tangents) -> Tangents:
        """How what the last step put out changes along the plane. of_x: how what it read does."""
        for operand in self._tables:
            first, second = (self._tangent(operand, along, of_x[along]) for along in (0, 1))
            self._tangents[operand] = first, second
        self._state_tangents = {name: self._tangents[one] for name, one in self._graph.states.items()}
        return self._state_tangents["h"]

    # ── the numbers ────────────────────────────────────────────────────────────────────────────

    def _emit(self, operand: Operand) -> Array:
        """The table of an operand; those inside it have theirs. Adds the calls that fill it."""
        table = self._tables
        match operand:
            case Before(name):
                return self._states[name]
            case Bias(part):
                return self._biases[self._bias_columns(part)]
            case MatrixProduct(_, part):
                key = key_of(operand)
                if key not in self._products:
                    self._products[key] = self._weights[part.weight].times(self._factor(key), self._calls)
                return self._products[key][self._columns(part.weight, part.gate)]
            case Sum((first, *rest)):
                total = table[first]
                for term in rest:
                    total = self._into_new(np.add, total, table[term])
                return total
            case Times(first, second):
                return self._into_new(np.multiply, table[first], table[second])
            case OneMinus(inside):
                return self._into_new(np.subtract, ONE, table[inside])
            case Activation(_, inside):
                return self._bent(self._cell.activation_name(operand), table[inside])
            case _:
                raise TypeError(f"{operand} has no numbers of its own")

    def _factor(self, key: ProductKey) -> Array:
        return self.x if isinstance(key.factor, Input) else self._tables[key.factor]

    def _into_new(self, function: Callable[..., Array], *arguments: Array) -> Array:
        out = np.empty(np.broadcast_shapes(*(one.shape for one in arguments)))
        self._calls.append(partial(function, *arguments, out))
        return out

    def _bent(self, name: str, a: Array) -> Array:
        match name:
            case "linear":
                return a
            case "tanh":
                return self._into_new(np.tanh, a)
            case "sigmoid":  # 1 / (1 + exp(-a)): where exp overflows, this is 0, as it should be
                y = self._into_new(np.negative, a)
                for call in (partial(np.exp, y), partial(np.add, y, ONE), partial(np.divide, ONE, y)):
                    self._calls.append(partial(call, y))
                return y
            case _:
                y = np.empty(a.shape)
                self._calls.append(lambda: np.copyto(y, units_first(ACTIVATIONS[name](units_last(a)))))
                return y

    def _columns(self, weight: str, gate: str) -> slice:
        return self._cell.block(weight).columns(gate, self._cell.units)

    def _bias_columns(self, part: WeightPart) -> slice:
        """In all rows of a bias, one after the other."""
        columns = self._columns("bias", part.gate)
        before = part.row * self._cell.units * len(self._cell.block("bias").gates)
        return slice(before + columns.start, before + columns.stop)

    # ── how they change along the plane ────────────────────────────────────────────────────────

    def _tangent(self, operand: Operand, along: int, of_x: Array | None) -> Array | None:
        table = self._tables

        def of(inside: Operand) -> Array | None:
            return self._tangents[inside][along]

        match operand:
            case Before(name):
                return self._state_tangents[name][along]
            case Bias(part):
                moved = self._weights["bias"].moved(along, ONE)
                return None if moved is None else moved[self._bias_columns(part)]
            case MatrixProduct(factor, part):
                matrix, columns = self._weights[part.weight], self._columns(part.weight, part.gate)
                inner = of_x if isinstance(factor, Input) else of(factor)
                parts = [matrix.moved(along, self._factor(key_of(operand)))]
                parts += [] if inner is None else [matrix.of(inner)]
                return added(*(None if one is None else one[columns] for one in parts))
            case Sum(terms):
                return added(*map(of, terms))
            case Times(first, second):
                return added(_times(of(first), table[second]), _times(of(second), table[first]))
            case OneMinus(inside):
                return _times(of(inside), np.float64(-1))
            case Activation(_, inside):
                return bent_tangent(
                    self._cell.activation_name(operand), table[inside], table[operand], of(inside)
                )
            case _:
                raise TypeError(f"{operand} has no numbers of its own")


def bent_tangent(name: str, a: Array, y: Array, tangent: Array | None) -> Array | None:
    """How what is bent changes. a, y: before and after. Raises ParameterError where units bend one another.

    Softmax alone is so that its derivative is the same matrix forwards and backwards.
    """
    if tangent is None or name == "linear":
        return tangent
    if name == "softmax":
        back = ROW_DERIVATIVES[name]
        whole = np.broadcast_to(tangent, y.shape)
        return units_first(back(units_last(a), units_last(y), units_last(whole)))
    if name in ROW_DERIVATIVES:
        raise ParameterError("landscape", f"has no steepness where units are bent by {name}")
    return np.asarray(tangent * SLOPES[name](a, y))


def units_last(table: Array) -> Array:
    """(batch, points, units) of (units, batch, points), as functions of all units want it."""
    return np.moveaxis(table, 0, -1)


def units_first(table: Array) -> Array:
    """The other way round."""
    return np.moveaxis(table, -1, 0)


def _times(tangent: Array | None, factor: Array | np.float64) -> Array | None:
    return None if tangent is None else np.asarray(tangent * factor)


def added(*parts: Array | None) -> Array | None:
    """All that change; None where nothing does."""
    found = [part for part in parts if part is not None]
    if not found:
        return None
    total = found[0]
    for part in found[1:]:
        total = total + part
    return total
