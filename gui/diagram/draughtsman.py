"""Draws a graph of a step as a picture: boxes, numbers and arrows get their places and texts."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from PyQt6.QtCore import QCoreApplication

from engine.array import Array
from engine.explain.box import HEAD, LINE, TAG, TAG_WIDTH, UNROLLED, Box, Boxes
from engine.explain.cell_graph import Edge, Graph, Node
from engine.explain.graph_layout import rails_of, size_of
from engine.notation.number_text import fitting
from engine.notation.symbols import plain
from engine.run.measures import as_float64
from engine.run.name import Name, Number, X
from engine.run.recorded_run import StepNumbers
from gui.diagram.picture import LABEL, Arrow, NodeEntry, NodePicture, NodeState, Picture, Point

MOST_CHARACTERS = 6  # of a number in a node
SPREAD = 9  # px between arrows that end at one node
PASSING = 16  # px beside the middle, of an arrow that passes boxes
NOT_YET = "·"
ORIGIN: Point = (0.0, 0.0)


class Draughtsman:
    """Makes pictures of one graph. index_of: which of a node's units is looked at."""

    def __init__(self, graph: Graph, boxes: Boxes, index_of: Callable[[Node], int]) -> None:
        self._graph, self._boxes, self._index_of = graph, boxes, index_of
        self._size = size_of(boxes)
        self._nodes = {node.key: node for node in graph.nodes}
        self._forks = graph.forks
        self._rails = rails_of(graph, boxes)
        self._listed: dict[str, Sequence[int]] = {}  # by node, of the picture that is made
        self._rights = sorted({box.right for box in boxes.values()})

    def picture(self, numbers: StepNumbers, t: int, running: int | None) -> Picture:
        """The picture of step t. running: the operation that is about to run; None when all have."""
        self._listed = {node.key: self._largest_first(node, numbers, t) for node in self._graph.nodes}
        nodes = tuple(self._node(node, numbers, t, running) for node in self._graph.nodes)
        states = {node.node.key: node.state for node in nodes}
        arrows = [arrow for edge in self._graph.edges for arrow in self._arrows(edge, numbers, t, states)]
        return Picture(nodes, tuple(self._fanned(arrows)), self._size, self._now())

    def _now(self) -> Box | None:
        """Around the nodes of the step, where other steps are drawn whole beside it."""
        nodes = self._graph.nodes
        if not any(node.place and node.name == X for node in nodes):
            return None
        boxes = [self._boxes[node.key] for node in nodes if node.place == 0]
        top = min(box.top for box in boxes)
        return Box(boxes[0].left, top, boxes[0].width, max(box.bottom for box in boxes) - top)

    def _node(self, node: Node, numbers: StepNumbers, t: int, running: int | None) -> NodePicture:
        box, state = self._boxes[node.key], _state(node, running)
        indices = self._listed[node.key] if node.size > 1 else (self._index_of(node),)
        entries = []
        for row, index in enumerate(indices):
            number = node.number(numbers.plan, t, index)
            value = numbers.value(number, t if node.operation is None else None)
            area = box if node.size == 1 else Box(box.left, box.top + HEAD + LINE * row, box.width, LINE)
            text = fitting(value, MOST_CHARACTERS) if state == "known" else NOT_YET
            which = f"{index}" if node.size > node.listed else ""  # as these are not the first ones
            text = fitting(value, MOST_CHARACTERS - 1, 3) if which and state == "known" else text
            entries.append(NodeEntry(number, text, area, value if state == "known" else None, which))
        symbol = plain(node.symbol.at(t))
        if node.units > 1 and node.size == 1 and node.has_index:
            symbol += f"[{self._index_of(node)}]"
        return NodePicture(node, box, symbol, tuple(entries), node.size - node.listed, state)

    def _largest_first(self, node: Node, numbers: StepNumbers, t: int) -> Sequence[int]:
        """The indices of a node's numbers that are listed: all, or those that add most to what follows."""
        edges = [edge for edge in self._graph.edges if edge.source == node.key and edge.weight is not None]
        if node.size <= node.listed or not edges:
            return range(node.listed)
        values = _values(node, numbers, t)
        added = np.zeros(node.size)
        with np.errstate(all="ignore"):
            for edge in edges:
                assert edge.weight is not None
                target = self._nodes[edge.target]
                column = edge.gate * target.units + self._index_of(target)
                added += np.abs(_weight(numbers, edge.weight)[:, column] * values)
        order = np.argsort(-np.nan_to_num(added, nan=np.inf), kind="stable")
        return tuple(order[: node.listed].tolist())

    def _arrows(
        self, edge: Edge, numbers: StepNumbers, t: int, states: dict[str, NodeState]
    ) -> Iterator[Arrow]:
        """The arrows of an edge: where a matrix multiplies a list, one for each number that is listed."""
        source, target = self._nodes[edge.source], self._nodes[edge.target]
        may_flow = states[edge.source] == "known" and states[edge.target] != "pending"
        if edge.weight is None:
            number = self._carried(edge, source, target, numbers, t)
            flow = _real(numbers.value(number)) if may_flow else None
            start, end = self._ends(source, target, None)
            is_upright = Arrow(edge, start, end, "").is_upright
            is_labelled = edge.flow and is_upright and may_flow
            carried = fitting(numbers.value(number), MOST_CHARACTERS, 2) if is_labelled else ""
            bend, rail = self._bend(end[0]), self._rails.get((source.key, target.key))
            if rail is not None:  # it leaves the line along the top
                start = rail, self._boxes[source.key].top + (HEAD + LINE - SPREAD) / 2
            yield Arrow(edge, start, end, edge.label or carried, number, None, flow, bend=bend, rail=rail)
            return
        column = edge.gate * target.units + self._index_of(target)
        for row, index in enumerate(self._listed[source.key]):
            factor = source.number(numbers.plan, t, index)
            weight = Number(edge.weight, index, None, column)
            value = numbers.value(weight)
            flow = _real(value) * _real(numbers.value(factor, t)) if may_flow else None
            label = f"× {fitting(value, MOST_CHARACTERS, 3 if source.size == 1 else 2)}"
            yield self._placed(Arrow(edge, ORIGIN, ORIGIN, label, weight, factor, flow, value=value), row)
        if source.size > source.listed:
            label = _tr("+ {} more").format(source.size - source.listed)
            yield self._placed(Arrow(edge, ORIGIN, ORIGIN, label, is_rest=True), source.listed)

    def _placed(self, arrow: Arrow, row: int) -> Arrow:
        """An arrow with a weight, from a row of its source: its label at the end that has room for it."""
        source, target = self._nodes[arrow.edge.source], self._nodes[arrow.edge.target]
        if source.key not in self._forks:
            start, end = self._ends(source, target, row)
            return replace(arrow, start=start, end=end, is_listed=source.size > 1)
        begin, box = self._boxes[source.key], self._boxes[target.key]
        height = begin.middle if source.size == 1 else begin.top + HEAD + LINE * (row + 0.5)
        before, rows = self._rows_tagged(source, target)
        end = box.left - TAG_WIDTH, box.middle + TAG * (before + row - (rows - 1) / 2)
        rail = self._rails.get((source.key, row))
        bend = self._bend(box.left)
        return replace(arrow, start=(begin.right, height), end=end, is_tagged=True, rail=rail, bend=bend)

    def _rows_tagged(self, source: Node, target: Node) -> tuple[int, int]:
        """How many weights stand before a node above those of one source, and how many in all."""
        into = [edge.source for edge in self._graph.edges if edge.target == target.key and edge.weight]
        tagged = [key for key in into if key in self._forks]
        rows = [self._nodes[key].rows for key in tagged]
        return sum(rows[: tagged.index(source.key)]), sum(rows)

    def _bend(self, end: float) -> float:
        """Where the gap before a column begins; what comes from further away is level up to there."""
        return max((right for right in self._rights if right < end), default=-math.inf)

    def _carried(self, edge: Edge, source: Node, target: Node, numbers: StepNumbers, t: int) -> Number:
        """The number that flows along an arrow: what it begins at, or unrolled, a part of the sum."""
        if edge.flow is not None:
            return Number(edge.flow, self._index_of(target), t + (target.offset or 0))
        return source.number(numbers.plan, t, self._index_of(source))

    def _ends(self, source: Node, target: Node, row: int | None) -> tuple[Point, Point]:
        start, end = self._boxes[source.key], self._boxes[target.key]
        if end.right < start.left and source.column is not None:  # against time
            return (start.left, start.middle), (end.right, end.middle)
        if end.left < start.right:  # one above the other; what passes a box leaves the middle to others
            is_passing = source.column is not None and start.top - end.bottom > UNROLLED + 1
            aside = (-PASSING if source.band % 2 else PASSING) if is_passing else 0
            x = start.left + start.width / 2 + aside
            return (x, start.top), (end.left + end.width / 2 + aside, end.bottom)
        if row is None or source.size == 1:
            level = min(max(end.middle, start.top + HEAD), start.bottom) if row is None else start.middle
            return (start.right, level if source.size > 1 else start.middle), (end.left, end.middle)
        return (start.right + LABEL, start.top + HEAD + LINE * (row + 0.5)), (end.left, end.middle)

    def _fanned(self, arrows: list[Arrow]) -> Iterator[Arrow]:
        """The arrows with their ends beside each other where several end at one node."""
        for arrow in arrows:
            beside = [other for other in arrows if other.edge.target == arrow.edge.target]
            beside = [other for other in beside if other.is_leftward == arrow.is_leftward]
            beside = sorted((other for other in beside if not other.is_upright), key=_level)
            if arrow.is_upright or arrow.is_tagged or len(beside) == 1:
                yield arrow
                continue
            place = beside.index(arrow) - (len(beside) - 1) / 2
            level = arrow.end[1] + place * min(SPREAD, 28 / len(beside))
            is_near = arrow.rail is None and abs(arrow.start[1] - level) < SPREAD
            is_straight = arrow.edge.weight is None and is_near
            start = (arrow.start[0], level) if is_straight else arrow.start
            yield replace(arrow, start=start, end=(arrow.end[0], level))


