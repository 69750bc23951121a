"""Predict a number: type it, or drag a point on a plot."""

import re
import sys
from typing import Any, ClassVar

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel

from engine.lesson.questions.base import Question
from engine.lesson.questions.predict import Predict
from gui.forms.form import ProblemLabel
from gui.plots.base import Plot
from gui.plots.guess import Guess
from gui.questions.answer_field import AnswerField
from gui.questions.base import GAP, QuestionCard
from gui.questions.reading_choice import ReadingChoice

DRAGGED = re.compile(r"(\w+)(?:\[(\d+)\])?")  # y, or h[1]


class PredictCard(QuestionCard):
    """A field for a number, which shows the same as the point on the plot."""

    kind: ClassVar[type[Question]] = Predict

    def build(self) -> None:
        """A field, and where to drag."""
        self._plot: Plot | None = None
        self._guess: Guess | None = None
        self.field = AnswerField(among_whole=self.question.is_among_whole(self.scene))
        self.field.setPlaceholderText(self.tr("number"))
        self.field.setToolTip(self.tr("Type the number that you expect; Enter answers."))
        self.field.setAccessibleName(self.named(self.tr("your number")))
        self.field.edited.connect(self._take_text)
        self.problem, self.choice = ProblemLabel(), ReadingChoice(self.theme)
        self.choice.chosen.connect(self._take_reading)
        self.understood = QLabel()
        self.drag, self.last = QLabel(self.tr("Or drag the point on the plot.")), QLabel()
        for label in (self.understood, self.drag, self.last):
            label.setProperty("role", "quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.hide()
        self._line = QHBoxLayout()
        self._line.addWidget(self.field, 1)
        self._line.addWidget(self.answer_button)
        self.column.addLayout(self._line)
        self.column.addWidget(self.understood)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.choice)
        self.column.addWidget(self.drag)
        self.column.addWidget(self.last)
        self.theme.changed.connect(self._fit_line)
        self._fit_line()

    def answer(self) -> Any:
        """The number."""
        return self.field.value

    def show_answer(self, answer: Any) -> None:
        """Show the answer in the field, and on the plot."""
        self.field.show_value(answer)
        self._put()

    def take_focus(self) -> None:
        """Type at once."""
        self.field.setFocus()

    def follow(self) -> None:
        """Have a point to be dragged on the plot."""
        found = DRAGGED.fullmatch(self.question.quantity)
        self._plot = self.plot(self.question.drag) if self.question.drag else None
        if self._plot is None or found is None:
            return
        self._guess = self._plot.ask_for(
            self.question.t, found[1], int(found[2] or 0), is_whole=self.question.is_among_whole(self.scene)
        )
        if self._guess is not None:
            self._guess.moved.connect(self._take_drag)
            self._guess.given.connect(self._take_given)
            self._put()
        self.drag.setVisible(self._guess is not None)

    def leave(self) -> None:
        """Take the point away, or keep it as a mark beside what is computed."""
        self.drag.hide()
        if self._guess is not None and self.record.is_done and self._is_there:
            self._guess.freeze()
        else:
            self._stop_asking()

    def close_question(self) -> None:
        """Leave the plot as it was."""
        super().close_question()
        self._stop_asking()

    def refresh(self) -> None:
        """Say in words what was answered, once it is over."""
        super().refresh()
        is_done, is_given = self.record.is_done, self.field.value is not None
        self.field.setVisible(not is_done)
        self.understood.setText(self.field.understood)
        self.understood.setVisible(not is_done and bool(self.field.understood))
        self.last.setText(self.tr("Your answer: {}").format(self.field.text()) if is_done else "")
        self.last.setVisible(is_done and is_given)

    @property
    def right_markdown(self) -> str:
        """The number in a sentence."""
        return self.tr("The answer is **{}**.").format(super().right_markdown)

    @property
    def needed(self) -> str:
        """Why there is no answer to be given yet."""
        return (
            self.tr("Say first which number you mean.")
            if self.field.readings
            else self.tr("Type a number first.")
        )

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    @property
    def _is_there(self) -> bool:
        """Whether the plot still shows this question's point, and no other's."""
        return self._plot is not None and self._guess is not None and self._plot.guess is self._guess

    def _stop_asking(self) -> None:
        if self._is_there and self._plot is not None:
            self._plot.stop_asking()
        self._guess = None

    def _put(self) -> None:
        value = self.field.value
        if self._guess is not None and value is not None and abs(value) <= sys.float_info.max:
            self._guess.put(float(value))

    def _take_text(self) -> None:
        problem = self.field.problem
        self.problem.show_problem(self.tr("Your answer {}.").format(problem) if problem else "")
        self.choice.ask(self.field.readings)
        self._put()
        self.refresh()

    def _take_reading(self, value: float) -> None:
        """One of the numbers that the text may mean: it is written so that it can mean no other."""
        self.field.show_value(value)
        self._take_text()
        self.field.setFocus()

    def _take_drag(self, value: float) -> None:
        self.field.show_value(value)
        self._take_text()

    def _take_given(self, value: float) -> None:
        self._take_drag(value)
        self.submit()

    def _fit_line(self) -> None:
        self._line.setSpacing(self.theme.px(GAP))
