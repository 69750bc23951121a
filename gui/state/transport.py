"""Run, pause and step: it sends jobs when the experiment changes, and moves the playhead."""

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.run.operation import Operation, operations
from engine.run.plan import Job
from gui.state.document import Document
from gui.state.engine_client import EngineClient
from gui.state.playhead import Playhead
from gui.state.recording import first_step
from gui.state.selection import Selection

ALL = 2**62  # steps: more than any run has
SETTLE_MS = 50  # a run that ends sooner, as at every move of a slider, is not told as running


class Transport(QObject):
    """What the buttons Run, Pause, Step … do.

    Signals:
        changed(): is_running, pace or what may be done now is another.
        hold_changed(): `held` is another now.
        held_back(): a step was wanted that the hold keeps back.
    """

    changed = pyqtSignal()
    hold_changed = pyqtSignal()
    held_back = pyqtSignal()

    def __init__(
        self, document: Document, selection: Selection, client: EngineClient, playhead: Playhead
    ) -> None:
        super().__init__()
        self._document, self._selection = document, selection
        self._client, self._playhead = client, playhead
        self.is_running = True
        self.pace: float | None = None  # steps per second; None is as fast as possible
        self.held: int | None = None
        """The first step that is not computed, since it is asked what comes; None computes them all."""
        self._at_once = ALL
        self._at_once_unheld = ALL
        self._enters_next = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.changed)
        document.changed.connect(self.restart)
        selection.job_changed.connect(self.restart)
        client.keras_changed.connect(self._take_keras)
        client.started.connect(self._take_start)
        client.advanced.connect(self._take_steps)
        client.hit.connect(lambda t, sentence: self._take_hit(t))
        client.finished.connect(self._take_end)
        playhead.moved.connect(self.changed)

    def restart(self) -> None:
        """Compute the experiment anew, at once as far as it was computed before."""
        self._compute(self._as_far_as_before)

    def compute_all(self) -> None:
        """Compute the experiment anew, at once to its end or to the hold."""
        self._compute(ALL)

    def hold_before(self, t: int | None) -> None:
        """Compute no step from t on, in no run, so that nothing can show it; None takes that back.

        The playhead stays where it is, or goes to the last step that is left. Every run is computed anew:
        what was recorded without this hold is not shown again.
        """
        if t == self.held:
            return
        if self.held is None:
            self._at_once_unheld = self._as_far_as_before
        self.held = t
        self._playhead.is_following = False
        self.hold_changed.emit()
        if t is None:
            self._compute(max(self._at_once_unheld, self._client.trace.steps))
        else:
            self._compute(ALL)
        self.changed.emit()

    @property
    def is_held_up(self) -> bool:
        """Whether all that is allowed is computed, and there would be more."""
        ending = self._client.ending
        return ending is not None and ending.kind == "held"

    @property
    def hides_values(self) -> bool:
        """Whether the experiment itself holds numbers that the hold keeps back, as own values do."""
        sequence = self._document.experiment.sequence
        return self.held is not None and sequence.holds_numbers and self.held + 1 < sequence.shape[1]

    @property
    def _as_far_as_before(self) -> int:
        """So many steps were computed, or asked for."""
        if self._client.plan is None or self._client.ending is not None:
            return ALL
        # a run that has not come as far as it was asked to is asked again
        return max(self._at_once, self._client.trace.steps)

    def _compute(self, at_once: int) -> None:
        """Compute the experiment anew."""
        model = self._document.experiment.model
        rows = self._document.experiment.sequence.rows
        layer = min(self._selection.layer, len(model.layers) - 1)
        self._selection.fit(rows, len(model.layers), model.layers[layer].units)
        self._at_once = at_once
        self._client.run(self.job, at_once)

    def run(self) -> None:
        """Go on from where the trace ends; from the start when the run is over."""
        if self.is_held_up:
            self.last()
            self.held_back.emit()
            return
        self.is_running = True
        self._playhead.is_following = True
        if self._client.ending is not None:
            self._begin_again(0)
        else:
            self._playhead.move(self._playhead.last)
        self._set_delay()

    def pause(self) -> None:
        """Compute no more steps until told to."""
        self.is_running = False
        self._at_once = 0
        self._set_delay()

    def toggle(self) -> None:
        """Pause what runs, run what pauses."""
        if self.is_going:
            self.pause()
        else:
            self.run()

    def stop(self) -> None:
        """End the run and go back to its first step, ready to be stepped from there."""
        self.pause()
        self._playhead.is_following = False
        self._begin_again(1)
        self._playhead.move(self._first_step)

    def step(self) -> None:
        """Show the next step, or inside a step the next operation; at the end of the trace, compute one.

        Where the hold keeps it back, say so.
        """
        operation = self._playhead.operation
        if operation is not None:
            self._show_operation(operation + 1)
        elif self._playhead.t < self._playhead.last:
            self._playhead.move(self._playhead.t + 1)
        elif self._client.ending is None:
            self._compute_one()
        elif self.is_held_up:
            self.held_back.emit()

    def step_back(self) -> None:
        """Show the step before, or inside a step the operation before."""
        operation = self._playhead.operation
        if operation:
            self._show_operation(operation - 1)
        else:
            self.go_to(self._playhead.t - 1)

    def step_into(self) -> None:
        """Enter the next step, its first operation about to run; inside a step, go on by one operation."""
        if self._playhead.operation is not None:
            self.step()
        elif self._playhead.t < self._playhead.last:
            self._playhead.move(self._playhead.t + 1, 0)
        elif self._client.ending is None:
            self._enters_next = True
            self._compute_one()
        elif self.is_held_up:
            self.held_back.emit()

    def step_into_back(self) -> None:
        """Enter the shown step from its end, or inside a step go back by one operation."""
        if self._playhead.operation is None and self._playhead.steps:
            self._show_operation(len(self.operations) - 1)
        else:
            self.step_back()

    def step_out(self) -> None:
        """Show the whole step."""
        self._playhead.move(self._playhead.t)

    def first(self) -> None:
        """Show the first step."""
        self.go_to(0)

    def last(self) -> None:
        """Show the last recorded step."""
        self.go_to(self._playhead.last)

    def go_to(self, t: int) -> None:
        """Show step t, and stay there."""
        self._playhead.is_following = False
        self._playhead.move(t)

    def run_to(self, t: int) -> None:
        """Show step t. Where it is not recorded yet, compute up to it, or to a breakpoint before it."""
        if t < self._playhead.steps or self._client.ending is not None:
            self.go_to(t)
            if self.is_held_up and t >= self._playhead.steps:
                self.held_back.emit()
            return
        self.pause()
        self._playhead.is_following = True
        self._client.advance(t + 1 - self._client.trace.steps)

    def run_to_playhead(self) -> None:
        """Begin anew and wait at the shown step; what was computed beyond it is dropped."""
        self.pause()
        self._begin_again(max(1, self._playhead.t + 1 - self._first_step))

    def set_pace(self, pace: float | None) -> None:
        """Set the steps per second; None is as fast as possible."""
        self.pace = pace
        self._set_delay()

    @property
    def is_going(self) -> bool:
        """Whether steps are being computed."""
        return self.is_running and self._client.ending is None

    @property
    def may_step(self) -> bool:
        """Whether there is a next step to show or to compute, or a hold that keeps it back and is told."""
        is_over = self._client.ending is not None and not self.is_held_up
        return self._playhead.t < self._playhead.last or not is_over

    @property
    def may_step_back(self) -> bool:
        """Whether there is a step, or an operation, before the shown one."""
        return self._playhead.t > 0 or bool(self._playhead.operation)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What a step of the running experiment is made of."""
        plan = self._client.plan
        return operations((plan.job.experiment if plan else self._document.experiment).model)

    def _show_operation(self, operation: int) -> None:
        self._playhead.is_following = False
        is_inside = operation < len(self.operations)
        self._playhead.move(self._playhead.t, operation if is_inside else None)

    def _compute_one(self) -> None:
        if self.is_running:
            self.pause()
        self._playhead.is_following = True
        self._client.advance()

    @property
    def job(self) -> Job:
        """What the experiment's own run is asked to do: the row looked at, by what is wanted and there."""
        available = ("numpy", "keras") if self._client.keras == "ready" else ("numpy",)
        wanted = tuple(name for name in self._selection.wanted if name in available)
        document = self._document
        row, specimen = self._selection.row, document.specimen
        return Job(document.experiment, row, wanted, specimen=specimen, until=self.held)

    def _begin_again(self, at_once: int) -> None:
        """Compute the shown run anew; a what-if from its own first step on."""
        self._at_once = at_once
        plan = self._client.plan
        if plan is not None and plan.job.resume is not None:
            self._client.run_again(at_once)
        else:
            self._client.run(self.job, at_once)

    @property
    def _first_step(self) -> int:
        plan = self._client.plan
        return 0 if plan is None else first_step(plan)

    def _set_delay(self) -> None:
        delay = 0.0 if self.pace is None else 1 / self.pace
        self._client.set_delay(delay if self.is_running else None)
        self.changed.emit()

    def _take_keras(self) -> None:
        if self._client.keras == "ready" and "keras" in self._selection.wanted:
            self.restart()

    def _take_start(self) -> None:
        self._playhead.set_steps(0)
        self._settle.start()
        if (self._playhead.operation or 0) >= len(self.operations):  # another cell has fewer
            self.step_out()

    def _take_end(self) -> None:
        self._settle.stop()
        self.changed.emit()

    def _take_steps(self) -> None:
        self._playhead.set_steps(self._client.trace.steps)
        if self._enters_next:
            self._enters_next = False
            self._playhead.move(self._playhead.t, 0)

    def _take_hit(self, t: int) -> None:
        """A breakpoint has paused the run: show the step."""
        self.pause()
        if self._playhead.t != t:  # where a step is being entered, it is entered already
            self._playhead.move(t)
