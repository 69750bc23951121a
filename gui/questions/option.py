"""One of several answers to choose from."""

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QKeyEvent, QMouseEvent
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QRadioButton

from gui.look.properties import set_flag
from gui.look.theme import Theme
from gui.questions.phrase import Phrase

PADDING, GAP = 8, 8  # px
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class OptionButton(QRadioButton):
    """A radio button; the arrow keys choose, also before anything is chosen."""

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Choose what the focus has gone to."""
        super().keyPressEvent(event)
        group = self.group()
        if group is not None and event is not None and event.key() in ARROWS:
            for button in group.buttons():
                if button.hasFocus():
                    button.setChecked(True)


class OptionRow(QFrame):
    """A radio button and a text of a lesson; all of the row is to be clicked."""

    def __init__(self, theme: Theme, markdown: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "choice")
        self.button = OptionButton()
        self.button.toggled.connect(self._mark)
        self.button.installEventFilter(self)
        self.phrase = Phrase(theme, markdown)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.phrase, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Choose it."""
        if event is not None and self.rect().contains(event.position().toPoint()):
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.setChecked(True)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Wait for the release, as buttons do."""

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Show the focus of the button around all of the row, and fade what was not chosen in the end."""
        if event is not None and event.type() == QEvent.Type.EnabledChange:
            self.phrase.is_quiet = not self.button.isEnabled() and not self.button.isChecked()
            self.phrase.update()
        if event is not None and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._set("focused", event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _mark(self, is_chosen: bool) -> None:
        self._set("chosen", is_chosen)

    def _set(self, name: str, is_set: bool) -> None:
        set_flag(self, name, is_set)

    def _fit(self) -> None:
        padding = self._theme.px(PADDING)
        self._layout.setContentsMargins(padding, padding, padding, padding)
        self._layout.setSpacing(self._theme.px(GAP))
