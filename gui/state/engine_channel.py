"""The only door to the engine's thread: requests go out, the events of the newest run come in."""

import time
from queue import Empty, SimpleQueue

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal

import engine.thread.message as message
from engine.breakpoints.base import Breakpoint
from engine.run.plan import Plan
from engine.thread.worker import Worker
from gui.look.properties import with_properties

FRAME_MS = 8  # two looks per 60 Hz refresh
EAGER_MS = 1  # between looks while the first steps of a new run are awaited, as at every move of a slider
READING = 0.008  # seconds that one frame spends reading at most
JOIN = 2.0  # seconds that closing waits for the engine


class EngineChannel(QObject):
    """Numbers the runs, and drops the engine's events of older runs.

    Signals:
        began(object): the plan of the run that was asked for.
        block_came(object): the next Block of its steps.
        prepared(float): which share is computed of what the first step needs.
        blocks_ended(): no further block comes in this frame, or before the next event of another kind.
        hit(object, object): a breakpoint paused the run at its newest step: t, and a sentence.
        ended(object): the Ending of the run.
        reported(object): the KerasReport that was asked for.
        failed(object): an exception; an ExplorerError is shown to the user, any other is a bug.
        keras_loaded(): TensorFlow has been loaded.
        keras_missing(): TensorFlow cannot be loaded; `failed` says why.
    """

    began = pyqtSignal(object)
    block_came = pyqtSignal(object)
    prepared = pyqtSignal(float)
    blocks_ended = pyqtSignal()
    hit = pyqtSignal(object, object)
    ended = pyqtSignal(object)
    reported = pyqtSignal(object)
    failed = pyqtSignal(object)
    keras_loaded = pyqtSignal()
    keras_missing = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._inbox: SimpleQueue[message.Request] = SimpleQueue()
        self._outbox: SimpleQueue[message.Event] = SimpleQueue()
        self._worker = Worker(self._inbox, self._outbox)
        self._run = 0
        self._continued = 0  # the run whose beginning is not told, since it goes on where a recording ends
        self._timer = with_properties(QTimer, self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._read)
        self._worker.start()
        self._timer.start()

    # ── requests ───────────────────────────────────────────────────────────────────────────────

    def start(self, job: object, at_once: int = 0) -> None:
        """Begin another run. at_once: steps to make before the pace counts."""
        self._run += 1
        self._timer.setInterval(EAGER_MS)
        self._inbox.put(message.StartRun(self._run, job, at_once))

    def go_on(self, job: object) -> None:
        """Begin a run that goes on where a recording ends, so that its beginning is no news."""
        self.start(job)
        self._continued = self._run

    def drop(self) -> None:
        """Hear no more of the run, which ends."""
        self._run += 1
        self._inbox.put(message.Stop())

    def set_delay(self, delay: float | None) -> None:
        """Set the seconds between steps; 0 runs freely, None pauses."""
        self._inbox.put(message.SetPace(delay))

    def advance(self, steps: int) -> None:
        """Ask for some more steps, whatever the pace."""
        self._inbox.put(message.Advance(steps))

    def set_breakpoints(self, breakpoints: tuple[Breakpoint, ...]) -> None:
        """Stop where one of these holds, in this run and in later ones."""
        self._inbox.put(message.SetBreakpoints(breakpoints))

    def load_keras(self) -> None:
        """Import TensorFlow in the background."""
        self._inbox.put(message.LoadKeras())

    def ask_keras(self, plan: Plan) -> None:
        """Ask for Keras' own report of a run."""
        self._inbox.put(message.AskKeras(self._run, plan))

    def listen(self) -> None:
        """Look for news, as at first."""
        self._timer.start()

    def rest(self) -> None:
        """Look for no news until `listen`."""
        self._timer.stop()

    def close(self) -> bool:
        """End the engine thread. False when it, or the import of Keras, did not end in time.

        The interpreter aborts where it ends while a thread is inside TensorFlow's libraries.
        """
        self._timer.stop()
        self._inbox.put(message.Quit())
        self._worker.join(JOIN)
        return not self._worker.is_busy

    # ── events ─────────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        """Take what the engine has sent, for a bounded time."""
        end = time.monotonic() + READING
        has_grown = False
        while time.monotonic() < end:
            try:
                event = self._outbox.get_nowait()
            except Empty:
                break
            if self._is_stale(event):
                continue
            if isinstance(event, message.Advanced):
                self._timer.setInterval(FRAME_MS)
                self.block_came.emit(event.block)
                has_grown = True
                continue
            if has_grown:
                self.blocks_ended.emit()
                has_grown = False
            self._tell(event)
        if has_grown:
            self.blocks_ended.emit()

    def _is_stale(self, event: message.Event) -> bool:
        if isinstance(event, message.KerasLoaded | message.KerasMissing):
            return False
        return event.run != self._run

    def _tell(self, event: message.Event) -> None:
        match event:
            case message.Started(run, plan):
                if run != self._continued:
                    self.began.emit(plan)
            case message.Prepared(_, done, total):
                self._timer.setInterval(FRAME_MS)
                self.prepared.emit(done / total)
            case message.Hit(t=t, sentence=sentence):
                self.hit.emit(t, sentence)
            case message.Finished(_, ending):
                self._timer.setInterval(FRAME_MS)
                self.ended.emit(ending)
            case message.Reported(_, report):
                self.reported.emit(report)
            case message.Failed(_, error):
                self.failed.emit(error)
            case message.KerasLoaded():
                self.keras_loaded.emit()
            case message.KerasMissing(error):
                self.keras_missing.emit()
                self.failed.emit(error)
