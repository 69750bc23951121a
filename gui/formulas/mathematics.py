"""Real mathematics from TeX: typeset once, kept as drawings that are sharp at any pixel ratio."""

import importlib
import importlib.util
import logging
import re
from abc import ABC, abstractmethod
from collections import OrderedDict
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from PyQt6.QtCore import QByteArray, QRectF
from PyQt6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter
from PyQt6.QtSvg import QSvgRenderer

from engine.run.name import Number
from gui.formulas.letters import Lettering, letters_of

KEPT = 256  # formulas; a step shows about five, so scrubbing back fifty steps typesets nothing
DRAWN_ON_PAPER = 64  # formulas of some 40 KB
DRAWN, INK = 100, "#010203"  # px and colour in which shapes are kept
EDGE = 1  # px that ziamath leaves around the ink
STAGES = ("latex2mathml.converter", "ziafont", "ziamath")  # 150 ms at once would stall the window
FALLBACKS = ["Cambria Math", "STIX Two Text", "Times New Roman", "DejaVu Serif"]
CAPITAL_A, SMALL_A = 0x1D434, 0x1D44E  # where Unicode's mathematical italic letters begin
PLANCK = "ℎ"  # the italic h, which Unicode had before that row

log = logging.getLogger(__name__)


class Formula(NamedTuple):
    """One formula, as TeX and as plain text.

    role: names its colour in the theme. numbers: the number that it shows, then the numbers that this one is
    computed from. help: its tooltip. is_lit: draws a frame around it.
    """

    tex: str
    text: str
    role: str = "text"
    numbers: tuple[Number, ...] = ()
    help: str = ""
    is_lit: bool = False


class Drawing(ABC):
    """A typeset formula. box: around its ink in px, its baseline at y = 0."""

    def __init__(self, box: QRectF) -> None:
        self.box = box

    def draw(self, painter: QPainter, left: float, baseline: float, scale: float = 1) -> None:
        """Draw it with its baseline starting at (left, baseline)."""
        painter.save()
        painter.translate(left, baseline)
        painter.scale(scale, scale)
        self._draw(painter)
        painter.restore()

    @abstractmethod
    def _draw(self, painter: QPainter) -> None:
        """Draw it with its baseline starting at the origin."""


class _OfLetters(Drawing):
    """A formula of letters and bars alone. size: px for each of those in which they are kept."""

    def __init__(self, letters: Lettering, size: float, colour: str, box: QRectF) -> None:
        super().__init__(box)
        self._letters, self._size, self._colour = letters, size, colour

    def _draw(self, painter: QPainter) -> None:
        painter.scale(self._size, self._size)
        self._letters.draw(painter, self._colour)


class _Picture(Drawing):
    """A formula with a frame, a line across or several colours."""

    def __init__(self, renderer: QSvgRenderer, box: QRectF) -> None:
        super().__init__(box)
        self._renderer = renderer

    def _draw(self, painter: QPainter) -> None:
        self._renderer.render(painter, self.box)


