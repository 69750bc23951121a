"""Where the nodes of a cell with gates stand: its states along the top, and below them a lane for each gate.

What is carried through the step element by element, an LSTM's c or a GRU's h, runs along the top from left to
right. Below it each gate has the rows of its products and biases to itself, in the order of Keras' columns.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.explain.box import GAP, HEAD, LINE, NODE, PLAIN, TAG_WIDTH, Box, Boxes, moved
from engine.explain.cell_graph import Edge, Graph, Node
from engine.explain.column import columns_of, height_of, room_after, tags_before

ONE = HEAD + LINE  # height of a node of one number
INSIDE_LANE = 4  # px between rows of one gate
RAIL = 6  # px between two rails
BEFORE_RAILS = 7  # px between a node and the first rail
AFTER_RAILS = 13  # px between the last rail and the weights: the head of an arrow


Rails = dict[tuple[str, int | str], float]
"""Heights of lines are those of what they lead to; this is how far from the left each goes up and down."""


@dataclass(frozen=True)
class Band:
    """The nodes of one layer, the arrows between them, and the columns they stand in."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    forks: frozenset[str]
    columns: Mapping[str, int]

    @classmethod
    def of(cls, graph: Graph, band: int) -> "Band":
        """The layer of an index, or the readout."""
        nodes = tuple(node for node in graph.nodes if node.band == band)
        keys = {node.key for node in nodes}
        edges = tuple(edge for edge in graph.edges if edge.target in keys)
        return cls(nodes, edges, graph.forks, columns_of(nodes, edges))

    def sources(self, node: Node) -> list[Node]:
        """What leads to a node."""
        keys = [edge.source for edge in self.edges if edge.target == node.key]
        return [other for other in self.nodes if other.key in keys]

    def targets(self, node: Node) -> list[Node]:
        """What a node leads to."""
        keys = [edge.target for edge in self.edges if edge.source == node.key]
        return [other for other in self.nodes if other.key in keys]

    @cached_property
    def top(self) -> tuple[Node, ...]:
        """What runs along the top: a state before, what carries it on element by element, the state after."""
        found: list[Node] = []
        for state in (node for node in self.nodes if node.offset == -1):
            plain = {edge.target for edge in self.edges if edge.source == state.key and edge.weight is None}
            way = [node for node in self.nodes if node.key in plain and quantity(node) == state.name.quantity]
            if way and not found:
                after = [node for node in self.nodes if node.name == state.name and node.offset == 0]
                found = [state, *way, *(node for node in after if node not in way)]
        return tuple(found)

    @property
    def is_gated(self) -> bool:
        """Whether the layer is drawn in lanes: it has several gates, or a state that skips the matrices."""
        return len({edge.gate for edge in self.edges if edge.weight is not None}) > 1 or bool(self.top)

    @cached_property
    def lanes(self) -> dict[str, list[Node]]:
        """Of each gate, by its quantity, the nodes that belong to it; the others are what gates act on."""
        products = {edge.target for edge in self.edges if edge.weight is not None}
        gated = dict.fromkeys(quantity(node) for node in self.nodes if node.key in products)
        owner = {node.key: quantity(node) for node in self.nodes if self.columns[node.key] > 0}
        owner |= {node.key: quantity(self.targets(node)[0]) for node in self.nodes if node.offset is None}
        return {name: [node for node in self.nodes if owner.get(node.key) == name] for name in gated}


def quantity(node: Node) -> str:
    """The quantity that a node computes, or helps to compute."""
    return node.name.quantity.partition("/")[0]


def lay_out_lanes(band: Band) -> Boxes:
    """The boxes of one layer, from its top left corner on."""
    tops = {node.key: 0.0 for node in band.top}
    begin = ONE + GAP if band.top else 0.0
    for inside in band.lanes.values():
        tops |= _lane(band, inside, begin)
        begin = _bottom(band, inside, tops) + GAP
    tops |= _inputs(band, tops, ONE + GAP if band.top else 0.0, begin)
    tops |= _acted_on(band, tops, begin)
    lefts = _lefts(band)
    boxes = {
        node.key: Box(lefts[band.columns[node.key]], tops[node.key], NODE, height_of(node))
        for node in band.nodes
    }
    return _apart(boxes, [node.key for node in band.top])


def rails(band: Band, boxes: Boxes) -> Rails:
    """Where the lines go down from which several arrows begin, by the node and the row of its number.

    The lower a number stands, the nearer is its rail: so lines cross only where they are at right angles.
    What a gate lets through of a state has a rail of its own, by the node that the arrow leads to.
    """
    wanted: list[tuple[str, int | str]] = [*_forking_rows(band), *_let_through(band)]
    rows = [row if isinstance(row, int) else -1 for _, row in wanted]
    order = sorted(range(len(wanted)), key=lambda i: (boxes[wanted[i][0]].top, rows[i]), reverse=True)
    return {wanted[i]: NODE + BEFORE_RAILS + RAIL * place for place, i in enumerate(order)}


