"""What a question of a lesson is."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from engine.errors import ParameterError
from engine.lesson.state import MAX_STEP, Scene
from engine.lesson.term import LessonTerm
from engine.lesson.text import check_text, filled
from engine.parameter import Value

MAX_TEXT = 2000
Text = Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
Texts = Annotated[tuple[Text, ...], Field(strict=False, max_length=8)]


@dataclass(frozen=True)
class Verdict:
    """What to tell who has answered. say: a sentence, Markdown; it may be empty."""

    is_right: bool
    say: str = ""


class Question(Value):
    """Asked on a page; what follows it on the page is shown once it is answered.

    An answer is plain JSON data, as results files keep it; each kind says what it looks like.
    """

    kind: str
    ask: Text = Field(description="The question, Markdown with {{numbers}}.")
    explanation: Text = Field(description="Shown once it is answered.")
    hints: Texts = Field((), description="Help in levels, the vaguest first.")
    hold: int | None = Field(
        None, ge=0, le=MAX_STEP, description="No step from this t on is computed until it is answered."
    )

    title: ClassVar[str]
    """What the learner is told to do, in a word or two."""

    def check(self, scene: Scene) -> None:
        """Raise ParameterError where it does not make sense on the page it stands on."""
        for field, texts in self.texts().items():
            for index, text in enumerate(texts):
                try:
                    check_text(text, scene.facts)
                except ParameterError as error:
                    place = f"{field}[{index}]" if len(texts) > 1 else field
                    raise ParameterError(place, f"is not right: {error}") from None
        if self.hold is not None and self.hold >= max(scene.facts.run.plan.steps, 1):
            raise ParameterError("hold", f"must be below {scene.facts.run.plan.steps}, got {self.hold}")

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Every text that a learner reads, by field."""
        return {"ask": (self.ask,), "explanation": (self.explanation,), "hints": self.hints}

    def held(self, scene: Scene) -> int | None:
        """The t from which on no step may be computed before it is answered."""
        return self.hold

    def asked(self, scene: Scene) -> tuple[LessonTerm, ...]:
        """The numbers that are asked for, where it asks for numbers of a run."""
        return ()

    def judge(self, answer: JsonValue, scene: Scene) -> Verdict:
        """Whether an answer is right. Raises ParameterError for one that is none."""
        raise NotImplementedError

    def right_answer(self, scene: Scene) -> JsonValue:
        """An answer that is right."""
        raise NotImplementedError

    def right_text(self, scene: Scene) -> str:
        """The right answer for reading, Markdown: for an answer key, and for who gives up."""
        raise NotImplementedError

    def on_paper(self, scene: Scene) -> str:
        """Where the answer is given on a printed page, Markdown."""
        raise NotImplementedError

    def printed(self, scene: Scene, is_over: bool) -> str:
        """The question as a printed page shows it, Markdown.

        is_over: print its answer and explanation too.
        """
        ask = f"**{self.title}.** {numbers_in(self.ask, scene)}"
        if not is_over:
            return f"{ask}\n\n{self.on_paper(scene)}"
        return f"{ask}\n\n→ {self.right_text(scene)}\n\n{numbers_in(self.explanation, scene)}"


LINE = "\\_" * 24
"""To write on, in Markdown."""


def numbers_in(text: str, scene: Scene) -> str:
    """A text of a question with its numbers."""
    return filled(text, scene.facts)


def check_different(field: str, texts: list[str]) -> None:
    """Raise ParameterError where two of some texts are the same, so that nobody could tell them apart."""
    for index, text in enumerate(texts):
        if text in texts[:index]:
            raise ParameterError(f"{field}[{index}]", f"is the same as an earlier one: {text[:80]}")


def shuffled(count: int, seed: str) -> list[int]:
    """The places 0 … count - 1 in an order that is the same everywhere, and not the right one.

    seed: any text, such as the question's own.
    """
    state = sum((index + 1) * ord(letter) for index, letter in enumerate(seed)) % 2**31
    order = list(range(count))
    for place in range(count - 1, 0, -1):
        state = (1103515245 * state + 12345) % 2**31  # as in ANSI C's example of rand
        other = (state >> 16) % (place + 1)
        order[place], order[other] = order[other], order[place]
    return order if count < 2 or order != sorted(order) else [*order[1:], order[0]]


def whole(answer: JsonValue, what: str, count: int | None = None) -> int:
    """An answer that is a whole number. Raises ParameterError."""
    if isinstance(answer, bool) or not isinstance(answer, int):
        raise ParameterError("answer", f"must be {what}")
    if count is not None and not 0 <= answer < count:
        raise ParameterError("answer", f"must be from 0 to {count - 1}, got {answer}")
    return answer


def order_of(answer: JsonValue, count: int) -> list[int]:
    """An answer that puts `count` things into an order. Raises ParameterError."""
    if not isinstance(answer, list) or len(answer) != count:
        raise ParameterError("answer", f"must be a list of {count} places")
    places = [whole(one, "a list of places", count) for one in answer]
    if len(set(places)) != count:
        raise ParameterError("answer", "must name each place once")
    return places
