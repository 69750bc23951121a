"""The columns of a drawn graph: how far each node stands to the right, and the room between two columns."""

from collections.abc import Iterable, Sequence

from engine.explain.box import FANNED, HEAD, LINE, NAMED, PLAIN, TAG, WEIGHTED
from engine.explain.cell_graph import Edge, Node


def columns_of(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, int]:
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


def height_of(node: Node) -> float:
    """Of a node's box."""
    return HEAD + LINE * node.rows


def tags_before(node: Node, nodes: Iterable[Node], edges: Iterable[Edge], forks: frozenset[str]) -> float:
    """The height of the weights that stand before a node."""
    rows = {other.key: other.rows for other in nodes}
    sources = [edge.source for edge in edges if edge.target == node.key and edge.weight is not None]
    return float(TAG * sum(rows[source] for source in sources if source in forks))


def room_after(nodes: Iterable[Node], leaving: Iterable[Edge], forks: frozenset[str]) -> float:
    """Room to the right of a column, for what stands on its arrows."""
    lists = {node.key for node in nodes if node.size > 1} | forks
    return max((_room(edge, edge.source in lists) for edge in leaving), default=PLAIN)


def _room(edge: Edge, is_list: bool) -> float:
    if edge.weight is not None:
        return FANNED if is_list else WEIGHTED
    return NAMED if edge.label else PLAIN
