"""Formulas that stand in a document's text, on its baseline, drawn as curves and so sharp at any size."""

import re
from dataclasses import dataclass
from functools import cache
from math import ceil, isfinite

from PyQt6.QtCore import QCoreApplication, QObject, QRectF, QSizeF, Qt
from PyQt6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextObjectInterface,
)

from engine.reading.tex import DEAREST, cost, why_not
from gui.formulas.math_view import TYPESETTER
from gui.formulas.mathematics import Drawing
from gui.language.translation import shown
from gui.look.properties import present

OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
TYPESET = QTextFormat.Property.UserProperty.value + 1  # the formula itself, which lives as long as its text
TEX = QTextFormat.Property.UserProperty.value + 2  # its source, which stands for it in copied and spoken text
OBJECT_CHARACTER = "\N{OBJECT REPLACEMENT CHARACTER}"
LENIENT = 1.5  # so far below the letters' reach, a subscript stays in the leading between the lines
SMALLEST = 0.01  # of its size, so that it is never turned over
FIRST = {"-": "{-}", "^": "{}^", "_": "{}_", "'": "{}'"}  # what the typesetter knows not behind a command
SIDE = 0.5  # px; half of the room that a drawing has beside its ink on the right only


@dataclass(frozen=True)
class Typeset:
    """A formula that was typeset. ascent: of the text around it, px."""

    tex: str
    drawing: Drawing
    ascent: float

    def height(self, scale: float) -> float:
        """Above the baseline; not lower than text, so that lines stand beside each other in a table."""
        return max(-self.drawing.box.top() * scale, self.ascent)


def typeset(tex: str, size: int, colour: str, is_displayed: bool) -> Drawing | None:
    """The drawing of a formula; None where it cannot be read or takes too long."""
    while not TYPESETTER.is_ready:
        TYPESETTER.prepare()
    if cost(tex) > DEAREST:
        return None
    drawing = TYPESETTER.typeset(tex if is_displayed else _in_line(tex), size, colour)
    box = drawing.box if drawing is not None else QRectF()
    return drawing if all(map(isfinite, box.getRect())) and box.width() > 0 else None


def _in_line(tex: str) -> str:
    """The formula as TeX sets it within text: low fractions, limits beside their sums."""
    if not re.search(r"\\[A-Za-z]*(frac|sum|prod|int|lim|binom)", tex):
        return tex
    return rf"{{\textstyle {FIRST.get(tex[0], tex[0])}{tex[1:]}}}"


class Formulas(QObject, QTextObjectInterface):
    """Draws the formulas of all documents.

    There is one object, `formulas`, which lives as long as the program. Qt keeps a pointer to it in every
    document; one that belonged to a document could be deleted first, and Qt would call a deleted object.
    """

    def draw_in(self, document: QTextDocument) -> None:
        """Draw the formulas of a document; a copy of one does not take this over."""
        layout = present(document.documentLayout())
        layout.registerHandler(OBJECT, self)

    def insert(self, cursor: QTextCursor, formula: Typeset, around: QTextCharFormat) -> None:
        """Put a formula where the cursor is. around: the format of the text it stands in."""
        format_ = QTextCharFormat(around)
        format_.setObjectType(OBJECT)
        format_.setProperty(TYPESET, formula)
        format_.setProperty(TEX, formula.tex)
        format_.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        format_.setFont(_reaching(formula.drawing.box.bottom(), around.font()))
        cursor.insertText(OBJECT_CHARACTER, format_)

    def intrinsicSize(self, document: QTextDocument | None, position: int, format_: QTextFormat) -> QSizeF:
        """Its size. AlignBaseline puts so much of it below the line as its font would reach."""
        formula, scale = self._formula(format_), self._scale(document, position, format_)
        return QSizeF(formula.drawing.box.right() * scale, formula.height(scale) + _descent(format_))

    def drawObject(
        self,
        painter: QPainter | None,
        rect: QRectF,
        document: QTextDocument | None,
        position: int,
        format_: QTextFormat,
    ) -> None:
        """Draw it with its baseline on the line's."""
        if painter is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)  # QtSvg would draw around what it fills with the text's
        drawing, scale = self._formula(format_).drawing, self._scale(document, position, format_)
        drawing.draw(painter, rect.left() + SIDE, rect.bottom() - _descent(format_), scale)
        painter.restore()

    def _formula(self, format_: QTextFormat) -> Typeset:
        formula = format_.property(TYPESET)
        assert isinstance(formula, Typeset)
        return formula

    def _scale(self, document: QTextDocument | None, position: int, format_: QTextFormat) -> float:
        """Smaller than 1 where the document is too narrow for it."""
        if document is None:
            return 1.0
        width = document.textWidth() if document.textWidth() > 0 else document.pageSize().width()
        around = document.findBlock(position).blockFormat()
        margins = 2 * document.documentMargin() + around.leftMargin()
        room = width - margins - around.indent() * document.indentWidth()
        needed = self._formula(format_).drawing.box.right() + SIDE
        return max(SMALLEST, min(1.0, room / needed)) if width > 0 else 1.0


@cache
def formulas() -> Formulas:
    """What draws formulas."""
    return Formulas()


def _reaching(descent: float, around: QFont) -> QFont:
    """The font around, or the same so large that its letters reach as far below the baseline."""
    reach = QFontMetricsF(around).descent()
    font = QFont(around)
    if descent > LENIENT * reach:
        font.setPixelSize(ceil(around.pixelSize() * descent / reach))
    return font


def _descent(format_: QTextFormat) -> float:
    return QFontMetricsF(format_.toCharFormat().font()).descent()


def with_tex(text: str, document: QTextDocument, start: int = 0) -> str:
    """A stretch of the document's text with the source in each formula's place. start: its position."""
    cursor = QTextCursor(document)
    first, *others = text.split(OBJECT_CHARACTER)
    position, written = start + _length(first), [first]
    for after in others:
        cursor.setPosition(position + 1)
        written += [f"${cursor.charFormat().stringProperty(TEX)}$", after]
        position += 1 + _length(after)
    return "".join(written)


def _length(text: str) -> int:
    """How long a text is in UTF-16, in which Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def why_wrong(tex: str) -> str:
    """A sentence on why a formula could not be typeset."""
    reason = why_not(tex)
    if reason is None:
        return _tr("This formula cannot be typeset.")
    return _tr("This formula cannot be typeset: {}.").format(shown(reason))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Formulas", text)
