"""Find the step at which something happens, or in a specimen the number that is wrong first."""

from typing import ClassVar, Literal

from pydantic import Field, JsonValue

from engine.errors import ParameterError
from engine.lesson.questions.base import LINE, Question, Verdict, whole
from engine.lesson.state import Scene
from engine.lesson.term import LessonTerm, read_term, steps_of
from engine.zoo.every import specimen


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
            self._steps(scene)

    def asked(self, scene: Scene) -> tuple[LessonTerm, ...]:
        """The step, where it is one."""
        if self.condition is None or self.which == "any":
            return ()
        return (read_term(f"{self.which} {self.condition}"),)

    def judge(self, answer: JsonValue, scene: Scene) -> Verdict:
        """Whether the condition holds at the step of the answer, or the number is the right one."""
        if self.condition is None:
            return self._judge_number(answer, scene)
        t = whole(answer, "a step", max(scene.facts.steps, 1))
        steps = self._steps(scene)
        if self.which == "any":
            return Verdict(t in steps)
        right = steps[0 if self.which == "first" else -1]
        return Verdict(t == right, "" if t == right else f"It happens {'later' if t < right else 'earlier'}.")

    def right_answer(self, scene: Scene) -> JsonValue:
        """The step, or the number."""
        if self.condition is None:
            found = specimen(scene.specimen or "")
            return [found.first_t, found.culprit, None]
        return self._steps(scene)[-1 if self.which == "last" else 0]

    def on_paper(self, scene: Scene) -> str:
        """A line to write on."""
        return f"t = {LINE}"

    def right_text(self, scene: Scene) -> str:
        """The step at which the condition holds, or the number and its step."""
        answer = self.right_answer(scene)
        return f"`{answer[1]}` at t = {answer[0]}" if isinstance(answer, list) else f"t = {answer}"

    def _steps(self, scene: Scene) -> list[int]:
        """Every step at which it happens. Raises ParameterError where there is none."""
        try:
            steps = steps_of(read_term(f"first {self.condition}"), scene.facts)
            if not steps:
                raise ParameterError("", f"{self.condition!r} holds at no step of this run")
            return steps
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
