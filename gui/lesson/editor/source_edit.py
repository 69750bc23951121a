"""The text of a lesson while it is written: numbered lines, and colours for what is more than text."""

import re
from collections.abc import Callable

from PyQt6.QtCore import QEvent, QRect, QSize, Qt
from PyQt6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PyQt6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from engine.lesson.edit import body_line
from engine.lesson.source import BLOCKS, FENCE, HEAD
from gui.look.properties import present
from gui.look.theme import Theme

TEXT, HEAD_PART, BLOCK, LISTING = -1, 1, 2, 3  # states of a line for the highlighter
GAP = 8  # px beside the line numbers
BREAKS = dict.fromkeys((0x2028, 0x2029), "\n")  # by which Qt parts lines
Move = QTextCursor.MoveOperation


class SourceEdit(QPlainTextEdit):
    """A plain text editor; `mark_line` points at the line of a problem."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colours = SourceColours(self, theme)
        self._numbers = LineNumbers(self, theme)
        self.keys: dict[QKeySequence, Callable[[], object]] = {}
        """What the editor's own keys do while one writes."""
        self.setAccessibleName(self.tr("text of the lesson"))
        self.setToolTip(self.tr("Pages begin with #, numbers of the run stand in {{…}}, blocks between ```."))
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.blockCountChanged.connect(self._fit)
        self.updateRequest.connect(self._scroll_numbers)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def text(self) -> str:
        """What is written, sign by sign: Qt's plain text has common spaces for those that part no lines."""
        document = present(self.document())
        return document.toRawText().translate(BREAKS)

    @property
    def line(self) -> int:
        """The line of the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def event(self, event: QEvent | None) -> bool:
        """Take the editor's keys before the window's commands of the same keys."""
        is_asked = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_asked and QKeySequence(event.keyCombination()) in self.keys:  # type: ignore[union-attr]
            event.accept()  # type: ignore[union-attr]
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Do what the editor's keys do, or write."""
        do = None if event is None else self.keys.get(QKeySequence(event.keyCombination()))
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def go_to_line(self, line: int) -> None:
        """Put the cursor at the beginning of a line and have it in sight."""
        document = present(self.document())
        cursor = QTextCursor(document.findBlockByNumber(line - 1))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus()

    def insert(self, text: str) -> None:
        """Insert at the cursor, what is a block of its own on lines of its own; one undo step."""
        cursor = self.textCursor()
        body = body_line(self.text)
        if self.line < body:  # not before the first page, nor in its state
            cursor = QTextCursor(present(self.document()).findBlockByNumber(body - 1))
        if text.startswith("\n"):
            while cursor.block().userState() != TEXT and cursor.movePosition(Move.NextBlock):
                pass  # not into a block that is there
            cursor.movePosition(Move.EndOfBlock)
            text = "\n" + text if cursor.block().text().strip() else text
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.setFocus()

    def replace_all(self, text: str, line: int) -> None:
        """Replace everything as one undo step, and go to a line."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.go_to_line(line)

    def mark_line(self, line: int | None) -> None:
        """Point at the line of a problem; None at none."""
        marks = []
        document = self.document()
        if line is not None and document is not None:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(document.findBlockByNumber(line - 1))
            mark.format.setBackground(self._theme.colour("notice"))
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            marks.append(mark)
        self.setExtraSelections(marks)

    def numbers_width(self) -> int:
        """px that the line numbers take."""
        digits = len(str(max(self.blockCount(), 1)))
        return self.fontMetrics().horizontalAdvance("9") * digits + 2 * self._theme.px(GAP)

    def paint_numbers(self, painter: QPainter, area: QRect) -> None:
        """Draw the numbers of the lines that are in sight."""
        painter.setPen(self._theme.colour("quiet"))
        painter.setFont(self.font())
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            rect = self.blockBoundingGeometry(block).translated(offset)
            if rect.top() > area.bottom():
                break
            where = QRect(
                0,
                round(rect.top()),
                self.numbers_width() - self._theme.px(GAP),
                self.fontMetrics().height(),
            )
            painter.drawText(where, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep the line numbers as high as the text, and the cursor in sight."""
        super().resizeEvent(event)
        self._fit()
        self.ensureCursorVisible()

    def _restyle(self) -> None:
        self.setFont(self._theme.mono(13))
        self._colours.restyle()
        self._fit()

    def _fit(self) -> None:
        self.setViewportMargins(self.numbers_width(), 0, 0, 0)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), self.numbers_width(), inside.height())

    def _scroll_numbers(self, area: QRect, dy: int) -> None:
        if dy:
            self._numbers.scroll(0, dy)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())


