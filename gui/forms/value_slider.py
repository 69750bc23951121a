"""A slider whose positions are numbers, whole or in tenths, exactly."""

from PyQt6.QtCore import QSize, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PyQt6.QtWidgets import QSlider, QWidget

from engine.parameter import as_fraction, from_fraction
from gui.forms.slider_range import SliderRange, range_for
from gui.forms.stepping import StepSize

PAGES = 10  # how many clicks beside the handle lead from end to end
PAGE = 10  # steps of a page key
WIDE, NARROW = 6, 2  # times as wide as high, preferred and at least

STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: PAGE,
    Qt.Key.Key_PageDown: -PAGE,
}


class ValueSlider(QSlider):
    """A slider from low to high in steps, which reaches farther where its number is beyond.

    Keys step from the very number that is shown, whatever the positions are; they and the handle stay within
    `stepping`'s limits. Once the number is back, and not by a drag, so is the declared range.

    Signals:
        edited(object): the user moved it to another number.
        ended(): a drag, or a key held down, is over.
    """

    edited = pyqtSignal(object)
    ended = pyqtSignal()

    def __init__(
        self, low: float, high: float, stepping: StepSize | float, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stepping = stepping if isinstance(stepping, StepSize) else StepSize(stepping)
        step = as_fraction(self._stepping.step)
        self._declared = self._range = SliderRange(as_fraction(low), as_fraction(high), step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a wheel shall not choose it
        self._value: int | float = low
        self._is_fitting = False
        self._fit_range()
        self.valueChanged.connect(self._take_position)

    def show_value(self, value: int | float) -> None:
        """Move the handle to a number, and reach as far as it needs."""
        is_other, self._value = value != self._value, value
        if not is_other:  # as all are but one, while one of a form is dragged
            return
        if not self.isSliderDown() or not self._range.holds(as_fraction(value)):
            self._fit_range()
        self.setValue(self.position_of(value))

    def position_of(self, value: int | float) -> int:
        """The nearest position to a number."""
        return self._range.position_of(as_fraction(value))

    def value_at(self, position: int) -> int | float:
        """The number at a position; an int where it is whole."""
        return from_fraction(self._range.value_at(position))

    @property
    def ends(self) -> tuple[int | float, int | float]:
        """The numbers that it reaches from and to now."""
        return self.value_at(0), self.value_at(self.maximum())

    def _fit_range(self) -> None:
        value, limits = as_fraction(self._value), (self._stepping.low, self._stepping.high)
        self._range = range_for(self._declared, value, *limits)
        self._is_fitting = True  # Qt moves a handle that would lie outside
        self.setRange(0, self._range.positions)
        self._is_fitting = False
        self.setPageStep(max(1, self.maximum() // PAGES))

    def _take_position(self, position: int) -> None:
        """Only a position that the shown number does not have can come from the user."""
        if not self._is_fitting and position != self.position_of(self._value):
            self._value = self.value_at(position)
            self.edited.emit(self._value)

    def _step(self, event: QKeyEvent) -> bool:
        """Step by a key from where the number is. Returns whether it is one that does."""
        if event.key() in STEPS:
            value = self._stepping.stepped(self._value, STEPS[Qt.Key(event.key())], event.modifiers())
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            value = self.ends[event.key() == Qt.Key.Key_End]
        else:
            return False
        if value != self._value:
            self.show_value(value)
            self.edited.emit(value)
        return True

    # ── Qt's own events ────────────────────────────────────────────────────────────────────────

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A drag is one gesture."""
        super().mouseReleaseEvent(event)
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Step with the arrows, with Shift in finer steps and with Ctrl in coarser ones."""
        assert event is not None
        if not self._step(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        """A key held down is one gesture."""
        assert event is not None
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self.ended.emit()

    def sizeHint(self) -> QSize:
        """Wide enough to be dragged with care; it takes what room there is."""
        height = super().sizeHint().height()
        return QSize(WIDE * height, height)

    def minimumSizeHint(self) -> QSize:
        """Narrow, for it stands in narrow columns."""
        height = super().sizeHint().height()
        return QSize(NARROW * height, height)

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """Scrolling past a slider shall not move it; scrolling on one that was chosen may."""
        assert event is not None
        if self.hasFocus():
            super().wheelEvent(event)
            self.ended.emit()
        else:
            event.ignore()
