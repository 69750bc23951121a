"""The letters of a typeset formula as shapes: one that comes again, in whatever formula, is the same shape.

An equation of sixty letters took half a megabyte as an SVG of its own, and most of its letters are digits.
"""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPainterPath

SVG = "{http://www.w3.org/2000/svg}"
COMMAND = re.compile(r"([A-DF-Z])([^A-DF-Z]*)")  # of a path, and its numbers; E is of 1E-05
LIKE_LETTERS = {"x", "y", "width", "height", "fill"}  # all that a bar has: no frame, no round corner


@dataclass(frozen=True)
class Letter:
    """A shape, and where its origin stands: so many times as large, at (x, y)."""

    shape: QPainterPath
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0


@dataclass(frozen=True)
class Lettering:
    """All letters of a formula. view: the part of the drawing that it fills, its baseline at y = 0."""

    letters: tuple[Letter, ...]
    view: QRectF

    def draw(self, painter: QPainter, colour: str) -> None:
        """Draw them in the units of the drawing. colour: "#rrggbb"."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        for letter in self.letters:
            painter.save()
            painter.translate(letter.x, letter.y)
            painter.scale(letter.scale, letter.scale)
            painter.drawPath(letter.shape)
            painter.restore()


def letters_of(svg: str, ink: str) -> Lettering | None:
    """The letters and bars of an SVG 2, whose letters are symbols; None where there is anything else in it.

    ink: the colour of all of it.
    """
    root = ElementTree.fromstring(svg)
    try:
        letters = tuple(_letters(root, ink))
    except _OtherShape:
        return None
    return Lettering(letters, QRectF(*_numbers(root.get("viewBox", ""))))


class _OtherShape(Exception):
    """Something that is neither a letter nor a bar, or of another colour."""


def _letters(root: ElementTree.Element, ink: str) -> Iterator[Letter]:
    symbols = {f"#{symbol.get('id')}": symbol for symbol in root.iter(f"{SVG}symbol")}
    for one in root:
        match one.tag.removeprefix(SVG):
            case "symbol":
                continue
            case "use" if one.get("fill") == ink and one.get("href") in symbols:
                symbol = symbols[one.get("href", "")]
                left, top, _, tall = _numbers(symbol.get("viewBox", ""))
                x, y, height = (float(one.get(key, "")) for key in ("x", "y", "height"))
                scale = height / tall
                for path in symbol:  # one, or none of a blank
                    yield Letter(_shape(path.get("d", "")), x - left * scale, y - top * scale, scale)
            case "rect" if one.get("fill") == ink and set(one.keys()) == LIKE_LETTERS:
                bar = QPainterPath()
                bar.addRect(*(float(one.get(key, "")) for key in ("x", "y", "width", "height")))
                yield Letter(bar)
            case _:
                raise _OtherShape


@lru_cache(maxsize=1024)
def _shape(path: str) -> QPainterPath:
    """A shape from the commands of an SVG path, all of them absolute."""
    shape = QPainterPath()
    shape.setFillRule(Qt.FillRule.WindingFill)
    draw: dict[str, Callable[..., None]] = {
        "M": shape.moveTo,
        "L": shape.lineTo,
        "Q": shape.quadTo,
        "C": shape.cubicTo,
        "Z": shape.closeSubpath,
    }
    for command, numbers in COMMAND.findall(path):
        if command not in draw:
            raise _OtherShape
        draw[command](*_numbers(numbers))
    return shape


def _numbers(text: str) -> list[float]:
    return list(map(float, text.split()))
