"""Walk over the recorded steps, and inside a step over its operations."""

from PyQt6.QtCore import QObject

from engine.run.operation import Operation
from gui.state.playhead import Playhead


class Walk(QObject):
    """Moves the playhead by steps and operations. A subclass computes what is not recorded yet."""

    def __init__(self, playhead: Playhead) -> None:
        super().__init__()
        self._playhead = playhead
        self._passed: int | None = None  # the step whose last operation was just passed
        playhead.moved.connect(self._forget_passed)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What each step consists of, in the order it is computed; empty where a step has no parts."""
        raise NotImplementedError

    def _compute_next(self, enters: bool) -> None:
        """Compute the step after the last recorded one and show it.

        enters: show it with its first operation about to run, otherwise whole.
        """
        raise NotImplementedError

    def step(self) -> None:
        """Show the next step, or inside a step the next operation; compute a step where none is left."""
        operation = self._playhead.operation
        if operation is not None:
            self._show_operation(operation + 1)
        elif self._playhead.t < self._playhead.last:
            self._playhead.move(self._playhead.t + 1)
        else:
            self._compute_next(enters=False)

    def step_back(self) -> None:
        """Show the step before, or inside a step the operation before."""
        operation = self._playhead.operation
        if operation:
            self._show_operation(operation - 1)
        else:
            self.go_to(self._playhead.t - 1)

    def step_into(self) -> None:
        """Enter the shown step, its first operation about to run; inside a step, go on by one operation.

        Where its last operation was just passed, enter the next step.
        """
        if self._playhead.operation is not None or not self.operations:
            self.step()
        elif self._playhead.steps and self._passed is None:
            self._show_operation(0)
        elif self._playhead.t < self._playhead.last:
            self._playhead.move(self._playhead.t + 1, 0)
        else:
            self._compute_next(enters=True)

    def step_into_back(self) -> None:
        """Enter the shown step from its end, or inside a step go back by one operation."""
        if self._playhead.operation is None and self._playhead.steps and self.operations:
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

    @property
    def may_step_back(self) -> bool:
        """Whether there is a step, or an operation, before the shown one."""
        return self._playhead.t > 0 or bool(self._playhead.operation)

    @property
    def may_step_into(self) -> bool:
        """Whether there is a step, or an operation, to go into."""
        raise NotImplementedError

    def _show_operation(self, operation: int) -> None:
        self._playhead.is_following = False
        is_inside = operation < len(self.operations)
        self._passed = None if is_inside else self._playhead.t
        self._playhead.move(self._playhead.t, operation if is_inside else None)

    def _forget_passed(self) -> None:
        """Forget the passed step once another one is shown, or it is entered."""
        if (self._playhead.t, self._playhead.operation) != (self._passed, None):
            self._passed = None
