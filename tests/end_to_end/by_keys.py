"""Questions answered with the keyboard alone."""

from typing import Any

from PyQt6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox

from engine.notation.number_text import show_number
from gui.forms.control import ChoiceControl, FlagControl, NumberControl
from gui.forms.weight_table import WeightTable
from gui.reading.text_view import TextView
from tests.end_to_end.hands import Hands, tab_of


class ByKeys:
    """Tab, arrows, letters and Enter. One method a kind of question: it gives an answer, right or wrong."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    def predict(self, card: Any, answer: Any) -> None:
        """Type the number."""
        self.hands.write(card.field, show_number(answer))
        self.hands.key("Return")

    def choose(self, card: Any, answer: int) -> None:
        """Go up or down until it is chosen."""
        buttons = [row.button for row in card.rows.values()]
        wanted = card.rows[answer].button
        focused = self.hands.reach(*buttons)
        if focused is wanted and not wanted.isChecked():
            self.hands.key("Space")
        way = buttons.index(wanted) - buttons.index(focused)
        for _ in range(abs(way)):
            self.hands.key("Down" if way > 0 else "Up")
        assert wanted.isChecked()
        self.hands.key("Return")

    def match(self, card: Any, answer: list[int]) -> None:
        """Empty each place, then turn each to its value."""
        for term, slot in enumerate(card.slots):
            if card.given[term] not in (None, answer[term]):
                self.hands.reach(slot)
                self.hands.key("Delete")
        for term, place in enumerate(answer):
            self.hands.reach(card.slots[term])
            for _ in range(len(answer) + 1):
                if card.given[term] != place:
                    self.hands.key("Down")
        self.hands.key("Return")

    def order(self, card: Any, answer: list[int]) -> None:
        """Move each row up to its place."""
        self.hands.reach(*card.rows.values())
        for position, place in enumerate(answer):
            self._go_to_row(card, place)
            while card.places.index(place) > position:
                self.hands.key("Alt+Up")
                assert QApplication.focusWidget() is card.rows[place]
        self.hands.key("Return")

    def _go_to_row(self, card: Any, place: int) -> None:
        rows = [card.rows[one] for one in card.places]
        way = card.places.index(place) - rows.index(QApplication.focusWidget())
        for _ in range(abs(way)):
            self.hands.key("Down" if way > 0 else "Up")

    def find(self, card: Any, answer: Any) -> None:
        """Type t; or go to the step and pick the number there."""
        if not card.question.wants_number:
            self.hands.write(card.field, str(answer))
            self.hands.key("Return")
            return
        t, name, _ = answer
        self.hands.key("Ctrl+Home")
        while card.context.playhead.t < t:
            self.hands.key("F10")
        self.hands.reach(card.numbers)
        while card.answer() is None or card.answer()[1] != name:
            before = card.numbers.currentIndex()
            self.hands.key("Down")
            assert card.numbers.currentIndex() != before, f"{name} is not in the list"
        self.hands.key("Return")

    def hint(self, card: Any) -> None:
        """Open the next one."""
        self.push(card.hint_button)

    def push(self, button: QAbstractButton) -> None:
        """Press a button."""
        self.hands.reach(button)
        self.hands.key("Return")

    def turn_page(self) -> None:
        """Go on to the next page."""
        self.hands.key("Ctrl+PgDown")

    def follow(self, view: TextView, place: int) -> None:
        """Choose a link of a text: the one at that place of its links."""
        self.hands.reach(view)
        while view._focused != view.links[place]:
            self.hands.key("Tab")
            assert view.hasFocus()
        self.hands.key("Return")

    def bring_forward(self, title: str) -> None:
        """Bring the panel of a tab to the front."""
        bar, place = tab_of(self.hands.window, title)
        self.hands.reach(bar)
        while bar.currentIndex() != place:
            self.hands.key("Down" if bar.currentIndex() < place else "Up")

    def set(self, control: Any, value: Any) -> None:
        """Set a control of a form."""
        match control:
            case NumberControl():
                self.hands.write(control.field, show_number(value))
                self.hands.key("Return")
            case WeightTable() if control._shape == (1, 1):
                self.set(control.single, value[0][0])
            case WeightTable():
                self._type_matrix(control, value)
            case FlagControl():
                self.hands.reach(control)
                self.hands.key("Space")
            case ChoiceControl() | QComboBox():
                self._pick(control, value)
            case QAbstractButton():
                self.hands.reach(control)
                self.hands.key("Space" if isinstance(control, QCheckBox) else "Return")

    def _type_matrix(self, table: WeightTable, value: Any) -> None:
        self.hands.reach(table.view)
        for _ in range(max(table._shape)):
            self.hands.key("Up")
            self.hands.key("Left")
        for row in value:
            for number in row:
                self.hands.type(show_number(number))
                self.hands.key("Return")
                self.hands.key("Right")
            self.hands.key("Down")
            for _ in row:
                self.hands.key("Left")

    def _pick(self, picker: QComboBox, value: object) -> None:
        self.hands.reach(picker)
        wanted = picker._things.index(value)
        while picker.currentIndex() != wanted:
            self.hands.key("Down" if picker.currentIndex() < wanted else "Up")
