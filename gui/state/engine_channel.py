"""The only door to the engine's thread: requests go out, the events of the newest run come in."""

import time
from collections.abc import Callable
from dataclasses import replace
from queue import Empty, SimpleQueue

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal

import engine.thread.message as message
from engine.breakpoints.base import Breakpoint
from engine.errors import ExplorerError
from engine.run.plan import Plan
from engine.thread.host import WorkerHost
from gui.look.properties import with_properties

FRAME_MS = 8  # two looks per 60 Hz refresh
EAGER_MS = 1  # between looks while the first steps of a new run are awaited, as at every move of a slider
READING = 0.008  # seconds that one frame spends reading at most


class EngineChannel(QObject):
    """Numbers the runs, and drops the engine's events of older runs.

    Where the engine had to be started again, the run is begun anew, once; or it goes on with what `again`
    gives, a job that begins where the recording ends.

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
        restarted(object): the ExplorerError that tells that the engine had to be started again.
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
    restarted = pyqtSignal(object)

    def __init__(self, host: WorkerHost, again: Callable[[], object] | None = None) -> None:
        """host: where the engine is."""
        super().__init__()
        self._outbox: SimpleQueue[message.Event] = SimpleQueue()
        self._line = host.open(self._outbox)
        self._again = again
        self._asked: message.StartRun | None = None  # what runs, or is to
        self._owed = 0  # steps that are asked for and have not come
        self._has_begun = self._is_revived = False
        self._run = 0
        self._continued = 0  # the run whose beginning is not told, since it goes on where a recording ends
        self._timer = with_properties(QTimer, self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._read)
        self._timer.start()

    # ── requests ───────────────────────────────────────────────────────────────────────────────

    def start(self, job: object, at_once: int = 0) -> None:
        """Begin another run. at_once: steps to make before the pace counts."""
        self._is_revived = False
        self._start(job, at_once)

    def go_on(self, job: object) -> None:
        """Begin a run that goes on where a recording ends, so that its beginning is no news."""
        self.start(job)
        self._continued = self._run

    def drop(self) -> None:
        """Hear no more of the run, which ends."""
        self._run += 1
        self._asked = None
        self._line.put(message.Stop())

    def set_delay(self, delay: float | None) -> None:
        """Set the seconds between steps; 0 runs freely, None pauses."""
        if delay is None:
            self._owed = 0
        self._line.put(message.SetPace(delay))

    def advance(self, steps: int) -> None:
        """Ask for some more steps, whatever the pace."""
        self._owed += steps
        self._line.put(message.Advance(steps))

    def set_breakpoints(self, breakpoints: tuple[Breakpoint, ...]) -> None:
        """Stop where one of these holds, in this run and in later ones."""
        self._line.put(message.SetBreakpoints(breakpoints))

    def load_keras(self) -> None:
        """Import TensorFlow in the background."""
        self._line.put(message.LoadKeras())

    def ask_keras(self, plan: Plan) -> None:
        """Ask for Keras' own report of a run."""
        self._line.put(message.AskKeras(self._run, plan))

    def listen(self) -> None:
        """Look for news, as at first."""
        self._timer.start()

    def rest(self) -> None:
        """Look for no news until `listen`."""
        self._timer.stop()

    def close(self) -> bool:
        """End the engine thread. False when it, or the import of Keras, did not end in time."""
        self._timer.stop()
        return self._line.close()

    def _start(self, job: object, at_once: int) -> None:
        self._run += 1
        self._timer.setInterval(EAGER_MS)
        self._asked, self._owed = message.StartRun(self._run, job, at_once), at_once
        self._has_begun = False
        self._line.put(self._asked)

    # ── events ─────────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        """Take what the engine has sent, for a bounded time."""
        end = time.monotonic() + READING
        has_grown, blocks = False, 0
        while time.monotonic() < end:
            try:
                event = self._outbox.get_nowait()
            except Empty:
                break
            blocks += isinstance(event, message.Advanced)
            if self._is_stale(event):
                continue
            if isinstance(event, message.Advanced):
                self._timer.setInterval(FRAME_MS)
                self._owed = max(0, self._owed - event.block.steps)
                self.block_came.emit(event.block)
                has_grown = True
                continue
            if has_grown:
                self.blocks_ended.emit()
                has_grown = False
            self._tell(event)
        if has_grown:
            self.blocks_ended.emit()
        if blocks:
            self._line.put(message.Read(blocks))

    def _is_stale(self, event: message.Event) -> bool:
        if isinstance(event, message.KerasLoaded | message.KerasMissing | message.Restarted):
            return False
        return event.run != self._run

    def _tell(self, event: message.Event) -> None:
        match event:
            case message.Started(run, plan):
                self._has_begun = True
                if self._asked is not None:  # what was asked may refer to more than the run that has begun
                    self._asked = replace(self._asked, job=plan.job)
                if run != self._continued:
                    self.began.emit(plan)
            case message.Prepared(_, done, total):
                self._timer.setInterval(FRAME_MS)
                self.prepared.emit(done / total)
            case message.Hit(t=t, sentence=sentence):
                self.hit.emit(t, sentence)
            case message.Finished(_, ending):
                self._asked = None
                self._timer.setInterval(FRAME_MS)
                self.ended.emit(ending)
            case message.Reported(_, report):
                self.reported.emit(report)
            case message.Failed(_, error):
                self._asked = None
                self.failed.emit(error)
            case message.KerasLoaded():
                self.keras_loaded.emit()
            case message.KerasMissing(error):
                self.keras_missing.emit()
                self.failed.emit(error)
            case message.Restarted(error):
                self._revive(error)

    def _revive(self, error: ExplorerError | None) -> None:
        """Have the run go on, but not for ever where it is what ends the engine."""
        asked = self._asked
        if asked is not None and error is not None and self._is_revived:
            self._asked = None
            self.failed.emit(error)
            return
        if error is not None:
            self.restarted.emit(error)
        if asked is not None:
            self._is_revived = self._is_revived or error is not None
            job = self._again() if self._again is not None and self._has_begun else None
            if job is None:
                self._start(asked.job, asked.at_once)
            else:
                self._start(job, self._owed)
                self._continued = self._run
