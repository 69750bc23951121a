"""The panel of a lesson: the page's text and questions, how far one is, and the way on."""

from typing import TYPE_CHECKING, Literal

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.lesson.progress import AnswerRecord
from engine.lesson.questions.base import Question, numbers_in
from engine.run.name import Number
from gui.look.properties import set_mark, with_properties
from gui.look.scroll_column import ScrollColumn
from gui.panels.base import Panel
from gui.panels.lesson.end import LessonEnd
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
        self.end = LessonEnd(context)
        self.back, self.next = QPushButton(self.tr("Back")), QPushButton(self.tr("Next page"))
        self.parts: list[QWidget] = []
        """The texts and questions that are there, in the order of the page."""
        self._cards: list[QuestionCard] = []
        self._asked: Question | None = None
        self._is_run_there = False
        self._new: QWidget | None = None
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
        """Leave the lesson, and its card goes."""
        self._lessons.leave()
        return True

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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.steps)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.scroll_column, 1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
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
        self._new, self._keys = None, "begin" if takes_keys else ""
        self._is_run_there = False
        lesson, page = self._lessons.lesson, self._lessons.page
        self.title_changed.emit(self.title if lesson is None else lesson.title)
        self.heading.setText("" if page is None else page.title)
        self._show_questions()
        bar = self.scroll_column.verticalScrollBar()
        assert bar is not None
        bar.setValue(0)
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
        is_over = lessons.asked is None
        self.back.setEnabled(lessons.may_go_back)
        self.next.setVisible(lessons.may_go_on)
        set_mark(self.next, "role", "primary" if is_over else "")
        self.end.setVisible(is_over and not lessons.may_go_on)
        if len(self.parts) > before:
            self._new = self.parts[before] if before else None  # a page begins at its top
        if before and had_keys and self._asked is not asked:
            self._keys = "on"
        self._lead.start()

    def _show_record(self, card: "QuestionCard", record: AnswerRecord) -> None:
        """Show what has become of a question; a verdict and a hint that are new are to be seen."""
        tries, hints = card.record.tries, card.record.hints
        card.show_record(record)
        if tries != record.tries:
            self._new = card.outcome
        elif hints != record.hints:
            self._new = card.hints[-1]

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
            widget.show_text(numbers_in(part, page.scene), self.tr("Text of the page"))
        widget.link_clicked.connect(self._lessons.act)
        widget.link_hovered.connect(self._lessons.point_at)
        self.scroll_column.column.insertWidget(len(self.parts), widget)
        self.parts.append(widget)

    @property
    def _has_keys(self) -> bool:
        """Whether what is typed comes to the page, or nowhere."""
        focused = QApplication.focusWidget()
        return focused in (None, self.back, self.next) or self.scroll_column.isAncestorOf(focused)

    def _lead_on(self) -> None:
        """Have what is new in sight, and the keys where it begins, or at what leads on."""
        new, keys, self._new, self._keys = self._new, self._keys, None, ""
        asked = next((card for card in self._cards if card.question is self._lessons.asked), None)
        if new is not None:
            self.scroll_column.ensureWidgetVisible(new)
        if keys == "on" and asked is None:
            (self.next if self._lessons.may_go_on else self.end.leave).setFocus()
        elif keys == "on" and asked is not None and new in (asked, None):
            asked.take_focus()
        elif keys and self.parts:
            (new or self.parts[0]).setFocus(Qt.FocusReason.OtherFocusReason)
