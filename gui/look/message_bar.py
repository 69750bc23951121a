"""One line above the plots that tells what happened and what can be done about it."""

from collections.abc import Callable
from typing import Literal

from PyQt6.QtCore import QEvent, QObject, Qt, QTimer
from PyQt6.QtGui import QHideEvent
from PyQt6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.look.icon import make_icon
from gui.look.properties import present, with_properties
from gui.look.screen_room import resize_within_screen
from gui.look.theme import Theme

MessageKind = Literal["error", "notice", "done"]
ICONS = {"error": "warning", "notice": "info", "done": "info"}
ICON = 16  # px
LONGEST = 300  # characters that are shown at once; a stranger's file may have pages of mistakes
WHOLE = (640, 360)  # px of the dialog that shows all of a message
LEAST, WIDEST, MARGIN = 280, 720, 14  # px at 100 %: its widths, and what is left around it
DONE_MS = 5000  # how long it is told that something is done; there is nothing to do about it
NOTICE_MS = 20_000  # how long a notice is there that asks nothing: two lines are read twice


class MessageBar(QFrame):
    """Shows one message until the user closes it, its problem is solved, or another message replaces it.

    It stands at the lower end of its parent, which makes room for it; for what is soon gone nothing moves.

    Each message has a topic, so that solving a problem takes back only its own message. One of kind "done"
    disappears by itself, and so does a notice without a button, unless the mouse or the keys are at it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if parent is not None:
            parent.installEventFilter(self)
        self._theme = theme
        self.setObjectName("notice")
        self.topic = ""
        self._icon = QLabel(self)
        self._text = with_properties(QLabel, self, wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # it repeats names of files
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self)
        self._button.clicked.connect(self._do)
        self._more = QPushButton(self.tr("All of it…"), self)
        self._more.setToolTip(self.tr("Show the whole message, to be read and copied."))
        self._more.clicked.connect(self.show_whole)
        close = with_properties(QToolButton, self, text="×", toolTip=self.tr("Close this message"))
        close.setProperty("role", "flat")
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        for widget in (self._icon, self._text, self._more, self._button, close):
            layout.addWidget(widget, 1 if widget is self._text else 0)
        self._action: Callable[[], object] | None = None
        self._whole = ""
        self._kind: MessageKind = "notice"
        self._gone = with_properties(QTimer, self, singleShot=True, interval=DONE_MS)
        self._gone.timeout.connect(self._go)
        theme.changed.connect(self._show_icon)
        self.hide()

    @property
    def text(self) -> str:
        """The whole message, or an empty text where none is shown."""
        return "" if self.isHidden() else self._whole

    def show_message(
        self,
        text: str,
        kind: MessageKind = "notice",
        topic: str = "",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a message. action: a button's text and what it does."""
        self.topic = topic
        self._kind = kind
        self._show_icon()
        self._whole = text
        self._text.setText(_shortened(text))
        self._text.setAccessibleName(text)
        self._more.setVisible(self._text.text() != text)
        self._button.setVisible(action is not None)
        self._action = None
        if action is not None:
            self._button.setText(action[0])
            self._action = action[1]
        self.show()
        self.raise_()
        self._place()
        if kind == "done":
            self._gone.start(DONE_MS)
        elif kind == "notice" and action is None:
            self._gone.start(NOTICE_MS)
        else:
            self._gone.stop()

    def show_whole(self) -> None:
        """Show all of a long message in a dialog."""
        dialog = QDialog(self.window())
        dialog.setWindowTitle(self.tr("The whole message"))
        text = with_properties(QPlainTextEdit, self._whole, readOnly=True)
        text.setAccessibleName(self.tr("The whole message"))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(dialog.accept)
        layout = QVBoxLayout(dialog)
        layout.addWidget(text)
        layout.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)
        resize_within_screen(dialog, WHOLE, self._theme)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_back(self, topic: str) -> None:
        """Hide the message if it has this topic."""
        if self.topic == topic:
            self.hide()

    def _place(self) -> None:
        """Stand in the middle of the lower end, as wide as the text wants and as high as it then needs."""
        parent, layout, margin = self.parentWidget(), present(self.layout()), self._theme.px(MARGIN)
        if parent is None:
            return
        most = max(parent.width() - 2 * margin, 0)
        metrics, others = self._text.fontMetrics(), layout.sizeHint().width() - self._text.sizeHint().width()
        wanted = others + metrics.horizontalAdvance(self._text.text()) + margin
        width = min(max(wanted, self._theme.px(LEAST)), self._theme.px(WIDEST), most)
        height = max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - margin, width, height)
        self._make_room(0 if self._kind == "done" else height + margin)

    def _make_room(self, wanted: int) -> None:
        """Have what is in the parent end above it, px, unless the parent would have to grow for that."""
        around = None if self.parentWidget() is None else present(self.parentWidget()).layout()
        if around is None:
            return
        left, top, right, before = around.getContentsMargins()
        least = around.minimumSize().height() - (before or 0)
        room = wanted if least + wanted <= present(self.parentWidget()).height() else 0
        around.setContentsMargins(left or 0, top or 0, right or 0, room)

    def _go(self) -> None:
        """Disappear, unless it is being read or about to be used."""
        if self.underMouse() or self.isAncestorOf(QApplication.focusWidget()):
            self._gone.start()
        else:
            self.hide()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Give the room back."""
        super().hideEvent(event)
        if self.isHidden():  # it, not the window
            self._make_room(0)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Stay at the lower end."""
        if event is not None and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _show_icon(self) -> None:
        side = self._theme.px(ICON)
        self._icon.setPixmap(make_icon(self._theme, ICONS[self._kind]).pixmap(side, side))

    def _do(self) -> None:
        if self._action is not None:
            self._action()


def _shortened(text: str) -> str:
    """What fits into a bar: at most LONGEST characters, cut between two words where there are any."""
    if len(text) <= LONGEST:
        return text
    words = " ".join(text[:LONGEST].split())
    return f"{words.rpartition(' ')[0] if ' ' in words[-40:] else words}…"
