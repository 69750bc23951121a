"""A slider whose positions are numbers, whole or in tenths, exactly."""

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PyQt6.QtWidgets import QSlider, QWidget

from engine.parameter import as_fraction, from_fraction

PAGES = 10  # how many clicks beside the handle lead from end to end


class ValueSlider(QSlider):
    """A slider from low to high in steps. A number beyond its ends shows at the nearer end.

    Signals:
        edited(object): the user moved it to another number.
        ended(): a drag, or a key held down, is over.
    """

    edited = pyqtSignal(object)
    ended = pyqtSignal()

    def __init__(self, low: float, high: float, step: float, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._low, self._step = as_fraction(low), as_fraction(step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a wheel shall not choose it
        self.setRange(0, round((as_fraction(high) - self._low) / self._step))
        self.setPageStep(max(1, self.maximum() // PAGES))
        self._value: int | float = low
        self.valueChanged.connect(self._take_position)

    def show_value(self, value: int | float) -> None:
        """Move the handle to a number, or as near as it gets."""
        self._value = value
        self.setValue(self.position_of(value))

    def position_of(self, value: int | float) -> int:
        """The nearest position to a number."""
        position = round((as_fraction(value) - self._low) / self._step)
        return min(max(position, 0), self.maximum())

    def value_at(self, position: int) -> int | float:
        """The number at a position; an int where it is whole."""
        return from_fraction(self._low + position * self._step)

    def _take_position(self, position: int) -> None:
        """Only a position that the shown number does not have can come from the user."""
        if position != self.position_of(self._value):
            self._value = self.value_at(position)
            self.edited.emit(self._value)

    # ── Qt's own events ────────────────────────────────────────────────────────────────────────

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A drag is one gesture."""
        super().mouseReleaseEvent(event)
        self.ended.emit()

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        """A key held down is one gesture."""
        assert event is not None
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.ended.emit()

    def minimumSizeHint(self) -> QSize:
        """Narrow, for it stands in narrow columns."""
        return QSize(2 * super().minimumSizeHint().height(), super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Scrolling past a slider shall not move it; scrolling on one that was chosen may."""
        assert event is not None
        if self.hasFocus():
            super().wheelEvent(event)
            self.ended.emit()
        else:
            event.ignore()