class LineNumbers(QWidget):
    """The numbers beside the text."""

    def __init__(self, edit: SourceEdit, theme: Theme) -> None:
        super().__init__(edit)
        self._edit, self._theme = edit, theme

    def sizeHint(self) -> QSize:
        """As wide as the longest number."""
        return QSize(self._edit.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw those that are in sight."""
        assert event is not None
        painter = QPainter(self)
        self._edit.paint_numbers(painter, event.rect())
        painter.end()


class SourceColours(QSyntaxHighlighter):
    """Titles bold; blocks, the head, numbers in {{…}}, formulas and links in colours of the theme."""

    INLINE = (
        (re.compile(r"\{\{.*?\}\}"), "error"),
        (re.compile(r"\$[^$]+\$"), "accent"),
        (re.compile(r"(?<=\]\()[^)\s]+(?=\))"), "address"),
    )

    def __init__(self, edit: QPlainTextEdit, theme: Theme) -> None:
        super().__init__(edit.document())
        self._theme = theme

    def restyle(self) -> None:
        """Take the theme's colours anew."""
        self.rehighlight()

    def highlightBlock(self, text: str | None) -> None:
        """Colour one line; its state says what the next one is within."""
        text, before = text or "", self.previousBlockState()
        fence = FENCE.match(text)
        if text.strip() == HEAD and (before == HEAD_PART or self.currentBlock().blockNumber() == 0):
            self._whole(text, "quiet")
            self.setCurrentBlockState(TEXT if before == HEAD_PART else HEAD_PART)
        elif before == HEAD_PART:
            self._fields(text)
            self.setCurrentBlockState(HEAD_PART)
        elif before in (BLOCK, LISTING):
            self.setCurrentBlockState(TEXT if fence and not fence["word"] else before)
            if fence and not fence["word"]:
                self._whole(text, "quiet")
            elif before == BLOCK:
                self._fields(text)
        elif fence:
            self._whole(text, "accent" if fence["word"] in BLOCKS else "quiet", is_bold=True)
            self.setCurrentBlockState(BLOCK if fence["word"] in BLOCKS else LISTING)
        else:
            self.setCurrentBlockState(TEXT)
            if text.startswith("# "):
                self._whole(text, "text", is_bold=True)
            self._inline(text)

    def _fields(self, text: str) -> None:
        name = re.match(r"\s*(\[\[?.*?\]\]?|[\w-]+(?=\s*=))", text)
        if name:
            self.setFormat(name.start(1), len(name[1]), self._format("accent"))
        self._inline(text)

    def _inline(self, text: str) -> None:
        for pattern, role in self.INLINE:
            for found in pattern.finditer(text):
                self.setFormat(found.start(), len(found[0]), self._format(role))

    def _whole(self, text: str, role: str, is_bold: bool = False) -> None:
        self.setFormat(0, len(text), self._format(role, is_bold))

    def _format(self, role: str, is_bold: bool = False) -> QTextCharFormat:
        style = QTextCharFormat()
        style.setForeground(QColor(self._theme.colour(role)))
        if is_bold:
            style.setFontWeight(QFont.Weight.Bold)
        return style
