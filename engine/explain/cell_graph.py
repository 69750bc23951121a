"""A step as a graph, drawn from what the cells declare; and the same step among its neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.cells.base import Cell
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    Input,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
)
from engine.cells.stage import ExpressionStage, stages
from engine.cells.symbol import Letters, Symbol, sign_of, timed
from engine.experiment import Model
from engine.explain.origin import input_name, inputs_of, number_of, read_number, state_name
from engine.explain.read_symbol import read_symbol
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, READOUT_SUM, Name, Number, Y
from engine.run.operation import operations
from engine.run.plan import Plan

MOST = 4  # numbers that a node lists; of more, those that add the most


@dataclass(frozen=True)
class Node:
    """A box of the diagram, with a symbol and one number or several.

    name: of the quantity or weight whose numbers it holds. symbol: its label; has_index: whether the unit's
    index is added. offset: its time step minus t, or None for weights. size: how many numbers it holds; 1
    where it holds the number of one unit only. gate, row: for such a weight, the part of one gate, and the
    row. units: of the layer. operation: the index of the operation that computes it, None for inputs, weights
    and earlier states. band: the index of its layer, or the number of layers for the readout. is_read:
    whether it is what the layer reads, at the step in time that it then processes. column: in the unrolled
    view, the step in time at which it stands, minus t.
    """

    key: str
    name: Name
    symbol: Symbol
    band: int
    offset: int | None = 0
    size: int = 1
    gate: int = 0
    units: int = 1
    operation: int | None = None
    is_output: bool = False
    row: int | None = None
    has_index: bool = True
    is_read: bool = False
    column: int | None = None

    @property
    def place(self) -> int:
        """The column of the unrolled view in which the node stands."""
        return (self.offset or 0) if self.column is None else self.column

    @property
    def rows(self) -> int:
        """How many lines the node needs: one for each listed number, and one to count the rest."""
        return min(self.size, MOST + 1)

    @property
    def listed(self) -> int:
        """How many numbers of the node are listed."""
        return min(self.size, MOST)

    def number(self, plan: Plan, t: int, index: int) -> Number:
        """A number of the node at step t. index: of the unit looked at, or of the number in the list."""
        if self.offset is None:
            column = self.gate * self.units + index
            return (
                Number(self.name, column) if self.row is None else Number(self.name, self.row, None, column)
            )
        if self.is_read:
            return read_number(plan, self.band, index, t)
        return number_of(plan, self.name, index, t + self.offset)


@dataclass(frozen=True)
class Edge:
    """An arrow between two nodes, by their keys.

    weight, gate: the matrix that multiplies what flows along the arrow, and the part of it that belongs to
    one gate; None without a matrix. label: the name of the operation, "" without one. flow: in the unrolled
    view, the quantity that the arrow carries.
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

    @property
    def forks(self) -> frozenset[str]:
        """The keys of nodes from which several weighted arrows start, for example one for each gate."""
        sources = [edge.source for edge in self.edges if edge.weight is not None]
        return frozenset(key for key in sources if sources.count(key) > 1)


def cell_graph(plan: Plan) -> Graph:
    """One step: for each layer its input, the states before, the operations; then the readout."""
    model = plan.job.experiment.model
    nodes, edges = list[Node](), list[Edge]()
    order = {operation.name: index for index, operation in enumerate(operations(model))}
    for layer, cell in enumerate(model.layers):
        read = read_symbol(plan, layer)
        letters = Letters(cell, layer, len(model.layers), numbers_weights=False, read=read)
        nodes += _known_before(plan, letters)
        for stage in stages(cell):
            operation = order[Name(stage.quantity, layer)]
            nodes += _biases(letters, stage)
            nodes.append(_result(model, letters, stage, operation))
            edges += _arrows(letters, stage)
    if model.readout is not None:
        nodes += _readout_nodes(plan, order[Y])
        band = len(model.layers)
        bends = model.readout.activation != "linear"
        total = f"{band}:{READOUT_SUM if bends else Y}"
        edges += [Edge(f"{band}:in", total, READOUT_KERNEL), Edge(f"{band}:c", total)]
        edges += [Edge(total, f"{band}:y", label=model.readout.activation)] if bends else []
    once = {node.key: node for node in nodes}  # a bias may stand in several operations
    return Graph(tuple(once.values()), tuple(edges))