class Typesetter:
    """Typesets formulas, about 9 ms each the first time, and keeps the last ones by TeX, size and colour."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int, str], Drawing | None] = OrderedDict()
        self._stages = iter(STAGES)
        self.is_ready = False

    def prepare(self) -> None:
        """Import the next library it needs, until it `is_ready`."""
        name = next(self._stages, None)
        if name is None:
            self.is_ready = True
        else:
            importlib.import_module(name)

    def knows(self, tex: str, size: int, colour: str) -> bool:
        """Whether `typeset` would answer at once."""
        return (tex, size, colour) in self._kept

    def typeset(self, tex: str, size: int, colour: str) -> Drawing | None:
        """The drawing of a formula; None where the TeX cannot be read. size: px. colour: "#rrggbb"."""
        key = (tex, size, colour)
        if key not in self._kept:
            self._kept[key] = _typeset(tex, size, colour)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]


def _with_signs(tex: str) -> str:
    """Mark a minus that is a sign; ziamath would set it apart as if it took something from nothing."""
    return re.sub(r"(^|[=(\[{,+]|\\(?:cdot|circ|approx)|\\text\{[^}]* \})(\s*)-", r"\1\2{-}", tex)


@lru_cache(maxsize=DRAWN_ON_PAPER)
def formula_svg(tex: str, size: int, colour: str) -> bytes | None:
    """A formula as a drawing for documents; None where the TeX cannot be read."""
    svg = _svg(tex, size, colour, with_symbols=False)  # QtSvg draws nothing of SVG 2
    # QtSvg sets an empty pen for what is only filled; in a PDF, Qt draws it in the colour of the fill.
    return None if svg is None else svg.replace("<svg ", '<svg stroke-width="0" ', 1).encode()


def _svg(tex: str, size: int, colour: str, *, with_symbols: bool) -> str | None:
    """with_symbols: with each letter once, and a mark for each place where it stands."""
    import ziamath  # late: it would cost the window's start 150 ms

    ziamath.config.svg2 = with_symbols
    try:
        svg: str = ziamath.Latex(_with_signs(tex), size=size, color=colour).svg()
    except Exception as error:  # its parser raises what it happens to meet
        log.info("cannot typeset %r: %r", tex, error)
        return None
    return svg


@lru_cache(maxsize=KEPT)
def typeset_letters(tex: str) -> Lettering | None:
    """The letters of a formula, for all sizes and colours; None where it is not of letters and bars alone."""
    svg = _svg(tex, DRAWN, INK, with_symbols=True)
    return None if svg is None else letters_of(svg, INK)


def _typeset(tex: str, size: int, colour: str) -> Drawing | None:
    """The shapes of a formula are made once for all sizes: where the text grows, each is wanted anew."""
    scale, letters = size / DRAWN, typeset_letters(tex)
    if letters is not None:
        return _OfLetters(letters, scale, colour, _box(letters.view, scale))
    svg = formula_svg(tex, DRAWN, INK)
    if svg is None:
        return None
    renderer = QSvgRenderer(QByteArray(svg.replace(INK.encode(), colour.encode())))
    box = _box(renderer.viewBoxF(), scale)
    if not box.isEmpty():
        renderer.setViewBox(QRectF(box.topLeft() / scale, box.size() / scale))
    return _Picture(renderer, box)


def _box(view: QRectF, scale: float) -> QRectF:
    """The part that a drawing fills where its ink is so many times as large, and its edge as wide as ever."""
    if view.isEmpty():  # ziamath gives what it misreads a negative height
        return QRectF()
    ink, edge = view.adjusted(EDGE, EDGE, -EDGE, -EDGE), EDGE
    found = QRectF(ink.topLeft() * scale, ink.size() * scale)
    return found.adjusted(-edge, -edge, edge, edge)


@cache
def _families() -> list[str]:
    """The face that formulas are typeset in, so that plain text and formula look alike."""
    spec = importlib.util.find_spec("ziamath")
    found: list[str] = []
    if spec is not None and spec.origin is not None:
        for path in sorted((Path(spec.origin).parent / "fonts").glob("*.ttf")):
            found += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return found + FALLBACKS


@lru_cache(maxsize=32)
def plain_font(size: int) -> QFont:
    """The face in which `plain` text is drawn. size: px."""
    font = QFont(_families())
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=32)
def plain_metrics(size: int) -> QFontMetricsF:
    """How wide `plain` text is. size: px."""
    return QFontMetricsF(plain_font(size))


def plain(text: str) -> str:
    """The text with its symbols, letters that stand alone, in mathematical italic, as a formula has them."""
    return re.sub(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])", lambda match: _italic(match[0]), text)


def _italic(letter: str) -> str:
    if letter == "h":
        return PLANCK
    first, start = ("a", SMALL_A) if letter.islower() else ("A", CAPITAL_A)
    return chr(start + ord(letter) - ord(first))
