"""Choose among some answers."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from engine.errors import ParameterError
from engine.lesson.questions.base import Question, Text, Verdict, check_different, numbers_in, shuffled, whole
from engine.lesson.state import Scene
from engine.parameter import Value


class Option(Value):
    """One answer. say: what is told to who has chosen it."""

    text: Text
    right: bool = False
    say: str = Field("", max_length=2000)


class Choose(Question):
    """An answer is the place of an option in the file, from 0."""

    kind: Literal["choose"] = "choose"
    options: Annotated[tuple[Option, ...], Field(strict=False, min_length=2, max_length=8)]

    title: ClassVar[str] = "Choose"

    def check(self, scene: Scene) -> None:
        """Raise ParameterError where it does not make sense on the page it stands on."""
        right = sum(option.right for option in self.options)
        if right != 1:
            raise ParameterError("options", f"must have exactly one with right = true, got {right}")
        super().check(scene)
        check_different("options", [numbers_in(option.text, scene) for option in self.options])

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Every text that a learner reads, by field."""
        says = tuple(option.say for option in self.options if option.say)
        return super().texts() | {"options": tuple(option.text for option in self.options) + says}

    @property
    def order(self) -> list[int]:
        """In which order the options are shown."""
        return shuffled(len(self.options), self.ask)

    def judge(self, answer: JsonValue, scene: Scene) -> Verdict:
        """Whether the chosen option is right, and what to say about it."""
        option = self.options[whole(answer, "the place of an option", len(self.options))]
        return Verdict(option.right, numbers_in(option.say, scene))

    def right_answer(self, scene: Scene) -> JsonValue:
        """The place of the right option, from 0."""
        return next(index for index, option in enumerate(self.options) if option.right)

    def on_paper(self, scene: Scene) -> str:
        """The options, each with a box."""
        return "\n".join(f"- ☐ {numbers_in(self.options[place].text, scene)}" for place in self.order)

    def right_text(self, scene: Scene) -> str:
        """The text of the right option."""
        return numbers_in(next(option.text for option in self.options if option.right), scene)
