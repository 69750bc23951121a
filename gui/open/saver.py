"""Ask where to, write a file, and tell how it went: what every export of the window does alike."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QFileDialog, QWidget

from engine.errors import ExplorerError


class Saver(QObject):
    """Remembers the folder of its last file.

    Signals:
        told(str): what was done, in a sentence.
        failed(object): an ExplorerError.
    """

    told = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        self.folder = Path.home()

    def ask_path(self, title: str, name: str, ending: str, kind: str) -> Path | None:
        """Where to write; None where nothing was chosen. name: without its ending. kind: "PDF (*{})"."""
        start = str(self.folder / f"{name}{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self.window, title, start, kind.format(ending))
        return with_ending(Path(chosen), ending) if chosen else None

    def save(self, path: Path, write: Callable[[Path], object], told: str) -> bool:
        """Write a file. told: a sentence with a place for its name. False where it could not be written."""
        try:
            write(path)
        except ExplorerError as error:
            self.failed.emit(error)
            return False
        self.folder = path.parent
        self.told.emit(told.format(path.name))
        return True


def with_ending(path: Path, ending: str) -> Path:
    """The path with the ending of the chosen format, which decides how the file is written."""
    return path if path.name.lower().endswith(ending) else path.with_name(path.name + ending)
