"""A small card of help over the window, beside what it is about."""

from PyQt6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gui.look.floating_card import FloatingCard
from gui.look.properties import present
from gui.look.theme import Theme
from gui.reading.text_view import TextView

WIDTH, PADDING, AWAY = 340, 10, 6  # px


class HelpCard(FloatingCard):
    """Shows Markdown until a click elsewhere, Esc, or another text.

    Signals:
        link_wanted(str): a link of the text.
    """

    link_wanted = pyqtSignal(str)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window, theme)
        self._about = QRect()
        self.view = TextView(theme)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.view)
        self.view.link_clicked.connect(self._follow)
        theme.changed.connect(self.end)
        self.hide()

    def show_text(self, markdown: str, about: QRect) -> None:
        """Show a text beside a place. about: in px of the window."""
        self._about = about
        self.view.show_text(markdown, self.tr("Help"))
        self._come(self.view)
        self._place()
        present(QApplication.instance()).installEventFilter(self)
        QTimer.singleShot(0, self._place)

    def end(self) -> None:
        """Hide the card; the keys go back to where they were."""
        if self.isVisible():
            present(QApplication.instance()).removeEventFilter(self)
            self._go()

    def _follow(self, address: str) -> None:
        self.end()
        self.link_wanted.emit(address)

    def _place(self) -> None:
        """Below what it is about, or above it, within the window."""
        px, window, about = self._theme.px, present(self.parentWidget()), self._about
        self._layout.setContentsMargins(*[px(PADDING)] * 4)
        width = min(px(WIDTH), window.width() - 2 * px(AWAY))
        height = min(self.view.heightForWidth(width - 2 * px(PADDING)) + 2 * px(PADDING), window.height())
        x = min(max(about.left(), px(AWAY)), window.width() - width - px(AWAY))
        below = about.bottom() + px(AWAY)
        y = below if below + height <= window.height() else max(0, about.top() - height - px(AWAY))
        self.setGeometry(QRect(QPoint(x, y), QPoint(x + width - 1, y + height - 1)))

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """A click elsewhere ends it; the click itself goes where it was meant to."""
        if (
            event is not None
            and event.type() == QEvent.Type.MouseButtonPress
            and isinstance(watched, QWidget)
            and watched is not self
            and not self.isAncestorOf(watched)
        ):
            self.end()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Any key but those of the text ends it."""
        self.end()
