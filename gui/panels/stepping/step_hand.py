"""The mouse and the keys on the numbers of the table of steps: scrubbed sideways, typed, asked what if."""

from typing import Any

from PyQt6.QtCore import QModelIndex, QPointF, Qt
from PyQt6.QtGui import QKeyEvent, QMouseEvent
from PyQt6.QtWidgets import QTableView, QToolTip

from engine.run.name import Number
from gui.forms.number_hand import NumberHand
from gui.look.properties import present
from gui.panels.stepping.step_model import StepModel
from gui.state.context import Context


class StepHand:
    """Changes the numbers of a table of steps; sideways only, as a drag up or down selects rows."""

    def __init__(self, table: QTableView, steps: StepModel, context: Context) -> None:
        self._table, self._steps = table, steps
        viewport = present(table.viewport())
        self._hand = NumberHand(viewport, context.theme, context.hands, self._value_of, self._tell)
        self._pressed: tuple[QModelIndex, QPointF] | None = None

    def number(self, index: QModelIndex) -> Number | None:
        """The number of the run in a cell."""
        return self._steps.columns[index.column()].number_at(index.row()) if index.isValid() else None

    def words(self, index: QModelIndex) -> str:
        """How the number in a cell can be changed."""
        return self._hand.words(self.number(index))

    def cursor(self, index: QModelIndex) -> Qt.CursorShape | None:
        """The mouse's shape over a cell whose number can be changed."""
        return self._hand.cursor(self.number(index))

    def press(self, event: QMouseEvent) -> None:
        """Remember where a scrub may begin."""
        index = self._table.indexAt(event.position().toPoint())
        is_plain = event.button() == Qt.MouseButton.LeftButton
        is_plain = is_plain and event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed = (index, event.position()) if is_plain and index.isValid() else None
        number = self.number(index) if self._pressed is not None else None
        if number is None or not self._hand.take_hold(number, event.position().x()):
            self._pressed = None

    def move(self, event: QMouseEvent) -> bool:
        """Follow the mouse. Returns whether it is a scrub, and no selection of rows."""
        if self._pressed is None:
            return False
        way = event.position() - self._pressed[1]
        if not self._hand.is_scrubbing and abs(way.y()) > abs(way.x()):
            self._hand.let_go()
            self._pressed = None
            return False
        self._hand.follow(event.position().x(), event.modifiers())
        return True

    def release(self) -> bool:
        """End it. Returns whether it was a scrub."""
        self._pressed = None
        return self._hand.let_go()

    def type(self, index: QModelIndex) -> bool:
        """Type the number of a cell where it stands, or ask what if of it. Returns whether it may be."""
        number = self.number(index)
        return number is not None and self._hand.type(number, self._table.visualRect(index))

    def take_key(self, event: QKeyEvent, index: QModelIndex) -> bool:
        """F2 and Enter type, Alt with ↑ and ↓ steps. Returns whether the key was one of them."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        number = self.number(index)
        if number is None:
            return False
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self.type(index)
        is_step = steps is not None and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return is_step and self._hand.step(number, steps or 0, event.modifiers())

    def end_key(self) -> None:
        """The key that stepped is up."""
        self._hand.end_step()

    def _value_of(self, number: Number) -> Any:
        index = self._table.currentIndex() if self._pressed is None else self._pressed[0]
        value = self._steps.columns[index.column()].value(index.row())
        return float("nan") if value is None else value

    def _tell(self, problem: str) -> None:
        if problem:
            index = self._table.currentIndex()
            place = self._table.visualRect(index).bottomLeft()
            QToolTip.showText(present(self._table.viewport()).mapToGlobal(place), problem)
