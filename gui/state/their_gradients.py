"""Gradients of another program, compared with those of the experiment's loss."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.data.progress import Cancelled, TellProgress
from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.theirs.given import GivenArrays
from engine.train.theirs.compare import compare_gradients
from engine.train.theirs.judge import GradientComparison
from gui.language.translation import told
from gui.look.properties import with_properties
from gui.state.background import Background
from gui.state.document import Document

REST_MS = 300  # after the last change of the experiment: a dragged slider changes it at every move


class TheirGradients(QObject):
    """Compares gradients of another program on a thread, anew whenever the experiment changes.

    The experiment does not carry them, unlike other numbers of another program (see their_numbers.py).

    Signals:
        changed(): others are there, or none, or more is known of them.
        progressed(float): the part of the comparison that is done.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._given: GivenArrays | None = None
        self.title = ""
        """Where the gradients come from; "" without any."""
        self.comparison: GradientComparison | None = None
        self.problem = ""
        """Why the gradients cannot be compared; "" where they can."""
        self._worker = Background("their gradients", self)
        self._worker.progressed.connect(self.progressed)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._take_failure)
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._compare)
        document.changed.connect(self._follow)

    @property
    def is_there(self) -> bool:
        """Whether there are gradients to compare."""
        return self._given is not None

    @property
    def is_busy(self) -> bool:
        """Whether the gradients are being compared, or will be at once."""
        return self._worker.is_busy or self._rest.isActive()

    def take(self, given: GivenArrays, title: str) -> None:
        """Compare these gradients, in place of those before."""
        self._given, self.title = given, title
        self._compare()

    def remove(self) -> None:
        """Drop the gradients."""
        self._worker.stop()
        self._rest.stop()
        self._given, self.comparison, self.title, self.problem = None, None, "", ""
        self.changed.emit()

    def _compare(self) -> None:
        self._rest.stop()
        self.comparison, self.problem = None, ""
        given, experiment = self._given, self._document.experiment
        if given is not None:
            self._worker.start(lambda tell, is_cancelled: _compared(experiment, given, tell, is_cancelled))
        self.changed.emit()

    def _follow(self) -> None:
        if self._given is not None:
            self._worker.stop()
            self.comparison = None
            self._rest.start()
            self.changed.emit()

    def _take(self, comparison: GradientComparison) -> None:
        self.comparison = comparison
        self.changed.emit()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error
        self.problem = told(error)
        self.changed.emit()


def _compared(
    experiment: Experiment, given: GivenArrays, tell: TellProgress, is_cancelled: Callable[[], bool]
) -> GradientComparison:
    def progress(part: float) -> None:
        if is_cancelled():
            raise Cancelled
        tell(part)

    return compare_gradients(experiment, given.arrays, progress=progress)
