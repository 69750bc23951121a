"""What is open, written down every few seconds, so that a crash costs no more than these."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.errors import ExplorerError
from engine.files.process_lock import ProcessLock
from engine.session import Session, load, save
from gui.look.properties import with_properties
from gui.open.own_folder import folder, put_aside

REST_MS = 2000  # after the first change that is not yet written
PREFIX = "recovery-"


class Autosave(QObject):
    """Keeps the session of this process in a file of its own, deleted when the program ends normally.

    Signals:
        failed(object): the ExplorerError that writing ended with; not repeated until writing has succeeded
            again.
    """

    failed = pyqtSignal(object)

    def __init__(
        self,
        take: Callable[[], Session],
        is_worth_it: Callable[[], bool],
        is_at_rest: Callable[[], bool] = lambda: False,
    ) -> None:
        """is_worth_it: a crash would cost something. is_at_rest: what was written last shall stay."""
        super().__init__()
        self._take, self._is_worth_it, self._is_at_rest = take, is_worth_it, is_at_rest
        self.path = folder() / f"{PREFIX}{secrets.token_hex(6)}.json"  # a process id may come back
        self._lock = _lock_of(self.path)
        self._lock.take()  # while it is held, another start does not take the file for left over
        self._is_failing = False
        self._timer = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._timer.timeout.connect(self.write)

    def note_change(self) -> None:
        """Write soon."""
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Write now. Where that fails, the file stays as it was."""
        if self._is_at_rest():
            return
        if not self._is_worth_it():
            self.clear()
            return
        try:
            save(self.path, self._take(), is_private=True, is_short=True)
        except ExplorerError as error:
            if not self._is_failing:
                self.failed.emit(error)
            self._is_failing = True
        else:
            self._is_failing = False

    def clear(self) -> None:
        """Delete the file: there is nothing to recover."""
        self._timer.stop()
        _remove(self.path)

    def close(self) -> None:
        """Delete the file and free its lock, as the program ends normally."""
        self.clear()
        self._lock.give_back()

    def leave(self) -> None:
        """The program has to end now: leave what is open for the next start."""
        self.write()
        self._timer.stop()
        self._lock.give_back()


def forget(path: Path) -> None:
    """Drop a left-over session that has been brought back."""
    _remove(path)
    _remove(path.with_suffix(".lock"))


def left_over() -> tuple[Path, Session] | None:
    """The newest session that a crashed process left, with its file; None without one.

    A file that cannot be read is renamed, so that it is not tried again.
    """
    for path in sorted(folder().glob(f"{PREFIX}*.json"), key=_changed_at, reverse=True):
        lock = _lock_of(path)
        if not lock.take():  # its process is still there
            continue
        lock.give_back()
        try:
            return path, load(path)
        except ExplorerError:
            if os.path.lexists(path):  # another window may have dropped it meanwhile
                put_aside(path)
    return None


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # a link that leads nowhere, or it has just gone
        return 0.0


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _lock_of(path: Path) -> ProcessLock:
    return ProcessLock(path.with_suffix(".lock"))