def _forking_rows(band: Band) -> list[tuple[str, int]]:
    """Of the first column, each number that is multiplied by several weights."""
    forking = [node for node in band.nodes if node.key in band.forks and band.columns[node.key] == 0]
    return [(node.key, row) for node in forking for row in range(node.rows)]


def _let_through(band: Band) -> list[tuple[str, str]]:
    """Of the first column, what goes element by element to somewhere else than along the top."""
    top = {node.key for node in band.top}
    plain = (edge for edge in band.edges if edge.weight is None and edge.target not in top)
    return [(edge.source, edge.target) for edge in plain if band.columns[edge.source] == 0]


def _lane(band: Band, inside: Sequence[Node], begin: float) -> dict[str, float]:
    """One gate: a row for each product and bias, the furthest from the gate first; the rest in between."""
    keys = {node.key for node in inside}
    rows = [node for node in inside if not keys & {source.key for source in band.sources(node)}]
    rows.sort(key=lambda node: -_way(band, node, keys))
    tops: dict[str, float] = {}
    for node in rows:
        height = max(height_of(node), tags_before(node, band.nodes, band.edges, band.forks))
        tops[node.key] = begin + (height - height_of(node)) / 2
        begin += height + INSIDE_LANE
    for node in inside:
        if node not in rows:
            middles = [
                tops[source.key] + height_of(source) / 2
                for source in band.sources(node)
                if source.key in keys
            ]
            tops[node.key] = (min(middles) + max(middles)) / 2 - height_of(node) / 2
    return tops


def _way(band: Band, node: Node, keys: set[str]) -> int:
    """How many operations of the gate come after a node's."""
    return max(
        (1 + _way(band, target, keys) for target in band.targets(node) if target.key in keys), default=0
    )


def _acted_on(band: Band, tops: Mapping[str, float], lowest: float) -> dict[str, float]:
    """What gates act on: beside the highest of its sources below the top, or along the top.

    Beside an input, where one acts on it. What is made of a gate for the state along the top, as 1 − f,
    stands above the gate, whose own arrow goes on below.
    """
    along_top = {node.key for node in band.top}
    found: dict[str, float] = {}
    for node in band.nodes:
        if node.key in tops or band.columns[node.key] == 0:
            continue
        known = {**tops, **found}
        sources = band.sources(node)
        below = [known[source.key] for source in sources if known.get(source.key, 0.0) > 0]
        inputs = [known[source.key] for source in sources if source.offset is None and source.key in known]
        found[node.key] = min(inputs or below) if below else 0.0 if sources else lowest
        if len(below) == len(sources) == 1 and any(one.key in along_top for one in band.targets(node)):
            found[node.key] -= ONE + INSIDE_LANE
    return found


def _inputs(band: Band, tops: Mapping[str, float], begin: float, lowest: float) -> dict[str, float]:
    """What stands in the first column below the state at the top; weights that act there, below the lanes."""
    first = [node for node in band.nodes if band.columns[node.key] == 0]
    begin = max([begin, *(tops[node.key] + height_of(node) + GAP for node in first if node.key in tops)])
    found: dict[str, float] = {}
    for node in first:
        if node.key not in tops:
            begin = begin if node.offset is not None else max(begin, lowest + ONE + INSIDE_LANE)
            found[node.key] = begin
            begin += height_of(node) + GAP
    return found


def _lefts(band: Band) -> list[float]:
    """Where each column begins."""
    lefts, left = list[float](), 0.0
    rows = len(_forking_rows(band)) + len(_let_through(band))
    fork = BEFORE_RAILS + RAIL * (rows - 1) + AFTER_RAILS + TAG_WIDTH if rows else PLAIN
    for column in range(max(band.columns.values()) + 1):
        lefts.append(left)
        inside = [node for node in band.nodes if band.columns[node.key] == column]
        arriving = [edge for edge in band.edges if band.columns[edge.target] == column + 1]
        room = room_after(inside, arriving, band.forks)
        left += NODE + (max(fork, PLAIN) if column == 0 else room)
    return lefts


def _bottom(band: Band, nodes: Iterable[Node], tops: Mapping[str, float]) -> float:
    """Below nodes, and below the weights that stand before them."""
    middles = {node: tops[node.key] + height_of(node) / 2 for node in nodes}
    return max(
        middle + max(height_of(node), tags_before(node, band.nodes, band.edges, band.forks)) / 2
        for node, middle in middles.items()
    )


def _apart(boxes: Boxes, fixed: Sequence[str]) -> Boxes:
    """The same boxes, of each column those further down that would stand on others."""
    found: Boxes = {}
    for left in sorted({box.left for box in boxes.values()}):
        column = [key for key, box in boxes.items() if box.left == left]
        column.sort(key=lambda key: (boxes[key].top, key not in fixed))
        bottom = 0.0
        for key in column:
            found[key] = moved(boxes[key], max(0.0, bottom - boxes[key].top))
            bottom = found[key].bottom + INSIDE_LANE
    return found
