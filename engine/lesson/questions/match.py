"""Match terms of an equation to their values."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from engine.errors import ParameterError
from engine.lesson.questions.base import (
    LINE,
    Question,
    Text,
    Verdict,
    check_different,
    numbers_in,
    order_of,
    shuffled,
)
from engine.lesson.state import Scene
from engine.lesson.term import LessonTerm, read_term, text_of
from engine.parameter import Value


class Pair(Value):
    """A term, and the value that belongs to it. value: a number as in "xW at 4", or a text."""

    term: Text
    value: str | None = Field(
        None, max_length=300, description='A number that the engine computes: "xW at 4".'
    )
    text: Text | None = Field(None, description="A text, in place of a number.")


class Match(Question):
    """An answer names for each term the place of its value in the file, from 0."""

    kind: Literal["match"] = "match"
    pairs: Annotated[tuple[Pair, ...], Field(strict=False, min_length=2, max_length=8)]

    title: ClassVar[str] = "Match"

    def check(self, scene: Scene) -> None:
        """Raise ParameterError where it does not make sense on the page it stands on."""
        super().check(scene)
        values = self.values(scene)
        check_different("pairs", [numbers_in(pair.term, scene) for pair in self.pairs])
        for index, pair in enumerate(self.pairs):
            if values.index(values[index]) != index:
                raise ParameterError(
                    f"pairs[{index}]", f"has the same value as an earlier one: {values[index]}"
                )
            if pair.value is not None and self.held(scene) is None and read_term(pair.value).kind != "field":
                raise ParameterError(
                    "hold", "is missing: from which t on nothing is shown until it is answered"
                )

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Every text that a learner reads, by field."""
        given = tuple(pair.text for pair in self.pairs if pair.text is not None)
        return super().texts() | {"pairs": tuple(pair.term for pair in self.pairs) + given}

    def held(self, scene: Scene) -> int | None:
        """By itself the first step that a value belongs to."""
        steps = [t for pair in self.pairs if pair.value and (t := read_term(pair.value).t) is not None]
        return min(steps, default=None) if self.hold is None else self.hold

    def asked(self, scene: Scene) -> tuple[LessonTerm, ...]:
        """The values that are computed."""
        terms = [read_term(pair.value) for pair in self.pairs if pair.value]
        return tuple(term for term in terms if term.kind != "field")

    def values(self, scene: Scene) -> list[str]:
        """The values in the order of the terms they belong to, Markdown."""
        return [self._value(index, pair, scene) for index, pair in enumerate(self.pairs)]

    @property
    def order(self) -> list[int]:
        """In which order the values are shown."""
        return shuffled(len(self.pairs), self.ask)

    def judge(self, answer: JsonValue, scene: Scene) -> Verdict:
        """Whether every term has its value."""
        places = order_of(answer, len(self.pairs))
        right = sum(place == index for index, place in enumerate(places))
        return Verdict(
            right == len(places), "" if right == len(places) else f"{right} of {len(places)} are right."
        )

    def right_answer(self, scene: Scene) -> JsonValue:
        """Each term's own place."""
        return list(range(len(self.pairs)))

    def on_paper(self, scene: Scene) -> str:
        """The terms with lines, and below them the values to choose from."""
        values = self.values(scene)
        lines = [f"- {numbers_in(pair.term, scene)}: {LINE}" for pair in self.pairs]
        return "\n".join([*lines, "", " · ".join(values[place] for place in self.order)])

    def right_text(self, scene: Scene) -> str:
        """Every term with its value."""
        terms = (numbers_in(pair.term, scene) for pair in self.pairs)
        return "; ".join(f"{term} = {value}" for term, value in zip(terms, self.values(scene), strict=True))

    def _value(self, index: int, pair: Pair, scene: Scene) -> str:
        if (pair.value is None) == (pair.text is None):
            raise ParameterError(f"pairs[{index}]", "must have either a value or a text")
        if pair.text is not None:
            return numbers_in(pair.text, scene)
        try:
            return text_of(read_term(pair.value or ""), scene.facts)
        except ParameterError as error:
            raise ParameterError(f"pairs[{index}].value", f"is not right: {error}") from None
