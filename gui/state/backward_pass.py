"""The backward pass of the shown network, worked out beside the window, and its own playhead."""

from collections.abc import Collection

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from engine.errors import ExplorerError, ParameterError
from engine.gradient.backward_walk import BackwardStop, BackwardWalk
from engine.gradient.gradient_scope import GradientScope
from engine.gradient.recorded_gradient import RecordedGradient
from engine.run.name import Name
from engine.run.trace import Block, Trace
from engine.work.gradient import GradientJob, GradientPlan
from gui.look.properties import with_properties
from gui.state.engine_channel import EngineChannel
from gui.state.selection import Selection
from gui.state.transport import Transport

REST_MS = 150  # after the last change: a dragged slider changes the network at every move
MOST_STEPS = 20_000  # whose gradients are kept at once


class BackwardPass(QObject):
    """Asks its own engine thread, of a burst of wishes only the last one; then goes from the loss to t = 0.

    turn: which operation is shown, as `BackwardWalk` counts them. is_leading: whether the run's playhead goes
    along. entries: of each weight, the row and column that is looked at.

    Signals:
        changed(): other numbers are there, or a reason why there are none.
        moved(): another operation is shown, or another entry of a weight.
    """

    changed = pyqtSignal()
    moved = pyqtSignal()

    def __init__(self, transport: Transport, selection: Selection) -> None:
        super().__init__()
        self._transport, self._selection = transport, selection
        self.record: RecordedGradient | None = None
        self.walk: BackwardWalk | None = None
        self.turn = 0
        self.is_leading = True
        self.entries: dict[Name, tuple[int, int]] = {}
        self.problem = ""
        self._asked: GradientJob | None = None
        self._plan: GradientPlan | None = None
        self._trace = Trace()
        self._scope: tuple[RecordedGradient, GradientScope] | None = None
        self._channel: EngineChannel | None = None
        self._rest = with_properties(QTimer, self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)

    def want(self) -> None:
        """Have it worked out for the network that is shown, once nothing changes any more."""
        self._rest.start()

    def close(self) -> bool:
        """End the thread. False where it did not end in time."""
        self._rest.stop()
        return self._channel is None or self._channel.close()

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
        """The next operation, backwards in time."""
        self.go_to(self.turn + 1)

    def go_back(self) -> None:
        """The operation before, towards the loss."""
        self.go_to(self.turn - 1)

    def go_on_step(self) -> None:
        """The first operation of the step before in time."""
        if self.walk is not None:
            self.go_to(self.walk.next_step(self.turn))

    def go_back_step(self) -> None:
        """The first operation of this step, or of the one after it in time."""
        if self.walk is not None:
            self.go_to(self.walk.next_step(self.turn, -1))

    def go_to_loss(self) -> None:
        """Where the backward pass begins: the loss of the last step."""
        self.go_to(0)

    def go_to_end(self) -> None:
        """Its last operation, at the first step."""
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
        """Show an operation of the walk; nothing of what it does not have."""
        if self.walk is not None and stop in self.walk.of_step(stop.t):
            self.go_to(self.walk.turn_of(stop))

    def lead(self, is_leading: bool) -> None:
        """Take the run's playhead along, or not."""
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

    def _ask(self) -> None:
        job = GradientJob(self._transport.job.experiment, self._selection.row, has_weights=False)
        if job == self._asked:
            return
        if self._transport.barrier is not None:
            self._give_up(self.tr("Answer the question first: gradients would tell the numbers to come."))
            return
        if self._transport.job.specimen is not None:
            self._give_up(self.tr("A specimen of the zoo is not trained, so nothing goes back through it."))
            return
        steps = job.experiment.sequence.steps
        if steps > MOST_STEPS:
            text = self.tr("The backward pass is shown of at most {} steps; this sequence has {}.")
            self._give_up(text.format(f"{MOST_STEPS:,}", f"{steps:,}"))
            return
        self._asked = job
        if self._channel is None:
            self._channel = EngineChannel()
            self._channel.set_delay(None)
            self._channel.began.connect(self._begin)
            self._channel.block_came.connect(self._take_block)
            self._channel.ended.connect(self._take)
            self._channel.failed.connect(self._take_failure)
        self._channel.listen()
        self._channel.start(job, at_once=steps)

    def _begin(self, plan: GradientPlan) -> None:
        self._plan, self._trace = plan, Trace()

    def _take_block(self, block: Block) -> None:
        self._trace.append(block)

    def _take(self) -> None:
        """All steps are there; the playhead stays where it is, if that is still a place."""
        assert self._channel is not None
        assert self._plan is not None
        self._channel.rest()
        tables = {name: self._trace[name] for name in self._trace}
        record = RecordedGradient(self._plan.start, tables)
        before, model = self.stop, record.model
        walk = BackwardWalk(model, record.steps, undoes_activation=record.undoes_activation)
        is_there = before is not None and before.t < record.steps and before in walk.of_step(before.t)
        self.record, self.walk, self.problem = record, walk, ""
        self.turn = walk.turn_of(before) if before is not None and is_there else 0
        self.changed.emit()

    def _take_failure(self, error: Exception) -> None:
        if not isinstance(error, ExplorerError):
            raise error  # a bug, for the crash dialog
        self._give_up(error.message if isinstance(error, ParameterError) else str(error))

    def _give_up(self, problem: str) -> None:
        self._asked, self.record, self.walk, self.turn = None, None, None, 0
        self.problem = problem
        self.changed.emit()
