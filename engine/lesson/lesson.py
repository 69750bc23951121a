"""A lesson as a value, read from its text and checked as a whole before anything of it is shown."""

import hashlib
import os
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

import engine.lesson.questions
from engine.errors import ExplorerError, FileError, ParameterError, told_name
from engine.expression import ExpressionError, check, parse
from engine.files.text_file import read_text
from engine.lesson.action import FEWEST, Action
from engine.lesson.change import with_changes
from engine.lesson.error import LessonError, one_line, place
from engine.lesson.facts import Spent, limited, spend_again
from engine.lesson.questions.base import Question, numbers_in
from engine.lesson.source import SourcePage, SourcePart, lines_of, read_head, read_source, read_toml
from engine.lesson.state import Scene, State, first_scene, scene_of
from engine.lesson.text import actions, check_shown, check_text
from engine.lesson.training import check_training
from engine.parameter import OneOf, Value
from engine.program.find import find_classes
from resources.library import lesson_names, lesson_path

QUESTIONS = find_classes(engine.lesson.questions, Question)
MAX_NAME = 100
KEPT = 256  # parts: a lesson has some dozens
_KINDS = {str(kind.model_fields["kind"].default): kind for kind in QUESTIONS}


class Head(Value):
    """What stands between the two lines of +++."""

    title: str = Field(min_length=1, max_length=100)
    about: str = Field("", max_length=300, description="One sentence: what is learned.")
    minutes: int = Field(10, ge=1, le=240)
    version: Literal[1] = Field(1, description="Of the format.")


class TextPart(Value):
    """A stretch of Markdown."""

    text: str


class PageFile(Value):
    """A page as it is written: its state, and its texts and questions in their order."""

    title: str
    state: State = State()
    parts: Annotated[
        tuple[TextPart | Annotated[Question, OneOf("kind", QUESTIONS)], ...], Field(strict=False)
    ] = ()


class LessonFile(Value):
    """A whole lesson as it is written; its JSON Schema describes the format."""

    head: Head
    pages: Annotated[tuple[PageFile, ...], Field(strict=False, min_length=1)]


