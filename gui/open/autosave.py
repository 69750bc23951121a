"""What is open, written down every few seconds, so that a crash costs no more than these."""

import os
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QLockFile, QObject, QTimer

from engine.errors import ExplorerError
from engine.session import Session, load, save
from gui.open.settings import folder

REST_MS = 2000  # after the first change that is not yet written
PREFIX = "recovery-"


class Autosave(QObject):
    """Writes the session of this process to a file of its own, which goes when the program ends well."""

    def __init__(
        self,
        take: Callable[[], Session],
        is_worth_it: Callable[[], bool],
        is_at_rest: Callable[[], bool] = lambda: False,
    ) -> None:
        """is_worth_it: a crash would cost something. is_at_rest: what was written last shall stay."""
        super().__init__()
        self._take, self._is_worth_it, self._is_at_rest = take, is_worth_it, is_at_rest
        self.path = folder() / f"{PREFIX}{os.getpid()}.json"
        self._lock = _lock_of(
            self.path
        )  # while it is held, another start does not take the file for left over
        self._lock.tryLock(0)
        self._timer = QTimer(self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.write)

    def note_change(self) -> None:
        """Write before long."""
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Write now; a disk that is full must not disturb the work."""
        if self._is_at_rest():
            return
        if not self._is_worth_it():
            self.clear()
            return
        try:
            save(self.path, self._take())
        except ExplorerError:
            self.clear()

    def clear(self) -> None:
        """There is nothing to be recovered."""
        self._timer.stop()
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """The program ends well."""
        self.clear()
        self._lock.unlock()


def forget(path: Path) -> None:
    """Drop a left-over session that has been brought back."""
    path.unlink(missing_ok=True)
    path.with_suffix(".lock").unlink(missing_ok=True)


def left_over() -> tuple[Path, Session] | None:
    """The newest session of a process that did not end well, and its file; None where there is none."""
    files = sorted(folder().glob(f"{PREFIX}*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files:
        lock = _lock_of(path)
        if not lock.tryLock(0):  # its process is still there
            continue
        lock.unlock()
        try:
            return path, load(path)
        except ExplorerError:  # written by a newer version, or damaged: nothing to offer
            continue
    return None


def _lock_of(path: Path) -> QLockFile:
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # only the end of its process makes a lock stale, no lapse of time
    return lock
