"""What a diagram shows at a step: boxes with symbols and numbers, and arrows with what flows along them."""

import math
from dataclasses import dataclass
from typing import Any, Literal

from engine.explain.box import UNROLLED, Box
from engine.explain.cell_graph import Edge, Node
from engine.run.name import Number

LABEL = 38  # px that a weight takes beside a list

NodeState = Literal["known", "running", "pending"]
Point = tuple[float, float]


@dataclass(frozen=True)
class NodeEntry:
    """One number in a node.

    area: where the mouse points at it, px; the whole node where it holds only this number. which: its index
    among the node's numbers, where it is not plain.
    """

    number: Number
    text: str
    area: Box
    value: Any
    which: str = ""


@dataclass(frozen=True)
class NodePicture:
    """A node as it is drawn. more: how many of its numbers are not listed."""

    node: Node
    box: Box
    symbol: str
    entries: tuple[NodeEntry, ...]
    more: int
    state: NodeState


@dataclass(frozen=True)
class Arrow:
    """An arrow as it is drawn.

    number: its label, a weight; otherwise the number that it leads to. factor: the number that the weight
    multiplies. value: of the weight. flow: the number that flows along it, None where that is not computed
    yet. is_rest: stands for the numbers that the node does not list. is_listed: begins at one number of a
    list. is_tagged: the label stands at the arrow's end, since other arrows begin at the same node. rail:
    where it goes down together with the others that begin at its number. bend: where it leaves the level at
    which it begins.
    """

    edge: Edge
    start: Point
    end: Point
    label: str
    number: Number | None = None
    factor: Number | None = None
    flow: float | None = None
    is_rest: bool = False
    is_listed: bool = False
    is_tagged: bool = False
    rail: float | None = None
    bend: float = -math.inf
    value: Any = None

    @property
    def is_upright(self) -> bool:
        """Whether the arrow leads up instead of right or left."""
        return self.end[0] <= self.start[0] and not self.is_leftward

    @property
    def is_leftward(self) -> bool:
        """Whether the arrow leads left, against time."""
        return self.end[0] < self.start[0] - 1

    @property
    def has_number(self) -> bool:
        """Whether the arrow can be pointed at: for its weight, or for the part of a sum that it carries."""
        return self.number is not None and (self.edge.weight is not None or self.edge.flow is not None)

    @property
    def middle(self) -> Point:
        """Where the label of the arrow stands."""
        if self.is_upright:  # in the gap before its end, however many boxes it passes
            return self.end[0], self.end[1] + min(self.start[1] - self.end[1], UNROLLED) / 2
        begin = max(self.start[0], self.bend)
        return (begin + self.end[0]) / 2, (self.start[1] + self.end[1]) / 2


@dataclass(frozen=True)
class Picture:
    """Everything that is drawn of a step. size: px at 100 %. now: around the step itself, among others."""

    nodes: tuple[NodePicture, ...]
    arrows: tuple[Arrow, ...]
    size: tuple[float, float]
    now: Box | None = None

    def node(self, key: str) -> NodePicture:
        """The node of a key. Raises KeyError."""
        for node in self.nodes:
            if node.node.key == key:
                return node
        raise KeyError(key)

    @property
    def largest(self) -> float:
        """The largest size of what flows along an arrow; 0 where nothing does."""
        flows = [abs(arrow.flow) for arrow in self.arrows if arrow.flow is not None]
        return max((flow for flow in flows if math.isfinite(flow)), default=0.0)
