"""Where the nodes of a graph stand: in columns from left to right, none over another."""

from collections.abc import Iterable, Mapping

from engine.explain.box import BAND, GAP, HEAD, LINE, NODE, STEP, UNROLLED, Box, Boxes, moved
from engine.explain.cell_graph import Edge, Graph, Node
from engine.explain.column import height_of, room_after, tags_before
from engine.explain.lane_layout import Band, Rails, lay_out_lanes, rails


def lay_out(graph: Graph) -> Boxes:
    """One step: a band for each layer, and in it the nodes by how many operations they are away."""
    boxes: Boxes = {}
    top = 0.0
    for index in sorted({node.band for node in graph.nodes}):
        band = Band.of(graph, index)
        placed = lay_out_lanes(band) if band.is_gated else _band(band)
        boxes |= {key: moved(box, top) for key, box in placed.items()}
        top = max(box.bottom for box in boxes.values()) + BAND
    return boxes


def lay_out_unrolled(graph: Graph) -> Boxes:
    """Time from left to right, inputs at the bottom, outputs on top; only inputs list several numbers."""
    first = min(node.place for node in graph.nodes)
    top = max(node.band for node in graph.nodes)
    return {
        node.key: Box(
            (node.place - first) * (NODE + STEP),
            (top - node.band) * (HEAD + LINE + UNROLLED),
            NODE,
            HEAD + LINE * node.rows,
        )
        for node in graph.nodes
    }


def rails_of(graph: Graph, boxes: Boxes) -> Rails:
    """In layers with lanes, where lines from the inputs go up and down; see `rails`."""
    found: Rails = {}
    for index in {node.band for node in graph.nodes if node.key in graph.forks}:
        band = Band.of(graph, index)
        found |= rails(band, boxes) if band.is_gated else {}
    return found


def size_of(boxes: Mapping[str, Box]) -> tuple[float, float]:
    """Width and height of all boxes together."""
    return max(box.right for box in boxes.values()), max(box.bottom for box in boxes.values())


def _band(band: Band) -> Boxes:
    tags = {node.key: tags_before(node, band.nodes, band.edges, band.forks) for node in band.nodes}
    boxes: Boxes = {}
    left = 0.0
    for column in range(max(band.columns.values()) + 1):
        inside = [node for node in band.nodes if band.columns[node.key] == column]
        boxes |= _stack(inside, band.edges, boxes, left, tags)
        leaving = [edge for edge in band.edges if band.columns[edge.source] == column]
        left += NODE + room_after(inside, leaving, band.forks)
    top = min(box.top for box in boxes.values())
    return {key: moved(box, -top) for key, box in boxes.items()}


def _stack(
    nodes: Iterable[Node], edges: Iterable[Edge], placed: Boxes, left: float, tags: Mapping[str, float]
) -> Boxes:
    """One column: each node beside the middle of its sources, and below the node above it."""
    wanted = {node.key: _wish(node, edges, placed) for node in nodes}
    known = [node for node in nodes if wanted[node.key] is not None]
    known.sort(key=lambda node: wanted[node.key] or 0.0)
    boxes: Boxes = {}
    bottom: float | None = None
    for node in known + [node for node in nodes if wanted[node.key] is None]:
        height, wish = height_of(node), wanted[node.key]
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
