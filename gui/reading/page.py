"""A page of Markdown as high as its text, which loads nothing; TextView adds the links."""

from math import ceil
from typing import Any

from PyQt6.QtCore import QMimeData, QSize, Qt, QUrl
from PyQt6.QtGui import QResizeEvent, QTextDocument, QWheelEvent
from PyQt6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit

from gui.look.properties import present
from gui.look.theme import Theme
from gui.reading.document import reading_document
from gui.reading.formula import with_tex
from gui.reading.style import MEASURE, TEXT

WIDTH, NARROWEST = 360, 160  # px, wanted and least
PADDING = 4  # px around the text, for the ring


class TextPage(QTextBrowser):
    """Shows Markdown from strangers, laid out anew for another theme, scale or width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._markdown = ""
        self._reading: QTextDocument | None = None
        self._copy: QTextDocument | None = None
        self._heights: dict[int, int] = {}
        self._set_up()
        theme.changed.connect(self._rebuild)

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, markdown: str, accessible_name: str = "") -> None:
        """Show another text. accessible_name: what a screen reader calls it."""
        self._markdown = markdown
        self.setAccessibleName(accessible_name or self.tr("Text"))
        self._rebuild()

    @property
    def text(self) -> str:
        """What is shown as plain text, formulas as their TeX."""
        return with_tex(self._text_document.toPlainText(), self._text_document)

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Nothing, from nowhere."""
        return None

    # ── the document and its size ──────────────────────────────────────────────────────────────

    @property
    def _text_document(self) -> QTextDocument:
        return present(self.document())

    def _rebuild(self) -> None:
        colours, padding = self._theme.colours, self._theme.px(PADDING)
        self.setStyleSheet(
            "QTextBrowser { background: transparent; border: 0; padding: 0; "
            f"selection-background-color: {colours.selection}; selection-color: {colours.text}; }}"
        )
        width = self._text_width(self.width())
        document = reading_document(self._markdown, self._theme, width, padding)
        document.setParent(self)  # Qt owns it, for the view's end still needs it
        self.setDocument(document)
        if self._reading is not None:
            self._reading.deleteLater()
        self._reading = document
        if self._copy is not None:
            self._copy.deleteLater()
        self._copy = None
        self._heights.clear()
        self.setAccessibleDescription(self.text)
        self.setLineWrapColumnOrWidth(width)
        self.updateGeometry()

    def _text_width(self, width: int) -> int:
        """How wide the document is in a view of a width."""
        most = self._theme.px(TEXT * MEASURE) + 2 * self._theme.px(PADDING)
        return max(1, min(width, most))

    def heightForWidth(self, width: int) -> int:
        """As high as the text in that width."""
        text_width = self._text_width(width)
        if text_width not in self._heights:
            document = self._text_document
            before = document.textWidth()
            document.setTextWidth(-1)  # otherwise Qt may keep the height it had in another width
            document.setTextWidth(text_width)
            self._heights[text_width] = ceil(document.size().height())
            document.setTextWidth(before)
        return self._heights[text_width]

    def hasHeightForWidth(self) -> bool:
        """Yes."""
        return True

    def sizeHint(self) -> QSize:
        """As wide as a column, and as high as the text then is."""
        width = self._theme.px(WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow; all of the text is always shown."""
        width = self._theme.px(NARROWEST)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.setLineWrapColumnOrWidth(self._text_width(self.width()))
        self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Leave scrolling to what the view stands in."""
        if event is not None:
            event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData | None:
        """Copy plain text, formulas as their TeX."""
        cursor, data = self.textCursor(), QMimeData()
        words = with_tex(cursor.selectedText(), self._text_document, cursor.selectionStart())
        data.setText(words.replace("\N{PARAGRAPH SEPARATOR}", "\n").replace("\N{LINE SEPARATOR}", "\n"))
        return data
