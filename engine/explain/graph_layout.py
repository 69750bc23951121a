"""Where the nodes of a graph stand: in columns from left to right, none over another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.explain.cell_graph import Edge, Graph, Node

# Lengths are px at 100 %: a picture of them is scaled as a whole.
NODE = 50  # width of a node
HEAD = 18  # height of a node's symbol
LINE = 17  # height of each of its numbers
TAG = 14  # height of a weight's number that stands before the node
GAP = 10  # between nodes above each other
WEIGHTED = 44  # between columns with a weight's number on an arrow between them
FANNED = 60  # with a weight for each number of a list
NAMED = 30  # with the name of an operation on it
PLAIN = 20  # with nothing on it
BAND = 22  # between two layers
STEP = 14  # between two time steps
UNROLLED = 28  # between the bands of a time step


@dataclass(frozen=True)
class Box:
    """A rectangle. left, top: of its corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return self.top + self.height / 2


Boxes = dict[str, Box]


def lay_out(graph: Graph) -> Boxes:
    """One step: a band for each layer, and in it the nodes by how many operations they are away."""
    boxes: Boxes = {}
    top = 0.0
    for band in sorted({node.band for node in graph.nodes}):
        nodes = [node for node in graph.nodes if node.band == band]
        keys = {node.key for node in nodes}
        edges = [edge for edge in graph.edges if edge.target in keys]
        placed = _band(nodes, edges, graph.forks)
        boxes |= {key: _moved(box, top) for key, box in placed.items()}
        top = max(box.bottom for box in boxes.values()) + BAND
    return boxes


def lay_out_unrolled(graph: Graph) -> Boxes:
    """Time from left to right, inputs at the bottom, outputs on top; only inputs list several numbers."""
    offsets = [node.offset or 0 for node in graph.nodes]
    top = max(node.band for node in graph.nodes)
    return {
        node.key: Box(
            ((node.offset or 0) - min(offsets)) * (NODE + STEP),
            (top - node.band) * (HEAD + LINE + UNROLLED),
            NODE,
            HEAD + LINE * node.rows,
        )
        for node in graph.nodes
    }


def size_of(boxes: Mapping[str, Box]) -> tuple[float, float]:
    """Width and height of all boxes together."""
    return max(box.right for box in boxes.values()), max(box.bottom for box in boxes.values())


def _band(nodes: list[Node], edges: list[Edge], forks: frozenset[str]) -> Boxes:
    tags = {node.key: _tags(node, nodes, edges, forks) for node in nodes}
    columns = _columns(nodes, edges)
    boxes: Boxes = {}
    left = 0.0
    for column in range(max(columns.values()) + 1):
        inside = [node for node in nodes if columns[node.key] == column]
        boxes |= _stack(inside, edges, boxes, left, tags)
        leaving = [edge for edge in edges if columns[edge.source] == column]
        left += NODE + _gap(inside, leaving, forks)
    top = min(box.top for box in boxes.values())
    return {key: _moved(box, -top) for key, box in boxes.items()}


def _columns(nodes: list[Node], edges: list[Edge]) -> dict[str, int]:
    """How far each node is from the left; what nothing leads to stands just before its first arrow's end."""
    columns: dict[str, int] = {}
    for node in nodes:  # they come in the order they are computed, so sources are known
        sources = [
            columns[edge.source] for edge in edges if edge.target == node.key if edge.source in columns
        ]
        columns[node.key] = max(sources) + 1 if sources else 0
    for node in nodes:
        if node.offset is None:
            columns[node.key] = min(columns[edge.target] for edge in edges if edge.source == node.key) - 1
    return columns


def _tags(node: Node, nodes: list[Node], edges: list[Edge], forks: frozenset[str]) -> float:
    """The height of the weights that stand before a node."""
    rows = {other.key: other.rows for other in nodes}
    sources = [edge.source for edge in edges if edge.target == node.key and edge.weight is not None]
    return float(TAG * sum(rows[source] for source in sources if source in forks))


def _stack(
    nodes: list[Node], edges: list[Edge], placed: Boxes, left: float, tags: Mapping[str, float]
) -> Boxes:
    """One column: each node beside the middle of its sources, and below the node above it."""
    wanted = {node.key: _wish(node, edges, placed) for node in nodes}
    known = [node for node in nodes if wanted[node.key] is not None]
    known.sort(key=lambda node: wanted[node.key] or 0.0)
    boxes: Boxes = {}
    bottom: float | None = None
    for node in known + [node for node in nodes if wanted[node.key] is None]:
        height, wish = HEAD + LINE * node.rows, wanted[node.key]
        around = max(0.0, tags[node.key] - height) / 2
        lowest = bottom + GAP + around if bottom is not None else None
        top = wish - height / 2 if wish is not None else (lowest or 0.0)
        top = top if lowest is None else max(top, lowest)
        boxes[node.key] = Box(left, top, NODE, height)
        bottom = top + height + around
    return boxes


def _wish(node: Node, edges: Iterable[Edge], placed: Boxes) -> float | None:
    """The height at which a node's middle would best be; None where it does not matter."""
    sources = [placed[edge.source].middle for edge in edges if edge.target == node.key]
    return (min(sources) + max(sources)) / 2 if sources else None


def _gap(nodes: list[Node], edges: Iterable[Edge], forks: frozenset[str]) -> float:
    """Room to the right of a column, for what stands on its arrows."""
    lists = {node.key for node in nodes if node.size > 1} | forks
    return max((_room(edge, edge.source in lists) for edge in edges), default=PLAIN)


def _room(edge: Edge, is_list: bool) -> float:
    if edge.weight is not None:
        return FANNED if is_list else WEIGHTED
    return NAMED if edge.label else PLAIN


def _moved(box: Box, down: float) -> Box:
    return Box(box.left, box.top + down, box.width, box.height)
