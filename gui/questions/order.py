"""Put operations into their order: by dragging, by buttons, or by keys."""

from itertools import pairwise
from typing import Any, ClassVar

from PyQt6.QtCore import QPointF, Qt

from engine.lesson.questions.base import Question
from engine.lesson.questions.order import Order
from gui.questions.base import QuestionCard
from gui.questions.order_row import OrderRow


class OrderCard(QuestionCard):
    """Rows that change their places."""

    kind: ClassVar[type[Question]] = Order
    is_about_run: ClassVar[bool] = False

    def build(self) -> None:
        """The rows, in the order they are shown at first."""
        self.rows = {place: self._row(place) for place in self.question.order}
        self.places: list[int] = []
        self._arrange(list(self.question.order))

    def answer(self) -> Any:
        """The order of the rows."""
        return list(self.places)

    def show_answer(self, answer: Any) -> None:
        """Put the rows into it."""
        self._arrange(answer)

    def take_focus(self) -> None:
        """To the first row."""
        self.rows[self.places[0]].setFocus()

    @property
    def right_markdown(self) -> str:
        """The items below each other, unless they stand so already."""
        if self.record.is_right:
            return ""
        return "\n".join(f"{n}. {self.words(item)}" for n, item in enumerate(self.question.items, 1))

    def move_item(self, place: int, to: int) -> None:
        """Give an item another position, from 0; the others make room."""
        places = [one for one in self.places if one != place]
        places.insert(max(0, min(to, len(places))), place)
        if places != self.places:
            self._arrange(places)

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _row(self, place: int) -> OrderRow:
        row = OrderRow(self.theme, self.words(self.question.items[place]))
        text = row.phrase.text
        row.up.setAccessibleName(self.named(self.tr("move up: {}").format(text)))
        row.down.setAccessibleName(self.named(self.tr("move down: {}").format(text)))
        row.moved.connect(lambda by: self.move_item(place, self.places.index(place) + by))
        row.left.connect(lambda by: self._go(self.places.index(place) + by))
        row.dragged.connect(lambda point: self._drag(place, point))
        return row

    def _arrange(self, places: list[int]) -> None:
        self.places = list(places)
        total = len(places)
        for number, place in enumerate(places):
            row = self.rows[place]
            self.column.insertWidget(number, row)  # moves one that is there already
            row.show_position(number, total)
            row.setAccessibleName(
                self.named(self.tr("{} of {}, {}").format(number + 1, total, row.phrase.text))
            )
        for before, after in pairwise(places):
            self.setTabOrder(self.rows[before].down, self.rows[after])

    def _go(self, position: int) -> None:
        if 0 <= position < len(self.places):
            self.rows[self.places[position]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _drag(self, place: int, point: QPointF) -> None:
        """Have the row where the mouse is."""
        y = self.controls.mapFromGlobal(point).y()
        above = [one for one in self.places if one != place and self.rows[one].geometry().center().y() < y]
        self.move_item(place, len(above))
