"""Says that the experiment is not the page's any more, and leads back to it."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from engine.experiment import Experiment
from gui.look.theme import Theme
from gui.state.document import Document

GAP = 8  # px


class PutBackButton(QPushButton):
    """Takes back what was changed, as one undo step."""

    def __init__(self, document: Document, experiment: Experiment, name: str) -> None:
        """experiment: the page's own. name: the accessible one."""
        super().__init__()
        self._document, self._experiment = document, experiment
        self.setText(self.tr("Put it back"))
        self.setAccessibleName(name)
        self.clicked.connect(self._put_back)

    @property
    def is_needed(self) -> bool:
        """Whether something was changed."""
        return self._document.experiment != self._experiment

    def allow(self, is_allowed: bool) -> None:
        """Let the button be pressed, where there is something to take back."""
        self.setEnabled(is_allowed and self.is_needed)
        self.setToolTip(
            self.tr("Take back your changes; undo brings them again.")
            if self.is_needed
            else self.tr("You have changed nothing yet.")
        )

    def _put_back(self) -> None:
        self._document.edit(self._experiment)


class PutBack(QWidget):
    """A sentence beside the button."""

    def __init__(self, document: Document, experiment: Experiment, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = QLabel(self.tr("You have changed it. The question is about it as it was."))
        self.text.setProperty("role", "quiet")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.button = PutBackButton(document, experiment, name)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.text, 1)
        self._layout.addWidget(self.button)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._layout.setSpacing(self._theme.px(GAP))
