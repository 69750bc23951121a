"""A point of the user's own values on a plot, which is dragged to another value while everything follows."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QKeyEvent, QMouseEvent

from engine.lesson.guess import rounded
from engine.notation.number_text import number
from engine.run.name import TARGET, Name, Number, X
from gui.curves.scale import Scale
from gui.curves.view import PlotView
from gui.curves.zoom import Span
from gui.plots.guess import Guess
from gui.state.hands import Grip

NEAR = 14  # px at 100 % from a point within which the mouse takes it
FINE = 10  # how much finer Shift makes a step, and how much coarser Ctrl

Modifier = Qt.KeyboardModifier


class OwnPoint(Guess):
    """Stands on the point of input or target that the mouse is near, or that the keys change.

    It is seen while it can be changed: own values, not locked by a lesson, no question open. Whole numbers
    stay whole, but with Shift. The range of values stays as it is under the hand.
    """

    def __init__(self, plot: PlotView) -> None:
        super().__init__(plot, 0, "", 0.0, is_whole=False)
        self._hands = plot.context.hands
        self._name, self._index = X, 0
        self._is_wanted = False
        self._scale_before = plot.scale
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are the plot's
        self.hide()

    # ── where it stands ────────────────────────────────────────────────────────────────────────

    def grip(self, name: Name, t: int) -> Grip | None:
        """What of the experiment a point of the plot is."""
        return self._hands.grip(Number(name, self._index, t))

    def near(self, t: float, height: float, index: int) -> None:
        """Stand on the point that the mouse is near, or go. index: of the feature or output."""
        if self._grip is not None:
            return
        self._index, step = index, round(t)
        found = [(self._distance(name, step, t, height), name) for name in (X, TARGET)]
        distance, name = min(found, key=lambda one: one[0])
        if distance <= self._theme.px(NEAR):
            self._stand(name, step)
        else:
            self.leave()

    def leave(self) -> None:
        """Hide the point, unless it is held."""
        if self._grip is None and self._is_wanted:
            self._is_wanted = False
            self.hide()

    def follow(self) -> None:
        """Move the point to where its value is now that the plot was drawn anew."""
        grip = self.grip(self._name, self.t) if self._is_wanted else None
        if grip is None:
            self.leave()
            return
        if self._grip is None:
            self.value = float(grip.value)
        self._describe()
        self.place()
        self.show()

    def step(self, name: Name, t: int, index: int, steps: int, modifiers: Modifier) -> bool:
        """Change the point at a step by a key. Returns whether there is one that may be changed."""
        self._index = index
        if self.grip(name, t) is None:
            return False
        self._stand(name, t)
        times = 1 / FINE if modifiers & Modifier.ShiftModifier else 1
        times = FINE if modifiers & Modifier.ControlModifier else times
        size = 1.0 if self.is_whole else self._round_step()
        size = size if self.is_whole and times < 1 else size * times
        self._take(rounded(self.value + steps * size, size / 2))
        return True

    def end(self) -> None:
        """Let the next change be an undo step of its own."""
        self._hands.let_go()

    def _stand(self, name: Name, t: int) -> None:
        grip = self.grip(name, t)
        if grip is None:
            self.leave()
            return
        self._name, self.t, self.value, self.is_moved = name, t, float(grip.value), True
        self.label = self.tr("input") if name == X else self.tr("target")
        sequence = self._plot.context.document.experiment.sequence
        self.is_whole = isinstance(grip.value, int) and sequence.is_whole
        self._is_wanted = True
        self.setToolTip(
            self.tr("Drag it up or down to change this number; with Shift whole numbers become fractions.")
        )
        self.follow()

    def _distance(self, name: Name, t: int, at: float, height: float) -> float:
        """How far the mouse is from a point of a curve, px; infinite where none may be changed."""
        grip = self.grip(name, t)
        if grip is None:
            return float("inf")
        mouse = self._canvas.position_of(at, height)
        point = self._canvas.position_of(t, self._plot.scale_drawn.height(float(grip.value)))
        return max(abs(mouse.x() - point.x()), abs(mouse.y() - point.y()))

    def widened(self, heights: Span, scale: Scale) -> Span:
        """The range as it was when the drag began, and what it asked for at the edges since."""
        return heights if self._grip is None or self._room is None else self._room

    # ── changing it ────────────────────────────────────────────────────────────────────────────

    def _take(self, value: float) -> None:
        wanted: int | float = round(value) if self.is_whole else value
        if wanted == self.value:
            return
        grip = self.grip(self._name, self.t)
        problem = self._hands.put(grip, wanted) if grip is not None else ""
        if problem:
            self._plot.told.emit(problem)
        elif grip is not None:
            self.value = float(wanted)
            self._describe()
            self._plot.refresh()

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Take hold of it; the scale stays what it is while it is held. Other buttons are the plot's."""
        if event is not None and event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        super().mousePressEvent(event)
        if self._grip is not None:
            self._scale_before = self._plot.scale
            kind = self._plot.scale_drawn.kind
            assert kind != "log"  # over time there may be negative numbers
            self._plot.scale = kind

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Follow the pointer; with Shift between whole numbers."""
        if event is not None and event.modifiers() & Modifier.ShiftModifier:
            self.is_whole = False
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Let go: one undo step."""
        super().mouseReleaseEvent(event)
        self._room = None
        self._plot.scale = self._scale_before
        self.end()
        self._plot.refresh()

    def mouseDoubleClickEvent(self, event: QMouseEvent | None) -> None:
        """Do nothing, where a Guess would give its answer."""

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """All keys are the plot's."""
        if event is not None:
            event.ignore()

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    @property
    def text(self) -> str:
        """What stands beside the point."""
        return self.tr("{} at t = {}: {}").format(self.label, self.t, number(self.value))

    def _describe(self) -> None:
        self.setAccessibleName(self.label)
        self.setAccessibleDescription(self.text)

    @property
    def _colour(self) -> QColor:
        """The colour of the curve that the point is on."""
        return self._theme.colour("input" if self._name == X else "target")
