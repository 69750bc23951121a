"""The engine's process as the window's program has it: started, heard, started again where it has ended."""

import logging
import subprocess
import threading
from contextlib import suppress
from queue import SimpleQueue

import engine.thread.message as message
from engine.errors import ExplorerError
from engine.thread.host import JOIN, ThreadLine, WorkerLine
from engine.thread.own_process.engine_link import EngineLink, Parcel
from engine.thread.own_process.parcel import Kept, Ready, Worn
from engine.thread.own_process.pipe import receive, send
from engine.thread.own_process.program import EngineProgramProcess, start_program
from engine.thread.own_process.wire import ForgottenValue, packed, unpacked

log = logging.getLogger("rnn-explorer")

NOTHING = -1  # the number of no run
NO_LINE = 0  # the number of a worker that nobody talks to


class ProcessLine:
    """To a worker in the engine's process; to one in this, where there can be no other."""

    def __init__(self, host: "EngineProcess", number: int, outbox: "SimpleQueue[message.Event]") -> None:
        self._host, self.number, self.outbox = host, number, outbox
        self._standing: dict[type, message.Request] = {}  # what holds until it is said anew
        self._run: message.StartRun | None = None  # whose job lives as long as events of it may come
        self._own: ThreadLine | None = None
        self._running = NOTHING
        self._report: message.AskKeras | None = None  # that has not come

    @property
    def is_busy(self) -> bool:
        """Whether a report is asked for that has not come, or a run is not at its end, nor paused."""
        is_paused = self._standing.get(message.SetPace) == message.SetPace(None)
        return self._report is not None or (self._running != NOTHING and not is_paused)

    def take(self, event: message.Event) -> None:
        """Pass an event on."""
        if isinstance(event, message.Finished | message.Failed) and event.run == self._running:
            self._running = NOTHING
        if isinstance(event, message.Reported | message.Failed) and self._report is not None:
            self._report = None if event.run == self._report.run else self._report
        self.outbox.put(event)

    def put(self, request: message.Request) -> None:
        """Ask for something."""
        match request:
            case message.SetPace() | message.SetBreakpoints():
                self._standing[type(request)] = request
            case message.LoadKeras():
                self._standing[type(request)] = message.LoadKeras(is_awaited=True)
            case message.StartRun(run=run):
                self._run, self._running, self._report = request, run, None
            case message.AskKeras():
                self._report = request
            case message.Stop():
                self._running = NOTHING
        if self._own is not None:
            self._own.put(request)
        else:
            self._host.post(self.number, request)
            self._host.hand_over()

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

    @property
    def unanswered(self) -> list[message.Request]:
        """What was asked of a worker that is gone, but for the run, which begins anew."""
        return [] if self._report is None else [self._report]

    def be_own(self) -> None:
        """Have a worker in this process."""
        self._own = ThreadLine(self.outbox)
        for request in self.standing:
            self._own.put(request)


class EngineProcess:
    """The engine in a process of its own: one thread sends, another one hears.

    What the process has told is whole, also when it has died. One that is worn out, as XLA gives back nothing
    that it has compiled, is replaced by a successor: this is made ready beside it, and takes over once there
    is nothing to do.
    """

    def __init__(self, process: EngineProgramProcess | None = None) -> None:
        """process: where it is started already. Raises OSError where none can be started."""
        self._to_send: SimpleQueue[Parcel | None] = SimpleQueue()
        self._lines: dict[int, ProcessLine] = {}
        self._opened = 0
        self._changing = threading.Lock()
        self._is_closing = self._is_hopeless = self._is_handed_over = False
        self._successor: EngineLink | None = None
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

    def replace(self) -> None:
        """Have another process take over, once it is ready and this one has nothing to do."""
        with self._changing, suppress(OSError):
            if self._successor is None and not self._is_closing:
                self._successor = EngineLink(start_program(), self._to_send)
                self._to_send.put((self._successor, NO_LINE, message.LoadKeras()))
                args = self._link, self._successor
                thread = threading.Thread(
                    target=self._make_ready, args=args, name="engine successor", daemon=True
                )
                self._threads.append(thread)
                thread.start()

    def hand_over(self) -> None:
        """End the worn process where another one is ready and nothing is asked of this."""
        if self._successor is None:
            return
        with self._changing:
            is_wanted = self._successor is not None and self._successor.has_keras and not self._is_handed_over
            if is_wanted and not any(line.is_busy for line in self._lines.values()):
                self._is_handed_over = True
                self._link.process.kill()

    def forget(self, line: ProcessLine) -> None:
        """Hear no more of a line."""
        with self._changing:
            self._lines.pop(line.number, None)

    def close(self) -> bool:
        """End the process, whatever it is about. False where even that takes too long."""
        self._is_closing = True
        self._to_send.put((self._link, 0, None))
        with self._changing:
            process, successor = self._link.process, self._successor
        if successor is not None:
            successor.process.kill()
            self._to_send.put((successor, 0, None))
        self._to_send.put(None)
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
                elif (
                    link in (self._link, self._successor) and not link.requests.closed
                ):  # else what is sent is of the past
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
            link.end()
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
            case Worn():
                self.replace()
            case Kept(checkpoints, new, newest, made):
                checkpoints.take(new, newest, made)
            case _ if (line := self._lines.get(number)) is not None:
                line.take(event)
                self.hand_over()

    def _go_on_after(self, ended: EngineLink) -> bool:
        """Start another process, or go on in this one where none can be started. Whether there is one."""
        self._to_send.put((ended, 0, None))
        error: ExplorerError | None = ExplorerError(
            "The engine has ended by itself, as when memory runs out, and was started again; nothing that "
            "was computed is lost."
        )
        with self._changing:
            try:
                self._is_hopeless = not ended.is_ready
                if self._is_handed_over and self._successor is not None:
                    self._link, self._successor, error = self._successor, None, None
                elif not self._is_hopeless:
                    self._link = EngineLink(start_program(), self._to_send)
                self._is_handed_over = False
            except OSError:
                self._is_hopeless = True
            for line in self._lines.values():
                if self._is_hopeless:
                    line.be_own()
                else:
                    for request in [*line.standing, *(line.unanswered if error is None else ())]:
                        self.post(line.number, request)
                line.outbox.put(message.Restarted(error))
        return not self._is_hopeless

    # ── for a successor ────────────────────────────────────────────────────────────────────────

    def _make_ready(self, worn: EngineLink, successor: EngineLink) -> None:
        """Wait until it can take over; where the process has been replaced meanwhile, nobody needs it."""
        successor.hear_of_keras()
        if not successor.has_keras or self._link is not worn:
            successor.process.kill()
            successor.end()
            self._to_send.put((successor, 0, None))
            with self._changing:
                self._successor = None
        self.hand_over()
