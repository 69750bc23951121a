"""A step as a graph, drawn from what the cells declare; and the same step among its neighbours."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells.base import Cell, Quantity
from engine.explain.origin import (
    Source,
    input_name,
    inputs_of,
    number_of,
    sign_of,
    sources_of,
    state_name,
)
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name, Number, X, Y
from engine.run.operation import operations
from engine.run.plan import Plan

MOST = 4  # numbers that a node lists; of more, the first ones
FLOWS = (("x", "kernel"), ("h-", "recurrent_kernel"))  # sources of what an unrolled arrow carries


@dataclass(frozen=True)
class Node:
    """A box with a symbol and a number, or several.

    name: of its numbers. tex: its symbol at t. offset: its time step minus t; None for
    weights. size: how many numbers it holds; 1 where it shows the unit looked at alone, with `gate`
    saying which part of a weight that is. operation: which of the step's operations computes it; None
    for what is there before. band: the layer it is drawn in; one more for the readout.
    """

    key: str
    name: Name
    tex: str
    band: int
    offset: int | None = 0
    size: int = 1
    gate: int = 0
    units: int = 1
    operation: int | None = None
    is_output: bool = False

    @property
    def rows(self) -> int:
        """How many lines of numbers it shows: the first ones, and one that says how many more there are."""
        return min(self.size, MOST + 1)

    @property
    def listed(self) -> int:
        """How many numbers it lists."""
        return min(self.size, MOST)

    def number(self, plan: Plan, t: int, index: int) -> Number:
        """Its number at a step. index: the unit looked at, or where it lists its numbers, which one."""
        if self.offset is None:
            return Number(self.name, self.gate * self.units + index)
        return number_of(plan, self.name, index, t + self.offset)


@dataclass(frozen=True)
class Edge:
    """An arrow. weight: the matrix that multiplies what flows along it, and which gate's part of it.

    label: the operation, where it has a name. flow: in the unrolled view, the quantity that it carries.
    """

    source: str
    target: str
    weight: Name | None = None
    gate: int = 0
    label: str = ""
    flow: Name | None = None


@dataclass(frozen=True)
class Graph:
    """Nodes from left to right, and the arrows between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def node(self, key: str) -> Node:
        """The node of a key. Raises KeyError."""
        for node in self.nodes:
            if node.key == key:
                return node
        raise KeyError(key)


def cell_graph(plan: Plan) -> Graph:
    """One step: for each layer its input, the states before, the operations; then the readout."""
    model = plan.job.experiment.model
    nodes, edges = list[Node](), list[Edge]()
    order = {operation.name: index for index, operation in enumerate(operations(model))}
    for layer, cell in enumerate(model.layers):
        nodes += _known_before(plan, layer, cell)
        for quantity in cell.quantities:
            operation = order[Name(quantity.name, layer)]
            nodes += _biases(layer, cell, quantity)
            nodes.append(_result(plan, layer, cell, quantity, operation))
            edges += _arrows(layer, cell, quantity)
    if model.readout is not None:
        nodes += _readout_nodes(plan, order[Y])
        band = len(model.layers)
        edges += [Edge(f"{band}:in", f"{band}:y", READOUT_KERNEL), Edge(f"{band}:c", f"{band}:y")]
    return Graph(tuple(nodes), tuple(edges))


def symbol_of(quantity: Quantity) -> str:
    """What a quantity is called: the left side of its equation, or all of it where it has none."""
    return quantity.tex.partition(" = ")[0]


def _known_before(plan: Plan, layer: int, cell: Cell) -> Iterator[Node]:
    """The layer's input and its states before the step, where its operations use them."""
    used = {source for quantity in cell.quantities for source, _ in sources_of(cell, quantity)}
    tex = "x_t" if layer == 0 else rf"h^{{({layer - 1})}}_t"
    below = None if layer == 0 else _operation_of(plan, input_name(layer))
    yield Node(f"{layer}:x", input_name(layer), tex, layer, size=inputs_of(plan, layer), operation=below)
    for state in cell.states:
        if Source(state, is_before=True) in used:
            name = Name(state, layer)
            symbol = _of_layer(f"{state}_{{t-1}}", layer, len(plan.job.experiment.model.layers))
            yield Node(f"{layer}:{state}-", name, symbol, layer, -1, cell.units)


def _of_layer(symbol: str, layer: int, layers: int) -> str:
    """The symbol of one layer of several: its states carry its number, its input is the state below."""
    if layers == 1:
        return symbol
    symbol = re.sub(r"\bh_", rf"h^{{({layer})}}_", symbol)
    return symbol if layer == 0 else re.sub(r"\bx_", rf"h^{{({layer - 1})}}_", symbol)


def _operation_of(plan: Plan, name: Name) -> int:
    names = [operation.name for operation in operations(plan.job.experiment.model)]
    return names.index(name)


def _biases(layer: int, cell: Cell, quantity: Quantity) -> Iterator[Node]:
    for source, _ in sources_of(cell, quantity):
        if source.is_weight:
            key, name = f"{layer}:{source.name}{source.gate}", Name(source.name, layer)
            yield Node(key, name, "b", layer, None, gate=source.gate, units=cell.units)


