"""Find the step at which something happens, or in a specimen the number that is wrong first."""

from typing import ClassVar, Literal

from pydantic import Field, JsonValue

from engine.errors import ParameterError
from engine.lesson.questions.base import Question, Verdict, whole
from engine.lesson.state import Scene
from engine.lesson.term import read_term, value_of
from engine.zoo.base import specimen


class Find(Question):
    """The learner clicks on a plot, in the table, or types t.

    An answer is t. In a specimen without a condition it is [t, quantity, index] of the number that was
    clicked, index None for all of them.
    """

    kind: Literal["find"] = "find"
    condition: str | None = Field(None, max_length=300, description='What happens there: "abs(error) > 100".')
    which: Literal["first", "last", "any"] = Field("first", description="Which of the steps is meant.")

    title: ClassVar[str] = "Find the step"

    @property
    def wants_number(self) -> bool:
        """Whether a number of a specimen is wanted, not only a step."""
        return self.condition is None

    def check(self, scene: Scene) -> None:
        """Raise ParameterError where it does not make sense on the page it stands on."""
        super().check(scene)
        if self.condition is None and scene.specimen is None:
            raise ParameterError("condition", "is missing; only a page with a specimen can do without")
        if self.condition is not None:
            self._step(scene, "first")

    def judge(self, answer: JsonValue, scene: Scene) -> Verdict:
        """Whether it happens there."""
        if self.condition is None:
            return self._judge_number(answer, scene)
        t = whole(answer, "a step", max(scene.facts.steps, 1))
        if self.which == "any":
            right = bool(value_of(read_term(f"{self.condition} at {t}"), scene.facts))
        else:
            right = t == self._step(scene, self.which)
        if right or self.which == "any":
            return Verdict(right)
        is_early = t < self._step(scene, self.which)
        return Verdict(False, "It happens later." if is_early else "It happens earlier.")

    def right_answer(self, scene: Scene) -> JsonValue:
        """The step, or the number."""
        if self.condition is None:
            found = specimen(scene.specimen or "")
            return [found.first_t, found.culprit, None]
        return self._step(scene, "first" if self.which == "any" else self.which)

    def right_text(self, scene: Scene) -> str:
        """Where it happens."""
        answer = self.right_answer(scene)
        return f"{answer[1]} at t = {answer[0]}" if isinstance(answer, list) else f"t = {answer}"

    def _step(self, scene: Scene, which: str) -> int:
        try:
            return int(value_of(read_term(f"{which} {self.condition}"), scene.facts))
        except ParameterError as error:
            raise ParameterError("condition", f"is not right: {error}") from None

    def _judge_number(self, answer: JsonValue, scene: Scene) -> Verdict:
        if not isinstance(answer, list) or len(answer) != 3 or not isinstance(answer[1], str):
            raise ParameterError("answer", "must be a number of the specimen: t, quantity and index")
        t, name, index = whole(answer[0], "a step", scene.facts.steps), answer[1], answer[2]
        unit = None if index is None else whole(index, "the index of a unit")
        try:
            verdict = specimen(scene.specimen or "").judge(t, name, unit)
        except (KeyError, IndexError):
            raise ParameterError("answer", f"must be a number of the specimen, got {name!r}") from None
        return Verdict(verdict.kind == "right", verdict.sentence)
