"""Predict a number before it is computed."""

import re
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from engine.array import is_finite_number, is_nan_number
from engine.errors import ParameterError
from engine.lesson.questions.base import LINE, Question, Text, Verdict, numbers_in
from engine.lesson.state import Scene
from engine.lesson.term import LessonTerm, is_among_whole, read_term, text_of, value_of
from engine.notation.number_text import is_whole
from engine.parameter import Real, Value

USUAL = 0.005  # of the answer, where nothing else is said
DRAGGED = {
    "prediction": re.compile(r"(?:y|target)(?:\[\d{1,4}\])?"),
    "hidden_state": re.compile(r"h(?:\[\d{1,4}\])?"),
}
"""What each plot has a point for."""


class Mistake(Value):
    """A number that is wrong for a reason, and what to say to it."""

    answer: str = Field(max_length=300, description='What somebody would name who mixes it up, as "x at 4".')
    say: Text = Field(description="What was mixed up.")


class Predict(Question):
    """An answer is a number. It may be typed, or given by dragging a point on a plot."""

    kind: Literal["predict"] = "predict"
    answer: str = Field(max_length=300, description='The number, as in "y at 4" or "first abs(error) > 100".')
    tolerance: Real | None = Field(
        None,
        ge=0,
        le=1,
        description="How far off is right, as a share; left out, one of whole numbers is exact.",
    )
    within: Real = Field(0, ge=0, description="How far off is right, whatever the share.")
    drag: str | None = Field(None, description='A plot on which it may be answered: "prediction".')
    mistakes: Annotated[tuple[Mistake, ...], Field(strict=False, max_length=8)] = ()

    title: ClassVar[str] = "Predict"

    def check(self, scene: Scene) -> None:
        """Raise ParameterError where it does not make sense on the page it stands on."""
        super().check(scene)
        right = self._right(scene)
        if is_nan_number(right):
            raise ParameterError("answer", "is not a number on this page, so that nobody could name it")
        for index, mistake in enumerate(self.mistakes):
            wrong = _number(mistake.answer, scene, f"mistakes[{index}].answer")
            if self._is_near(wrong, right, self._share(scene)):
                raise ParameterError(f"mistakes[{index}].answer", "is the right answer on this page")
        self._check_drag()
        if self.held(scene) is None and self._term.kind != "field" and not self._term.is_of_another_run:
            raise ParameterError("hold", "is missing: from which t on nothing is shown until it is answered")

    def _check_drag(self) -> None:
        if self.drag is None:
            return
        if self.drag not in DRAGGED:
            raise ParameterError("drag", f'must be "prediction" or "hidden_state", got {self.drag!r}')
        if self._term.t is None:
            raise ParameterError("drag", "needs an answer at one step, such as “y at 4”")
        if not DRAGGED[self.drag].fullmatch(self._term.text):
            what = {"prediction": "y or target", "hidden_state": "h"}[self.drag]
            message = f"shows no {self._term.text!r}: on the plot {self.drag} a point is dragged to {what}"
            raise ParameterError("drag", message)

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Every text that a learner reads, by field."""
        return super().texts() | {"mistakes": tuple(mistake.say for mistake in self.mistakes)}

    def held(self, scene: Scene) -> int | None:
        """By itself the step that is asked for; one earlier where its input was the last step's target."""
        t = self._term.t
        if self.hold is not None or t is None:
            return self.hold
        is_input = self._term.text.startswith("x") and scene.experiment.sequence.is_computed
        return max(0, t - 1) if is_input else t

    def asked(self, scene: Scene) -> tuple[LessonTerm, ...]:
        """The number."""
        return () if self._term.kind == "field" else (self._term,)

    @property
    def t(self) -> int | None:
        """The step that the point is dragged on."""
        return self._term.t

    @property
    def quantity(self) -> str:
        """The quantity that is asked for, as an expression: "y"."""
        return self._term.text

    def is_among_whole(self, scene: Scene) -> bool:
        """Whether the number that is asked for is whole as all beside it, so that an answer must be exact."""
        return is_among_whole(self._term, scene.facts)

    def judge(self, answer: JsonValue, scene: Scene) -> Verdict:
        """Whether a number is near enough."""
        if isinstance(answer, bool) or not isinstance(answer, int | float):
            raise ParameterError("answer", "must be a number")
        share = self._share(scene)
        if self._is_near(answer, self._right(scene), share):
            return Verdict(True)
        for mistake in self.mistakes:
            if self._is_near(answer, _number(mistake.answer, scene, "mistakes"), share):
                return Verdict(False, numbers_in(mistake.say, scene))
        return Verdict(False)

    def right_answer(self, scene: Scene) -> JsonValue:
        """The number."""
        return self._right(scene)

    def right_text(self, scene: Scene) -> str:
        """The right number, as it is printed."""
        return text_of(self._term, scene.facts)

    def on_paper(self, scene: Scene) -> str:
        """A line to write on."""
        return f"{self.quantity if self.t is None else f'{self.quantity} at t = {self.t}'}: {LINE}"

    @property
    def _term(self) -> LessonTerm:
        try:
            return read_term(self.answer)
        except ParameterError as error:
            raise ParameterError("answer", f"is not right: {error}") from None

    def _right(self, scene: Scene) -> int | float:
        return _number(self.answer, scene, "answer")

    def _is_near(self, answer: int | float, right: int | float, share: float) -> bool:
        if not (is_finite_number(answer) and is_finite_number(right)):
            return answer == right
        if self.tolerance is None and self.drag is None and is_whole(answer) and is_whole(right):
            share = 0  # a whole number that is typed for another one is none that was rounded
        exact, within = Fraction(right), Fraction(self.within)
        return abs(Fraction(answer) - exact) <= max(Fraction(share) * abs(exact), within)

    def _share(self, scene: Scene) -> float:
        """How far off is right."""
        if self.tolerance is not None:
            return float(self.tolerance)
        return 0 if self.is_among_whole(scene) else USUAL


def _number(text: str, scene: Scene, field: str) -> int | float:
    try:
        value = value_of(read_term(text), scene.facts)
    except ParameterError as error:
        raise ParameterError(field, f"is not right: {error}") from None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ParameterError(field, f"must be one number, {text!r} is none")
    return value
