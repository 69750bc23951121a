"""Where the engine's workers are: threads of this program, or of a process of its own."""

from queue import SimpleQueue
from typing import Protocol

import engine.thread.message as message
from engine.thread.worker import Worker

JOIN = 2.0  # seconds that closing waits for a worker


class WorkerLine(Protocol):
    """To one worker, whose events come into the queue that the line was opened with."""

    def put(self, request: message.Request) -> None:
        """Ask for something; requests are heard in the order in which they are made."""
        ...

    def close(self) -> bool:
        """End the worker. False when it, or the import of Keras, did not end in time."""
        ...


class WorkerHost(Protocol):
    """Has as many workers as are asked for."""

    def open(self, outbox: "SimpleQueue[message.Event]") -> WorkerLine:
        """A line to a worker of its own."""
        ...

    def close(self) -> bool:
        """End what is left once all lines are closed. False where that did not end in time."""
        ...


class ThreadLine:
    """To a worker in this process."""

    def __init__(self, outbox: "SimpleQueue[message.Event]") -> None:
        self._inbox: SimpleQueue[message.Request] = SimpleQueue()
        self._worker = Worker(self._inbox, outbox)
        self._worker.start()

    def put(self, request: message.Request) -> None:
        """Ask for something."""
        self._inbox.put(request)

    def close(self) -> bool:
        """End the thread.

        The interpreter aborts where it ends while a thread is inside TensorFlow's libraries.
        """
        self._inbox.put(message.Quit())
        self._worker.join(JOIN)
        return not self._worker.is_busy


class OwnThreads:
    """Has each worker as a thread of this program."""

    def open(self, outbox: "SimpleQueue[message.Event]") -> WorkerLine:
        """A line to a thread of its own."""
        return ThreadLine(outbox)

    def close(self) -> bool:
        """Each thread has ended with its line."""
        return True
