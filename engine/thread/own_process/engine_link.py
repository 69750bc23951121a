"""A process of the engine and the pipes to it."""

from queue import SimpleQueue
from typing import IO

import engine.thread.message as message
from engine.thread.own_process.parcel import Forget, Ready
from engine.thread.own_process.pipe import receive, widen
from engine.thread.own_process.program import EngineProgramProcess
from engine.thread.own_process.wire import SharedValues, unpacked


class EngineLink:
    """A process of the engine, with the values that both sides share."""

    def __init__(self, process: EngineProgramProcess, to_send: "SimpleQueue[Parcel | None]") -> None:
        self.process = process
        widen(self.events)
        self.shared = SharedValues(1, lambda number: to_send.put((self, 0, Forget(number))))
        self.is_ready = False
        self.has_keras = False

    @property
    def requests(self) -> IO[bytes]:
        """The pipe that the process reads."""
        assert self.process.stdin is not None
        return self.process.stdin

    @property
    def events(self) -> IO[bytes]:
        """The pipe that the process writes."""
        assert self.process.stdout is not None
        return self.process.stdout

    def hear_of_keras(self) -> None:
        """Wait until the process, which is asked for nothing else, has imported TensorFlow, or can't."""
        while (data := receive(self.events)) is not None:
            _, event = unpacked(data, self.shared)
            self.is_ready = True
            self.has_keras = isinstance(event, message.KerasLoaded)
            if not isinstance(event, Ready):
                return

    def end(self) -> None:
        """Wait for the end of the process."""
        self.events.close()
        self.process.wait()


Parcel = tuple[EngineLink, int, message.Request | Forget | None]
"""Something to send: to which process, on which line; None is the last."""
