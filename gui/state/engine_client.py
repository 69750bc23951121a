"""The current run: asked of the engine, and recorded as its steps come in."""

from PyQt6.QtCore import QObject, pyqtSignal

from engine.breakpoints.base import Breakpoint
from engine.expression.scope import Scope
from engine.run.measures import Measures
from engine.run.plan import Axis, Ending, Job, Plan
from engine.run.trace import Block, Trace
from engine.run.weights import Start, start_of_plan
from engine.run.what_if import job_of
from engine.work.base import WorkPlan
from gui.state.engine_channel import EngineChannel
from gui.state.recording import Recording, first_step


class EngineClient(QObject):
    """Sends jobs, and keeps the trace of the newest run.

    Signals:
        started(): another run's plan is there; the trace is empty, or holds what a what-if begins with.
        advanced(): once a frame, when the trace has grown.
        hit(object, object): a breakpoint has paused the run at its newest step: t, and a sentence.
        finished(): the run has ended; see `ending`.
        reported(object): the KerasReport that was asked for.
        failed(object): an exception; an ExplorerError is to be told, any other is a bug.
        keras_changed(): `keras` is another now.
    """

    started = pyqtSignal()
    advanced = pyqtSignal()
    hit = pyqtSignal(object, object)
    finished = pyqtSignal()
    reported = pyqtSignal(object)
    failed = pyqtSignal(object)
    keras_changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self._channel = EngineChannel()
        self._starts: dict[tuple[str, int], Start] = {}
        self._before: tuple[Plan, ...] = ()  # whose steps a what-if begins with
        self._prefix: tuple[tuple[Plan, ...], Trace] | None = None  # the same of a run that is to start
        self.work_plan: WorkPlan | None = None
        """What the current run sets out with, of whatever kind it is."""
        self.plan: Plan | None = None
        """The same where the run is a simulation."""
        self.trace = Trace()
        self._scope = Scope(self.trace)
        self.measures: Measures | None = None
        self.ending: Ending | None = None
        self.keras = "not loaded"  # "not loaded", "loading", "ready" or "missing"
        self._connect()

    def _connect(self) -> None:
        channel = self._channel
        channel.began.connect(self._begin)
        channel.block_came.connect(self._append)
        channel.blocks_ended.connect(self.advanced)
        channel.ended.connect(self._end)
        channel.hit.connect(self.hit)
        channel.reported.connect(self.reported)
        channel.failed.connect(self.failed)
        channel.keras_loaded.connect(lambda: self._set_keras("ready"))
        channel.keras_missing.connect(lambda: self._set_keras("missing"))

    def run(self, job: object, at_once: int = 0, base: Recording | None = None) -> None:
        """Start another run. at_once: steps to make before the pace counts. base: what a what-if is of."""
        self._channel.start(job, at_once)
        self._prefix = None
        if base is not None and isinstance(job, Job) and job.resume is not None:
            t = job.resume.t  # what follows is copied while the engine makes ready
            plans = tuple(plan for plan in base.plans if first_step(plan) <= t)
            self._prefix = plans, base.trace.prefix(t)

    def run_again(self, at_once: int = 0) -> None:
        """Start the current run anew; of a what-if, its own steps."""
        assert self.work_plan is not None
        base = None if self.measures is None else Recording(self._before, self.trace, self.measures, None)
        self.run(self.work_plan.job, at_once, base)

    def show(self, recording: Recording) -> None:
        """Make a recorded run the current one: the very same trace. It goes on where it had not ended."""
        self._set_current(recording.plans, recording.trace, recording.measures, recording.ending)
        if recording.may_go_on:
            self._go_on()
        else:
            self._channel.drop()
        self.started.emit()
        if self.trace.steps:
            self.advanced.emit()
        if self.ending is not None:
            self.finished.emit()

    @property
    def axis(self) -> Axis | None:
        """Along which the steps of the current run lie."""
        return None if self.work_plan is None else self.work_plan.axis

    @property
    def recording(self) -> Recording | None:
        """The current run as it is now, where it is a simulation."""
        if self.plan is None or self.measures is None:
            return None
        return Recording((*self._before, self.plan), self.trace, self.measures, self.ending)

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

    def start(self, implementation: str) -> Start:
        """The weights and initial states that an implementation of the current run started with."""
        assert self.plan is not None
        return self._start_of(self.plan, implementation)

    def start_at(self, implementation: str, t: int) -> Start:
        """What step t was computed with: before a what-if's first step, its original's weights."""
        assert self.plan is not None
        plans = [plan for plan in (*self._before, self.plan) if first_step(plan) <= t]
        return self._start_of(plans[-1], implementation)

    def _start_of(self, plan: Plan, implementation: str) -> Start:
        key = implementation, id(plan)
        if key not in self._starts:
            self._starts[key] = start_of_plan(plan, implementation)
        return self._starts[key]

    def close(self) -> bool:
        """End the engine thread. False when it, or the import of Keras, did not end in time."""
        return self._channel.close()

    def _set_keras(self, keras: str) -> None:
        self.keras = keras
        self.keras_changed.emit()

    def _append(self, block: Block) -> None:
        self.trace.append(block)
        if self.measures is not None:
            self.measures.add(block)

    def _end(self, ending: Ending) -> None:
        self.ending = ending
        self.finished.emit()

    def _begin(self, plan: WorkPlan) -> None:
        """Take a new run as the current one."""
        before, trace = self._prefix or ((), Trace(plan.axis.steps))
        self._prefix = None
        if isinstance(plan, Plan):
            measures = Measures(plan)
            measures.add(trace.part(0, trace.steps))
            self._set_current((*before, plan), trace, measures, None)
        else:
            self._before, self._starts = (), {}
            self.work_plan, self.plan = plan, None
            self.trace, self.measures, self.ending = trace, None, None
        self.started.emit()

    def _set_current(
        self, plans: tuple[Plan, ...], trace: Trace, measures: Measures, ending: Ending | None
    ) -> None:
        *before, self.plan = plans
        self.work_plan = self.plan
        self._before = tuple(before)
        self.trace, self.measures, self.ending = trace, measures, ending
        kept = {id(plan) for plan in plans}
        self._starts = {key: start for key, start in self._starts.items() if key[1] in kept}

    def _go_on(self) -> None:
        """Have the engine go on where the trace ends, as if it had never done anything else."""
        assert self.plan is not None
        steps = self.trace.steps
        job = self.plan.job
        if steps > first_step(self.plan):
            starts = {name: self.start(name) for name in job.implementations}
            job = job_of((), steps, self.plan, self.trace, starts)
        self._channel.go_on(job)
