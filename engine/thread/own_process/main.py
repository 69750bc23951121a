"""The program that computes for a window: as many workers as it asks for, until its pipe closes."""

import os
import sys
import threading
from queue import SimpleQueue
from typing import IO

import engine.thread.message as message
from engine.keras.update_loop import COMPILED
from engine.thread.own_process.outlet import Outlet
from engine.thread.own_process.parcel import Forget, Ready, Worn
from engine.thread.own_process.pipe import receive, send
from engine.thread.own_process.wire import SharedValues, packed, unpacked
from engine.thread.tuning import tune
from engine.thread.worker import Worker


def main() -> int:
    """Serve until the window has gone, however it went."""
    tune()
    requests, events = _pipes()
    EngineProgram(events).serve(requests)
    os._exit(0)  # whatever the workers are about: nobody waits for it any more


def _pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output, which from here on are nobody else's: what is printed is an error."""
    requests, events = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return requests, events


class EngineProgram:
    """Hears requests on the thread that serves; each worker says its events itself."""

    def __init__(self, events: IO[bytes]) -> None:
        self._events = events
        self._shared = SharedValues(first=2)
        self._saying = threading.Lock()
        self._is_worn = False
        self._workers: dict[int, tuple[SimpleQueue[message.Request], Outlet]] = {}

    def serve(self, requests: IO[bytes]) -> None:
        """Until nothing more can come."""
        self._say(0, Ready())
        while (data := receive(requests)) is not None:
            line, request = unpacked(data, self._shared)
            if isinstance(request, Forget):
                self._shared.drop(request.number)
            else:
                self._take(line, request)

    def _take(self, line: int, request: message.Request) -> None:
        if line not in self._workers:
            self._workers[line] = self._begin(line)
        inbox, outlet = self._workers[line]
        if isinstance(request, message.Read):
            outlet.note_read(request.blocks)
        inbox.put(request)
        if isinstance(request, message.Quit):
            del self._workers[line]

    def _begin(self, line: int) -> tuple["SimpleQueue[message.Request]", Outlet]:
        inbox: SimpleQueue[message.Request] = SimpleQueue()
        outlet = Outlet(lambda event: self._say(line, event))
        Worker(inbox, outlet, outlet.is_full, compiles_beside=True).start()
        return inbox, outlet

    def _say(self, line: int, event: object) -> None:
        """Send it; numbers of shared values have to come in the order in which they are given."""
        with self._saying:
            try:
                send(self._events, packed((line, event), self._shared))
                if not self._is_worn and COMPILED.is_much:
                    self._is_worn = True
                    send(self._events, packed((0, Worn()), self._shared))
            except OSError:  # the window has gone
                os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
