"""Run, pause and step, which move the playhead."""

from collections.abc import Callable

from PyQt6.QtCore import QTimer, pyqtSignal

from engine.run.operation import Operation, operations
from gui.look.properties import with_properties
from gui.state.document import Document
from gui.state.engine_client import EngineClient
from gui.state.playhead import Playhead
from gui.state.run_asker import RunAsker
from gui.state.run_state import (
    CatchingUp,
    Held,
    Open,
    Over,
    Stepping,
    with_step_asked,
    with_steps,
    without_request,
)
from gui.state.selection import Selection

SETTLE_MS = 50  # a run that ends sooner, as at every move of a slider, is not told as running


class Transport(RunAsker):
    """Runs, pauses and steps the shown run, and moves the playhead: what the buttons of the transport bar do.

    Stepping over recorded steps moves the playhead alone; beyond the last one the engine is asked for more.
    pace: steps per second of a free run; None is as fast as possible.

    Signals:
        held_back(): the user asked for a step that the barrier does not allow.
        run_asked(): the user asked for a free run, which has not begun.
    """

    held_back = pyqtSignal()
    run_asked = pyqtSignal()

    def __init__(
        self, document: Document, selection: Selection, client: EngineClient, playhead: Playhead
    ) -> None:
        super().__init__(document, selection, client, playhead)
        self.pace: float | None = None
        self._settle = with_properties(QTimer, self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.changed)
        client.started.connect(self._take_start)
        client.advanced.connect(self._take_steps)
        client.hit.connect(lambda t, sentence: self._take_hit(t))
        client.finished.connect(self._take_end)
        playhead.moved.connect(self.changed)

    def present(self, change: Callable[[], None], until: int | None) -> None:
        """Open something to be looked at from its first step: paused, computed to its end or to a barrier.

        change: opens it. until: the first step that is not computed; None computes them all.
        """
        self.pause()
        self.hold_before(until)
        change()
        self.compute_all()
        self.first()

    # ── run and pause ──────────────────────────────────────────────────────────────────────────

    def run(self) -> None:
        """Go on from where the trace ends; from the start when the run is over."""
        self.run_asked.emit()
        if self.is_held_up:
            self.last()
            self.held_back.emit()
            return
        self.drive = "running"
        self._playhead.is_following = True
        if isinstance(self.state, Over):
            self._begin_again(0)
        else:
            self._playhead.move(self._playhead.last)
        self._set_delay()

    def pause(self) -> None:
        """Compute no further steps until the user asks."""
        self.drive, self.state = "paused", without_request(self.state)
        self._wanted = None if self._wanted is None else 0
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

    def run_to(self, t: int) -> None:
        """Show step t. Where it is not recorded yet, compute up to it, or to a breakpoint before it."""
        if t < self._playhead.steps or isinstance(self.state, Held | Over):
            self.go_to(t)
            if self.is_held_up and t >= self._playhead.steps:
                self.held_back.emit()
            return
        self.pause()
        self._playhead.is_following = True
        self.state = Stepping(t + 1)
        self._client.advance(t + 1 - self._client.trace.steps)

    def run_to_playhead(self) -> None:
        """Begin anew and wait at the shown step; what was computed beyond it is dropped."""
        self.pause()
        self._begin_again(max(1, self._playhead.t + 1 - self._first_step))

    def set_pace(self, pace: float | None) -> None:
        """Set the steps per second; None is as fast as possible."""
        self.pace = pace
        if self.drive == "running":
            self._set_delay()
        else:  # what is being caught up goes on
            self.changed.emit()

    @property
    def is_going(self) -> bool:
        """Whether steps are being computed."""
        return self.drive == "running" and not isinstance(self.state, Held | Over)

    @property
    def is_behind(self) -> bool:
        """Whether steps were asked for that are still to come."""
        return bool(self._wanted) or isinstance(self.state, CatchingUp | Stepping)

    @property
    def awaits_steps(self) -> bool:
        """Whether steps will come without being asked for: some were, or the run goes on by itself."""
        return self.is_going or self.is_behind

    @property
    def may_step(self) -> bool:
        """Whether Step does something: there is a next step, or a barrier that it tells the user about."""
        return self._playhead.t < self._playhead.last or not isinstance(self.state, Over)

    @property
    def may_step_into(self) -> bool:
        """Whether Step into does something: the shown step is not entered yet, or another one follows."""
        return self.may_step or bool(self._playhead.steps and self._passed is None)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations of one step of the shown run, in their order; empty where a step has no parts."""
        plan = self._client.work_plan
        return operations(self._document.experiment.model) if plan is None else plan.operations

    def _compute_next(self, enters: bool) -> None:
        """Compute and show the step after the last recorded one; where a barrier keeps it back, tell that."""
        if self.is_held_up:
            self.held_back.emit()
        elif not isinstance(self.state, Over):
            if self.drive == "running":
                self.pause()
            self._playhead.is_following = True
            self.state = with_step_asked(self.state, self._client.trace.steps, enters)
            self._client.advance()

    def _set_delay(self) -> None:
        delay = 0.0 if self.pace is None else 1 / self.pace
        self._client.set_delay(delay if self.drive == "running" else None)
        self.changed.emit()

    def _take_start(self) -> None:
        self.state = with_steps(CatchingUp(self._wanted or 0), self._client.trace.steps)
        self._wanted = None
        self._playhead.set_steps(0)
        self._settle.start()
        operation = self._playhead.operation
        if operation is not None and operation >= len(self.operations):  # another cell has fewer
            self.step_out()

    def _take_end(self) -> None:
        ending = self._client.ending
        self.state = Held() if ending is not None and ending.kind == "held" else Over()
        self._playhead.settle()
        self._settle.stop()
        self.changed.emit()

    def _take_steps(self) -> None:
        before, steps = self.state, self._client.trace.steps
        if isinstance(before, Open) and self.drive == "paused":  # made before the engine heard of the pause
            self._playhead.is_following = False
        self.state = with_steps(before, steps)
        self._playhead.set_steps(steps)
        if not self.awaits_steps:
            self._playhead.settle()
        if isinstance(before, Stepping):
            self._show_asked(before, steps)

    def _show_asked(self, asked: Stepping, steps: int) -> None:
        """Show the step that was asked for, though a run may have made more before it was paused for that."""
        if steps > asked.to and self._playhead.is_following:
            self._playhead.move(asked.to - 1)
        if asked.enters:
            self._playhead.move(self._playhead.t, 0)

    def _take_hit(self, t: int) -> None:
        """A breakpoint has paused the run: show the step."""
        self.pause()
        if self._playhead.t != t:  # where a step is being entered, it is entered already
            self._playhead.move(t)
