"""Put operations into their order."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, JsonValue

from engine.lesson.questions.base import (
    Question,
    Text,
    Verdict,
    check_different,
    numbers_in,
    order_of,
    shuffled,
)
from engine.lesson.state import Scene


class Order(Question):
    """An answer lists the places that the items have in the file, from 0, in the learner's order."""

    kind: Literal["order"] = "order"
    items: Annotated[tuple[Text, ...], Field(strict=False, min_length=2, max_length=8)] = Field(
        description="In the right order; they are shown in another."
    )

    title: ClassVar[str] = "Order"

    def check(self, scene: Scene) -> None:
        """Raise ParameterError where it does not make sense on the page it stands on."""
        super().check(scene)
        check_different("items", [numbers_in(item, scene) for item in self.items])

    def texts(self) -> dict[str, tuple[str, ...]]:
        """Every text that a learner reads, by field."""
        return super().texts() | {"items": self.items}

    @property
    def order(self) -> list[int]:
        """In which order the items are shown at first."""
        return shuffled(len(self.items), self.ask)

    def judge(self, answer: JsonValue, scene: Scene) -> Verdict:
        """Whether the order is right."""
        places = order_of(answer, len(self.items))
        wrong = next((index for index, place in enumerate(places) if place != index), None)
        if wrong is None:
            return Verdict(True)
        return Verdict(False, f"Right up to number {wrong}." if wrong else "The first one comes later.")

    def right_answer(self, scene: Scene) -> JsonValue:
        """The order of the file."""
        return list(range(len(self.items)))

    def on_paper(self, scene: Scene) -> str:
        """The items, each with a box for its number."""
        return "\n".join(f"- ☐ {numbers_in(self.items[place], scene)}" for place in self.order)

    def right_text(self, scene: Scene) -> str:
        """The items in their order."""
        return " → ".join(numbers_in(item, scene) for item in self.items)