def _level(arrow: Arrow) -> float:
    """The height at which an arrow comes to its end."""
    return arrow.start[1] if arrow.rail is None else arrow.end[1]


def _tr(text: str) -> str:
    return QCoreApplication.translate("CellPanel", text)


def _state(node: Node, running: int | None) -> NodeState:
    """Weights and other steps are there; in this step it depends on the operation."""
    if running is None or node.operation is None or node.offset != 0 or node.operation < running:
        return "known"
    return "running" if node.operation == running else "pending"


def _values(node: Node, numbers: StepNumbers, t: int) -> Array:
    """All numbers of a node as its step sees them, in float64."""
    run, name = numbers.run, numbers.implementation
    if node.offset == -1:
        return as_float64(run.states_before(name, t, node.band)[node.name.quantity])
    if node.is_read and node.band < len(run.model.layers):
        return as_float64(run.input_at(name, t, node.band))
    return np.array([_real(numbers.value(node.number(numbers.plan, t, row), t)) for row in range(node.size)])


def _weight(numbers: StepNumbers, name: Name) -> Array:
    """A whole weight with which the step is computed, in float64."""
    start = numbers.run.start_at(numbers.implementation, numbers.t)
    if name.layer is not None:
        return as_float64(getattr(start.layers[name.layer].weights, name.quantity))
    assert start.readout is not None
    return as_float64(start.readout[0])


def _real(value: Any) -> float:
    """A number as a float; of an integer beyond them, infinite."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