def _known_before(plan: Plan, letters: Letters) -> Iterator[Node]:
    """The layer's input and its states before the step, where its operations use them."""
    layer, cell = letters.layer, letters.cell
    used = {source for stage in stages(cell) for source in stage.sources}
    below = None if layer == 0 else _operation_of(plan, input_name(layer))
    size = inputs_of(plan, layer)
    name, operation = input_name(layer), below
    yield Node(f"{layer}:x", name, letters.input, layer, size=size, operation=operation, is_read=True)
    for state in cell.states:
        if Before(state) in used:
            name = Name(state, layer)
            symbol, size = letters.state(state, -1), _listed(cell, state)
            yield Node(f"{layer}:{state}-", name, symbol, layer, -1, size, units=cell.units)


def _listed(cell: Cell, state: str) -> int:
    """How many numbers of a state before are needed for one unit: all where a matrix multiplies them."""
    return cell.units if _is_multiplied(cell, Before(state)) else 1


def _is_multiplied(cell: Cell, operand: Operand) -> bool:
    """Whether a matrix multiplies all units' numbers of it."""
    products = (one for one in stages(cell) if isinstance(one.operand, MatrixProduct))
    return any(operand in one.sources for one in products)


def _operation_of(plan: Plan, name: Name) -> int:
    names = [operation.name for operation in operations(plan.job.experiment.model)]
    return names.index(name)


def _biases(letters: Letters, stage: ExpressionStage) -> Iterator[Node]:
    cell, layer = letters.cell, letters.layer
    for source in stage.sources:
        if isinstance(source, Bias):
            part = source.part
            block = cell.block(part.weight)
            yield Node(
                _key(cell, layer, source),
                Name(part.weight, layer),
                Symbol((letters.weight(part),)),
                layer,
                None,
                gate=block.gates.index(part.gate),
                units=cell.units,
                row=None if block.dimensions == 1 else part.row,
                has_index=len(block.gates) == 1,
            )


def _result(model: Model, letters: Letters, stage: ExpressionStage, operation: int) -> Node:
    layer, cell = letters.layer, letters.cell
    name = Name(stage.name, layer)
    has_letter = not stage.is_inside and bool(cell.quantity(stage.name).symbol)
    return Node(
        f"{layer}:{stage.name}",
        name,
        letters.quantity(stage.name) if not stage.is_inside else _inside(letters, stage.operand),
        layer,
        size=cell.units if _is_multiplied(cell, Computed(stage.name)) else 1,
        units=cell.units,
        operation=operation,
        is_output=model.readout is None and name == state_name(model),
        has_index=has_letter,
    )


def _inside(letters: Letters, operand: Operand) -> Symbol:
    """What stands on an operation without a name of its own: a matrix product in full, else its sign."""
    if isinstance(operand, MatrixProduct) and isinstance(operand.factor, Input | Before | Computed):
        return letters.written(operand)
    return Symbol(("+" if isinstance(operand, Sum) else sign_of(letters.cell, operand),))


def _arrows(letters: Letters, stage: ExpressionStage) -> Iterator[Edge]:
    cell, layer = letters.cell, letters.layer
    target = f"{layer}:{stage.name}"
    for source in stage.sources:
        key = _key(cell, layer, source)
        match stage.operand:
            case MatrixProduct(_, part):
                gate = cell.block(part.weight).gates.index(part.gate)
                yield Edge(key, target, Name(part.weight, layer), gate)
            case Activation() | Times() | OneMinus() if not stage.is_inside:  # else the node has the sign
                yield Edge(key, target, label=sign_of(cell, stage.operand))
            case _:
                yield Edge(key, target)


def _key(cell: Cell, layer: int, source: Operand) -> str:
    """Of the node that shows a source."""
    match source:
        case Input():
            return f"{layer}:x"
        case Before(state):
            return f"{layer}:{state}-"
        case Computed(name):
            return f"{layer}:{name}"
        case Bias(part):
            gate = cell.block(part.weight).gates.index(part.gate)
            return f"{layer}:{part.weight}{f'{part.row}.' if part.row else ''}{gate}"
        case _:
            raise TypeError(f"{source} has no node of its own")


def _readout_nodes(plan: Plan, operation: int) -> Iterator[Node]:
    model = plan.job.experiment.model
    band, name = len(model.layers), state_name(model)
    read, size = read_symbol(plan, band), inputs_of(plan, band)
    operation_of = _operation_of(plan, name)
    yield Node(f"{band}:in", name, read, band, size=size, operation=operation_of, is_read=True)
    yield Node(f"{band}:c", READOUT_BIAS, Symbol(("c",)), band, None, units=model.outputs)
    if model.readout is not None and model.readout.activation != "linear":
        name = READOUT_SUM
        yield Node(f"{band}:{name}", name, Symbol(("+",)), band, units=model.outputs, operation=operation)
    yield Node(f"{band}:y", Y, timed("y"), band, units=model.outputs, operation=operation, is_output=True)
