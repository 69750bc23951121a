"""By how much a number changes: one rule for arrow keys, sliders and scrubbing, wherever a number is."""

from dataclasses import dataclass

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication

from engine.parameter import as_fraction, from_fraction

TIMES = 10  # how much finer Shift makes a step, and how much coarser Ctrl
PX_PER_STEP = 6  # px at 100 % that the mouse is dragged for a step

Modifiers = Qt.KeyboardModifier


@dataclass(frozen=True)
class StepSize:
    """Steps of a number. low, high: what it may not be beyond. is_whole: it stays a whole number."""

    step: float = 1
    low: float | None = None
    high: float | None = None
    is_whole: bool = False

    def stepped(
        self, value: int | float, steps: int, modifiers: Modifiers = Modifiers.NoModifier
    ) -> int | float:
        """A number some steps on, computed as its text says it: 0.1 + 0.2 is 0.3."""
        step = as_fraction(self.step)
        if modifiers & Modifiers.ShiftModifier and not self.is_whole:
            step /= TIMES
        elif modifiers & Modifiers.ControlModifier:
            step *= TIMES
        found = from_fraction(as_fraction(value) + steps * step)
        return self._within(value, found)

    def _within(self, before: int | float, after: int | float) -> int | float:
        """Within the limits; a number that is beyond one already comes back in its own steps."""
        if self.high is not None and after > max(self.high, before):
            return max(self.high, before)
        if self.low is not None and after < min(self.low, before):
            return min(self.low, before)
        return after


class Scrub:
    """A number that follows the mouse sideways, step by step, with its modifiers as they are at the moment.

    stepping: of the number. px: pixels of the mouse for a step.
    """

    def __init__(self, value: int | float, x: float, stepping: StepSize, px: float = PX_PER_STEP) -> None:
        self.value = self.start = value
        self._stepping, self._px = stepping, px
        self._begin = self._x = x  # up to where the mouse was followed
        self.is_moving = False

    def follow(self, x: float, modifiers: Modifiers) -> bool:
        """Take where the mouse is now. Returns whether the number is another."""
        if not self.is_moving and abs(x - self._begin) < QApplication.startDragDistance():
            return False
        self.is_moving = True
        steps = int((x - self._x) / self._px)
        before = self.value
        self.value = self._stepping.stepped(self.value, steps, modifiers)
        self._x += steps * self._px
        return self.value != before
