"""Somebody's numbers of the open experiment, and what is known of them."""

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.data.read_text import check_text
from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.reading.pasted_arrays import given_of_paste
from engine.theirs.alignment import AlignedArray
from engine.theirs.given import GivenArrays, read_given
from engine.thread.examination import Examination, examine_theirs
from gui.look.properties import with_properties
from gui.state.background import Background
from gui.state.document import Document

REST_MS = 300  # after the last change of the experiment: a dragged slider changes it at every move


class TheirNumbers(QObject):
    """Holds one file's or text's arrays, and has them examined beside the window whenever something changes.

    Signals:
        changed(): other numbers are there, or none, or more is known of them.
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
        self.given: GivenArrays | None = None
        self.title = ""
        self.path: Path | None = None
        """Of the file that they are in; None where they are in none."""
        self.chosen: tuple[AlignedArray, ...] = ()
        self.examination: Examination | None = None
        self.problem = ""
        """Why the numbers cannot be laid beside the experiment's; "" where they can."""
        self.is_cancelled = False
        self._reader, self._doctor = Background("their numbers", self), Background("doctor", self)
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.examine)
        self._reader.done.connect(lambda read: self.take(*read))
        self._reader.failed.connect(self._take_failure)
        self._doctor.progressed.connect(self.progressed)
        self._doctor.done.connect(self._take_examination)
        self._doctor.failed.connect(self._take_problem)
        document.changed.connect(self._wait)

    @property
    def is_busy(self) -> bool:
        """Whether they are being read or examined, or will be at once."""
        return self._reader.is_busy or self._doctor.is_busy or self._rest.isActive()

    # ── coming and going ───────────────────────────────────────────────────────────────────────

    def open(self, path: Path) -> None:
        """Read a file beside the window, and take what is in it."""
        self._reader.start(lambda progress, is_cancelled: (read_given(path), path.name, path))
        self.changed.emit()

    def paste(self, text: str, title: str) -> None:
        """Take the numbers of a text. Raises ExplorerError."""
        check_text(text)
        self.take(given_of_paste(text), title)

    def take(self, given: GivenArrays, title: str, path: Path | None = None) -> None:
        """Have these numbers examined, in place of others. title: whence they are. path: of their file."""
        self._reader.stop()
        self.given, self.title, self.path, self.chosen = given, title, path, ()
        self.examine()

    def remove(self) -> None:
        """Have no numbers any more."""
        self.stop()
        self.given, self.title, self.path, self.chosen = None, "", None, ()
        self.examination, self.problem = None, ""
        self.changed.emit()

    def stop(self) -> None:
        """Read and examine no further."""
        for one in (self._reader, self._doctor):
            one.stop()
        self._rest.stop()

    def cancel(self) -> None:
        """Stop the examination; what is there can be examined again."""
        self.stop()
        self.is_cancelled = True
        self.changed.emit()

    # ── examining ──────────────────────────────────────────────────────────────────────────────

    def choose(self, arrays: tuple[AlignedArray, ...]) -> None:
        """Read the arrays in ways that are chosen, not found."""
        self.chosen = arrays
        self.examine()

    def examine(self) -> None:
        """Examine them anew."""
        given = self.given
        if given is None:
            return
        self._rest.stop()
        self.is_cancelled, self.problem, self.examination = False, "", None
        do = partial(examine_theirs, self._document.experiment, given, self.chosen)
        self._doctor.start(lambda progress, is_cancelled: do(progress, is_cancelled))
        self.changed.emit()

    def _wait(self) -> None:
        """The experiment is another one: examine once it rests."""
        if self.examination is not None and is_same_but_theirs(
            self.examination.experiment, self._document.experiment
        ):
            return  # it carries them now
        if self.given is not None:
            self._doctor.stop()
            self.examination, self.problem = None, ""
            self._rest.start()
            self.changed.emit()

    def _take_examination(self, examination: Examination) -> None:
        self.examination = examination
        self.changed.emit()

    def _take_problem(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error
        self.problem = str(error)
        self.changed.emit()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error
        self.failed.emit(error)
        self.changed.emit()


def is_same_but_theirs(one: Experiment, other: Experiment) -> bool:
    """Whether two experiments compute the same, whatever numbers they carry."""
    fields = [name for name in type(one).model_fields if name != "theirs"]
    return all(
        getattr(one, name) is getattr(other, name) or getattr(one, name) == getattr(other, name)
        for name in fields
    )
