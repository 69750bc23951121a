"""Predict a number: type it, or drag a point on a plot."""

from typing import Any, ClassVar

from PyQt6.QtWidgets import QHBoxLayout

from engine.lesson.questions.base import Question
from engine.lesson.questions.predict import Predict
from gui.forms.form import Problem
from gui.questions.answer_field import AnswerField
from gui.questions.base import QuestionCard


class PredictCard(QuestionCard):
    """A field for a number, which shows the same as the point on the plot."""

    kind: ClassVar[type[Question]] = Predict

    def build(self) -> None:
        """A field, and where to drag."""
        self.field = AnswerField()
        self.field.setPlaceholderText(self.tr("number"))
        self.field.setToolTip(self.tr("Type the number that you expect; Enter answers."))
        self.field.setAccessibleName(self.named(self.tr("your number")))
        self.field.edited.connect(self._take)
        self.problem = Problem()
        self._line = QHBoxLayout()
        self._line.addWidget(self.field, 1)
        self._line.addWidget(self.answer_button)
        self.column.addLayout(self._line)
        self.column.addWidget(self.problem)

    def answer(self) -> Any:
        """The number."""
        return self.field.value

    def show_answer(self, answer: Any) -> None:
        """Show it in the field."""
        self.field.show_value(answer)

    def take_focus(self) -> None:
        """Type at once."""
        self.field.setFocus()

    @property
    def right_markdown(self) -> str:
        """The number in a sentence."""
        return self.tr("The answer is **{}**.").format(super().right_markdown)

    @property
    def needed(self) -> str:
        """Why there is no answer to be given yet."""
        return self.tr("Type a number first.")

    def _take(self) -> None:
        self.problem.show_problem(
            self.tr("Your answer {}.").format(self.field.problem) if self.field.problem else ""
        )
        self.refresh()
