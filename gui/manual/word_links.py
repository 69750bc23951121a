"""A dotted line below labels whose words the glossary explains; a click on such a word opens its text."""

from collections.abc import Callable, Iterable

from PyQt6.QtCore import QEvent, QObject, QRect, Qt
from PyQt6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QLabel, QWidget

from engine.manual.glossary import GlossaryWord, find_word
from gui.look.theme import Theme

TellWord = Callable[[GlossaryWord, QWidget], object]


class WordLinks(QObject):
    """Makes links of the labels of some widgets. tell: shows a word's text beside its label."""

    def __init__(self, theme: Theme, tell: TellWord, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._tell = theme, tell
        self.links: dict[QLabel, GlossaryWord] = {}

    def add(self, widgets: Iterable[QWidget]) -> None:
        """Look through all labels in some widgets."""
        for widget in widgets:
            for label in widget.findChildren(QLabel):
                text, is_title = label.text().partition("\n")[0], label.property("role") == "title"
                word = find_word(text, widget.objectName())
                if word is not None and label not in self.links and not is_title:  # by a title one drags
                    self._link(label, word)

    def _link(self, label: QLabel, word: GlossaryWord) -> None:
        self.links[label] = word
        label.setCursor(Qt.CursorShape.PointingHandCursor)
        label.destroyed.connect(lambda: self.links.pop(label, None))
        label.installEventFilter(self)
        DottedLine(label, self._theme)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Open the word that is clicked."""
        if (
            isinstance(watched, QLabel)
            and isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and watched in self.links
        ):
            self._tell(self.links[watched], watched)
            return True
        return super().eventFilter(watched, event)


class DottedLine(QWidget):
    """Lies over a label, and draws a dotted line below its first line of text."""

    def __init__(self, label: QLabel, theme: Theme) -> None:
        super().__init__(label)
        self._label, self._theme = label, theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        label.installEventFilter(self)
        self.setGeometry(label.rect())
        self.show()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Stay as large as the label."""
        if event is not None and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._label.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw it as wide as the word."""
        label = self._label
        first = label.text().partition("\n")[0]
        metrics, area = label.fontMetrics(), label.contentsRect()
        text = metrics.boundingRect(area, int(label.alignment().value), label.text())
        width = min(metrics.horizontalAdvance(first), area.width())
        line = QRect(text.left(), text.top(), width, metrics.height())
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("quiet"), 1, Qt.PenStyle.DotLine))
        y = min(line.top() + metrics.ascent() + 2, self.height() - 1)
        painter.drawLine(line.left(), y, line.right(), y)
