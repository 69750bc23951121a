"""What the card of a question is."""

from collections.abc import Callable
from typing import Any, ClassVar

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.errors import ParameterError
from engine.lesson.progress import AnswerRecord
from engine.lesson.questions.base import Question, Verdict, numbers_in
from engine.lesson.state import Scene
from engine.run.name import Number
from gui.language.translation import shown
from gui.look.flow_layout import FlowLayout
from gui.look.properties import ANSWERS, ENTER, set_flag
from gui.plots.base import Plot
from gui.questions.outcome import OutcomeBox
from gui.questions.put_back import PutBack
from gui.reading.text_view import PADDING as TEXT_PADDING
from gui.reading.text_view import TextView
from gui.state.context import Context

PADDING, GAP = 14, 8  # px
PATIENCE = 2  # wrong tries before the answer is offered


class QuestionCard(QFrame):
    """Asks one question and shows the verdict on the answer. Each kind is a subclass in its own file.

    The owner of the card keeps the record: the card emits what the learner wants, and shows the record that
    it is given. It contains no answer or explanation before they may be seen.

    Signals:
        answered(object): the answer as plain JSON data, in the form that the question judges.
        hinted(): the learner wants the next hint.
        given_up(): the learner wants to see the answer.
        link_clicked(str): a link in a text was clicked.
        link_hovered(str): the link under the mouse or focus changed; "" for none.
    """

    kind: ClassVar[type[Question]]
    """Which questions it is for."""
    is_about_run: ClassVar[bool] = True
    """Whether a changed experiment leads to other answers than the page's own."""

    answered = pyqtSignal(object)
    hinted = pyqtSignal()
    given_up = pyqtSignal()
    link_clicked = pyqtSignal(str)
    link_hovered = pyqtSignal(str)

    def __init__(self, question: Question, scene: Scene, context: Context) -> None:
        super().__init__()
        self.question: Any = question
        self.scene, self.context, self.theme = scene, context, context.theme
        self.record = AnswerRecord(question="")
        self.is_active = False
        self.describe_link: Callable[[str], str] = lambda address: address
        self.setObjectName("question")
        self.setProperty(ANSWERS, True)
        self.setAccessibleName(self.named(self.tr("question")))
        self.title = QLabel(self.kind_name)
        self.title.setProperty("role", "accent")
        self.ask = self.make_text(question.ask, self.tr("question"))
        self.controls = QWidget()
        self.column = QVBoxLayout(self.controls)
        self.answer_button = QPushButton(self.tr("Answer"), self)  # shown without a parent, it were a window
        self.hint_button, self.give_up_button = QPushButton(), QPushButton(self.tr("Show the answer"))
        self.hints: list[TextView] = []
        self.outcome = OutcomeBox(self.theme, self.make_text)
        self._lay_out()
        self.build()
        if self.answer_button.parentWidget() is self:
            self._flow.insert(0, self.answer_button)
        self._describe()
        self.theme.changed.connect(self._fit)
        self._fit()
        self.show_record(self.record)

    # ── what a kind says of itself ─────────────────────────────────────────────────────────────

    def build(self) -> None:
        """Add the controls to `column`; where the card has a button to answer, it is added here too."""
        raise NotImplementedError

    def answer(self) -> Any:
        """The answer as the controls have it now; None while it is incomplete."""
        raise NotImplementedError

    def show_answer(self, answer: Any) -> None:
        """Show an earlier answer in the controls. answer: plain JSON data."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Focus the control in which the answer is given."""
        raise NotImplementedError

    def follow(self) -> None:
        """Begin to follow the window, since this question is the open one."""

    def leave(self) -> None:
        """Stop following the window."""

    @property
    def is_help_over(self) -> bool:
        """Whether the learner has tried enough to be offered the answer."""
        return self.record.tries >= PATIENCE

    @property
    def right_markdown(self) -> str:
        """The right answer as Markdown."""
        return shown(self.question.right_text(self.scene))

    @property
    def needed(self) -> str:
        """What is missing before the answer can be given, as a sentence."""
        return self.tr("Give an answer first.")

    # ── what whoever shows the card asks of it ─────────────────────────────────────────────────

    def take_click(self, number: Number, implementation: str) -> None:
        """A number of the window was clicked; some questions are answered so. implementation: whose."""

    def show_record(self, record: AnswerRecord) -> None:
        """Show what has become of the question so far: opened hints, the last answer, its verdict."""
        is_another = record.answer is not None and record.answer != self.record.answer
        self.record = record
        verdict = self._verdict()
        if verdict is not None and is_another:
            self.show_answer(record.answer)
        if record.is_done:
            self.set_active(False)
        self._show_hints()
        self._show_verdict(verdict)
        self.refresh()

    def set_active(self, is_active: bool) -> None:
        """Say whether this is the question that is asked now."""
        is_active = is_active and not self.record.is_done
        if is_active == self.is_active:
            return
        self.is_active = is_active
        set_flag(self, "active", is_active)
        changed = self.context.document.changed
        if is_active:
            changed.connect(self.refresh)
            self.follow()
        else:
            changed.disconnect(self.refresh)
            self.leave()
        self.refresh()

    def close_question(self) -> None:
        """Let go of the window before the page is left."""
        self.set_active(False)

    # ── for the kinds ──────────────────────────────────────────────────────────────────────────

    @property
    def kind_name(self) -> str:
        """What the learner is to do."""
        return shown(self.question.title)

    def named(self, what: str) -> str:
        """The accessible name of a part of the card."""
        return f"{self.kind_name}: {what}"

    def words(self, text: str) -> str:
        """A text of the question with its numbers, Markdown."""
        return numbers_in(text, self.scene)

    def make_text(self, markdown: str, name: str) -> TextView:
        """A view of a text of the question, whose links are told."""
        view = TextView(self.theme)
        view.describe = lambda address: self.describe_link(address)
        view.show_text(self.words(markdown), self.named(name))
        view.link_clicked.connect(self.link_clicked)
        view.link_hovered.connect(self.link_hovered)
        return view

    def submit(self) -> None:
        """Give the answer, if there is one."""
        if self.answer_button.isEnabled() and not self.record.is_done:
            self.answered.emit(self.answer())

    def refresh(self) -> None:
        """Show whether an answer can be given and help be had."""
        is_done, is_given = self.record.is_done, self.answer() is not None
        self.put_back.button.allow(self.is_active)
        self.put_back.setVisible(self.is_active and self.is_about_run and self.put_back.button.is_needed)
        self.controls.setEnabled(not is_done)
        self.answer_button.setVisible(not is_done)
        self.answer_button.setEnabled(is_given)
        self.answer_button.setToolTip(
            self.tr("Give this answer, as Enter does.") if is_given else self.needed
        )
        total, opened = len(self.question.hints), len(self.hints)
        self.hint_button.setVisible(not is_done and opened < total)
        self.hint_button.setText(self.tr("Hint ({} of {})").format(min(opened + 1, total), total))
        self.give_up_button.setVisible(not is_done and self.is_help_over)

    def plot(self, name: str) -> Plot | None:
        """A plot of the window, where there is one."""
        plot: Plot | None = self.context.lessons.plot(name)
        return plot

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Enter answers, or presses the button that has the focus."""
        if event is None or event.key() not in ENTER:
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton) and focused is not self.answer_button:
            focused.click()
        else:
            self.submit()

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _verdict(self) -> Verdict | None:
        """Of the last answer; None where there is none, or a file holds what is none."""
        if self.record.answer is None:
            return None
        try:
            return self.question.judge(self.record.answer, self.scene)  # type: ignore[no-any-return]
        except ParameterError:
            return None

    def _show_verdict(self, verdict: Verdict | None) -> None:
        say = "" if verdict is None else shown(verdict.say)
        tries = self.record.tries
        if self.record.is_done:
            found = self.tr("Right, at try {}").format(tries) if tries > 1 else self.tr("Right")
            is_right = self.record.is_right
            said = ((say, self.tr("what was answered")),) if say and is_right else ()
            right = self.right_markdown
            answer = ((right, self.tr("the right answer")),) if right else ()
            explanation = self.question.explanation, self.tr("explanation")
            words = found if is_right else self.tr("The answer")
            self.outcome.tell("right" if is_right else "shown", words, (*said, *answer, explanation))
        elif verdict is not None:
            said = ((say, self.tr("what was answered")),) if say else ()
            self.outcome.tell("wrong", self.tr("Not right yet. Try again."), said)
        else:
            self.outcome.tell_nothing()

    def _show_hints(self) -> None:
        for hint in self.question.hints[len(self.hints) : self.record.hints]:
            name = self.tr("hint {}").format(len(self.hints) + 1)
            self.hints.append(self.make_text(hint, name))
            self._hints.addWidget(self.hints[-1])
        self._hint_box.setVisible(bool(self.hints))

    def _lay_out(self) -> None:
        self._flow = FlowLayout()
        self._flow.addWidget(self.hint_button)
        self._flow.addWidget(self.give_up_button)
        self._hint_box = QWidget()
        self._hints = QVBoxLayout(self._hint_box)
        self._rows: list[QVBoxLayout] = []
        self._layout = QVBoxLayout(self)
        self._add_row().addWidget(self.title)
        self._layout.addWidget(self.ask)
        self.put_back = PutBack(
            self.context.document, self.scene.experiment, self.named(self.tr("put it back")), self.theme
        )
        self._add_row().addWidget(self.put_back)
        self._add_row().addWidget(self.controls)
        self._add_row().addLayout(self._flow)
        self._layout.addWidget(self._hint_box)
        self._add_row().addWidget(self.outcome)

    def _add_row(self) -> QVBoxLayout:
        """Room for what begins where the words of a text do; a view has room around them for the focus."""
        row = QVBoxLayout()
        self._rows.append(row)
        self._layout.addLayout(row)
        return row

    def _describe(self) -> None:
        self.answer_button.setProperty("role", "primary")
        self.answer_button.setAccessibleName(self.named(self.tr("answer")))
        self.answer_button.clicked.connect(self.submit)
        self.hint_button.setToolTip(self.tr("Open the next level of help."))
        self.hint_button.setAccessibleName(self.named(self.tr("next hint")))
        self.hint_button.clicked.connect(self.hinted)
        self.give_up_button.setToolTip(self.tr("Show the right answer, and go on."))
        self.give_up_button.setAccessibleName(self.named(self.tr("show the answer")))
        self.give_up_button.clicked.connect(self.given_up)

    def _fit(self) -> None:
        px = self.theme.px
        padding, inner = px(PADDING - TEXT_PADDING), px(TEXT_PADDING)
        self._layout.setContentsMargins(padding, padding, padding, padding + inner)
        for row in self._rows:
            row.setContentsMargins(inner, 0, inner, 0)
        for layout in (self._layout, self.column, self._flow, self._hints):
            layout.setSpacing(px(GAP))
        for layout in (self.column, self._hints):
            layout.setContentsMargins(0, 0, 0, 0)
