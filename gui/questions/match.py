"""Match terms to values: by clicking, by dragging, or by keys."""

from typing import Any, ClassVar

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.lesson.questions.base import Question
from engine.lesson.questions.match import Match
from gui.look.flow_layout import FlowLayout
from gui.questions.base import QuestionCard
from gui.questions.phrase import Phrase
from gui.questions.plate import Plate
from gui.questions.slot import Slot

GAP = 6  # px


class MatchCard(QuestionCard):
    """A place beside each term, and below them the values that have none yet.

    A click on a value puts it into the marked place; a click on a place takes its value out again.
    """

    kind: ClassVar[type[Question]] = Match

    def build(self) -> None:
        """Terms with their places, and the values."""
        self.values = self.question.values(self.scene)
        self.given: list[int | None] = [None] * len(self.values)
        self.current = 0
        self.terms = [Phrase(self.theme, self.words(pair.term)) for pair in self.question.pairs]
        self.slots = [self._slot(term) for term in range(len(self.terms))]
        self.chips = {place: self._chip(place) for place in self.question.order}
        self._grid, self._tray = QGridLayout(), FlowLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        for number, (term, slot) in enumerate(zip(self.terms, self.slots, strict=True)):
            self._grid.addWidget(term, number, 0)
            self._grid.addWidget(slot, number, 1)
        for chip in self.chips.values():
            self._tray.addWidget(chip)
        self._shelf = QWidget()
        self._shelf.setLayout(self._tray)
        self._carried = QLabel(self)
        self._carried.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._carried.hide()
        self.column.addLayout(self._grid)
        self.column.addWidget(self._shelf)
        self.theme.changed.connect(self._fit_gaps)
        self._fit_gaps()
        self._show()

    def answer(self) -> Any:
        """Each term's value, once all have one."""
        return None if None in self.given else list(self.given)

    def show_answer(self, answer: Any) -> None:
        """Give every term its value."""
        self.given = list(answer)
        self._show()

    def take_focus(self) -> None:
        """To the first term that has no value."""
        self.slots[self._first_empty].setFocus()

    @property
    def needed(self) -> str:
        """Why there is no answer to be given yet."""
        return self.tr("Give every term a value first.")

    @property
    def right_markdown(self) -> str:
        """Terms and values below each other, unless they stand so already."""
        if self.record.is_right:
            return ""
        rows = zip(self.question.pairs, self.values, strict=True)
        return "\n".join(f"- {self.words(pair.term)}: {value}" for pair, value in rows)

    def put(self, term: int, place: int) -> None:
        """Give a term a value, which leaves where it was; one that was there goes to where it came from."""
        before = self.given.index(place) if place in self.given else None
        if before is not None:
            self.given[before] = self.given[term]
        self.given[term] = place
        self.current = self._first_empty
        self._show()

    def take_back(self, term: int) -> None:
        """Take the value of a term away."""
        self.given[term] = None
        self.current = term
        self._show()

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    @property
    def _first_empty(self) -> int:
        return self.given.index(None) if None in self.given else 0

    def _slot(self, term: int) -> Slot:
        slot = Slot(self.theme)
        slot.clicked.connect(lambda: self.take_back(term))
        slot.focused.connect(lambda: self._mark(term))
        slot.turned.connect(lambda by: self._turn(term, by))
        slot.emptied.connect(lambda: self.take_back(term))
        slot.dragged.connect(lambda point: self._carry(slot, point))
        slot.dropped.connect(lambda point: self._drop(self.given[term], point))
        return slot

    def _chip(self, place: int) -> Plate:
        chip = Plate(self.theme, self.values[place])
        chip.setToolTip(self.tr("Click it to give it to the marked term, or drag it there."))
        chip.setAccessibleName(self.named(self.tr("value {}").format(chip.phrase.text)))
        chip.setCursor(Qt.CursorShape.OpenHandCursor)
        chip.clicked.connect(lambda: self.put(self.current, place))
        chip.dragged.connect(lambda point: self._carry(chip, point))
        chip.dropped.connect(lambda point: self._drop(place, point))
        return chip

    def _turn(self, term: int, by: int) -> None:
        """Give a term the next of the values that are free."""
        own = self.given[term]
        free: list[int | None] = [place for place in self.chips if place == own or place not in self.given]
        choices = [None, *free]
        place = choices[(choices.index(own) + by) % len(choices)]
        self.given[term] = place
        self._show()

    def _mark(self, term: int) -> None:
        self.current = term
        self._show()

    def _show(self) -> None:
        for term, (slot, place) in enumerate(zip(self.slots, self.given, strict=True)):
            slot.show_value("" if place is None else self.values[place])
            slot.mark(term == self.current and not self.record.is_done and place is None)
            value = self.tr("no value yet") if place is None else slot.phrase.text
            slot.setAccessibleName(self.named(self.tr("{}: {}").format(self.terms[term].text, value)))
        for place, chip in self.chips.items():
            chip.setVisible(place not in self.given)
        self._shelf.setVisible(None in self.given)
        self.refresh()

    # ── dragging ───────────────────────────────────────────────────────────────────────────────

    def _carry(self, plate: Plate, point: QPointF) -> None:
        """Have a picture of the plate under the mouse, and mark where it would fall."""
        if self._carried.isHidden():
            self._carried.setPixmap(plate.grab())
            self._carried.adjustSize()
            self._carried.show()
            self._carried.raise_()
        here = self.mapFromGlobal(point).toPoint()
        self._carried.move(here - self._carried.rect().center())
        aim = self._slot_at(point)
        for term, slot in enumerate(self.slots):
            slot.mark(term == aim)

    def _drop(self, place: int | None, point: QPointF) -> None:
        self._carried.hide()
        term = self._slot_at(point)
        if place is None:
            return
        if term is not None:
            self.put(term, place)
        elif place in self.given:
            self.take_back(self.given.index(place))
        else:
            self._show()

    def _slot_at(self, point: QPointF) -> int | None:
        found = (
            term
            for term, slot in enumerate(self.slots)
            if slot.rect().contains(slot.mapFromGlobal(point).toPoint())
        )
        return next(found, None)

    def _fit_gaps(self) -> None:
        gap = self.theme.px(GAP)
        self._grid.setSpacing(gap)
        self._tray.setSpacing(gap)
