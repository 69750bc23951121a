"""Writes a document piece by piece, in the few styles that a worksheet has."""

from collections.abc import Sequence

from PyQt6.QtCore import QByteArray, Qt, QUrl
from PyQt6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from gui.formulas.mathematics import formula_svg
from gui.look.properties import present
from gui.paper.pdf import MONO, print_font

TEXT, SMALL, HEADING, TITLE = 13, 11, 14, 20  # px of 1/96 inch
INK, LINE, SHADE = "#000000", "#8a8f98", "#f1f3f5"
FORMULA = 16
Weight = QFont.Weight


class PageWriter:
    """A cursor at the end of a document that is being written."""

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.document.setDefaultFont(print_font(TEXT))
        self.cursor = QTextCursor(self.document)
        self._pictures = 0

    def block(self, above: float = 0, below: float = 0) -> None:
        """Begin a paragraph, in the empty one that stands there at first. above, below: margins in px."""
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        if self.cursor.block().length() > 1 or not self.cursor.atBlockStart():
            self.cursor.insertBlock(shape)
        else:
            self.cursor.setBlockFormat(shape)

    def text(
        self,
        text: str,
        size: float = TEXT,
        weight: Weight = Weight.Normal,
        colour: str = INK,
        *,
        mono: bool = False,
    ) -> None:
        """Add plain text."""
        self.cursor.insertText(text, style(size, weight, colour, mono=mono))

    def heading(self, text: str) -> None:
        """Add a heading of its own."""
        self.block(above=14, below=4)
        self.text(text, HEADING, Weight.DemiBold)

    def formula(self, tex: str, text: str, *, is_centred: bool = False) -> None:
        """Add a formula. text: what stands for it where it cannot be typeset. is_centred: on its line."""
        svg = drawn(tex)
        if svg is None:
            self.text(text)
        else:
            self.picture(svg, is_centred=is_centred)

    def picture(self, svg: bytes, width: float = 0, height: float = 0, *, is_centred: bool = False) -> None:
        """Add a drawing, in its own size where none is given."""
        self._pictures += 1
        name = f"picture-{self._pictures}"
        kind = QTextDocument.ResourceType.ImageResource.value
        self.document.addResource(kind, QUrl(name), QByteArray(svg))
        shape = QTextImageFormat()
        shape.setName(name)
        alignment = QTextCharFormat.VerticalAlignment
        shape.setVerticalAlignment(alignment.AlignMiddle if is_centred else alignment.AlignBaseline)
        if width:
            shape.setWidth(width)
            shape.setHeight(height)
        self.cursor.insertImage(shape)

    def table(
        self,
        rows: int,
        widths: Sequence[float],
        *,
        lines: bool = True,
        padding: float = 5,
        above: float = 0,
        below: float = 0,
    ) -> QTextTable:
        """Add a table. widths: of its columns, in percent. lines: whether its cells have edges."""
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, width) for width in widths]
        )
        shape.setCellPadding(padding)
        shape.setCellSpacing(0)
        shape.setHeaderRowCount(1 if lines else 0)  # again on the next page
        shape.setTopMargin(above)
        shape.setBottomMargin(below)
        shape.setBorder(1 if lines else 0)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QBrush(QColor(LINE)))
        shape.setBorderCollapse(True)
        return present(self.cursor.insertTable(rows, len(widths), shape))

    def leave(self, table: QTextTable) -> None:
        """Go on below a table."""
        self.cursor.setPosition(table.lastPosition() + 1)

    def fill(
        self, table: QTextTable, row: int, column: int, text: str, *, shade: bool = False,
        weight: Weight = Weight.Normal, mono: bool = True, size: float = TEXT, colour: str = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
    ) -> None:  # fmt: skip
        """Write a cell of one line."""
        cell = table.cellAt(row, column)
        if shade:
            shape = QTextTableCellFormat()
            shape.setBackground(QColor(SHADE))
            cell.setFormat(shape)
        cursor = cell.firstCursorPosition()
        paragraph = QTextBlockFormat()
        paragraph.setAlignment(align)
        cursor.setBlockFormat(paragraph)
        cursor.insertText(text, style(size, weight, colour, mono=mono))


def style(
    size: float, weight: Weight = Weight.Normal, colour: str = INK, *, mono: bool = False
) -> QTextCharFormat:
    """How letters look."""
    found = QTextCharFormat()
    found.setFont(print_font(size, weight, MONO) if mono else print_font(size, weight))
    found.setForeground(QColor(colour))
    return found


def rule_svg(width: float, height: float, colour: str = LINE) -> bytes:
    """A line to write on, at the bottom of its room."""
    y = height - 1
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path d="M0 {y}H{width}" stroke="{colour}" stroke-width="0.75" fill="none"/></svg>'
    ).encode()


def drawn(tex: str) -> bytes | None:
    """A formula as it is drawn on paper, which takes 9 ms the first time; None where it cannot be typeset."""
    return formula_svg(tex, FORMULA, INK)
