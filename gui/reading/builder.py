"""Builds a document from the tree of a Markdown text, block by block. Nothing in it is read as HTML."""

from collections.abc import Iterable

from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtGui import (
    QFont,
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from engine.reading.markdown import DISPLAY, TextBlock
from gui.look.properties import number_of, present
from gui.reading.box import code_box, quote_box, rule_box, table_box
from gui.reading.formula import Formulas
from gui.reading.style import CODE, HEADINGS, LEADING, TABLE, TEXT, ReadingStyle
from gui.reading.words import WordWriter

GAP, TIGHT = 11, 5  # px after a paragraph, and after an item of a dense list
DISPLAY_GAP = 13  # px above and below a displayed formula
ABOVE = {1: 0, 2: 14, 3: 10}  # px above headings
BELOW = {1: 10, 2: 6, 3: 4}
INDENT = 22  # px a list hangs in
MOST_INDENTS = 6  # deeper lists hang in no further
LARGEST = 10**9 - 1  # number of a list's first item, which CommonMark limits to nine digits
MOST_FRAMES = 3  # quotes within each other; Qt lays out each one twice, and so the innermost 2^n times
ALIGNMENTS = {
    "text-align:right": Qt.AlignmentFlag.AlignRight,
    "text-align:center": Qt.AlignmentFlag.AlignHCenter,
}
DISTANCE = number_of(QTextBlockFormat.LineHeightTypes.LineDistanceHeight)


class Builder:
    """Writes at the end of an empty document."""

    def __init__(self, document: QTextDocument, formulas: Formulas, style: ReadingStyle) -> None:
        self._style = style
        self._cursor = QTextCursor(document)
        self._words = WordWriter(self._cursor, formulas, style)
        self._is_fresh = True  # whether the block at the cursor still waits for its text
        self._depth = 0  # of lists in the frame at the cursor
        self._pictures = 0  # so far
        self._frames = 0  # around the cursor
        self._gap = GAP
        self._colour = "text"
        document.setIndentWidth(style.px(INDENT))

    def write(self, text: TextBlock) -> None:
        """Write a whole text; it is laid out once, at the end."""
        self._cursor.beginEditBlock()
        self._blocks(text.blocks)
        self._cursor.endEditBlock()

    def picture(self, image: QImage, width: float) -> None:
        """Show a picture of ours, at its size or as wide as there is room. width: of the document, px."""
        document = present(self._cursor.document())
        name = f"picture:{self._pictures}"
        self._pictures += 1
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
        size = image.deviceIndependentSize()
        format_ = QTextImageFormat()
        format_.setName(name)
        format_.setWidth(min(width, size.width()))
        format_.setHeight(size.height() * format_.width() / max(1, size.width()))
        self._begin(self._format())
        self._cursor.insertImage(format_)

    def _blocks(self, blocks: Iterable[TextBlock]) -> None:
        """Write blocks below each other."""
        for block in blocks:
            self._block(block)

    def _block(self, block: TextBlock) -> None:
        match block.type:
            case "heading":
                self._heading(block, min(int(block.tag[1:]), max(HEADINGS)))
            case "paragraph" | "th" | "td":
                self._text(block)
            case "bullet_list" | "ordered_list":
                self._list(block)
            case _ if self._frames >= MOST_FRAMES and block.blocks:
                self._blocks(block.blocks)
            case "blockquote":
                self._quote(block)
            case "fence" | "code_block":
                self._code(block.content.removesuffix("\n").split("\n"))
            case "table":
                self._table([row for part in block.blocks for row in part.blocks])
            case "hr":
                self._rule()
            case _ if block.type == DISPLAY:
                self._displayed(block.content)

    # ── one kind of block each ─────────────────────────────────────────────────────────────────

    def _text(self, block: TextBlock) -> None:
        self._begin(self._format())
        self._line(block, self._characters())

    def _heading(self, block: TextBlock, level: int) -> None:
        format_ = self._format()
        format_.setHeadingLevel(level)
        format_.setTopMargin(self._style.px(ABOVE[level]))
        format_.setBottomMargin(self._style.px(BELOW[level]))
        self._begin(format_)
        self._line(block, self._characters(self._style.font(HEADINGS[level], QFont.Weight.DemiBold)))

    def _list(self, block: TextBlock) -> None:
        gap, self._gap = self._gap, TIGHT if _is_tight(block) else GAP
        self._depth += 1
        items: QTextList | None = None
        for item in block.blocks:
            items = self._item(item, items, self._list_format(block))
        self._depth -= 1
        self._gap = gap
        if not self._depth and not self._is_fresh:
            self._widen(gap)

    def _item(self, item: TextBlock, items: QTextList | None, format_: QTextListFormat) -> QTextList:
        """One item; its first block joins the list, which is made with the first item."""
        first = self._format()
        first.setIndent(0)  # the list's own indent is added
        self._begin(first)
        if items is None:
            items = self._cursor.createList(format_)
        else:
            items.add(self._cursor.block())
        assert items is not None
        rest = item.blocks
        if rest and rest[0].type == "paragraph":
            self._line(rest[0], self._characters())
            rest = rest[1:]
        self._blocks(rest)
        return items

    def _list_format(self, block: TextBlock) -> QTextListFormat:
        format_ = QTextListFormat()
        format_.setIndent(min(self._depth, MOST_INDENTS))
        if block.type == "ordered_list":
            format_.setStyle(QTextListFormat.Style.ListDecimal)
            format_.setStart(min(int(block.attrs.get("start", 1)), LARGEST))
        else:
            format_.setStyle(QTextListFormat.Style.ListDisc)
        return format_

    def _quote(self, block: TextBlock) -> None:
        table = quote_box(self._cursor, self._style, *self._margins())
        depth, colour = self._depth, self._colour
        self._depth, self._colour = 0, "quiet"
        self._frames += 1
        self._enter(table, 0, 0)
        self._blocks(block.blocks)
        self._widen(0)
        self._depth, self._colour = depth, colour
        self._frames -= 1
        self._leave(table)

    def _code(self, lines: list[str]) -> None:
        characters = self._characters(self._style.mono(TEXT * CODE))
        table = code_box(self._cursor, self._style, *self._margins())
        self._enter(table, 0, 0)
        for line in lines:
            format_ = QTextBlockFormat()
            format_.setLineHeight(self._style.px(3), DISTANCE)
            self._begin(format_, characters)
            self._cursor.insertText(line, characters)
        self._leave(table)

    def _table(self, rows: list[TextBlock]) -> None:
        columns = len(rows[0].blocks)
        table = table_box(self._cursor, self._style, *self._margins(), len(rows), columns)
        for row, line in enumerate(rows):
            weight = QFont.Weight.Normal if row else QFont.Weight.DemiBold
            characters = self._characters(self._style.font(TABLE, weight))
            for column, cell in enumerate(line.blocks[:columns]):
                self._enter(table, row, column)
                format_ = QTextBlockFormat()
                format_.setAlignment(ALIGNMENTS.get(str(cell.attrs.get("style")), Qt.AlignmentFlag.AlignLeft))
                self._begin(format_, characters)
                self._line(cell, characters)
        self._leave(table)

    def _displayed(self, tex: str) -> None:
        format_ = self._format()
        format_.setLeftMargin(self._style.px(INDENT))
        format_.setTopMargin(self._style.px(DISPLAY_GAP))
        format_.setBottomMargin(self._style.px(DISPLAY_GAP))
        self._begin(format_)
        self._words.displayed(tex, self._characters())

    def _rule(self) -> None:
        table = rule_box(self._cursor, self._style, *self._margins())
        self._enter(table, 0, 0)
        line = QTextBlockFormat()
        line.setLineHeight(1, number_of(QTextBlockFormat.LineHeightTypes.FixedHeight))
        self._begin(line)
        self._leave(table)

    # ── what they have in common ───────────────────────────────────────────────────────────────

    def _begin(self, format_: QTextBlockFormat, characters: QTextCharFormat | None = None) -> None:
        """Begin a block, in the one that waits for its text if there is one."""
        characters = characters or self._characters()
        if self._is_fresh:
            self._cursor.setBlockFormat(format_)
            self._cursor.mergeBlockCharFormat(characters)  # merged, for a cell keeps its own format there
        else:
            self._cursor.insertBlock(format_, characters)
        self._is_fresh = False

    def _line(self, block: TextBlock, characters: QTextCharFormat) -> None:
        self._words.write(block.words, characters)

    def _format(self) -> QTextBlockFormat:
        format_ = QTextBlockFormat()
        format_.setIndent(min(self._depth, MOST_INDENTS))
        format_.setBottomMargin(self._style.px(self._gap))
        format_.setLineHeight(self._style.px(TEXT * LEADING), DISTANCE)
        return format_

    def _characters(self, font: QFont | None = None) -> QTextCharFormat:
        characters = QTextCharFormat()
        characters.setFont(font or self._style.font())
        characters.setForeground(self._style.colour(self._colour))
        return characters

    def _margins(self) -> tuple[float, float]:
        """The margins of a frame: at its left, where it stands in a list, and below."""
        return self._style.px(INDENT) * min(self._depth, MOST_INDENTS), self._style.px(self._gap)

    def _widen(self, gap: int) -> None:
        """Set the gap below the block at the cursor."""
        format_ = self._cursor.blockFormat()
        format_.setBottomMargin(self._style.px(gap))
        self._cursor.setBlockFormat(format_)

    def _enter(self, table: QTextTable, row: int, column: int) -> None:
        self._cursor.setPosition(table.cellAt(row, column).firstCursorPosition().position())
        self._is_fresh = True

    def _leave(self, table: QTextTable) -> None:
        self._cursor.setPosition(table.lastPosition() + 1)
        self._is_fresh = True


def _is_tight(block: TextBlock) -> bool:
    """Whether no empty lines stand between a list's items."""
    return any(child.is_tight for item in block.blocks for child in item.blocks)
