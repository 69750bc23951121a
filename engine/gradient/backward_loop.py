"""The backward pass of a layer, for which only what is recurrent is done step by step.

Between two junctions a gradient is multiplied by numbers that the forward pass knows: these factors are made
for all steps at once, by the operands' own rules. The loop then takes one product a junction, one matrix
product a recurrent weight, and the rest follows from the junctions' gradients, again for all steps at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

import numpy as np

from engine.activation import ROW_DERIVATIVES
from engine.array import Array
from engine.cells.operand import Activation, Before, Input, MatrixProduct, Operand, children
from engine.gradient.cell_graph import ProductKey, key_of
from engine.gradient.forward_loop import ForwardLoop, LoopCall, StepRows
from engine.gradient.rule import backward

Gradients = list[Array | None]
"""Of each operand of a cell, as `CellGraph.order` lists them; None where no gradient comes."""


@dataclass(frozen=True)
class Leg:
    """How a gradient goes on inside an operand. at: its place. to: its children's, None where it ends.

    back: gives the gradients of the children.
    """

    at: int
    back: Callable[[Array], tuple[Array, ...]]
    to: tuple[int | None, ...]


class BackwardLoop:
    """Gradients of a layer whose forward pass has run.

    cuts: the steps, besides the first, from which no gradient goes to the step before.
    """

    def __init__(self, loop: ForwardLoop, cuts: frozenset[int] = frozenset()) -> None:
        self._loop, self._graph = loop, loop.graph
        steps, batch, self._units, self._dtype = *loop.x.shape[:2], loop.cell.units, loop.x.dtype
        self._shape = steps, batch
        self.states = {name: np.zeros_like(table) for name, table in loop.states.items()}
        """(steps + 1, rows, units): row 0 is the gradient of what stands before the first step."""
        self._junctions = {one: self._new() for one in self._graph.junctions}
        self._junctions |= {one: self.states[name][1:] for name, one in self._graph.states.items()}
        self._products = {key: np.zeros_like(table) for key, table in loop.products.items()}
        self._turned = {key: np.empty(loop.part(key).T.shape, self._dtype) for key in loop.products}
        self._factors: dict[tuple[Operand, Operand], Array] = {}
        self._templates: list[tuple[bool, Callable[..., Any], tuple[StepRows, ...]]] = []
        self._written: set[object] = set()
        for junction in reversed(self._graph.junctions):
            self._emit_products_of(junction)
            self._emit_ends(junction)
        for name in self._graph.states:
            self._emit_products_of(Before(name))
        self._find_ways()
        self._calls: list[LoopCall] = [
            partial(function, *(rows[t] for rows in arguments))
            for t in reversed(range(steps))
            for crosses, function, arguments in self._templates
            if not (crosses and t in cuts)
        ]

    def run(self, gradient: Array) -> Gradients:
        """The gradient of every operand, (steps, rows, units) each. gradient: of h from above, likewise."""
        for name, table in self.states.items():
            table[0] = 0
            table[1:] = gradient if name == "h" else 0
        for key, turned in self._turned.items():
            np.copyto(turned, self._loop.part(key).T)
        for place, legs, ends in self._ways:
            found = self._pulled({place: self._one}, legs)
            for end, factor in ends:
                factor[...] = found[end]
        for call in self._calls:
            call()
        return self._pulled(self._known, self._whole_way)

    # ── for all steps at once ──────────────────────────────────────────────────────────────────

    def _find_ways(self) -> None:
        """Where gradients go between junctions, and from all of them on, found once."""
        graph, places = self._graph, self._graph.places
        self._one = np.ones((1, 1, 1), self._dtype)
        self._known = {places[one]: table for one, table in self._junctions.items()}
        self._whole_way = self._legs(graph.junctions, is_recurrent=False)
        self._ways = [
            (
                places[junction],
                self._legs((junction,), is_recurrent=True),
                [(places[end], self._factors[junction, end]) for end in graph.ends_of(junction)],
            )
            for junction in graph.junctions
            if not graph.is_bent_as_a_row(junction)
        ]

    def _legs(self, seeds: Sequence[Operand], *, is_recurrent: bool) -> list[Leg]:
        """From some junctions on, not beyond another one. is_recurrent: only through what needs a state."""
        graph, reached, legs = self._graph, set(seeds), []
        for operand in reversed(graph.order):
            if operand not in reached or (operand in self._junctions and operand not in seeds):
                continue
            back = self._back(operand)
            if back is None:
                continue
            inside = children(operand)
            ends = [child in seeds or (is_recurrent and not graph.needs_state(child)) for child in inside]
            reached |= {child for child, is_end in zip(inside, ends, strict=True) if not is_end}
            to = [None if is_end else graph.places[child] for child, is_end in zip(inside, ends, strict=True)]
            legs.append(Leg(graph.places[operand], back, tuple(to)))
        return legs

    def _pulled(self, seeds: Mapping[int, Array], legs: Sequence[Leg]) -> Gradients:
        """The gradients of what is inside, given those of some junctions by their places."""
        found: Gradients = [None] * len(self._graph.order)
        for place, seed in seeds.items():
            found[place] = seed
        for leg in legs:
            gradient = found[leg.at]
            assert gradient is not None
            for to, part in zip(leg.to, leg.back(gradient), strict=True):
                if to is not None:
                    before = found[to]
                    found[to] = part if before is None else before + part
        return found

    def _back(self, operand: Operand) -> Callable[[Array], tuple[Array, ...]] | None:
        """What hands a gradient on to the children of an operand; None where the loop does, or nobody."""
        graph, loop = self._graph, self._loop
        if isinstance(operand, MatrixProduct):
            if isinstance(operand.factor, Input) or graph.is_recurrent(operand):
                return None
            return lambda gradient: (gradient @ loop.weight(operand.part).T,)
        if not children(operand) or (graph.is_bent_as_a_row(operand) and operand in self._junctions):
            return None
        tables = {id(one): loop.fixed_table(one) for one in (*children(operand), operand)}

        def numbers(one: Operand) -> Array:
            table = tables[id(one)]
            return loop.table(one) if table is None else table

        return lambda gradient: backward(loop.cell, operand, gradient, numbers)

    # ── step by step ───────────────────────────────────────────────────────────────────────────

    def _emit_products_of(self, factor: Operand) -> None:
        """The gradient of a row that recurrent weights are multiplied with."""
        for key in self._graph.products:
            if key.factor == factor:
                turned = [self._turned[key]] * self._shape[0]
                given = list(self._products[key])
                is_first = self._is_first(factor)
                out = self._row_gradients(factor)
                to = out if is_first else self._spare((self._shape[1], self._units))
                self._add(factor, np.dot, given, turned, to)
                if not is_first:
                    self._add(factor, np.add, out, to, out)

    def _emit_ends(self, junction: Operand) -> None:
        """What a junction's gradient adds to each of its ends."""
        graph, rows = self._graph, list(self._junctions[junction])
        ends = graph.ends_of(junction)
        if graph.is_bent_as_a_row(junction):
            self._emit_row_function(junction, ends[0])
            return
        for end in ends:
            if not isinstance(end, MatrixProduct):
                factor = self._factors[junction, end] = self._new()
                self._emit_times(end, rows, list(factor), self._row_gradients(end), self._is_first(end))
        products = [end for end in ends if isinstance(end, MatrixProduct)]
        for key in dict.fromkeys(map(key_of, products)):
            self._emit_gates(junction, key, [one for one in products if key_of(one) == key])

    def _emit_gates(self, junction: Operand, key: ProductKey, ends: Sequence[MatrixProduct]) -> None:
        """Gates that stand side by side get their gradients at once."""
        gates = self._graph.gates(key)
        places = sorted(((gates.index(end.part.gate), end) for end in ends), key=lambda found: found[0])
        wide = self._products[key].reshape(*self._shape, len(gates), self._units)
        rows = list(self._junctions[junction][:, :, np.newaxis, :])

        def alike(at: tuple[int, tuple[int, MatrixProduct]]) -> tuple[int, bool]:
            return at[1][0] - at[0], (key, at[1][0]) in self._written

        for (_, is_written), group in groupby(list(enumerate(places)), key=alike):
            run = [found for _, found in group]
            begin = run[0][0]
            factor = np.zeros((*self._shape, len(run), self._units), self._dtype)
            self._factors |= {(junction, end): factor[:, :, at - begin] for at, end in run}
            out = list(wide[:, :, begin : begin + len(run)])
            self._emit_times(None, rows, list(factor), out, not is_written)
            self._written |= {(key, at) for at, _ in run}

    def _emit_times(
        self, end: Operand | None, rows: StepRows, factor: StepRows, out: StepRows, is_first: bool
    ) -> None:
        """out = rows × factor, or out += rows × factor."""
        to = out if is_first else self._spare(out[0].shape)
        self._add(end, np.multiply, rows, factor, to)
        if not is_first:
            self._add(end, np.add, out, to, out)

    def _emit_row_function(self, junction: Operand, inside: Operand) -> None:
        assert isinstance(junction, Activation)
        derivative = ROW_DERIVATIVES[self._loop.cell.activation_name(junction)]
        is_first = self._is_first(inside)

        def pull(a: Array, y: Array, gradient: Array, out: Array) -> None:
            found = derivative(a, y, gradient)
            np.copyto(out, found if is_first else out + found)

        tables = (self._loop.table(inside), self._loop.table(junction), self._junctions[junction])
        self._add(inside, pull, *map(list, tables), self._row_gradients(inside))

    def _is_first(self, operand: Operand) -> bool:
        """Whether nothing is there yet that a gradient is added to. States are set before the loop."""
        is_state = isinstance(operand, Before) or operand in self._graph.states.values()
        is_first = not is_state and operand not in self._written
        self._written.add(operand)
        return is_first

    def _row_gradients(self, operand: Operand) -> StepRows:
        if isinstance(operand, Before):
            return list(self.states[operand.state][:-1])
        return list(self._junctions[operand])

    def _spare(self, shape: tuple[int, ...]) -> StepRows:
        return [np.zeros(shape, self._dtype)] * self._shape[0]

    def _add(self, end: Operand | None, function: Callable[..., Any], *arguments: StepRows) -> None:
        self._templates.append((isinstance(end, Before), function, arguments))

    def _new(self) -> Array:
        return np.zeros((*self._shape, self._units), self._dtype)
