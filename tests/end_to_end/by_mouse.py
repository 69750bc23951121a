"""Questions answered with the mouse; only numbers are typed where there is nothing to drag."""

from typing import Any

from PyQt6.QtCore import QPoint, QPointF
from PyQt6.QtWidgets import QAbstractButton, QComboBox, QStyle, QStyleOptionSlider

from engine.notation.number_text import show_number
from gui.forms.control import FlagControl, NumberControl
from gui.forms.value_slider import ValueSlider
from gui.forms.weight_table import WeightTable
from gui.panels.stepping.step_table import StepTable
from gui.plots.base import Plot
from gui.reading.links import areas
from gui.reading.text_view import TextView
from tests.end_to_end.hands import Hands, tab_of

AT_THE_EDGE = 200  # moves for which a drag may rest at the edge of a plot, which shows more then


class ByMouse:
    """Clicks and drags. One method a kind of question: it gives an answer, right or wrong."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands
        self.dragged: list[float] = []
        """The numbers that were given by dragging a point on a plot."""

    def predict(self, card: Any, answer: Any) -> None:
        """Drag the point on the plot to it, where there is one that can be put so exactly; else type it."""
        if card._guess is not None and self._drag_point(card, answer):
            self.dragged.append(card._guess.value)
        else:
            self.hands.click(card.field)
            self.hands.key("Ctrl+A")
            self.hands.type(show_number(answer))
        self.hands.click(card.answer_button)

    def choose(self, card: Any, answer: int) -> None:
        """Click on its text."""
        row = card.rows[answer]
        self.hands.click(row, row.phrase.geometry().center())
        self.hands.click(card.answer_button)

    def match(self, card: Any, answer: list[int]) -> None:
        """Click those away that are wrong, and drag each value to its term."""
        for term, slot in enumerate(card.slots):
            if card.given[term] not in (None, answer[term]):
                self.hands.click(slot)
        for term, place in enumerate(answer):
            if card.given[term] != place:
                chip, slot = card.chips[place], card.slots[term]
                self.hands.see(slot)
                self.hands.drag(chip, chip.rect().center(), slot, slot.rect().center())
        self.hands.click(card.answer_button)

    def order(self, card: Any, answer: list[int]) -> None:
        """Drag each row to its place."""
        for position, place in enumerate(answer):
            row, there = card.rows[place], card.rows[card.places[position]]
            if row is not there:
                self.hands.drag(row, row.rect().center(), there, QPoint(there.width() // 2, 2))
        self.hands.click(card.answer_button)

    def find(self, card: Any, answer: Any) -> None:
        """Click the step on a plot, or in the table where there is no plot; or the number in the table."""
        t = answer[0] if card.question.wants_number else answer
        self._show_step(t)
        if card.question.wants_number:
            self.hands.click(card.point_button)
            self._click_number(t, answer[1])
        else:
            self.hands.click(card.answer_button)

    def hint(self, card: Any) -> None:
        """Open the next one."""
        self.hands.click(card.hint_button)

    def push(self, button: QAbstractButton) -> None:
        """Press a button."""
        self.hands.click(button)

    def turn_page(self) -> None:
        """Read to the end, and go on to the next page."""
        self.read_to_the_end()
        self.hands.click(self.hands.window.classroom.panel.next)

    def read_to_the_end(self) -> None:
        """Scroll on until the end of the page was seen."""
        panel = self.hands.window.classroom.panel
        self.hands.rest()  # what the page brought with it is laid out first
        while panel.more.isVisible():
            self.hands.click(panel.more)
            self.hands.rest()

    def follow(self, view: TextView, place: int) -> None:
        """Click a link of a text: the one at that place of its links."""
        area = next(areas(view._text_document, view.links[place]))
        self.hands.click(view.viewport(), area.center().toPoint())

    def bring_forward(self, title: str) -> None:
        """Bring the panel of a tab to the front."""
        bar, place = tab_of(self.hands.window, title)
        self.hands.click(bar, bar.tabRect(place).center())

    def set(self, control: Any, value: Any) -> None:
        """Set a control of a form."""
        match control:
            case NumberControl():
                self._set_number(control, value)
            case WeightTable() if control._shape == (1, 1):
                self.set(control.single, value[0][0])
            case WeightTable():
                for i, row in enumerate(value):
                    for j, number in enumerate(row):
                        self._set_cell(control, i, j, number)
            case QComboBox():
                self._pick(control, value)
            case FlagControl():
                self.hands.click(control, QPoint(8, control.height() // 2))
            case QAbstractButton():
                self.hands.click(control)

    # ── plots and tables ───────────────────────────────────────────────────────────────────────

    @property
    def _plots(self) -> list[Plot]:
        return [card.plot for card in self.hands.window.plots.cards if not card.isHidden()]

    def _drag_point(self, card: Any, answer: float) -> bool:
        """Drag it as near as pixels are. Whether that is near enough."""
        guess, canvas, plot = card._guess, card._plot.canvas, card._plot
        hold = self.hands.see(guess, guess._center.toPoint())
        self.hands.press(guess, hold)
        for _ in range(AT_THE_EDGE):
            there = canvas.position_of(guess.t, plot.scale_drawn.height(answer)).toPoint()
            area = canvas.view.sceneBoundingRect()
            top, bottom = int(area.top()), int(area.bottom())
            self.hands.move(guess, guess.mapFrom(canvas, QPoint(there.x(), min(max(there.y(), top), bottom))))
            self.hands.rest()
            if top < there.y() < bottom:
                break
        self.hands.release(guess, guess._center.toPoint())
        self.hands.rest()
        return bool(card.question.judge(guess.value, card.scene).is_right) == bool(
            card.question.judge(answer, card.scene).is_right
        )

    def _show_step(self, t: int) -> None:
        """Click a step on a plot; in the table where none is shown."""
        if self._plots:
            canvas = self._plots[0].canvas
            middle = canvas.view.sceneBoundingRect().center().y()
            x = canvas.position_of(t, 0).x()
            self.hands.click(canvas.viewport(), QPointF(x, middle).toPoint())
        else:
            self._click_number(t, None)
        assert self.hands.window.context.playhead.t == t

    def _click_number(self, t: int, name: str | None) -> None:
        """Click a number in the table of steps. name: None for that of its first column."""
        table = next(one for one in self.hands.window.findChildren(StepTable) if type(one) is StepTable)
        columns = [column.number_at(t) for column in table._steps.columns]
        place = 0
        if name is not None:
            found = (i for i, one in enumerate(columns) if one and one.name.quantity == name)
            place = next(found)
        index = table.model().index(t, place)
        table.scrollTo(index)
        self.hands.rest()
        self.hands.click(table.viewport(), table.visualRect(index).center())

    # ── forms ──────────────────────────────────────────────────────────────────────────────────

    def _set_number(self, control: NumberControl, value: Any) -> None:
        """By the slider, where it has the value; else typed into the field."""
        slider = control.slider
        if slider is not None and slider.value_at(slider.position_of(value)) == value:
            self._drag_handle(slider, value)
        if control.field.value != value:
            self.hands.click(control.field)
            self.hands.key("Ctrl+A")
            self.hands.type(show_number(value))
            self.hands.key("Return")

    def _drag_handle(self, slider: ValueSlider, value: Any) -> None:
        option = QStyleOptionSlider()
        slider.initStyleOption(option)
        parts = QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
        handle = slider.style().subControlRect(*parts)
        room = slider.width() - handle.width()
        x = handle.width() / 2 + room * slider.position_of(value) / max(slider.maximum(), 1)
        self.hands.drag(slider, handle.center(), slider, QPoint(round(x), handle.center().y()))

    def _set_cell(self, table: WeightTable, row: int, column: int, number: Any) -> None:
        index = table.model.index(row, column)
        if table.model.number(index) == number:
            return
        self.hands.double_click(table.view.viewport(), table.view.visualRect(index).center())
        self.hands.key("Ctrl+A")
        self.hands.type(show_number(number))
        self.hands.key("Return")

    def _pick(self, picker: QComboBox, value: object) -> None:
        self.hands.click(picker)
        view = picker.view()
        index = view.model().index(picker._things.index(value), 0)
        self.hands.qtbot.waitUntil(view.isVisible)
        view.scrollTo(index)
        self.hands.rest()
        self.hands.click(view.viewport(), view.visualRect(index).center())
