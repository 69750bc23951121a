"""The backward pass of a layer, for which only what is recurrent is done step by step.

Between two junctions a gradient is multiplied by numbers that the forward pass knows: these factors are made
for all steps at once, by the operands' own rules. The loop then takes one product a junction, one matrix
product a recurrent weight, and the rest follows from the junctions' gradients, again for all steps at once.
"""

from collections.abc import Callable, Iterator, Sequence
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

Gradients = dict[Operand, Array]


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
        for junction in self._graph.junctions:
            self._find_factors(junction)
        for call in self._calls:
            call()
        return self._pulled(dict(self._junctions), is_recurrent=False)

    # ── for all steps at once ──────────────────────────────────────────────────────────────────

    def _find_factors(self, junction: Operand) -> None:
        """What its gradient is multiplied by on the way to each of its ends."""
        if not self._graph.is_bent_as_a_row(junction):
            found = self._pulled({junction: np.ones((1, 1, 1), self._dtype)}, is_recurrent=True)
            for end in self._graph.ends_of(junction):
                self._factors[junction, end][...] = found[end]

    def _pulled(self, seeds: Gradients, *, is_recurrent: bool) -> Gradients:
        """The gradients of what is inside, given those of some junctions; none goes on beyond another one.

        is_recurrent: those alone of what needs a state.
        """
        found = dict(seeds)
        for operand in reversed(self._graph.order):
            if operand not in found or (operand in self._junctions and operand not in seeds):
                continue
            for child, gradient in self._inside(operand, found[operand]):
                if child in seeds or (is_recurrent and not self._graph.needs_state(child)):
                    continue
                found[child] = found[child] + gradient if child in found else gradient
        return found

    def _inside(self, operand: Operand, gradient: Array) -> Iterator[tuple[Operand, Array]]:
        """The gradients that an operand hands on to its children."""
        if isinstance(operand, MatrixProduct):
            if not isinstance(operand.factor, Input) and not self._graph.is_recurrent(operand):
                yield operand.factor, gradient @ self._loop.weight(operand.part).T
        elif children(operand) and not (self._graph.is_bent_as_a_row(operand) and operand in self._junctions):
            parts = backward(self._loop.cell, operand, gradient, self._loop.table)
            yield from zip(children(operand), parts, strict=True)

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
