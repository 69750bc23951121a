"""The only door to the engine thread."""

import time
from queue import Empty, SimpleQueue

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal

from engine.breakpoints.base import Breakpoint
from engine.expression_scope import Scope
from engine.measures import Measures
from engine.message import (
    Advance,
    Advanced,
    AskKeras,
    Event,
    Failed,
    Finished,
    Hit,
    KerasLoaded,
    KerasMissing,
    LoadKeras,
    Quit,
    Reported,
    Request,
    Run,
    SetBreakpoints,
    SetPace,
    Started,
    Stop,
)
from engine.plan import Ending, Job, Plan
from engine.trace import Trace
from engine.weights import Start, start_of_plan
from engine.worker import Worker

FRAME_MS = 8  # two looks per 60 Hz refresh
EAGER_MS = 1  # between looks while the first steps of a new run are awaited, as at every move of a slider
READING = 0.008  # seconds that one frame spends reading at most
JOIN = 2.0  # seconds that closing waits for the engine


class EngineClient(QObject):
    """Sends jobs, and keeps the trace of the newest run. Events of older runs are dropped.

    Signals:
        started(): a new run's plan is there and the trace is empty.
        advanced(): once a frame, when the trace has grown.
        hit(object): the Hit of breakpoints at the newest step; the run is paused there.
        finished(): the run has ended; see `ending`.
        reported(object): the KerasReport that was asked for.
        failed(object): an exception; an ExplorerError is to be told, any other is a bug.
        keras_changed(): `keras` is another now.
    """

    started = pyqtSignal()
    advanced = pyqtSignal()
    hit = pyqtSignal(object)
    finished = pyqtSignal()
    reported = pyqtSignal(object)
    failed = pyqtSignal(object)
    keras_changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._inbox: SimpleQueue[Request] = SimpleQueue()
        self._outbox: SimpleQueue[Event] = SimpleQueue()
        self._worker = Worker(self._inbox, self._outbox)
        self._run = 0
        self._starts: dict[str, Start] = {}
        self.plan: Plan | None = None
        self.trace = Trace()
        self._scope = Scope(self.trace)
        self.measures: Measures | None = None
        self.ending: Ending | None = None
        self.keras = "not loaded"  # "not loaded", "loading", "ready" or "missing"
        self._timer = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._read)
        self._worker.start()
        self._timer.start()

    def run(self, job: Job, at_once: int = 0) -> None:
        """Start another run. at_once: steps to make before the pace counts."""
        self._run += 1
        self._timer.setInterval(EAGER_MS)
        self._inbox.put(Run(self._run, job, at_once))

    def set_delay(self, delay: float | None) -> None:
        """Set the seconds between steps; 0 runs freely, None pauses."""
        self._inbox.put(SetPace(delay))

    def advance(self, steps: int = 1) -> None:
        """Ask for some more steps, whatever the pace."""
        self._inbox.put(Advance(steps))

    def set_breakpoints(self, breakpoints: tuple[Breakpoint, ...]) -> None:
        """Stop where one of these holds, in this run and in later ones."""
        self._inbox.put(SetBreakpoints(breakpoints))

    def stop(self) -> None:
        """Drop the run; its trace stays."""
        self._inbox.put(Stop())

    def load_keras(self) -> None:
        """Import TensorFlow in the background."""
        self.keras = "loading"
        self.keras_changed.emit()
        self._inbox.put(LoadKeras())

    def ask_keras(self) -> None:
        """Ask for Keras' own report of the current run."""
        self._inbox.put(AskKeras())

    @property
    def scope(self) -> Scope:
        """What the names of expressions stand for in the current run."""
        if self._scope.tables is not self.trace or self._scope.plan is not self.plan:
            self._scope = Scope(self.trace, self.plan)
        return self._scope

    def start(self, implementation: str) -> Start:
        """The weights and initial states that an implementation of the current run started with."""
        assert self.plan is not None
        if implementation not in self._starts:
            self._starts[implementation] = start_of_plan(self.plan, implementation)
        return self._starts[implementation]

    def close(self) -> bool:
        """End the engine thread. False when it did not end in time."""
        self._timer.stop()
        self._inbox.put(Quit())
        self._worker.join(JOIN)
        return not self._worker.is_alive()

    def _read(self) -> None:
        """Take what the engine has sent, for a bounded time, then tell once."""
        end = time.monotonic() + READING
        has_grown = False
        while time.monotonic() < end:
            try:
                event = self._outbox.get_nowait()
            except Empty:
                break
            if (
                isinstance(event, Started | Advanced | Hit | Finished | Reported | Failed)
                and event.run != self._run
            ):
                continue
            if isinstance(event, Advanced):
                self._append(event)
                has_grown = True
                continue
            if has_grown:
                self.advanced.emit()
                has_grown = False
            self._take(event)
        if has_grown:
            self.advanced.emit()

    def _append(self, event: Advanced) -> None:
        self._timer.setInterval(FRAME_MS)
        self.trace.append(event.block)
        if self.measures is not None:
            self.measures.add(event.block)

    def _take(self, event: Event) -> None:
        match event:
            case Started(_, plan):
                self.plan, self.trace, self.ending, self._starts = plan, Trace(), None, {}
                self.measures = Measures(plan)
                self.started.emit()
            case Hit():
                self.hit.emit(event)
            case Finished(_, ending):
                self._timer.setInterval(FRAME_MS)
                self.ending = ending
                self.finished.emit()
            case Reported(_, report):
                self.reported.emit(report)
            case Failed(_, error):
                self.failed.emit(error)
            case KerasLoaded():
                self.keras = "ready"
                self.keras_changed.emit()
            case KerasMissing(error):
                self.keras = "missing"
                self.keras_changed.emit()
                self.failed.emit(error)
