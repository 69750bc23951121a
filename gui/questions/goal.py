"""Reach a goal by changing the experiment."""

from typing import Any, ClassVar

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QLabel

from engine.errors import ExplorerError
from engine.experiment import Experiment, plain
from engine.expression import explain, parse
from engine.expression.whole_run import telling_step
from engine.lesson.facts import Facts
from engine.lesson.questions.base import Question
from engine.lesson.questions.goal import Goal
from gui.forms.form import ProblemLabel
from gui.language.translation import shown, told
from gui.questions.base import PATIENCE, QuestionCard
from gui.questions.mark import Mark
from gui.questions.put_back import PutBackButton
from gui.state.pacing import Throttle

INTERVAL = 150  # ms between two looks while something is dragged


class GoalCard(QuestionCard):
    """Shows how near the goal is. It answers by itself, as soon as the goal is reached."""

    kind: ClassVar[type[Question]] = Goal
    is_about_run: ClassVar[bool] = False

    def build(self) -> None:
        """The condition, whether it holds now, and a way back."""
        self.tried: list[Experiment] = []
        """The experiments that did not reach it, by identity; a wrong one is no try."""
        self.condition, self.now = QLabel(self._condition()), QLabel()
        for label in (self.condition, self.now):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.condition.setProperty("role", "quiet")
        self.now.setProperty("face", "mono")
        self.state, self.problem = Mark(self.theme), ProblemLabel()
        self.back_button = PutBackButton(
            self.context.document, self.scene.experiment, self.named(self.tr("put it back"))
        )
        for part in (self.condition, self.state, self.now, self.problem):
            self.column.addWidget(part)
        self._flow.addWidget(self.back_button)
        self._throttle = Throttle(self, INTERVAL, self._look)
        self._show_state("shown", self.tr("Not yet"), "")

    def answer(self) -> Any:
        """Nothing that is to be handed in: it is looked at while it changes."""
        return None

    def show_answer(self, answer: Any) -> None:
        """Nothing: the window shows the experiment."""

    def take_focus(self) -> None:
        """To what can be done here; the changes are made elsewhere in the window."""
        buttons = (self.back_button, self.hint_button, self.give_up_button)
        possible = [one for one in buttons if one.isEnabled() and not one.isHidden()]
        (possible[0] if possible else self.ask).setFocus()

    def follow(self) -> None:
        """Look at every run that has come to its end, and answer when the drag that reached it is over."""
        self.context.client.finished.connect(self._throttle.call)
        self.context.document.gesture_ended.connect(self._throttle.call)
        self._throttle.call()

    def leave(self) -> None:
        """Look no more."""
        self.context.client.finished.disconnect(self._throttle.call)
        self.context.document.gesture_ended.disconnect(self._throttle.call)

    @property
    def is_help_over(self) -> bool:
        """Once every hint is open and some ways were tried."""
        return self.record.hints >= len(self.question.hints) and len(self.tried) >= PATIENCE

    @property
    def right_markdown(self) -> str:
        """What to change, unless something was found that does."""
        if self.record.is_right:
            return ""
        return "\n".join(f"- `{setting}`" for setting in self.question.solution)

    def refresh(self) -> None:
        """Show what there is to do."""
        super().refresh()
        is_done = self.record.is_done
        self.answer_button.hide()
        self.controls.setVisible(not is_done)
        self.back_button.setVisible(not is_done)
        self.back_button.allow(self.is_active)

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _condition(self) -> str:
        match self.question.when:
            case "every":
                wanted = self.tr("Wanted at every step: {}")
            case "last":
                wanted = self.tr("Wanted at the end of the run: {}")
            case _:
                wanted = self.tr("Wanted of the whole run: {}")
        wanted = wanted.format(self.question.condition)
        updates = self.question.updates
        return self.tr("At update {} of the training. {}").format(updates, wanted) if updates else wanted

    def _look(self) -> None:
        """Tell how near it is, and answer where it is reached."""
        experiment = self.context.document.experiment
        if not self.is_active or not self._is_ended(experiment):
            return
        locked = self.scene.locks.changed(self.scene.experiment, experiment)
        self.problem.show_problem(self.tr("{} is to stay as it was.").format(locked) if locked else "")
        try:
            facts = self.question.facts(experiment, self.scene)
            holds = self.question.is_reached(experiment, self.scene)
            self._show_state(*self._words(holds), self._now(facts))
        except ExplorerError as error:
            self._show_state("shown", self.tr("Not yet"), "")
            self.problem.show_problem(told(error))
            return
        if self.context.document.is_in_gesture:
            return  # passing a goal is not reaching it
        if holds and locked is None:
            self.answered.emit(plain(experiment))
        elif experiment != self.scene.experiment and not any(one is experiment for one in self.tried):
            self.tried.append(experiment)
        self.refresh()

    def _is_ended(self, experiment: Experiment) -> bool:
        """Whether the window shows the whole run of an experiment, and no what-if."""
        client = self.context.client
        if client.plan is None or client.ending is None:
            return False
        return client.plan.job.resume is None and client.plan.job.experiment == experiment

    def _words(self, holds: bool) -> tuple[Any, str]:
        if not holds:
            return "shown", self.tr("Not yet")
        is_held = self.context.document.is_in_gesture
        return "right", self.tr("It holds: let go, or press Enter") if is_held else self.tr("It holds")

    def _now(self, facts: Facts) -> str:
        """The numbers that the condition compares, at the first step that speaks against it."""
        if facts.steps == 0 or facts.ending.kind == "diverged":
            return shown(facts.ending.sentence())
        condition = parse(self.question.condition)
        t = telling_step(condition, facts.scope)
        now = explain(condition, facts.scope, t)
        return self._says(now, t)

    def _says(self, now: str, t: int) -> str:
        if self.question.when == "last":
            return self.tr("now: {}").format(now)
        return self.tr("at t = {}: {}").format(t, now)

    def _show_state(self, kind: Any, words: str, now: str) -> None:
        self.state.show_mark(kind, words)
        self.now.setText(now)
        self.now.setVisible(bool(now))
