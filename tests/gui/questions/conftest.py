"""What tests of questions share: a page with one question, its card, and who keeps its record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.lesson.lesson import Lesson, lesson_of
from engine.lesson.progress import AnswerRecord, Progress, answered, begun, given_up, hinted
from engine.lesson.questions.base import Question
from engine.lesson.state import Scene
from gui.questions import card_for
from gui.questions.base import QuestionCard
from gui.state.context import Context

HEAD = """+++
title = "Questions"
+++

# One

```state
experiment = "notebook"
set = ["sequence.mem_len=0", "sequence.bias=1", "sequence.weight=2"]
implementations = ["numpy"]
{state}
```

```{kind}
ask = "Think of $x_t$ at t = 2, which is {{{{x at 2}}}}."
hints = ["the vaguest help", "a distinctive-hint"]
explanation = "a distinctive-explanation"
{fields}
```
"""

FIELDS = {
    "predict": 'answer = "target at 3"\nmistakes = [{ answer = "x at 3", say = "a distinctive-say" }]',
    "choose": """
options = [
    { text = "wrong $x$", say = "a distinctive-say" }, { text = "right", right = true, say = "indeed" },
    { text = "wrong, too" },
]""",
    "match": """
pairs = [
    { term = "the input $x_4$", value = "x at 4" }, { term = "its target", value = "target at 4" },
    { term = "the hidden state", text = "what is **remembered**" },
]""",
    "order": 'items = ["the products", "their *sum*", "the activation", "the output"]',
    "find": 'condition = "x > 100"',
    "goal": """
condition = "mae < 0.5"
solution = [
    "model.layers[0].kernel=[[2]]", "model.layers[0].recurrent_kernel=[[0]]", "model.layers[0].bias=[1]",
]""",
}
PAGE_EXPERIMENT = HEAD[HEAD.index("experiment =") : HEAD.index("implementations")]
SPECIMEN = HEAD.replace(PAGE_EXPERIMENT, 'specimen = "bias_twice"\n')
WRONG: dict[str, Any] = {"predict": 15, "choose": 0, "match": [1, 0, 2], "order": [0, 1, 3, 2], "find": 5}


@dataclass
class Asked:
    """A card on the screen, and what has become of its question, as the lesson's panel keeps it."""

    card: Any
    lesson: Lesson
    progress: Progress
    answers: list[Any] = field(default_factory=list)

    @property
    def record(self) -> AnswerRecord:
        return self.progress.record("1.1")

    def answer(self, answer: Any) -> None:
        self.answers.append(answer)
        self.show(answered(self.progress, self.lesson, "1.1", answer))

    def hint(self) -> None:
        self.show(hinted(self.progress, self.lesson, "1.1"))

    def give_up(self) -> None:
        self.show(given_up(self.progress, self.lesson, "1.1"))

    def show(self, progress: Progress) -> None:
        self.progress = progress
        self.card.show_record(self.record)
        self.card.set_active(not self.record.is_done)


Ask = Callable[..., Asked]


def lesson_with(kind: str, fields: str | None = None, state: str = "", text: str = HEAD) -> Lesson:
    """A lesson of one page with one question."""
    return lesson_of(
        text.format(kind=kind, fields=FIELDS[kind] if fields is None else fields, state=state), "one"
    )


def question_of(lesson: Lesson) -> tuple[Question, Scene]:
    """Its only question."""
    return lesson.questions["1.1"]


@pytest.fixture
def ask(context: Context, qtbot: QtBot) -> Iterator[Ask]:
    """Show the card of a question in a window that shows the page's experiment, whose run has ended."""
    shown: list[QuestionCard] = []

    def ask(kind: str, fields: str | None = None, state: str = "", text: str = HEAD) -> Asked:
        lesson = lesson_with(kind, fields, state, text)
        question, scene = question_of(lesson)
        context.document.open(scene.experiment, None, scene.specimen)
        context.transport.compute_all()
        qtbot.waitUntil(lambda: has_run(context, scene.experiment))
        card = card_for(question, scene, context)
        one = Asked(card, lesson, begun(lesson))
        card.answered.connect(one.answer)
        card.hinted.connect(one.hint)
        card.given_up.connect(one.give_up)
        qtbot.addWidget(card)
        card.resize(card.theme.px(340), card.heightForWidth(card.theme.px(340)))
        with qtbot.waitExposed(card):
            card.show()
        card.set_active(True)
        card.take_focus()
        shown.append(card)
        return one

    yield ask
    for card in shown:
        card.close_question()


def has_run(context: Context, experiment: Experiment) -> bool:
    """Whether the window shows the whole run of an experiment."""
    client = context.client
    is_its = client.plan is not None and client.plan.job.experiment == experiment
    return is_its and client.ending is not None


def lay_out(card: QWidget) -> None:
    """Give a card the height that it asks for, and have everything in its place."""
    for _ in range(2):  # what asks for another height does so once it has its width
        QCoreApplication.sendPostedEvents()
        card.resize(card.width(), card.heightForWidth(card.width()))
