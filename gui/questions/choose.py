"""Choose among some answers."""

from typing import Any, ClassVar

from PyQt6.QtWidgets import QButtonGroup

from engine.lesson.questions.base import Question
from engine.lesson.questions.choose import Choose
from gui.questions.base import QuestionCard
from gui.questions.option import OptionRow


class ChooseCard(QuestionCard):
    """One row an answer."""

    kind: ClassVar[type[Question]] = Choose
    is_about_run: ClassVar[bool] = False

    def build(self) -> None:
        """The rows, in the order that says nothing."""
        self.group = QButtonGroup(self)
        self.rows: dict[int, OptionRow] = {}
        for place in self.question.order:
            row = OptionRow(self.theme, self.words(self.question.options[place].text))
            row.button.setAccessibleName(self.named(row.phrase.text))
            row.button.setToolTip(self.tr("Choose this; Enter answers."))
            row.button.toggled.connect(self.refresh)
            self.group.addButton(row.button, place)
            self.rows[place] = row
            self.column.addWidget(row)

    def answer(self) -> Any:
        """Which one is chosen."""
        place = self.group.checkedId()
        return None if place < 0 else place

    def show_answer(self, answer: Any) -> None:
        """Choose it."""
        self.rows[answer].button.setChecked(True)

    def take_focus(self) -> None:
        """To the one that is chosen, or to the first; nothing is chosen by that."""
        chosen = self.answer()
        row = next(iter(self.rows.values())) if chosen is None else self.rows[chosen]
        row.button.setFocus()

    @property
    def right_markdown(self) -> str:
        """The right answer's text, unless it is the one that is chosen above."""
        return "" if self.record.is_right else super().right_markdown

    @property
    def needed(self) -> str:
        """Why there is no answer to be given yet."""
        return self.tr("Choose one first.")
