"""The graph of a step without what stands inside its quantities, for where there is little room."""

from engine.cells.stage import INSIDE
from engine.explain.cell_graph import Edge, Graph, Node


def folded(graph: Graph) -> Graph:
    """The graph of the named quantities alone: sums and products are drawn as a part of what they make.

    What multiplies an input still stands on its arrow, which then leads to the quantity itself. Biases go
    with the sums that they stood in.
    """
    inside = {node.key for node in graph.nodes if INSIDE in node.name.quantity}
    biases = {node.key for node in graph.nodes if node.offset is None}
    nodes = [node for node in graph.nodes if node.key not in inside]
    edges: dict[Edge, None] = {}
    for node in nodes:
        edges |= dict.fromkeys(_arriving(graph, node, inside, biases))
    reached = {edge.source for edge in edges}
    kept = tuple(node for node in nodes if node.key not in biases or node.key in reached)
    return Graph(kept, tuple(edges))


def _arriving(graph: Graph, node: Node, inside: set[str], biases: set[str]) -> list[Edge]:
    """The edges that lead to a node, at once or through what stands inside it."""
    found = []
    left = [edge for edge in graph.edges if edge.target == node.key]
    while left:
        edge = left.pop(0)
        if edge.source in inside:
            left = [one for one in graph.edges if one.target == edge.source] + left
        elif edge.source not in biases or edge.target == node.key:
            label = edge.label if edge.target == node.key else ""
            found.append(Edge(edge.source, node.key, edge.weight, edge.gate, label, edge.flow))
    return found
