"""New, open, save: what happens between the document and files."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QMessageBox, QWidget

from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.experiment_file import load, save
from gui.document import Document
from gui.settings import Settings

ENDING = ".json"


class Files(QObject):
    """Opens and saves the document; asks before anything is lost.

    Signals:
        failed(object): an ExplorerError to be told.
        told(str): what was done, in a sentence.
        asked(): another experiment, or the end, is about to take the document's place.
        recent_changed(): the list of recent files is another.
    """

    failed = pyqtSignal(object)
    told = pyqtSignal(str)
    asked = pyqtSignal()
    recent_changed = pyqtSignal()

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window

    def new(self) -> None:
        """Start with an experiment of default values."""
        if self.may_lose():
            self._document.open(Experiment(), None)

    def choose(self) -> None:
        """Ask for a file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open an experiment"), self._start_folder(), self._filter()
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a file, unless it is wrong: then the document stays as it is."""
        if not self.may_lose():
            return
        try:
            experiment = load(path)
        except ExplorerError as error:
            self.failed.emit(error)
            return
        self._document.open(experiment, path)
        self._remember(path)

    def open_ready_made(self, path: Path) -> None:
        """Open an experiment that the program ships with, as a new one without a file."""
        if self.may_lose():
            self._document.open(load(path), None)

    def save(self) -> bool:
        """Save to the document's file; ask for one if it has none. False when nothing was saved."""
        return self.save_as() if self._document.path is None else self._write(self._document.path)

    def save_as(self) -> bool:
        """Ask for a file and save to it. False when nothing was saved."""
        start = self._document.path or Path(self._start_folder()) / (
            _file_name(self._document.experiment) + ENDING
        )
        name, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("Save the experiment"), str(start), self._filter()
        )
        if not name:
            return False
        return self._write(Path(name) if Path(name).suffix else Path(name + ENDING))

    def may_lose(self) -> bool:
        """Whether the document may be replaced: it is saved, or the user says so."""
        self.asked.emit()
        if not self._document.is_modified:
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

    def _write(self, path: Path) -> bool:
        try:
            save(path, self._document.experiment)
        except ExplorerError as error:
            self.failed.emit(error)
            return False
        self._document.mark_saved(path)
        self._remember(path)
        self.told.emit(self.tr("Saved {}.").format(path.name))
        return True

    def _remember(self, path: Path) -> None:
        self._settings.add_recent(path.resolve())
        self.recent_changed.emit()

    def _start_folder(self) -> str:
        recent = self._settings.recent
        return str(recent[0].parent if recent else Path.home())

    def _filter(self) -> str:
        return self.tr("Experiments (*{});;All files (*)").format(ENDING)


def _file_name(experiment: Experiment) -> str:
    """A file name for an experiment's name: what no file system minds."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in experiment.name.lower())
    return "-".join(part for part in kept.split("-") if part) or "experiment"
