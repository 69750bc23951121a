"""Which run is computed: of the experiment, of a what-if, with other weights, to its end or to a barrier."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PyQt6.QtCore import pyqtSignal

from engine.array import Array
from engine.experiment import Experiment
from engine.implementations.every import able, implementation, names_for, replayed_among
from engine.run.name import Name
from engine.run.plan import Job
from engine.run.recorded_run import RecordedRun
from engine.sequences.data import Data
from engine.train.trained import may_take_weights, with_trained
from gui.state.document import Document
from gui.state.engine_client import EngineClient
from gui.state.playhead import Playhead
from gui.state.run_state import ALL, Held, Idle, Over, RunState, steps_wanted
from gui.state.selection import Selection
from gui.state.walk import Walk

Drive = Literal["running", "paused"]


@dataclass(frozen=True)
class Barrier:
    """A step t from which on nothing is computed.

    before: how many steps the run was to compute at once without it.
    """

    t: int
    before: int


class RunAsker(Walk):
    """Asks the engine for another run where the experiment changes, or what is wanted of it.

    `drive` is the user's choice between running and paused; it outlives runs. `state` says how far the shown
    run has come: Idle before the first run, then CatchingUp, Open, and at the end Held or Over. A step that
    the user asks for at the end of the trace makes it Stepping.

    Signals:
        changed(): drive, state, pace or the possible actions changed.
        barrier_changed(): `barrier` changed.
    """

    changed = pyqtSignal()
    barrier_changed = pyqtSignal()

    def __init__(
        self, document: Document, selection: Selection, client: EngineClient, playhead: Playhead
    ) -> None:
        super().__init__(playhead)
        self._document, self._selection, self._client = document, selection, client
        self.drive: Drive = "running"
        self.state: RunState = Idle()
        self._barrier: Barrier | None = None
        self._weights: tuple[Experiment, Mapping[Name, Array]] | None = None  # in place of the experiment's
        self._wanted: int | None = None  # steps to catch up in a run that was asked for and has not begun
        document.changed.connect(self.restart)
        selection.job_changed.connect(self.restart)
        client.keras_changed.connect(self._take_keras)

    def restart(self) -> None:
        """Compute the experiment anew, at once as far as it was computed before."""
        self._compute(self._steps_wanted)

    def compute_all(self) -> None:
        """Compute the experiment anew, at once to its end or to the barrier."""
        self._compute(ALL)

    def compute_what_if(self, job: Job, base: RecordedRun | None, at_once: int | None = None) -> None:
        """Compute a what-if. base: the run that it changes.

        at_once: how many steps to compute regardless of the pace. None means as many as the base has after
        the change, or one while the drive is "running".
        """
        if at_once is None:
            own = 0 if base is None or job.resume is None else base.trace.steps - job.resume.t
            at_once = 1 if self.drive == "running" else max(1, own)
        self._ask(job, at_once, base)

    def show_weights(self, weights: Mapping[Name, Array] | None) -> None:
        """Compute the experiment with these weights, such as training has come to; None with its own."""
        self._weights = None if weights is None else (self._document.experiment, weights)
        self.restart()

    def work_on(self, job: object) -> None:
        """Start work of another kind than a simulation. job: of one of the kinds in engine/work."""
        self._wanted = 0
        self._client.run(job)

    def show(self, recording: RecordedRun) -> None:
        """Show a run as it was recorded. It goes on where it had not ended."""
        self._wanted = None
        self._client.show(recording)

    @property
    def job(self) -> Job:
        """What the experiment's own run is asked to do: the row looked at, by what is wanted and there."""
        is_ready = self._client.keras == "ready"
        wanted = tuple(
            name for name in self._selection.wanted if is_ready or not implementation(name).needs_tensorflow
        )
        experiment, specimen = self._document.experiment, self._document.specimen
        wanted = able(wanted, experiment)
        if specimen is None:
            wanted += tuple(replayed_among(names_for(experiment)))
        if self._weights is not None and may_take_weights(self._weights[0], experiment):
            experiment = with_trained(experiment, self._weights[1])
        return Job(experiment, self._selection.row, wanted, specimen=specimen, until=self.barrier)

    # ── the barrier ────────────────────────────────────────────────────────────────────────────

    @property
    def barrier(self) -> int | None:
        """The first step that is not computed, because a question asks for it; None without a question."""
        return None if self._barrier is None else self._barrier.t

    def hold_before(self, t: int | None) -> None:
        """Compute no step from t on, in no run, so that nothing can show it; None takes that back.

        The playhead stays where it is, or goes to the last step that is left. Every run is computed anew:
        what was recorded without this barrier is not shown again.
        """
        if t == self.barrier:
            return
        before = self._steps_wanted if self._barrier is None else self._barrier.before
        self._barrier = None if t is None else Barrier(t, before)
        self._playhead.is_following = False
        self.barrier_changed.emit()
        self._compute(max(before, self._client.trace.steps) if t is None else ALL)
        self.changed.emit()

    @property
    def is_held_up(self) -> bool:
        """Whether the barrier, and not the end of the run, keeps the next step back."""
        return isinstance(self.state, Held)

    @property
    def is_over(self) -> bool:
        """Whether the shown run has ended by itself, not at a barrier."""
        return isinstance(self.state, Over)

    @property
    def is_at_rest(self) -> bool:
        """Whether the shown run has come to its end or to the barrier as it is now."""
        plan, has_ended = self._client.plan, isinstance(self.state, Held | Over)
        return has_ended and self._wanted is None and plan is not None and plan.job.until == self.barrier

    @property
    def hides_values(self) -> bool:
        """Whether the experiment's own inputs or targets include numbers that the barrier keeps secret."""
        sequence = self._document.experiment.sequence
        barrier = self.barrier
        has_numbers = sequence.holds_numbers or isinstance(sequence, Data)  # sessions carry those of a file
        return barrier is not None and has_numbers and barrier < sequence.steps

    # ── asking ─────────────────────────────────────────────────────────────────────────────────

    @property
    def _steps_wanted(self) -> int:
        """How many steps a run that takes the place of the present one shall make at once."""
        if self._client.plan is None:  # nothing of the experiment is shown
            return ALL
        wanted = steps_wanted(self.state, self._client.trace.steps)
        return wanted if self._wanted is None else max(wanted, self._wanted)

    def _compute(self, at_once: int) -> None:
        """Compute the experiment anew."""
        model = self._document.experiment.model
        rows = self._document.experiment.sequence.shape[0]
        layer = min(self._selection.layer, len(model.layers) - 1)
        self._selection.fit(rows, len(model.layers), model.layers[layer].units)
        self._ask(self.job, at_once)

    def _begin_again(self, at_once: int) -> None:
        """Compute the shown run anew; a what-if from its own first step on."""
        plan = self._client.plan
        is_other_work = plan is None and self._client.work_plan is not None
        if is_other_work or (plan is not None and plan.job.resume is not None):
            self._wanted = self._first_step + at_once
            self._client.run_again(at_once)
        else:
            self._ask(self.job, at_once)

    def _ask(self, job: Job, at_once: int, base: RecordedRun | None = None) -> None:
        """Ask the engine for another run. base: what a what-if is of."""
        self._wanted = at_once + (0 if job.resume is None else job.resume.t)
        self._client.run(job, at_once, base)

    @property
    def _first_step(self) -> int:
        plan = self._client.plan
        return 0 if plan is None else plan.first_step

    def _take_keras(self) -> None:
        if self._client.keras == "ready" and self._selection.wants_tensorflow:
            self.restart()
