"""New, open, save: what happens between the document and files."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.data.read_file import ENDINGS
from engine.errors import ExplorerError, FileError
from engine.experiment import Experiment
from engine.files.experiment_file import load, save
from engine.files.file_format import OURS
from engine.files.plain_name import plain_name
from engine.session import Session, load_any
from engine.thread.bringing import is_surely_model
from gui.open.known_files import KnownFiles
from gui.open.sessions import Sessions
from gui.open.settings import Settings
from gui.state.document import Document

ENDING = ".json"
SESSION_ENDING = ".session.json"
LESSON_ENDING = ".md"
MODEL_KEYS = (b'"layers"', b'"state_dict"', b'"model_data"')  # of JSON that audio programs write
ARRAYS = (".npz", ".npy")  # which may hold a model's weights, data, or somebody's numbers
LOOKED_AT = 65_536  # bytes


class Files(QObject):
    """Opens and saves the document, and asks before unsaved work is lost.

    Signals:
        failed(object): an ExplorerError to show.
        opened(): another experiment or session has been opened.
        told(str): a sentence about what was done.
        asked(): the document is about to be replaced or closed, if the user agrees.
        recent_changed(): the list of recent files changed.
        lesson_chosen(object): the path of a lesson, which opens beside the document.
        data_chosen(object): the path of a table, of which something becomes the sequence.
        model_chosen(object, object): paths of a model and of numbers, and what is done where a lone one is no
            model: a function, or None.
    """

    failed = pyqtSignal(object)
    opened = pyqtSignal()
    told = pyqtSignal(str)
    asked = pyqtSignal()
    recent_changed = pyqtSignal()
    lesson_chosen = pyqtSignal(object)
    data_chosen = pyqtSignal(object)
    model_chosen = pyqtSignal(object, object)

    def __init__(self, document: Document, sessions: Sessions, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._sessions = document, sessions
        self._settings, self._window = settings, window
        self.known = KnownFiles(window)

    def new(self) -> None:
        """Start with an experiment of default values."""
        self._open_untitled(Experiment())

    def choose(self) -> None:
        """Ask for a file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open an experiment"), self.start_folder(), self._filter()
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a file. Where it is wrong, the document stays and `failed` is emitted."""
        if path.suffix.lower() == LESSON_ENDING:
            self.lesson_chosen.emit(path)
            return
        if is_surely_model(path):
            self.model_chosen.emit([path], None)
        elif path.suffix.lower() in ARRAYS:
            self.model_chosen.emit([path], lambda: self.data_chosen.emit(path))
        elif path.suffix.lower() in ENDINGS:
            self.data_chosen.emit(path)
        elif path.suffix.lower() == ENDING and _may_be_model(path):
            self.model_chosen.emit([path], lambda: self.open_own(path))
        else:
            self.open_own(path)

    def open_all(self, paths: list[Path]) -> None:
        """Open what was dropped: a lone file, or a model and numbers that belong together."""
        if len(paths) == 1:
            self.open(paths[0])
        else:
            self.model_chosen.emit(paths, None)

    def open_own(self, path: Path) -> None:
        """Open a file of this program's. Where it is wrong, the document stays and `failed` is emitted."""
        if not self.may_lose():
            return
        try:
            self.known.note(path)
            found = load_any(path)
            if isinstance(found, Session):
                self._sessions.open(found, path)
            else:
                self._document.open(found, path)
        except ExplorerError as error:
            self.failed.emit(error)
            return
        self.remember(path)
        self.opened.emit()

    def open_ready_made(self, path: Path) -> None:
        """Open an experiment that the program ships with, as a new one without a file."""
        self._open_untitled(load(path))

    def _open_untitled(self, experiment: Experiment) -> None:
        """Open an experiment without a file, with no question where undo brings back what was there."""
        self.asked.emit()
        document, before = self._document, self._document.experiment
        is_untitled = document.path is None and not self._sessions.is_modified
        if is_untitled and (document.is_modified or self._sessions.unkept[0]):
            document.open_over(experiment)
            self.opened.emit()
            self.told.emit(
                self.tr("Opened “{}”. Undo brings back “{}”.").format(experiment.name, before.name)
            )
        elif self.may_lose():
            document.open(experiment, None)
            self.opened.emit()

    def save(self) -> bool:
        """Save to the document's file; ask for one if it has none. False when nothing was saved."""
        path = self._document.path
        if path is None:
            return self.save_as()
        return self._write(path, as_session=path == self._sessions.path)

    def save_as(self) -> bool:
        """Ask for a file and save to it. False when nothing was saved."""
        start = self._document.path or Path(self.start_folder()) / (
            file_name(self._document.experiment) + ENDING
        )
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the experiment"), str(start), self._filter()
        )
        return self._write(_with_ending(name, ENDING), as_session=False) if name else False

    def save_session_as(self) -> bool:
        """Ask for a file and save the whole session: what is watched, asked and looked at, too."""
        start = Path(self.start_folder()) / (file_name(self._document.experiment) + SESSION_ENDING)
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the session"), str(start), self._filter()
        )
        return self._write(_with_ending(name, SESSION_ENDING), as_session=True) if name else False

    def may_lose(self) -> bool:
        """Whether document and trainings may go: what they hold is saved, or the user says so."""
        self.asked.emit()
        unkept = self._sessions.unkept
        if unkept[0] and not self._sessions.has_file and not self.ask_of_trainings(*unkept):
            return False
        if not (self._document.is_modified or self._sessions.is_modified):
            return True
        answers: dict[QMessageBox.StandardButton, Callable[[], bool]] = {
            QMessageBox.StandardButton.Save: self.save,
            QMessageBox.StandardButton.Discard: lambda: True,
        }
        return answers.get(self.ask(), lambda: False)()

    def ask(self) -> QMessageBox.StandardButton:
        """Ask what to do with unsaved changes."""
        buttons = QMessageBox.StandardButton
        return QMessageBox.question(
            self._window,
            self.tr("Unsaved changes"),
            self.tr("“{}” has changes that are not saved.").format(self._document.experiment.name),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )

    def ask_of_trainings(self, trainings: int, updates: int) -> bool:
        """Ask whether what was trained may go, or have it saved. updates: those that nothing holds."""
        if trainings > 1:
            question = self.tr("Save {} trainings of {} updates in all?").format(trainings, updates)
        elif updates > 1:
            question = self.tr("Save the training of {} updates?").format(updates)
        else:
            question = self.tr("Save the training of one update?")
        text = self.tr(
            "No file holds what was trained; a session can. “Take the weights” gives the weights that are "
            "shown to the experiment."
        )
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Trained weights"),
            f"{question}\n\n{text}",
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        return self.save_session_as() if answer == buttons.Save else answer == buttons.Discard

    def _may_leave_out(self, trainings: int) -> bool:
        """Ask whether to save a session without those that it has no room for."""
        if not trainings:
            return True
        if trainings > 1:
            question = self.tr("{} trainings are too large for a session. Save without them?")
        else:
            question = self.tr("A training is too large for a session. Save without it?")
        text = self.tr("“Take the weights” gives the weights that are shown to the experiment.")
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            self.tr("Trained weights"),
            f"{question.format(trainings)}\n\n{text}",
            buttons.Save | buttons.Cancel,
            buttons.Cancel,
        )
        return answer == buttons.Save

    def _write(self, path: Path, *, as_session: bool) -> bool:
        if self._sessions.hides_values:
            self.failed.emit(
                FileError(
                    self.tr("This file would hold the numbers that are asked: answer first, then save.")
                )
            )
            return False
        if as_session and not self._may_leave_out(self._sessions.left_out):
            return False
        if not self.known.may_replace(path):
            return False
        is_whole = True
        try:
            if as_session:
                is_whole = self._sessions.save(path)
            else:
                save(path, self._document.experiment)
        except ExplorerError as error:
            self.failed.emit(error)
            return False
        self.known.note(path)
        self._document.mark_saved(path)
        self.remember(path)
        saved = (
            self.tr("Saved {}.") if is_whole else self.tr("Saved {}; of long trainings, the newest losses.")
        )
        self.told.emit(saved.format(path.name))
        return True

    def remember(self, path: Path) -> None:
        """Put a file on top of the recent ones."""
        self._settings.add_recent(path.resolve())
        self.recent_changed.emit()

    def start_folder(self) -> str:
        """Where dialogs begin: beside the file used last."""
        recent = self._settings.recent
        return str(recent[0].parent if recent else Path.home())

    def _filter(self) -> str:
        return self.tr("Experiments (*{});;All files (*)").format(ENDING)


def _may_be_model(path: Path) -> bool:
    """Whether JSON has what models have, and does not say that it is one of this program's."""
    try:
        with path.open("rb") as file:
            head = file.read(LOOKED_AT)
    except OSError:
        return False
    return OURS not in head and any(key in head for key in MODEL_KEYS)


def _with_ending(name: str, ending: str) -> Path:
    return Path(name) if Path(name).suffix else Path(name + ending)


def file_name(experiment: Experiment) -> str:
    """A file name for an experiment's name."""
    return plain_name(experiment.name) or "experiment"
