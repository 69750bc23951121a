"""A short text of a lesson within a control: a choice, a term, a value."""

from math import ceil

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QTextCursor, QTextDocument
from PyQt6.QtWidgets import QSizePolicy, QWidget

from gui.look.theme import Theme
from gui.reading.document import reading_document
from gui.reading.formula import with_tex

NARROWEST = 40  # px
WIDEST = 10_000  # px of a line that is not broken
FADED = 0.6


class Phrase(QWidget):
    """Markdown and formulas that are only looked at: clicks go to the control around it."""

    def __init__(self, theme: Theme, markdown: str = "") -> None:
        super().__init__()
        self._theme, self._markdown = theme, markdown
        self.is_quiet = False
        """Whether it is drawn faintly."""
        self._document = QTextDocument()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self._rebuild)
        self._rebuild()

    def show_text(self, markdown: str) -> None:
        """Show another text."""
        if markdown != self._markdown:
            self._markdown = markdown
            self._rebuild()

    @property
    def text(self) -> str:
        """What is shown as plain text, formulas as their TeX."""
        return with_tex(self._document.toPlainText(), self._document)

    def hasHeightForWidth(self) -> bool:
        """Long ones take several lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the text in that width."""
        return self._size(width).height()

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        return self._size(WIDEST)

    def minimumSizeHint(self) -> QSize:
        """Narrow; all of the text is always shown."""
        width = self._theme.px(NARROWEST)
        return QSize(min(width, self.sizeHint().width()), self._size(max(width, self.width())).height())

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw the text, in the middle of the height there is."""
        painter = QPainter(self)
        painter.setOpacity(FADED if self.is_quiet else 1.0)
        size = self._size(self.width())
        painter.translate(0, max(0.0, (self.height() - size.height()) / 2))
        self._document.drawContents(painter)

    def _size(self, width: int) -> QSize:
        self._document.setTextWidth(width)
        return QSize(ceil(self._document.idealWidth()), ceil(self._document.size().height()))

    def _rebuild(self) -> None:
        self._document = reading_document(self._markdown, self._theme, self._theme.px(NARROWEST))
        end = QTextCursor(self._document)
        end.movePosition(QTextCursor.MoveOperation.End)
        last = end.blockFormat()
        last.setBottomMargin(0)  # nothing follows it
        end.setBlockFormat(last)
        self.updateGeometry()
        self.update()
