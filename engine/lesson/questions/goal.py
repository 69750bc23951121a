"""Reach a goal by changing parameters."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from engine.errors import ExplorerError, ParameterError
from engine.experiment import Experiment, plain
from engine.expression.whole_run import holds_in_run, is_of_every_step, is_of_the_end, telling_step
from engine.lesson.change import with_changes
from engine.lesson.facts import Case, Facts, check_size, facts_of, spend
from engine.lesson.questions.base import LINE, Question, Verdict
from engine.lesson.state import Scene
from engine.lesson.term import read_condition
from engine.lesson.training import MAX_UPDATES, TrainingDiverged


class Goal(Question):
    """The learner changes the experiment until the condition holds of its whole run.

    An answer is the experiment, as its file's fields. Fields that the page locks may not have changed.
    """

    kind: Literal["goal"] = "goal"
    condition: str = Field(
        max_length=300, description='What shall hold of the run: "mae < 0.01"; what says == at every step.'
    )
    updates: int = Field(
        0, ge=0, le=MAX_UPDATES, description="How many updates of the training are made before it is judged."
    )
    solution: Annotated[tuple[str, ...], Field(strict=False, min_length=1, max_length=50)] = Field(
        description='Changes that reach it, such as "model.layers[0].units=2".'
    )

    title: ClassVar[str] = "Reach the goal"

    def check(self, scene: Scene) -> None:
        """Raise ParameterError where it does not make sense on the page it stands on."""
        super().check(scene)
        if self.held(scene) is not None:
            raise ParameterError("hold", "has no place here: a goal is judged on the whole run")
        if self.is_reached(scene.experiment, scene):
            raise ParameterError("condition", "holds before anything is changed")
        try:
            solved = self._solved(scene)
        except ParameterError as error:
            raise ParameterError("solution", f"is not right: {error}") from None
        locked = scene.locks.changed(scene.experiment, solved)
        if locked is not None:
            raise ParameterError("solution", f"changes {locked}, which the page locks")
        if not self.is_reached(solved, scene):
            raise ParameterError("solution", f"does not reach the goal{self._missed(solved, scene)}")

    def facts(self, experiment: Experiment, scene: Scene) -> Facts:
        """The run of an experiment that is judged. Raises ParameterError."""
        return facts_of(Case(experiment, scene.row, scene.specimen, self.updates))

    def is_reached(self, experiment: Experiment, scene: Scene) -> bool:
        """Whether the condition holds of the whole run. Raises ParameterError where it means nothing."""
        try:
            facts = self.facts(experiment, scene)
        except TrainingDiverged:
            return False
        if facts.steps == 0 or facts.ending.kind == "diverged":
            return False
        try:
            condition = read_condition(self.condition)
            spend(facts.steps * len(self.condition) // (2 if facts.scope.is_exact else 100))
            return holds_in_run(condition, facts.scope)
        except ExplorerError as error:
            raise ParameterError("condition", f"is not right: {error}") from None

    @property
    def when(self) -> str:
        """Of which steps the condition is: "every", the "last", or the "run" where it says so itself."""
        condition = read_condition(self.condition)
        if is_of_every_step(condition):
            return "every"
        return "last" if is_of_the_end(condition) else "run"

    def judge(self, answer: JsonValue, scene: Scene) -> Verdict:
        """Whether this experiment reaches it."""
        experiment = Experiment.parse(answer)
        locked = scene.locks.changed(scene.experiment, experiment)
        if locked is not None:
            return Verdict(False, f"{locked} is to stay as it was.")
        try:
            check_size(experiment)
            return Verdict(self.is_reached(experiment, scene))
        except ExplorerError as error:
            return Verdict(False, f"{error}.")

    def right_answer(self, scene: Scene) -> JsonValue:
        """The experiment with the solution's changes."""
        return plain(self._solved(scene))

    def on_paper(self, scene: Scene) -> str:
        """The condition, and a line for what was changed."""
        where = " at every step" if self.when == "every" else ""
        updates = "1 update" if self.updates == 1 else f"{self.updates} updates"
        after = f", after {updates} of the training" if self.updates else ""
        return f"`{self.condition}`{where}{after}\n\n{LINE}"

    def right_text(self, scene: Scene) -> str:
        """The solution's changes."""
        return ", ".join(f"`{setting}`" for setting in self.solution)

    def _missed(self, experiment: Experiment, scene: Scene) -> str:
        """Where an experiment misses it, for who writes the lesson."""
        facts = self.facts(experiment, scene)
        if facts.steps == 0 or facts.ending.kind == "diverged" or self.when != "every":
            return ""
        t = telling_step(read_condition(self.condition), facts.scope)
        return f" at t = {t}, and what says == is meant for every step; any(…) is for one of them"

    def _solved(self, scene: Scene) -> Experiment:
        return with_changes(scene.experiment, self.solution)
