"""The engine's process as the window's program has it: started, heard, started again where it has ended."""

import logging
import subprocess
import threading
from contextlib import suppress
from queue import SimpleQueue
from typing import IO

import engine.thread.message as message
from engine.errors import ExplorerError
from engine.thread.host import JOIN, ThreadLine, WorkerLine
from engine.thread.own_process.parcel import Forget, Kept, Ready
from engine.thread.own_process.pipe import receive, send, widen
from engine.thread.own_process.program import EngineProgramProcess, start_program
from engine.thread.own_process.wire import ForgottenValue, SharedValues, packed, unpacked

log = logging.getLogger("rnn-explorer")


class EngineLink:
    """A process of the engine, with the values that both sides share."""

    def __init__(self, process: EngineProgramProcess, to_send: "SimpleQueue[Parcel | None]") -> None:
        self.process = process
        widen(self.events)
        self.shared = SharedValues(1, lambda number: to_send.put((self, 0, Forget(number))))
        self.is_ready = False

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


Parcel = tuple[EngineLink, int, message.Request | Forget | None]
"""Something to send: to which process, on which line; None is the last."""


class ProcessLine:
    """To a worker in the engine's process; to one in this, where there can be no other."""

    def __init__(self, host: "EngineProcess", number: int, outbox: "SimpleQueue[message.Event]") -> None:
        self._host, self.number, self.outbox = host, number, outbox
        self._standing: dict[type, message.Request] = {}  # what holds until it is said anew
        self._run: message.StartRun | None = None  # whose job lives as long as events of it may come
        self._own: ThreadLine | None = None

    def put(self, request: message.Request) -> None:
        """Ask for something."""
        match request:
            case message.SetPace() | message.SetBreakpoints():
                self._standing[type(request)] = request
            case message.LoadKeras():
                self._standing[type(request)] = message.LoadKeras(is_awaited=True)
            case message.StartRun():
                self._run = request
        if self._own is not None:
            self._own.put(request)
        else:
            self._host.post(self.number, request)

    def close(self) -> bool:
        """End the worker. Nobody has to wait for it, as the process ends without it."""
        if self._own is not None:
            return self._own.close()
        self._host.post(self.number, message.Quit())
        self._host.forget(self)
        return True

    @property
    def standing(self) -> list[message.Request]:
        """What a new worker has to be told."""
        return list(self._standing.values())

    def be_own(self) -> None:
        """Have a worker in this process."""
        self._own = ThreadLine(self.outbox)
        for request in self.standing:
            self._own.put(request)


class EngineProcess:
    """The engine in a process of its own: one thread sends, another one hears.

    What the process has told is whole, also when it has died.
    """

    def __init__(self, process: EngineProgramProcess | None = None) -> None:
        """process: where it is started already. Raises OSError where none can be started."""
        self._to_send: SimpleQueue[Parcel | None] = SimpleQueue()
        self._lines: dict[int, ProcessLine] = {}
        self._opened = 0
        self._changing = threading.Lock()
        self._is_closing = self._is_hopeless = False
        self._link = EngineLink(process or start_program(), self._to_send)
        self._threads = [
            threading.Thread(target=do, name=f"engine {what}", daemon=True)
            for what, do in (("sender", self._send_all), ("hearer", self._hear_all))
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._link.process.pid

    def open(self, outbox: "SimpleQueue[message.Event]") -> WorkerLine:
        """A line to a worker of its own."""
        with self._changing:
            self._opened += 1
            line = ProcessLine(self, self._opened, outbox)
            self._lines[line.number] = line
            if self._is_hopeless:
                line.be_own()
        return line

    def post(self, line: int, request: message.Request) -> None:
        """Send a request on a line."""
        self._to_send.put((self._link, line, request))

    def forget(self, line: ProcessLine) -> None:
        """Hear no more of a line."""
        with self._changing:
            self._lines.pop(line.number, None)

    def close(self) -> bool:
        """End the process, whatever it is about. False where even that takes too long."""
        self._is_closing = True
        self._to_send.put((self._link, 0, None))
        self._to_send.put(None)
        process = self._link.process
        with suppress(subprocess.TimeoutExpired):
            process.wait(JOIN)
        process.kill()  # does nothing where it has ended
        for thread in self._threads:
            thread.join(JOIN)
        self._link.shared.close()
        return not any(thread.is_alive() for thread in self._threads)

    # ── on the thread that sends ───────────────────────────────────────────────────────────────

    def _send_all(self) -> None:
        while (parcel := self._to_send.get()) is not None:
            link, line, request = parcel
            with suppress(OSError):  # it has ended, which is heard
                if request is None:
                    link.requests.close()
                elif link is self._link and not link.requests.closed:  # else what is sent is of the past
                    send(link.requests, packed((line, request), link.shared))

    # ── on the thread that hears ───────────────────────────────────────────────────────────────

    def _hear_all(self) -> None:
        while True:
            link = self._link
            try:
                while (data := receive(link.events)) is not None:
                    self._take(link, data)
            except Exception as error:
                log.error("the engine's process is not understood", exc_info=error)
                link.process.kill()
            link.events.close()
            link.process.wait()
            if self._is_closing or not self._go_on_after(link):
                return

    def _take(self, link: EngineLink, data: bytes) -> None:
        try:
            number, event = unpacked(data, link.shared)
        except ForgottenValue:  # of a run that was let go
            return
        match event:
            case Ready():
                link.is_ready = True
            case Kept(checkpoints, new, newest, made):
                checkpoints.take(new, newest, made)
            case _ if (line := self._lines.get(number)) is not None:
                line.outbox.put(event)

    def _go_on_after(self, ended: EngineLink) -> bool:
        """Start another process, or go on in this one where none can be started. Whether there is one."""
        self._to_send.put((ended, 0, None))
        error = ExplorerError(
            "The engine has ended by itself, as when memory runs out, and was started again; nothing that "
            "was computed is lost."
        )
        with self._changing:
            try:
                self._is_hopeless = not ended.is_ready
                if not self._is_hopeless:
                    self._link = EngineLink(start_program(), self._to_send)
            except OSError:
                self._is_hopeless = True
            for line in self._lines.values():
                if self._is_hopeless:
                    line.be_own()
                else:
                    for request in line.standing:
                        self.post(line.number, request)
                line.outbox.put(message.Restarted(error))
        return not self._is_hopeless
