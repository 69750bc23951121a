"""Numbers of another program that the open experiment carries, and how they compare with its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.data.progress import TellProgress
from engine.data.read_text import check_text
from engine.data.table import LeftOpen, OpenQuestion, Options
from engine.errors import ExplorerError, FileError, ParameterError
from engine.experiment import Experiment
from engine.reading.pasted_arrays import given_of_paste
from engine.theirs.alignment import AlignedArray, Alignment
from engine.theirs.carried import CarriedNumbers, carried_from_file, carried_in_memory
from engine.theirs.given import GivenArrays, read_given
from engine.thread.examination import Examination, align_theirs, examine_theirs
from engine.thread.task import Do
from engine.train.theirs.named import are_gradients
from gui.language.translation import told
from gui.look.properties import with_properties
from gui.state.background import Background
from gui.state.document import Document
from gui.state.their_gradients import TheirGradients

REST_MS = 300  # after the last change of the experiment: a dragged slider changes it at every move


@dataclass(frozen=True, eq=False)
class BroughtGradients:
    """Gradients that were read. title: where they come from."""

    given: GivenArrays
    title: str


class TheirNumbers(QObject):
    """Reads numbers of another program, has the experiment carry them, and has the doctor examine them.

    Carrying them is an undo step. They are examined anew whenever the experiment changes. Reading and
    examining are done on threads of their own.

    Signals:
        changed(): the numbers, the question, the problem or the examination changed.
        progressed(float): the part of the examination that is done.
        failed(object): an ExplorerError to show; what was there stays.
        told(str): a sentence about what was done.
    """

    changed = pyqtSignal()
    progressed = pyqtSignal(float)
    failed = pyqtSignal(object)
    told = pyqtSignal(str)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.gradients = TheirGradients(document)
        """Where what came is gradients, which the experiment does not carry."""
        self.gradients.changed.connect(self.changed)
        self.gradients.progressed.connect(self.progressed)
        self._seen = document.experiment
        self.examination: Examination | None = None
        self.problem = ""
        """Why the numbers cannot be laid beside the experiment's; "" where they can."""
        self.is_cancelled = False
        self.question: OpenQuestion | None = None
        """What the user has to say before the numbers can be read; None without a question."""
        self._read_so: Callable[[Options], None] | None = None
        self._reader, self._doctor = Background("their numbers", self), Background("doctor", self)
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.examine)
        self._reader.done.connect(self._carry)
        self._reader.failed.connect(self._take_failure)
        self._doctor.progressed.connect(self.progressed)
        self._doctor.done.connect(self._take_examination)
        self._doctor.failed.connect(self._take_problem)
        document.changed.connect(self._follow)

    @property
    def carried(self) -> CarriedNumbers | None:
        """The numbers that the experiment carries."""
        return self._document.experiment.theirs

    @property
    def given(self) -> GivenArrays | None:
        """The arrays as they came; None where there are none, or where their file is gone."""
        try:
            return None if self.carried is None else self.carried.arrays()
        except FileError:
            return None

    @property
    def title(self) -> str:
        """Where the numbers come from; "" where there are none."""
        if self.gradients.is_there:
            return self.gradients.title
        return "" if self.carried is None else self.carried.file.name

    @property
    def is_busy(self) -> bool:
        """Whether numbers are being read or examined, or will be at once."""
        is_comparing = self.gradients.is_busy
        return self._reader.is_busy or self._doctor.is_busy or self._rest.isActive() or is_comparing

    # ── coming and going ───────────────────────────────────────────────────────────────────────

    def open(self, path: Path, options: Options | None = None) -> None:
        """Read a file beside the window, and have what is in it examined. options: how it is meant."""
        self._read_so = lambda chosen: self.open(path, chosen)
        experiment = self._document.experiment

        def read(
            progress: TellProgress, is_cancelled: Callable[[], bool]
        ) -> CarriedNumbers | BroughtGradients:
            given = read_given(path, options)
            if are_gradients(given.arrays):
                return BroughtGradients(given, path.name)
            return carried_from_file(path, given, _aligned(experiment, given, path.name), options)

        self._begin(read)

    def paste(self, text: str, title: str, options: Options | None = None) -> None:
        """Take the numbers of a text, or ask how they are meant. Raises ExplorerError."""
        check_text(text)
        self._read_so = lambda chosen: self.paste(text, title, chosen)
        try:
            given = given_of_paste(text, options)
        except LeftOpen as error:
            self._ask(error.question)
        else:
            self.take(given, title)

    def answer(self, options: Options) -> None:
        """Read the numbers anew, now that `question` is answered. options: the answer."""
        try:
            if self._read_so is not None:
                self._read_so(options)
        except ExplorerError as error:
            self.failed.emit(error)

    def _ask(self, question: OpenQuestion | None) -> None:
        self.question = question
        self.changed.emit()

    def take(self, given: GivenArrays, title: str, path: Path | None = None) -> None:
        """Carry and examine these numbers instead of those before. title: their source. path: their file."""
        experiment = self._document.experiment

        if are_gradients(given.arrays):
            self._carry(BroughtGradients(given, title))
            return

        def lay_beside(progress: TellProgress, is_cancelled: Callable[[], bool]) -> CarriedNumbers:
            alignment = _aligned(experiment, given, title)
            if path is None:
                return carried_in_memory(title, given, alignment)
            return carried_from_file(path, given, alignment)

        self._begin(lay_beside)

    def choose(self, arrays: tuple[AlignedArray, ...]) -> None:
        """Read the arrays in ways that are chosen, not found."""
        if self.carried is not None:
            self._carry(self.carried.replace(alignment=Alignment(arrays=arrays)))

    def remove(self) -> None:
        """Drop the numbers."""
        self.stop()
        if self.gradients.is_there:
            self.gradients.remove()
            return
        self._carry(None)
        self.changed.emit()

    def stop(self) -> None:
        """Read and examine no further."""
        for one in (self._reader, self._doctor):
            one.stop()
        self._rest.stop()

    def cancel(self) -> None:
        """Stop the examination, which can be begun again, or drop the question."""
        self.stop()
        if self.question is not None:
            self._ask(None)
            return
        self.is_cancelled = True
        self.changed.emit()

    def _begin(self, read: Do) -> None:
        self._reader.start(read)
        self.problem, self.is_cancelled, self.question = "", False, None
        self.changed.emit()

    def _carry(self, carried: "CarriedNumbers | BroughtGradients | None") -> None:
        """Have the experiment carry numbers, as one undo step; gradients go to `gradients` instead."""
        if isinstance(carried, BroughtGradients):
            self.gradients.take(carried.given, carried.title)
            return
        if carried is not None and self.gradients.is_there:
            self.gradients.remove()
        problem = self._document.attempt(lambda experiment: experiment.replace(theirs=carried))
        if problem:
            self.failed.emit(ExplorerError(problem))
            self.changed.emit()

    # ── examining ──────────────────────────────────────────────────────────────────────────────

    def examine(self) -> None:
        """Have the doctor examine the carried numbers anew."""
        experiment = self._document.experiment
        if experiment.theirs is None:
            return
        self._rest.stop()
        self.is_cancelled, self.problem, self.examination = False, "", None
        carried = experiment.theirs
        self._doctor.start(
            lambda progress, is_cancelled: examine_theirs(
                experiment, carried.arrays(), carried.alignment.arrays, progress, is_cancelled
            )
        )
        self.changed.emit()

    def _follow(self) -> None:
        """Examine the carried numbers: at once where only they changed, else once the experiment rests."""
        before, self._seen = self._seen, self._document.experiment
        self._doctor.stop()
        self.examination, self.problem, self.is_cancelled = None, "", False
        if self.carried is None:
            self._rest.stop()
        elif _is_same_run(before, self._seen):
            self.examine()
        else:
            self._rest.start()
        if self.carried is not None or before.theirs is not None:
            self.changed.emit()

    def _take_examination(self, examination: Examination) -> None:
        self.examination = examination
        self.changed.emit()

    def _take_problem(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error
        self.problem = told(error)
        self.changed.emit()

    def _take_failure(self, error: Exception) -> None:
        if isinstance(error, LeftOpen):
            self._ask(error.question)
            return
        if not isinstance(error, ExplorerError):
            raise error
        self.failed.emit(error)
        self.changed.emit()


def _aligned(experiment: Experiment, given: GivenArrays, title: str) -> Alignment:
    """How they lie beside an experiment's. Raises FileError where they fit nothing."""
    try:
        return align_theirs(experiment, given)
    except ParameterError as error:
        raise FileError(f"{title}: {error}") from None


def _is_same_run(one: Experiment, other: Experiment) -> bool:
    """Whether only what is carried beside it is another."""
    return one.replace(theirs=None) == other.replace(theirs=None)
