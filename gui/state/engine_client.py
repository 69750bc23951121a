"""The current run: asked of the engine, and recorded as its steps come in."""

from dataclasses import replace

from PyQt6.QtCore import QObject, pyqtSignal

from engine.breakpoints.base import Breakpoint
from engine.expression.scope import Scope
from engine.run.plan import Axis, Ending, Job, Plan
from engine.run.recorded_run import RecordedRun
from engine.run.trace import Block, Trace
from engine.run.what_if import job_of
from engine.thread.host import WorkerHost
from engine.work.base import WorkPlan
from engine.work.recorded_work import RecordedWork
from gui.state.engine_channel import EngineChannel


class EngineClient(QObject):
    """The window's side of the engine: sends jobs, and keeps the newest run as it is recorded.

    `run` begins a run and returns at once; its steps arrive later, in the window's thread, and are appended
    to `work`. Runs are numbered, and what still arrives of an older run is dropped. No method waits.

    Signals:
        started(): a new run has a plan; its trace is empty, or holds the steps that a what-if takes over.
        prepared(): `preparing` tells more of what the first step needs.
        advanced(): steps were recorded; at most once a frame.
        hit(object, object): a breakpoint paused the run at its newest step: t, and a sentence.
        finished(): the run has ended; see `ending`.
        reported(object): the KerasReport that was asked for.
        failed(object): an exception; an ExplorerError is shown to the user, any other is a bug.
        keras_changed(): `keras` changed.
        restarted(object): the ExplorerError that tells that the engine had to be started again.
    """

    started = pyqtSignal()
    prepared = pyqtSignal()
    advanced = pyqtSignal()
    hit = pyqtSignal(object, object)
    finished = pyqtSignal()
    reported = pyqtSignal(object)
    failed = pyqtSignal(object)
    keras_changed = pyqtSignal()
    restarted = pyqtSignal(object)

    def __init__(self, host: WorkerHost) -> None:
        """host: the thread or the process that the engine works in."""
        super().__init__()
        self.host = host
        self._channel = EngineChannel(host, self._job_again)
        self.work: RecordedRun | RecordedWork | None = None
        """The current run, None before the first. What is shown together is taken from one such value."""
        self._prefix: tuple[tuple[Plan, ...], Trace] | None = None  # of a what-if that is to start
        self._nothing = Trace()
        self._scope = Scope(self._nothing)
        self.preparing: float | None = None
        """Which share is computed of what the first step needs; None where the steps come one by one."""
        self.keras = "not loaded"  # "not loaded", "loading", "ready" or "missing"
        self._connect()

    def _connect(self) -> None:
        channel = self._channel
        channel.began.connect(self._begin)
        channel.prepared.connect(self._prepare)
        channel.block_came.connect(self._append)
        channel.blocks_ended.connect(self.advanced)
        channel.ended.connect(self._end)
        channel.hit.connect(self.hit)
        channel.reported.connect(self.reported)
        channel.failed.connect(self.failed)
        channel.restarted.connect(self.restarted)
        channel.keras_loaded.connect(lambda: self._set_keras("ready"))
        channel.keras_missing.connect(lambda: self._set_keras("missing"))

    def run(self, job: object, at_once: int = 0, base: RecordedRun | None = None) -> None:
        """Start another run. at_once: steps to make before the pace counts. base: what a what-if is of."""
        self._channel.start(job, at_once)
        self._prefix = None
        if base is not None and isinstance(job, Job) and job.resume is not None:
            t = job.first_given  # what follows is copied while the engine makes ready
            self._prefix = base.plans_until(job.resume.t), base.trace.prefix(t)

    def run_again(self, at_once: int = 0) -> None:
        """Start the current run anew; of a what-if, its own steps."""
        assert self.work is not None
        of = self.recording
        self.run(self.work.plan.job, at_once, None if of is None else replace(of, plans=of.plans[:-1]))

    def show(self, recording: RecordedRun) -> None:
        """Make a recorded run the current one: the very same trace. It goes on where it had not ended."""
        self.work, self.preparing = recording, None
        if recording.may_go_on:
            self._channel.go_on(_going_on(recording))
        else:
            self._channel.drop()
        self.started.emit()
        if recording.steps:
            self.advanced.emit()
        if recording.ending is not None:
            self.finished.emit()

    @property
    def recording(self) -> RecordedRun | None:
        """The recording of the current run, None where it is not a simulation."""
        return self.work if isinstance(self.work, RecordedRun) else None

    @property
    def work_plan(self) -> WorkPlan | None:
        """The plan of the current run, whatever kind of work it is; None before the first."""
        return None if self.work is None else self.work.plan

    @property
    def plan(self) -> Plan | None:
        """The plan of the current run, None where it is not a simulation."""
        return None if self.recording is None else self.recording.plan

    @property
    def axis(self) -> Axis | None:
        """The axis of the current run's steps, None before the first run."""
        return None if self.work is None else self.work.plan.axis

    @property
    def trace(self) -> Trace:
        """The recorded steps of the current run."""
        return self._nothing if self.work is None else self.work.trace

    @property
    def ending(self) -> Ending | None:
        """How the current run ended; None while it goes on."""
        return None if self.work is None else self.work.ending

    def set_delay(self, delay: float | None) -> None:
        """Set the seconds between steps; 0 runs freely, None pauses."""
        self._channel.set_delay(delay)

    def advance(self, steps: int = 1) -> None:
        """Ask for some more steps, whatever the pace."""
        self._channel.advance(steps)

    def set_breakpoints(self, breakpoints: tuple[Breakpoint, ...]) -> None:
        """Stop where one of these holds, in this run and in later ones."""
        self._channel.set_breakpoints(breakpoints)

    def load_keras(self) -> None:
        """Import TensorFlow in the background."""
        self._set_keras("loading")
        self._channel.load_keras()

    def ask_keras(self) -> None:
        """Ask for Keras' own report of the current run."""
        assert self.plan is not None
        self._channel.ask_keras(self.plan)

    @property
    def scope(self) -> Scope:
        """What the names of expressions stand for in the current run."""
        if self._scope.tables is not self.trace or self._scope.plan is not self.plan:
            self._scope = Scope(self.trace, self.plan)
        return self._scope

    def close(self) -> bool:
        """End the engine thread. False when it, or the import of Keras, did not end in time."""
        return self._channel.close()

    def _set_keras(self, keras: str) -> None:
        self.keras = keras
        self.keras_changed.emit()

    def _prepare(self, share: float) -> None:
        self.preparing = share
        self.prepared.emit()

    def _append(self, block: Block) -> None:
        assert self.work is not None
        self.preparing = None
        self.work.append(block)

    def _end(self, ending: Ending) -> None:
        assert self.work is not None
        self.work = self.work.ended(ending)
        self.finished.emit()

    def _begin(self, plan: WorkPlan) -> None:
        """Take a new run as the current one."""
        prefix, self._prefix = self._prefix or (), None
        self.preparing = None
        self.work = RecordedRun.begin(plan, *prefix) if isinstance(plan, Plan) else RecordedWork.begin(plan)
        self.started.emit()

    def _job_again(self) -> Job | None:
        """What goes on with the current run; None where it has to begin anew."""
        return None if self.recording is None else _going_on(self.recording)


def _going_on(run: RecordedRun) -> Job:
    """Goes on where the trace ends, as if the engine had never done anything else."""
    is_begun = run.steps > run.plan.first_step
    return job_of((), run.steps, run) if is_begun else run.plan.job
