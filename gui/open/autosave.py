"""What is open, written down every few seconds, so that a crash costs no more than these."""

import os
import secrets
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.errors import ExplorerError
from engine.files.process_lock import ProcessLock
from engine.session import Session, load, save
from gui.look.properties import with_properties
from gui.open.own_folder import folder, put_aside

REST = 2.0  # seconds after the first change that is not yet written
SHARE = 5  # times as long as the last writing took is the rest, where that is longer
RATE = 2**20  # bytes a second: a training that goes on for hours does not wear a disk out
PREFIX = "recovery-"


class Autosave(QObject):
    """Keeps the session of this process in a file of its own, deleted when the program ends normally.

    It is written on a thread beside the window: a million weights take a second, and a slow disk longer.

    Signals:
        failed(object): the exception that writing ended with, of which any but an ExplorerError is a bug; not
            repeated until writing has succeeded again.
    """

    failed = pyqtSignal(object)
    _ended = pyqtSignal(object, float)  # a writing: its exception or None, and seconds until the next

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
        self._writer = ThreadPoolExecutor(1, "autosave")  # one thread: what was asked first is done first
        self._unfinished, self._is_over = 0, False
        self._ended.connect(self._take_end)
        self._timer = with_properties(QTimer, self, singleShot=True, interval=int(1000 * REST))
        self._timer.timeout.connect(self._write_in_turn)

    def note_change(self) -> None:
        """Write soon."""
        if not self._timer.isActive():
            self._timer.start()

    def write(self) -> None:
        """Write what is open now. Where that fails, the file stays as it was."""
        if self._is_over or self._is_at_rest():
            return
        if not self._is_worth_it():
            self.clear()
            return
        self._unfinished += 1
        self._writer.submit(self._save, self._take())

    def clear(self) -> None:
        """Delete the file: there is nothing to recover."""
        self._timer.stop()
        if not self._is_over:
            self._writer.submit(_remove, self.path)

    def wait(self) -> None:
        """Until all that was asked for is done."""
        self._writer.submit(int).result()

    def close(self) -> None:
        """Delete the file and free its lock, as the program ends normally."""
        self.clear()
        self._end()

    def leave(self) -> None:
        """The program has to end now: leave what is open for the next start. May be called again."""
        self.write()
        self._end()

    def _write_in_turn(self) -> None:
        """Write, unless that before is still being written: then when it is."""
        if self._unfinished:
            self._timer.start()
        else:
            self.write()

    def _save(self, session: Session) -> None:
        """On the thread of the writer."""
        began, problem = time.monotonic(), None
        try:
            save(self.path, session, is_private=True, is_short=True)
        except Exception as error:  # whatever it is, the next one is written
            problem = error
        rest = max(REST, SHARE * (time.monotonic() - began), _size_of(self.path) / RATE)
        self._ended.emit(problem, rest)

    def _take_end(self, error: Exception | None, rest: float) -> None:
        self._unfinished -= 1
        self._timer.setInterval(int(1000 * rest))
        if error is not None and not self._is_failing:
            self.failed.emit(error)
        self._is_failing = error is not None

    def _end(self) -> None:
        self._is_over = True
        self._timer.stop()
        self._writer.shutdown()
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


def _size_of(path: Path) -> int:
    """Bytes; 0 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _lock_of(path: Path) -> ProcessLock:
    return ProcessLock(path.with_suffix(".lock"))
