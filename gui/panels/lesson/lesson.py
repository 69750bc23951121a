"""The panel of a lesson: the page's text and questions, how far one is, and the way on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.lesson.progress import AnswerRecord
from engine.lesson.questions.base import Question, numbers_in
from engine.run.name import Number
from gui.language.translation import shown
from gui.look.properties import set_mark, with_properties
from gui.look.scroll_column import ScrollColumn
from gui.panels.base import Panel
from gui.panels.lesson.end import LessonEnd
from gui.panels.lesson.no_lesson import NoLesson
from gui.panels.lesson.passing import PassingOver
from gui.panels.lesson.reading_place import ReadingPlace
from gui.panels.lesson.steps import LessonSteps
from gui.reading.lesson_links import described
from gui.state.context import Context

if TYPE_CHECKING:
    from gui.questions.base import QuestionCard

GAP, PADDING = 10, 4  # px between two parts, and beside their texts


class LessonPanel(Panel, QWidget):
    """Text and questions of the open page. What follows an open question comes when it is answered."""

    title = "Lesson"
    help = "The page of the lesson that is open; its links act on the window."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lessons = context.lessons
        self.steps = LessonSteps(context)
        self.heading = QLabel()
        self.heading.setProperty("role", "heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setWordWrap(True)
        self.scroll_column = ScrollColumn()
        self.end, self.passing = LessonEnd(context), PassingOver(context)
        self.none = NoLesson(context.theme)
        self.place = ReadingPlace(self.scroll_column, context.theme)
        self.back, self.next = QPushButton(self.tr("Back")), QPushButton(self.tr("Next page"))
        self.more = QPushButton(self.tr("More below ↓"))
        self.panel_names: Mapping[str, str] = {}
        """What links call the window's panels, by the titles that a text may name."""
        self.parts: list[QWidget] = []
        """The texts and questions that are there, in the order of the page."""
        self._cards: list[QuestionCard] = []
        self._asked: Question | None = None
        self._is_run_there = False
        self._new: list[QWidget] = []
        self._keys: Literal["begin", "on", ""] = ""
        self._lead = with_properties(
            QTimer, self, singleShot=True, interval=0
        )  # once what is new is laid out
        self._lead.timeout.connect(self._lead_on)
        self._build()
        self._lessons.page_changed.connect(self._open_page)
        self._lessons.changed.connect(self._show_questions)
        context.client.finished.connect(self._take_run)
        self._begin()
        self._open_page()

    def take_close(self) -> bool:
        """Leave the lesson; its card closes where none is open."""
        is_open = self._lessons.lesson is not None
        self._lessons.leave()
        return is_open

    def take_click(self, number: Number, implementation: str) -> None:
        """A number of the window was clicked: the question that waits for one takes it."""
        for card in self._cards:
            card.take_click(number, implementation)

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        self.back.setToolTip(self.tr("Open the page before (Ctrl+PgUp)."))
        self.back.clicked.connect(self._lessons.previous_page)
        self.next.setToolTip(self.tr("Open the next page (Ctrl+PgDown)."))
        self.next.clicked.connect(self._lessons.next_page)
        self.more.setToolTip(self.tr("Scroll on: the end of this page was not in sight yet."))
        self.more.clicked.connect(self.place.read_on)
        self.place.changed.connect(self._show_way_on)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.none)
        self._column.addWidget(self.steps)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.scroll_column, 1)
        self._column.addWidget(self.passing)
        self.passing.stay.clicked.connect(self._take_keys)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
        self._foot.addWidget(self.more)
        self._foot.addWidget(self.next)
        self._column.addLayout(self._foot)
        self.scroll_column.column.addWidget(self.end)
        self.scroll_column.column.addStretch(1)

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._column.setSpacing(px(8))
        self.heading.setContentsMargins(px(PADDING), px(4), 0, 0)  # in line with the text
        self.scroll_column.column.setSpacing(px(GAP))

    # ── the page ───────────────────────────────────────────────────────────────────────────────

    def _open_page(self) -> None:
        """Drop what was there, and show the page from its top; the keys are where its text begins."""
        takes_keys = not self.parts or self._has_keys
        for card in self._cards:
            card.close_question()
        for part in self.parts:
            self.scroll_column.column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts, self._cards = [], []
        self._new, self._keys = [], "begin" if takes_keys else ""
        self._is_run_there = False
        lesson, page = self._lessons.lesson, self._lessons.page
        self._set_title(shown(self.title) if lesson is None else lesson.title)
        self.heading.setText("" if page is None else page.title)
        self.more.hide()
        of_page = self.steps, self.heading, self.scroll_column, self.back, self.next
        going, coming = (of_page, (self.none,)) if page is None else ((self.none,), of_page)
        for part in going:  # first: for both, the window would grow
            part.hide()
        for part in coming:
            part.show()
        self._show_questions()
        self.place.begin()
        self._lead.start()

    def _show_questions(self) -> None:
        """Show what has become of the questions, and what follows those that are over."""
        lessons, page = self._lessons, self._lessons.page
        if page is None or lessons.progress is None:
            return
        had_keys, before, asked = self._has_keys, len(self.parts), self._asked
        for part in page.parts[len(self.parts) : self._due()]:
            self._add(part)
        for card in self._cards:
            self._show_record(card, lessons.progress.record(page.name_of(card.question)))
        self._asked = lessons.asked
        self._ask()
        self.back.setEnabled(lessons.may_go_back)
        self.end.setVisible(lessons.asked is None and not lessons.may_go_on)
        self._show_way_on()
        self._new = [*self._new, *self.parts[before:]] if before else []  # a page begins at its top
        if self._new and not self.end.isHidden():
            self._new.append(self.end)
        if before and had_keys and self._asked is not asked:
            self._keys = "on"
        self._lead.start()

    def _show_record(self, card: "QuestionCard", record: AnswerRecord) -> None:
        """Show what has become of a question; a verdict and a hint that are new are to be seen."""
        was = card.record
        card.show_record(record)
        if (was.tries, was.is_done) != (record.tries, record.is_done):
            self._new = [card.outcome]
        elif was.hints != record.hints:
            self._new = [card.hints[-1]]

    def _show_way_on(self) -> None:
        """Lead to the end of the page first, and then to the next one."""
        is_over, has_more = self._lessons.asked is None, self.place.has_more
        had_keys = self.more.hasFocus() or self.next.hasFocus()
        self.more.setVisible(has_more)
        self.next.setVisible(not has_more and self._lessons.may_go_on)
        for button in (self.more, self.next):
            set_mark(button, "role", "primary" if is_over else "")
        if had_keys:
            self._way_on.setFocus()

    @property
    def _way_on(self) -> QPushButton:
        """The button that leads on."""
        if self.place.has_more:
            return self.more
        return self.next if self._lessons.may_go_on else self.end.leave

    def _take_keys(self) -> None:
        """Have the question take the keys that is to be answered first."""
        self._keys = "on"
        self._new = [card for card in self._cards if card.question is self._lessons.asked]
        self._lead.start()

    def _take_run(self) -> None:
        """The page's own run is there: from now on its question may be answered on the plots."""
        plan = self._context.client.plan
        if plan is not None and plan.job == self._context.transport.job:
            self._is_run_there = True
            self._ask()

    def _ask(self) -> None:
        """Have the asked question take part in the window, and no other."""
        for card in self._cards:
            card.set_active(self._is_run_there and card.question is self._lessons.asked)

    def _due(self) -> int:
        """How many parts of the page may be shown: up to the question that is asked."""
        page = self._lessons.page
        assert page is not None
        asked = self._lessons.asked
        return next((index + 1 for index, part in enumerate(page.parts) if part is asked), len(page.parts))

    def _add(self, part: str | Question) -> None:
        from gui.questions import card_for  # late: see ARCHITECTURE.md
        from gui.reading.mention import with_mentions
        from gui.reading.text_view import TextView

        page = self._lessons.page
        assert page is not None
        widget: TextView | QuestionCard
        if isinstance(part, Question):
            widget = card_for(part, page.scene, self._context)
            widget.describe_link = described
            name = page.name_of(part)
            widget.answered.connect(lambda answer: self._lessons.answer(name, answer))
            widget.hinted.connect(lambda: self._lessons.hint(name))
            widget.given_up.connect(lambda: self._lessons.give_up(name))
            self._cards.append(widget)
        else:
            widget = TextView(self._context.theme)
            widget.describe = described
            text = with_mentions(numbers_in(part, page.scene), self.panel_names)
            widget.show_text(text, self.tr("Text of the page"))
        widget.link_clicked.connect(self._lessons.links.act)
        widget.link_hovered.connect(self._lessons.links.point_at)
        self.scroll_column.column.insertWidget(len(self.parts), widget)
        self.parts.append(widget)

    @property
    def _has_keys(self) -> bool:
        """Whether what is typed comes to the page, or nowhere."""
        focused = QApplication.focusWidget()
        return focused in (None, self.back, self.more, self.next) or self.scroll_column.isAncestorOf(focused)

    def _lead_on(self) -> None:
        """Have what is new in sight, and the keys where it begins, or at what leads on."""
        new, keys, self._new, self._keys = self._new, self._keys, [], ""
        asked = next((card for card in self._cards if card.question is self._lessons.asked), None)
        added = [part for part in self.parts if part in new]
        if keys == "on" and asked is None:
            self._way_on.setFocus()
        elif keys == "on" and asked is not None and added[:1] in ([], [asked]):
            asked.take_focus()
        elif keys and self.parts:
            (added or self.parts)[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if new:
            self.place.show_new(new)  # behind the keys, as what takes them is scrolled to
