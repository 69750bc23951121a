"""The steps around one as a graph: what each layer makes of its inputs and of its states before.

Columns are steps in time. A layer that goes backwards stands in them as it meets the inputs, so that its
state is handed on from right to left; in a column it has the step that is counted from the other end.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells.base import Cell
from engine.cells.operand import Before, Computed, Input, MatrixProduct, Operand, walk
from engine.cells.symbol import Letters, timed
from engine.experiment import Model
from engine.explain.cell_graph import Edge, Graph, Node
from engine.explain.origin import OUTPUT, state_name
from engine.run.name import Name, X, Y
from engine.run.operation import operations
from engine.run.plan import Plan
from engine.run.wiring import below, is_reset, second_half_at, turned

REACH = 2  # steps on either side


def unrolled_graph(plan: Plan, t: int, last: int) -> Graph:
    """Steps t - 2 … t + 2 side by side, of 0 … last: inputs, states and the output of each.

    A state that a layer sets out from stands before its first step. Bands are from below: the input's, each
    layer's, the readout's.
    """
    around = _Around(plan, t, range(max(-REACH, -t), min(REACH, last - t) + 1))
    nodes = tuple(around.nodes())
    keys = {node.key for node in nodes}
    edges = (edge for edge in around.edges() if {edge.source, edge.target} <= keys)
    return Graph(nodes, tuple(edges))


def is_mirrored(model: Model, layer: int) -> bool:
    """Whether a layer's steps run against time; of as many as there are layers, those of the output.

    One that reads a backward layer's steps in their order runs as that does.
    """
    found = below(model, layer)
    if found.layer is None:
        return found.is_turned
    read = found.layer if found.mode is None else found.layer - 1
    return is_mirrored(model, read) != found.is_turned


@dataclass(frozen=True)
class _Around:
    """columns: steps in time, minus t."""

    plan: Plan
    t: int
    columns: range

    @property
    def _model(self) -> Model:
        return self.plan.job.experiment.model

    def nodes(self) -> Iterator[Node]:
        for column in self.columns:
            features = self.plan.sequence.features
            yield Node(f"x{column:+}", X, timed("x", column), 0, column, features, column=column)
            band = 0
            for layer, cell in enumerate(self._model.layers):
                for state in reversed(cell.states):  # what the layer puts out, on top
                    band += 1
                    yield from self._state_nodes(layer, cell, state, band, column)
            yield from self._output_nodes(band + 1, column)

    def _state_nodes(self, layer: int, cell: Cell, state: str, band: int, column: int) -> Iterator[Node]:
        model, name, row = self._model, Name(state, layer), self._row(layer, column)
        letters = Letters(cell, layer, len(model.layers))
        places = [(row, column)]
        if row == 0:  # what it sets out from stands before it
            places.insert(0, (-1, column + 1 if is_mirrored(model, layer) else column - 1))
        for at, place in places:
            yield Node(
                f"{name}{at - self.t:+}",
                name,
                letters.state(state, at - self.t),
                band,
                at - self.t,
                units=cell.units,
                operation=None if at < 0 else self._operation(name),
                is_output=at >= 0 and not self._has_output_nodes and name == state_name(model),
                column=place,
            )

    def _output_nodes(self, band: int, column: int) -> Iterator[Node]:
        if self._has_output_nodes:
            offset = self._row(len(self._model.layers), column) - self.t
            yield Node(
                f"y{offset:+}",
                Y,
                timed("y", offset),
                band,
                offset,
                units=self._model.outputs,
                operation=self._operation(Y),
                is_output=True,
                column=column,
            )

    @property
    def _has_output_nodes(self) -> bool:
        """Whether the output is another number than the last layer's state."""
        return self._model.readout is not None or self._model.layers[-1].merge_mode is not None

    def _operation(self, name: Name) -> int | None:
        names = [operation.name for operation in operations(self._model)]
        return names.index(name) if name in names else None

    def _row(self, layer: int, column: int) -> int:
        """Which of its steps a layer, or the output, has in a column."""
        t, model = self.t + column, self._model
        return turned(t, self.plan.steps, model.reset_every) if is_mirrored(model, layer) else t

    # ── arrows ─────────────────────────────────────────────────────────────────────────────────

    def edges(self) -> Iterator[Edge]:
        """Also such that begin or end outside of what is shown."""
        for column in self.columns:
            for layer, cell in enumerate(self._model.layers):
                row = self._row(layer, column)
                for state in cell.states:
                    yield from self._arrows(layer, cell, state, row)
            if self._has_output_nodes:
                row = self._row(len(self._model.layers), column)
                for source in self._read(len(self._model.layers), row):
                    yield Edge(source, f"y{row - self.t:+}")

    def _arrows(self, layer: int, cell: Cell, state: str, row: int) -> Iterator[Edge]:
        target, is_back = self._key(layer, state, row), row and is_reset(self._model.reset_every, row)
        for source in _made_of(cell, state):
            flow = _flow(layer, cell, source)
            match source:
                case Input():
                    keys = self._read(layer, row)
                    yield from (Edge(key, target, flow=flow if len(keys) == 1 else None) for key in keys)
                case Before(name) if not is_back:  # else it begins anew
                    yield Edge(self._key(layer, name, row - 1), target, flow=flow)
                case Computed(name):
                    yield Edge(self._key(layer, name, row), target)

    def _read(self, layer: int, row: int) -> list[str]:
        """The keys of what a layer, or the readout, reads at one of its steps."""
        model, steps = self._model, self.plan.steps
        found = below(model, layer)
        at = turned(row, steps, model.reset_every) if found.is_turned else row
        if found.layer is None:
            return [f"x{at - self.t:+}"]
        if found.mode is None:
            return [self._key(found.layer, OUTPUT, at)]
        second = second_half_at(model, found.layer, at, steps)
        return [self._key(found.layer - 1, OUTPUT, at), self._key(found.layer, OUTPUT, second)]

    def _key(self, layer: int, state: str, row: int) -> str:
        return f"{Name(state, layer)}{row - self.t:+}"


def _made_of(cell: Cell, state: str) -> tuple[Operand, ...]:
    """The input, states before and states of the step that a state is made of, each once."""
    found: list[Operand] = []
    for operand in walk(cell.expression(state)):
        if isinstance(operand, Computed) and operand.quantity not in cell.states:
            found += _made_of(cell, operand.quantity)
        elif isinstance(operand, Input | Before | Computed):
            found.append(operand)
    return tuple(dict.fromkeys(found))


def _flow(layer: int, cell: Cell, source: Operand) -> Name | None:
    """The quantity that is nothing but a source's matrix product, if the cell has just one."""
    quantities = ((one.name, one.expression) for one in cell.quantities)
    found = [name for name, one in quantities if isinstance(one, MatrixProduct) and one.factor == source]
    return Name(found[0], layer) if len(found) == 1 else None
