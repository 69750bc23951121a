"""The notice that one unit cannot represent the sequence, and the way out; it asks before it tells."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from engine.experiment import Experiment
from engine.explain.exact_network import exact_network, why_one_unit_fails
from gui.forms.form import ProblemLabel
from gui.language.translation import shown
from gui.panels.base import Panel
from gui.state.context import Context

EDGE, SLIM_EDGE = 14, 8  # px, while it tells and while it asks
GAP = 6  # px


class NoticePanel(Panel, QFrame):
    """A slim yellow strip with a question, which tells on demand; hidden while there is nothing to notice.

    Signals:
        left(): the notice is about to hide while its button has the focus, which must go elsewhere.
    """

    left = pyqtSignal()

    title = "Notice"
    help = "Says when the network cannot represent the sequence, and loads one that can."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._document = context.document
        self.setObjectName("notice")
        self.setAccessibleName(self.tr("notice"))
        self.question = QLabel(self.tr("Can one unit bring the error to 0?"))
        self.question.setWordWrap(True)
        self.tell = QPushButton(self.tr("Tell me"))
        self.tell.setToolTip(self.tr("Think first: then say why, or why not, and show what can."))
        self.tell.clicked.connect(self._tell)
        self.heading = QLabel()
        self.heading.setProperty("role", "title")
        self.text = QLabel()
        self.problem = ProblemLabel()
        self.button = QPushButton(self.tr("Show the exact network"))
        self.button.setProperty("role", "primary")
        self.button.setToolTip(
            self.tr("Replace the model by a linear network that predicts without error; undo brings it back.")
        )
        self.button.clicked.connect(self._load)
        self._layout = QVBoxLayout(self)
        self._asking = QHBoxLayout()
        self._asking.addWidget(self.question, 1)
        self._asking.addWidget(self.tell)
        self._layout.addLayout(self._asking)
        for part in (self.heading, self.text, self.problem):
            part.setWordWrap(True)
            self._layout.addWidget(part)
        self._layout.addWidget(self.button)
        self._document.changed.connect(self._show)
        for signal in (self._document.opened, self._document.reopened):
            signal.connect(self._ask)
        self._show_parts(is_told=False)
        self._begin()
        if not self._fill():
            self.hide()  # otherwise it shows when its window does

    def _show(self) -> None:
        is_needed = self._fill()
        if not is_needed and (self.button.hasFocus() or self.tell.hasFocus()):
            self.left.emit()
        self.setVisible(is_needed)
        if not is_needed:
            self._show_parts(is_told=False)

    def _fill(self) -> bool:
        """Write the text. False when there is nothing to notice."""
        why = why_one_unit_fails(self._document.experiment)
        heading, _, text = shown(why or "").partition(": ")
        self.heading.setText(heading)
        self.text.setText(text)
        self.problem.show_problem("")
        self._fit_height()
        return why is not None

    def _ask(self) -> None:
        """Another experiment is there, of which nothing was told yet."""
        if self.button.hasFocus():
            self.left.emit()
        self._show_parts(is_told=False)

    def _tell(self) -> None:
        self._show_parts(is_told=True)
        self.button.setFocus()

    def _show_parts(self, *, is_told: bool) -> None:
        """The question, or its answer."""
        for part in (self.question, self.tell):
            part.setHidden(is_told)
        for part in (self.heading, self.text, self.button):
            part.setVisible(is_told)
        self._is_told = is_told
        self._restyle()

    def _load(self) -> None:
        self.problem.show_problem(self._document.attempt(_exact))

    def _restyle(self) -> None:
        edge = self._context.theme.px(EDGE if self._is_told else SLIM_EDGE)
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._layout.setSpacing(self._context.theme.px(GAP))
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as the text is in this width."""
        self._layout.invalidate()  # else what is shown again keeps the height of what was hidden
        self.setFixedHeight(max(self._layout.totalHeightForWidth(self.width()), 0))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Another width wraps the text otherwise."""
        super().resizeEvent(event)
        self._fit_height()


def _exact(experiment: Experiment) -> Experiment:
    """The experiment with the exact network of its sequence."""
    return experiment.replace(model=exact_network(experiment.sequence) or experiment.model)
