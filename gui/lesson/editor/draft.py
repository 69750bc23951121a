"""A lesson that is being written, kept in a file of its own until it is saved."""

import os
from contextlib import suppress
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer

from engine.errors import ExplorerError
from engine.files.process_lock import ProcessLock
from engine.files.text_file import read_text, write_text
from gui.look.properties import with_properties
from gui.open.own_folder import folder

REST_MS = 2000  # after the first change that is not written yet
NAME = "lesson-draft.md"


class Draft(QObject):
    """Writes what is not saved yet every few seconds, so that a crash costs no more than these."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.path: Path = folder() / NAME
        self._lock = ProcessLock(self.path.with_suffix(".lock"))
        if not self._lock.take():  # another window of the program writes there
            self.path = self.path.with_stem(f"{self.path.stem}-{os.getpid()}")
        self._text = ""
        self._timer = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.write)

    def left_over(self) -> str | None:
        """What a program that did not end well has left; None where nothing is."""
        try:
            return read_text(self.path)
        except ExplorerError:  # there is none, or it is damaged
            return None

    def note(self, text: str) -> None:
        """Keep this text before long."""
        self._text = text
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Keep the text now; a disk that is full must not disturb the work, nor cost what was kept before."""
        with suppress(ExplorerError):
            write_text(self.path, self._text, is_private=True)

    def clear(self) -> None:
        """Everything is saved, or given up."""
        self._timer.stop()
        self.path.unlink(missing_ok=True)
