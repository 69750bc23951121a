"""How far a learner is in a lesson: the page, and what was answered; a value that is kept and handed in."""

from typing import Annotated

from pydantic import Field, JsonValue

from engine.errors import ParameterError
from engine.lesson.lesson import Lesson, Page
from engine.lesson.questions.base import Question
from engine.lesson.spoiler import may_be_held, spoilers
from engine.lesson.state import Scene
from engine.parameter import Value

MOST = 1000


class AnswerRecord(Value):
    """What became of one question. question: its name, "2.1". answer: the last one given, None before any.

    hints: how many levels of help were opened. gave_up: the answer was shown instead of found.
    """

    question: str = Field(max_length=20)
    answer: JsonValue = None
    is_right: bool = False
    tries: int = Field(default=0, ge=0)
    hints: int = Field(default=0, ge=0)
    gave_up: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the question is over, so that what follows it is shown."""
        return self.is_right or self.gave_up


class Progress(Value):
    """lesson, digest: as the lesson says. page: the one that is open, from 1."""

    lesson: str = Field(max_length=100)
    digest: str = Field(max_length=64)
    page: int = Field(default=1, ge=1)
    answers: Annotated[tuple[AnswerRecord, ...], Field(strict=False, max_length=MOST)] = ()

    def record(self, question: str) -> AnswerRecord:
        """What became of a question; where nothing has, a record that says so."""
        found = next((one for one in self.answers if one.question == question), None)
        return AnswerRecord(question=question) if found is None else found

    def with_record(self, record: AnswerRecord) -> "Progress":
        """The progress with a record, which replaces an earlier one of the same question."""
        others = tuple(one for one in self.answers if one.question != record.question)
        return self.replace(answers=tuple(sorted((*others, record), key=_place)))

    def at_page(self, page: int) -> "Progress":
        """The progress with another page open."""
        return self.replace(page=page)

    @property
    def done(self) -> int:
        """How many questions are over."""
        return sum(record.is_done for record in self.answers)


def begun(lesson: Lesson) -> Progress:
    """The progress of who has just opened a lesson."""
    return Progress(lesson=lesson.name, digest=lesson.digest)


def answered(progress: Progress, lesson: Lesson, question: str, answer: JsonValue) -> Progress:
    """The progress after an answer: judged, and one try more. Raises ParameterError for no such question."""
    asked, scene = _question(lesson, question)
    before = progress.record(question)
    if before.is_done:
        return progress
    is_right = asked.judge(answer, scene).is_right
    after = before.replace(answer=answer, is_right=is_right, tries=before.tries + 1)
    return progress.with_record(after)


def hinted(progress: Progress, lesson: Lesson, question: str) -> Progress:
    """The progress with one more level of help opened, if there is one."""
    asked, _ = _question(lesson, question)
    before = progress.record(question)
    return progress.with_record(before.replace(hints=min(before.hints + 1, len(asked.hints))))


def given_up(progress: Progress, lesson: Lesson, question: str) -> Progress:
    """The progress with the answer of a question shown."""
    _question(lesson, question)
    before = progress.record(question)
    return progress if before.is_done else progress.with_record(before.replace(gave_up=True))


def is_complete(progress: Progress, lesson: Lesson) -> bool:
    """Whether every question is over."""
    return all(progress.record(name).is_done for name in lesson.questions)


def first_open(progress: Progress, page: Page) -> Question | None:
    """The question of a page that is asked now: the first that is not over; None where all are."""
    return next((one for one in page.questions if not progress.record(page.name_of(one)).is_done), None)


def held_before(progress: Progress, page: Page) -> int | None:
    """From which t on nothing may be computed while a page's questions are open; None where all may be."""
    open_ones = [one for one in page.questions if not progress.record(page.name_of(one)).is_done]
    held = [t for one in open_ones if (t := one.held(page.scene)) is not None]
    return min(held, default=None)


def asks_of_training(progress: Progress, page: Page) -> bool:
    """Whether an open question of a page asks for what updates of the training make."""
    open_ones = [one for one in page.questions if not progress.record(page.name_of(one)).is_done]
    return any(term.updates is not None for one in open_ones for term in one.asked(page.scene))


def kept_back(progress: Progress, lesson: Lesson, page: Page) -> int | None:
    """As `held_before`; steps that would answer a later page's question are held, too, where that may be."""
    own = held_before(progress, page)
    told = [
        one.t
        for one in spoilers(lesson)
        if one.page == page.number and one.t is not None and page_of(one.question) > page.number
        if not progress.record(one.question).is_done and may_be_held(page, one.t)
    ]
    return min([*told, *(() if own is None else (own,))], default=None)


def told_by(progress: Progress, lesson: Lesson, number: int) -> tuple[str, ...]:
    """The open questions of earlier pages whose answers a page tells, by name; it is opened behind them."""
    told = dict.fromkeys(one.question for one in spoilers(lesson) if one.page == number)
    return tuple(name for name in told if page_of(name) < number and not progress.record(name).is_done)


def page_of(question: str) -> int:
    """The number of the page that a question stands on, by its name."""
    return int(question.partition(".")[0])


def _question(lesson: Lesson, name: str) -> tuple[Question, Scene]:
    found = lesson.questions.get(name)
    if found is None:
        raise ParameterError("question", f"must be one of the lesson, got {name!r}")
    return found


def _place(record: AnswerRecord) -> tuple[int, ...]:
    """ "2.10" comes behind "2.9"."""
    return tuple(int(part) if part.isdecimal() else 0 for part in record.question.split(".")[:2])