@dataclass(frozen=True)
class Page:
    """A page, checked. number: from 1. parts: texts and questions in their order."""

    number: int
    title: str
    scene: Scene
    parts: tuple[str | Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Its questions, in their order."""
        return tuple(part for part in self.parts if isinstance(part, Question))

    def name_of(self, question: Question) -> str:
        """By what results call a question: "2.1" is the first one of page 2."""
        index = next(index for index, one in enumerate(self.questions) if one is question)
        return f"{self.number}.{index + 1}"


@dataclass(frozen=True)
class Lesson:
    """A lesson that was read and checked as a whole.

    name: of the lesson's file, without endings. digest: of the text, by which results know the lesson again.
    """

    name: str
    title: str
    about: str
    minutes: int
    pages: tuple[Page, ...]
    digest: str

    @property
    def questions(self) -> dict[str, tuple[Question, Scene]]:
        """Every question with the scene of its page, by the name that results call it by."""
        return {page.name_of(one): (one, page.scene) for page in self.pages for one in page.questions}


def lesson_of(text: str, name: str) -> Lesson:
    """Read the text of a lesson and check all of it. Raises LessonError: what is wrong, and where."""
    source = read_source(text)
    head = _head(source.head)
    scene, pages = first_scene(), []
    with limited():
        for number, page in enumerate(source.pages, start=1):
            pages.append(_page(number, page, scene))
            scene = pages[-1].scene
    return Lesson(name, head.title, head.about, head.minutes, tuple(pages), digest_of(text))


def digest_of(text: str) -> str:
    """By what a lesson's text is known again, also where mail or an editor has made other line ends."""
    data = "\n".join(lines_of(text)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:16]


def name_of(path: Path) -> str:
    """What results call the lesson of a file."""
    return one_line(path.name.removesuffix(".md").removesuffix(".lesson"), MAX_NAME)


def load_lesson(path: Path) -> Lesson:
    """Read a lesson. Raises FileError: one sentence that begins with the file's name."""
    try:
        return lesson_of(read_text(path), name_of(path))
    except LessonError as error:
        join = " " if str(error).startswith(("is ", "has ")) else ": "
        raise FileError(f"{told_name(path)}{join}{error}") from None


def head_of(path: Path) -> Head:
    """Only the head of a lesson, for a list of many. Raises FileError."""
    try:
        return _head(read_head(read_text(path)))
    except LessonError as error:
        raise FileError(f"{told_name(path)}: {error}") from None


def find_lesson(name: str) -> Lesson:
    """The built-in lesson of that name, or the one in a file. Raises FileError."""
    path = Path(name)
    if name not in lesson_names() and not os.path.lexists(path) and path.name == name and not path.suffix:
        known = ", ".join(lesson_names())
        raise FileError(f"{name} does not exist, and no lesson of the course has that name: {known}")
    return _built_in(name) if name in lesson_names() else load_lesson(Path(name))


@cache
def _built_in(name: str) -> Lesson:
    """Read and checked once: what ships stays as it is, and a lesson is frozen."""
    return load_lesson(lesson_path(name))


def _head(fields: dict[str, object]) -> Head:
    try:
        head = Head.parse(fields)
        for field in ("title", "about"):
            if not getattr(head, field).isprintable():
                raise ParameterError(field, "must be one line, and of signs that can be seen")
    except ParameterError as error:
        raise LessonError(f"the head: {error}") from None
    return head


def _page(number: int, source: SourcePage, before: Scene) -> Page:
    """A page, with everything on it checked."""
    states = [part for part in source.parts if part.kind == "state"]
    if len(states) > 1:
        where = place(number, source.title, "state", states[1].line)
        raise LessonError(f"{where}: a page has one state; the first is in line {states[0].line}")
    scene = _scene(number, source, states[0], before) if states else before
    parts = tuple(_part(number, source, part, scene) for part in source.parts if part.kind != "state")
    return Page(number, source.title, scene, parts)


def _scene(number: int, source: SourcePage, part: SourcePart, before: Scene) -> Scene:
    where = place(number, source.title, "state", part.line)
    try:
        found, spent = _next_scene(_Placed(part.kind, part.text, before.key, before, part.line, where))
        spend_again(spent)
    except ParameterError as error:
        raise LessonError(f"{where}: {error}") from None
    return found


def _part(number: int, source: SourcePage, part: SourcePart, scene: Scene) -> str | Question:
    where = place(number, source.title, part.kind, part.line)
    try:
        found, spent = _checked(_Placed(part.kind, part.text, scene.key, scene, part.line, where))
        spend_again(spent)
    except LessonError:
        raise
    except ExplorerError as error:
        raise LessonError(f"{where}: {error}") from None
    return found if isinstance(found, str) else found.model_copy()  # two that say the same are two


@dataclass(frozen=True)
class _Placed:
    """A part of a page, and where complaints say that it stands, on which nothing else depends."""

    kind: str
    text: str
    scene_key: tuple[object, ...]
    scene: Scene = field(compare=False)
    line: int = field(compare=False)
    where: str = field(compare=False)


@lru_cache(KEPT)
def _next_scene(state: _Placed) -> tuple[Scene, Spent]:
    """The scene that a state makes of the one before it, and what it took to check it; kept as parts are.

    Raises LessonError and ParameterError.
    """
    with limited() as spent:
        return scene_of(State.parse(read_toml(state.text, state.line + 1, state.where)), state.scene), spent


@lru_cache(KEPT)
def _checked(part: _Placed) -> tuple[str | Question, Spent]:
    """A part that is right, and what it took to find that out. Raises ExplorerError.

    It is kept: who writes a lesson has all of it read again after each letter.
    """
    with limited() as spent:
        if part.kind != "text":
            return _question(part), spent
        check_text(part.text, part.scene.facts)
        _check_actions(part.text, part.scene)
        return part.text, spent


def _question(part: _Placed) -> Question:
    fields = read_toml(part.text, part.line + 1, part.where)
    if "kind" in fields:
        raise ParameterError("kind", "is said by the word behind the fence already")
    question = _KINDS[part.kind].parse({**fields, "kind": part.kind})
    question.check(part.scene)
    for texts in question.texts().values():
        for text in texts:
            _check_actions(text, part.scene)
    _check_together(question, part.scene)
    return question


def _check_together(question: Question, scene: Scene) -> None:
    """Raise ParameterError where texts that are right alone are too much, or wrong, beside each other."""
    together = question.right_text(scene), question.printed(scene, False), question.printed(scene, True)
    for text in together:
        try:
            check_shown(text)
        except ParameterError as error:
            raise ParameterError("", f"what the question holds is not right together: {error}") from None


def _check_actions(text: str, scene: Scene) -> None:
    """Raise ParameterError for a link that the page's own experiment or lock refuses."""
    for action in actions(numbers_in(text, scene)):
        _check_action(action, scene)


def _check_action(action: Action, scene: Scene) -> None:
    if action.verb == "set":
        changed = with_changes(scene.experiment, action.settings)
        locked = scene.locks.changed(scene.experiment, changed)
        if locked is not None:
            raise ParameterError(
                "", f"the link set:{';'.join(action.settings)} changes {locked}, which the page locks"
            )
    if action.verb in FEWEST:
        try:
            check_training(scene.experiment, action.updates)
        except ParameterError as error:
            raise ParameterError("", f"the link {action.verb}:{action.updates} cannot be: {error}") from None
    if action.verb == "light":
        try:
            check(parse(f"{action.name}[{action.index}]"), scene.facts.scope)
        except ExpressionError as error:
            raise ParameterError("", f"the link light:{action.name}[{action.index}]: {error}") from None
    if action.t is not None and action.t >= scene.facts.run.plan.steps:
        last = scene.facts.run.plan.steps - 1
        raise ParameterError("", f"the link to t = {action.t} leads nowhere: t must be from 0 to {last}")
