"""The parameters of a breakpoint, before it is added or while it is changed."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.breakpoints.base import Breakpoint
from gui.forms.form import Form, ProblemLabel
from gui.language.translation import shown, told
from gui.look.properties import ENTER
from gui.look.theme import Theme


class BreakpointForm(QWidget):
    """A form for the parameters of one breakpoint, `value`, with buttons to accept and to cancel.

    Signals:
        accepted(): the user wants the breakpoint in `value`.
        abandoned(): the user cancelled.
    """

    accepted = pyqtSignal()
    abandoned = pyqtSignal()

    def __init__(self, value: Breakpoint, theme: Theme, verb: str) -> None:
        super().__init__()
        self.value = value
        self._title = QLabel(self.tr("Stop at: {}").format(shown(value.title)))
        self._title.setProperty("role", "quiet")
        self._title.setToolTip(shown((type(value).__doc__ or "").strip()))
        self.form = Form(type(value), theme)
        self.form.show_value(value)
        self.form.edited.connect(self._take)
        self.problem = ProblemLabel()
        self.accept, cancel = QPushButton(verb), QPushButton(self.tr("Cancel"))
        self.accept.setProperty("role", "primary")
        self.accept.setToolTip(self.tr("{} this breakpoint (Enter).").format(verb))
        cancel.setToolTip(self.tr("Leave the breakpoints as they are (Esc)."))
        self.accept.clicked.connect(self.accepted)
        cancel.clicked.connect(self.abandoned)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(6))
        for widget in (self._title, self.form, self.problem):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def begin(self) -> None:
        """Take the focus, at the first parameter."""
        controls = list(self.form.controls.values())
        (controls[0].focus if controls else self.accept).setFocus()

    def show_error(self, error: Exception) -> None:
        """Say why it is refused."""
        self.problem.show_problem(told(error))

    def _take(self, name: str, value: object) -> None:
        self.value = self.value.replace(**{name: value})
        self.form.show_value(self.value)
        self.problem.show_problem("")

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Accept with Enter, abandon with Escape."""
        if event is not None and event.key() in ENTER:
            self.accepted.emit()
        elif event is not None and event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        else:
            super().keyPressEvent(event)
