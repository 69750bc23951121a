"""The numbers of a diagram that mouse and keys can point at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PyQt6.QtCore import QRectF

from engine.run.name import Number
from gui.diagram.painter import label_area, rect_of
from gui.diagram.picture import Arrow, Picture


@dataclass(frozen=True)
class Spot:
    """A number that can be pointed at. key: the same at every step. factors: what a weight multiplies.

    edge: the arrow that carries the weight. value: as it is now; None where it is not known.
    """

    key: tuple[str, int]
    area: QRectF
    number: Number
    factors: tuple[Number, ...] = ()
    is_known: bool = True
    edge: Arrow | None = None
    value: Any = None


def spots_of(picture: Picture) -> Iterator[Spot]:
    """Every spot of a picture: node by node, the weights on its arrows, then its numbers."""
    for node in picture.nodes:
        for arrow in picture.arrows:
            if arrow.edge.target == node.node.key and arrow.has_number and arrow.number is not None:
                factors = (arrow.factor,) if arrow.factor is not None else ()
                key = (f"{arrow.edge.source}>{node.node.key}", arrow.number.index)
                is_weight = arrow.edge.weight is not None
                value = arrow.value if is_weight else arrow.flow
                edge = arrow if is_weight else None
                yield Spot(key, label_area(arrow), arrow.number, factors, edge=edge, value=value)
        for row, entry in enumerate(node.entries):
            key = (node.node.key, row)
            is_known = node.state == "known"
            yield Spot(key, rect_of(entry.area), entry.number, is_known=is_known, value=entry.value)
