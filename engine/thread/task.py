"""A thread that does one thing for the window, tells how far it has come, and can be told to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any

import numpy as np

from engine.data.progress import Cancelled, TellProgress

Do = Callable[[TellProgress, Callable[[], bool]], Any]
"""What a task does: it tells its progress to the first argument, and asks the second whether to stop."""


@dataclass(frozen=True)
class TaskProgress:
    """How far a task has come. part: 0 to 1."""

    part: float


@dataclass(frozen=True, eq=False)
class TaskDone:
    """A task has come to its end. result: what `Do` returned."""

    result: Any


@dataclass(frozen=True)
class TaskFailed:
    """A task has failed. error: an ExplorerError is shown to the user, any other is a bug."""

    error: Exception


TaskNews = TaskProgress | TaskDone | TaskFailed


class Task(threading.Thread):
    """Puts its news into a queue; ends by itself, or soon after `stop`, and then says nothing more."""

    def __init__(self, name: str, do: Do, outbox: "SimpleQueue[TaskNews]") -> None:
        super().__init__(name=name, daemon=True)
        self._do, self._outbox = do, outbox
        self._no_more = threading.Event()

    def stop(self) -> None:
        """Do no more of it."""
        self._no_more.set()

    def run(self) -> None:
        """Do it. What overflows is seen in what comes of it; nothing warns of it."""
        try:
            with np.errstate(all="ignore"):
                self._outbox.put(TaskDone(self._do(self._tell, self._no_more.is_set)))
        except Cancelled:
            pass
        except Exception as error:
            self._outbox.put(TaskFailed(error))

    def _tell(self, part: float) -> None:
        if self._no_more.is_set():
            raise Cancelled
        self._outbox.put(TaskProgress(part))
