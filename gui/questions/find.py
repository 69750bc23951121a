"""Find a step, or the number of a specimen that is wrong first."""

from typing import Any, ClassVar

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from engine.implementations.every import implementation as implementation_of
from engine.implementations.numpy import NumPy
from engine.lesson.questions.base import Question
from engine.lesson.questions.find import Find
from engine.run.name import Number
from engine.zoo.every import specimen
from gui.forms.form import ProblemLabel
from gui.forms.picker import Picker
from gui.questions.answer_field import AnswerField
from gui.questions.base import GAP, QuestionCard
from gui.questions.reading_choice import ReadingChoice
from gui.questions.step_numbers import step_numbers

FIELD = 72  # px


class FindCard(QuestionCard):
    """The answer is the step of the playhead, or the t that is typed; of a number, where one clicks."""

    kind: ClassVar[type[Question]] = Find

    def build(self) -> None:
        """A field for t; or a button that makes the next click the answer, and a list of what there is."""
        self.field, self.numbers = AnswerField(among_whole=True), Picker()
        self.point_button = QPushButton(self.tr("Point at the number"))
        self.last = QLabel()
        self.problem, self.choice = ProblemLabel(), ReadingChoice(self.theme)
        self.choice.chosen.connect(self._take_reading)
        self._lines = [QHBoxLayout()]
        for label in (self.last, task := QLabel(self._task())):
            label.setProperty("role", "quiet")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.column.addWidget(task)
        self._task_label = task
        self.last.hide()
        (self._build_number if self.question.wants_number else self._build_step)()
        self.column.addWidget(self.problem)
        self.column.addWidget(self.choice)
        for part in (self.field, self.numbers, self.point_button, self.last):
            if part.parent() is None:  # not wanted here; on its own it would end whenever Python collects
                part.setParent(self.controls)
                part.hide()
        self.theme.changed.connect(self._fit_line)
        self._fit_line()
        self._show_t()

    def answer(self) -> Any:
        """A step, or a number of the shown step that was picked."""
        t = self.context.playhead.t
        if self.question.wants_number:
            index = self.numbers.currentIndex()
            return None if index < 0 else [t, self._choices[index][1], None]
        if self.field.text().strip():
            return self._typed
        return t if self._is_step(t) else None

    def show_answer(self, answer: Any) -> None:
        """Show which step or number it was."""
        if not self.question.wants_number:
            self.field.show_value(answer)
            return
        t, name, index = answer
        unit = "" if index is None else f"[{index}]"
        self.last.setText(self.tr("Your answer: {} at t = {}.").format(f"{name}{unit}", t))
        self.last.show()

    def take_focus(self) -> None:
        """To the field, or the button that makes a click the answer."""
        (self.point_button if self.question.wants_number else self.field).setFocus()

    def follow(self) -> None:
        """Answer with the step of the playhead from now on."""
        self.context.playhead.moved.connect(self._take_move)
        self._show_t()

    def leave(self) -> None:
        """Leave the playhead alone."""
        self.context.playhead.moved.disconnect(self._take_move)
        self._ask(False)

    @property
    def kind_name(self) -> str:
        """What the learner is to do."""
        return self.tr("Find the number") if self.question.wants_number else super().kind_name

    @property
    def needed(self) -> str:
        """Why there is no answer to be given yet."""
        if self.question.wants_number:
            return self.tr("Pick a number of the shown step first.")
        return self.tr("Type a step from 0 to {} first.").format(self._last_step)

    def refresh(self) -> None:
        """Show which answer would be given."""
        super().refresh()
        answer = self.answer()
        if self.question.wants_number:
            self.point_button.setVisible(not self.record.is_done)
            self.numbers.setVisible(not self.record.is_done)
        elif answer is None:
            self.answer_button.setText(self.tr("Answer"))
        else:
            self.answer_button.setText(self.tr("Answer: t = {}").format(answer))
        self.field.setVisible(not self.record.is_done and not self.question.wants_number)
        self._task_label.setVisible(not self.record.is_done)

    def take_click(self, number: Number, implementation: str) -> None:
        """A number was clicked: the answer, if one is awaited. implementation: whose; of the sequence ""."""
        if not self.is_active or not self.point_button.isChecked():
            return
        self._ask(False)
        if number.t is None or number.t < 0:
            self._tell(self.tr("This number was set, not computed, and it is what was wanted."))
        elif implementation not in ("", NumPy.name):  # the mistake is NumPy's; of the sequence it is ""
            whose = implementation_of(implementation).possessive
            self._tell(self.tr("{} number is right, given what it reads. Look elsewhere.").format(whose))
        else:
            self._tell("")
            self.answered.emit([number.t, number.name.quantity, number.index])

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Esc takes back that the next click is the answer."""
        if event is not None and event.key() == Qt.Key.Key_Escape and self.point_button.isChecked():
            self._ask(False)
        else:
            super().keyPressEvent(event)

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    @property
    def _last_step(self) -> int:
        return max(self.scene.facts.steps, 1) - 1

    @property
    def _typed(self) -> int | None:
        """The step that is typed; 12/2 is one as well."""
        value = self.field.value
        return int(value) if value is not None and value == int(value) and self._is_step(int(value)) else None

    def _is_step(self, t: object) -> bool:
        return isinstance(t, int) and 0 <= t <= self._last_step

    def _task(self) -> str:
        if self.question.wants_number:
            return self.tr("Press the button and click the number in the window, or pick it from the list.")
        return self.tr("Click the step on a plot or in the table, or type its t.")

    def _build_step(self) -> None:
        self.field.setPlaceholderText(self.tr("t"))
        self.field.setAccessibleName(self.named(self.tr("t")))
        self.field.setToolTip(self.tr("Type a step, in place of moving there; Enter answers."))
        self.field.edited.connect(self._take_text)
        self._lines[0].addWidget(self.field)
        self._lines[0].addWidget(self.answer_button, 1)
        self.column.addLayout(self._lines[0])

    def _build_number(self) -> None:
        self.point_button.setCheckable(True)
        self.point_button.setToolTip(self.tr("Make the next number that you click the answer."))
        self.point_button.setAccessibleName(self.named(self.tr("point at the number")))
        self.point_button.clicked.connect(self._ask)
        self.numbers.setAccessibleName(self.named(self.tr("number")))
        self.numbers.setToolTip(self.tr("The numbers of the shown step, in the order they are computed."))
        self.numbers.picked.connect(self.refresh)
        self._lines[0].addWidget(self.numbers, 1)
        self._lines[0].addWidget(self.answer_button)
        self.column.addWidget(self.point_button)
        self.column.addLayout(self._lines[0])
        self.column.addWidget(self.last)

    @property
    def _choices(self) -> list[tuple[str, object]]:
        return step_numbers(specimen(self.scene.specimen or ""), self.context.playhead.t)

    def _ask(self, is_asking: bool) -> None:
        """Take the next number that is clicked for the answer, or do not."""
        self.point_button.setChecked(is_asking)
        self.point_button.setText(
            self.tr("Click the number, or press Esc") if is_asking else self.tr("Point at the number")
        )

    def _take_move(self) -> None:
        """Whoever moves the playhead means that step, whatever was typed before."""
        self.field.show_value(None)
        self.choice.ask(())
        self._tell("")
        self._show_t()

    def _take_text(self) -> None:
        is_wrong = bool(self.field.text().strip()) and self._typed is None
        told = self.tr("t must be from 0 to {}.").format(self._last_step) if is_wrong else ""
        if self.field.readings:
            told = self.tr("Your answer {}.").format(self.field.problem)
        self._tell(told)
        self.choice.ask(self.field.readings)
        self.refresh()

    def _take_reading(self, value: float) -> None:
        self.field.show_value(value)
        self._take_text()
        self.field.setFocus()

    def _show_t(self) -> None:
        if self.question.wants_number:
            index = self.numbers.currentIndex()
            self.numbers.setPlaceholderText(self.tr("number at t = {}").format(self.context.playhead.t))
            self.numbers.set_choices(self._choices)
            self.numbers.setCurrentIndex(index)
        self.refresh()

    def _tell(self, problem: str) -> None:
        self.problem.show_problem(problem)

    def _fit_line(self) -> None:
        self.field.setFixedWidth(self.theme.px(FIELD))
        for line in self._lines:
            line.setSpacing(self.theme.px(GAP))
