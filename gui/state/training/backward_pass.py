"""The backward pass of the shown network, worked out beside the window, and its own playhead."""

from collections.abc import Collection

from PyQt6.QtCore import QObject, pyqtSignal

from engine.gradient.backward_walk import BackwardStop, BackwardWalk
from engine.gradient.gradient_scope import GradientScope
from engine.gradient.recorded_gradient import RecordedGradient
from engine.run.name import Name
from engine.thread.host import WorkerHost
from engine.work.gradient import GradientJob
from gui.state.selection import Selection
from gui.state.training.gradient_refusal import gradient_refusal
from gui.state.training.side_work import SideWork
from gui.state.transport import Transport

MOST_STEPS = 20_000  # whose gradients are kept at once


class BackwardPass(QObject):
    """The gradients of the shown network, and which operation of the backward pass is shown.

    record: the gradients; None while they are not worked out, and problem says why. walk: all operations,
    from the loss of the last step to t = 0. turn: the place of the shown operation in the walk. is_leading:
    whether the run's playhead goes to the step of the shown operation. entries: of each weight, the row and
    column that is looked at.

    Signals:
        changed(): other numbers are there, or a reason why there are none.
        moved(): another operation is shown, or another entry of a weight.
    """

    changed = pyqtSignal()
    moved = pyqtSignal()

    def __init__(self, host: WorkerHost, transport: Transport, selection: Selection) -> None:
        super().__init__()
        self._transport, self._selection = transport, selection
        self.record: RecordedGradient | None = None
        self.walk: BackwardWalk | None = None
        self.turn = 0
        self.is_leading = True
        self.entries: dict[Name, tuple[int, int]] = {}
        self.problem = ""
        self._scope: tuple[RecordedGradient, GradientScope] | None = None
        self._work = SideWork(host, self._job, self._refusal)
        self._work.changed.connect(self._take)

    def want(self) -> None:
        """Have the gradients worked out for the network that is shown, once nothing changes any more."""
        self._work.want()

    def close(self) -> bool:
        """End the thread. False where it did not end in time."""
        return self._work.close()

    @property
    def scope(self) -> GradientScope | None:
        """What watches and breakpoints on gradients look at; None while nothing is worked out."""
        if self.record is None:
            return None
        if self._scope is None or self._scope[0] is not self.record:
            self._scope = self.record, GradientScope(self.record)
        return self._scope[1]

    # ── where it is ────────────────────────────────────────────────────────────────────────────

    @property
    def stop(self) -> BackwardStop | None:
        """The operation that is shown."""
        return None if self.walk is None else self.walk[self.turn]

    @property
    def may_go_on(self) -> bool:
        """Whether an operation is left, towards the first step."""
        return self.walk is not None and self.turn < len(self.walk) - 1

    @property
    def may_go_back(self) -> bool:
        """Whether an operation came before, towards the loss."""
        return self.walk is not None and self.turn > 0

    def go_to(self, turn: int) -> None:
        """Show an operation, or the nearest there is."""
        if self.walk is None:
            return
        turn = min(max(turn, 0), len(self.walk) - 1)
        if turn != self.turn:
            self.turn = turn
            if self.is_leading:
                self._transport.go_to(self.walk[turn].t)
            self.moved.emit()

    def go_on(self) -> None:
        """Show the next operation, backwards in time."""
        self.go_to(self.turn + 1)

    def go_back(self) -> None:
        """Show the operation before, towards the loss."""
        self.go_to(self.turn - 1)

    def go_on_step(self) -> None:
        """Show the first operation of the step before in time."""
        if self.walk is not None:
            self.go_to(self.walk.next_step(self.turn))

    def go_back_step(self) -> None:
        """Show the first operation of this step, or of the one after it in time."""
        if self.walk is not None:
            self.go_to(self.walk.next_step(self.turn, -1))

    def go_to_loss(self) -> None:
        """Show where the backward pass begins: the loss of the last step."""
        self.go_to(0)

    def go_to_end(self) -> None:
        """Show the last operation, at the first step."""
        if self.walk is not None:
            self.go_to(len(self.walk) - 1)

    def show_gradients(self, t: int, names: Collection[str]) -> None:
        """Show step t where the last of some gradients is worked out, as of h; else its last operation."""
        if self.walk is None:
            return
        stops = self.walk.of_step(t)
        named = [stop for stop in stops if stop.name.quantity in names] or stops
        self.go_to(max(map(self.walk.turn_of, named)))

    def show_stop(self, stop: BackwardStop) -> None:
        """Show an operation, if the walk has it."""
        if self.walk is not None and stop in self.walk.of_step(stop.t):
            self.go_to(self.walk.turn_of(stop))

    def lead(self, is_leading: bool) -> None:
        """Choose whether the run's playhead goes to the step of the shown operation."""
        self.is_leading = is_leading
        if is_leading and self.stop is not None:
            self._transport.go_to(self.stop.t)

    # ── units and entries ──────────────────────────────────────────────────────────────────────

    def unit_of(self, stop: BackwardStop) -> int:
        """The unit that is looked at, or the nearest that an operation has."""
        assert self.record is not None
        layer = stop.name.layer
        size = len(self.record.gradient(stop.name, stop.t))
        return min(self._selection.output if layer is None else self._selection.unit, size - 1)

    def entry_of(self, weight: Name) -> tuple[int, int]:
        """The row and column of a weight that is looked at, or the nearest it has."""
        assert self.record is not None
        *rows, columns = self.record.start.weights[weight].shape
        row, column = self.entries.get(weight, (0, 0))
        return min(row, (rows[0] if rows else 1) - 1), min(column, columns - 1)

    def look_at_entry(self, weight: Name, row: int, column: int) -> None:
        """Look at another number of a weight."""
        self.entries[weight] = row, column
        self.moved.emit()

    # ── asking ─────────────────────────────────────────────────────────────────────────────────

    def _job(self) -> GradientJob:
        return GradientJob(self._transport.job.experiment, self._selection.row, has_weights=False)

    def _refusal(self) -> str:
        refusal = gradient_refusal(self._transport)
        if refusal:
            return refusal
        steps = self._transport.job.experiment.sequence.steps
        if steps > MOST_STEPS:
            text = self.tr("The backward pass is shown of at most {} steps; this sequence has {}.")
            return text.format(f"{MOST_STEPS:,}", f"{steps:,}")
        return ""

    def _take(self) -> None:
        """All steps are there, or none; the playhead stays where it is, if that is still a place.

        At the loss of the last step it stays at that, however many steps there are now.
        """
        trace, plan, self.problem = self._work.trace, self._work.plan, self._work.problem
        if trace is None:
            self.record, self.walk, self.turn = None, None, 0
            self.changed.emit()
            return
        record = RecordedGradient(plan.start, {name: trace[name] for name in trace})
        before, model = self.stop if self.turn else None, record.model
        walk = BackwardWalk(model, record.steps, undoes_activation=record.undoes_activation)
        is_there = before is not None and before.t < record.steps and before in walk.of_step(before.t)
        self.record, self.walk = record, walk
        self.turn = walk.turn_of(before) if before is not None and is_there else 0
        self.changed.emit()