def _result(plan: Plan, layer: int, cell: Cell, quantity: Quantity, operation: int) -> Node:
    model = plan.job.experiment.model
    name = Name(quantity.name, layer)
    is_output = model.readout is None and name == state_name(model)
    return Node(
        f"{layer}:{quantity.name}",
        name,
        _of_layer(symbol_of(quantity), layer, len(model.layers)),
        layer,
        units=cell.units,
        operation=operation,
        is_output=is_output,
    )


def _arrows(layer: int, cell: Cell, quantity: Quantity) -> Iterator[Edge]:
    target = f"{layer}:{quantity.name}"
    sign = sign_of(cell, quantity)
    for source, kernel in sources_of(cell, quantity):
        if source.is_weight:
            yield Edge(f"{layer}:{source.name}{source.gate}", target)
        elif kernel is not None:
            key = f"{layer}:{source.name}{'-' if source.is_before else ''}"
            yield Edge(key, target, Name(kernel.name, layer), kernel.gate)
        else:
            is_named = quantity.sign.startswith("{")
            key = f"{layer}:{source.name}{'-' if source.is_before else ''}"
            yield Edge(key, target, label=sign if is_named else "")


def _readout_nodes(plan: Plan, operation: int) -> Iterator[Node]:
    model = plan.job.experiment.model
    band, units = len(model.layers), model.layers[-1].units
    name = state_name(model)
    tex = "h_t" if band == 1 else rf"h^{{({band - 1})}}_t"
    yield Node(f"{band}:in", name, tex, band, size=units, operation=_operation_of(plan, name))
    yield Node(f"{band}:c", READOUT_BIAS, "c", band, None, units=model.outputs)
    yield Node(f"{band}:y", Y, "y_t", band, units=model.outputs, operation=operation, is_output=True)


# ── unrolled over time ─────────────────────────────────────────────────────────────────────────


def unrolled_graph(plan: Plan, t: int, last: int, reach: int = 2) -> Graph:
    """Steps t - reach … t + reach side by side, of 0 … last: inputs, states and the output of each.

    The state that the first of them sets out from stands before it. Bands are from below: the input's,
    each layer's, the readout's.
    """
    offsets = range(max(-reach, -t), min(reach, last - t) + 1)
    nodes, edges = list[Node](), list[Edge]()
    for offset in offsets:
        nodes += _column(plan, offset, is_first=offset == offsets[0] and t + offset == 0)
        edges += _column_arrows(plan, offset, has_before=t + offset == 0 or offset > offsets[0])
    return Graph(tuple(nodes), tuple(edges))


def _column(plan: Plan, offset: int, is_first: bool) -> Iterator[Node]:
    """One time step; before t = 0 also its initial states."""
    model = plan.job.experiment.model
    names = [operation.name for operation in operations(model)]
    yield Node(f"x{offset:+}", X, _at("x", offset), 0, offset, plan.sequence.features)
    for layer, cell in enumerate(model.layers):
        symbol = "h" if len(model.layers) == 1 else rf"h^{{({layer})}}"
        name = Name("h", layer)
        is_output = model.readout is None and name == state_name(model)
        operation = names.index(name)
        if is_first:
            before = _at(symbol, offset - 1)
            yield Node(f"{name}{offset - 1:+}", name, before, layer + 1, offset - 1, units=cell.units)
        yield Node(
            f"{name}{offset:+}",
            name,
            _at(symbol, offset),
            layer + 1,
            offset,
            units=cell.units,
            operation=operation,
            is_output=is_output,
        )
    if model.readout is not None:
        band, operation = len(model.layers) + 1, names.index(Y)
        yield Node(
            f"y{offset:+}",
            Y,
            _at("y", offset),
            band,
            offset,
            1,
            0,
            model.outputs,
            operation,
            is_output=True,
        )


def _column_arrows(plan: Plan, offset: int, has_before: bool) -> Iterator[Edge]:
    model = plan.job.experiment.model
    for layer, cell in enumerate(model.layers):
        below = f"x{offset:+}" if layer == 0 else f"{layer - 1}.h{offset:+}"
        from_input, from_state = (_flow(layer, cell, sources) for sources in FLOWS)
        yield Edge(below, f"{layer}.h{offset:+}", flow=from_input)
        if has_before:
            yield Edge(f"{layer}.h{offset - 1:+}", f"{layer}.h{offset:+}", flow=from_state)
    if model.readout is not None:
        yield Edge(f"{state_name(model)}{offset:+}", f"y{offset:+}")


def _flow(layer: int, cell: Cell, sources: tuple[str, ...]) -> Name | None:
    """The quantity that is nothing but these sources' product, if the cell has just one."""
    found = [quantity.name for quantity in cell.quantities if quantity.sources == sources]
    return Name(found[0], layer) if len(found) == 1 else None


def _at(symbol: str, offset: int) -> str:
    return f"{symbol}_t" if offset == 0 else f"{symbol}_{{t{offset:+}}}"
