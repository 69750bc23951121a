"""Where one page of a lesson tells the number that a question of another page asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from engine.array import Array, is_nan
from engine.errors import ExplorerError
from engine.expression import evaluate, parse
from engine.lesson.change import Same
from engine.lesson.facts import Facts, limited, spend
from engine.lesson.lesson import Lesson, Page
from engine.lesson.questions.base import Question, numbers_in
from engine.lesson.questions.find import Find
from engine.lesson.questions.goal import Goal
from engine.lesson.state import Scene
from engine.lesson.term import LessonTerm, read_term, value_of
from engine.lesson.text import PLACE, actions

KEPT = 8  # lessons
MEASURES = ("mae", "mse")  # that the foot of the window shows at the end of a run
WORK = 40  # microseconds to compare a question with a page
_QUANTITY = re.compile(r"[A-Za-z]\w*(?:\[\d+\])?")  # a column, or a curve


@dataclass(frozen=True)
class Spoiler:
    """page: the one that tells. question: what it tells the answer of, by name. t: from which step on its
    run does; None where its text does."""

    page: int
    question: str
    t: int | None


def spoilers(lesson: Lesson) -> tuple[Spoiler, ...]:
    """All of a lesson; of one that computes for too long, those that were found in time."""
    return _spoilers(Same(lesson))


@lru_cache(KEPT)
def _spoilers(key: Same) -> tuple[Spoiler, ...]:
    found: list[Spoiler] = []
    try:
        with limited():
            found.extend(_all(key.thing))  # type: ignore[arg-type]
    except ExplorerError:
        pass
    return tuple(found)


def _all(lesson: Lesson) -> Iterator[Spoiler]:
    for name, (question, scene) in lesson.questions.items():
        asked = question.asked(scene) if question.held(scene) is not None else ()
        for page in lesson.pages if asked else ():
            if name.partition(".")[0] != str(page.number):
                yield from _of(page, name, asked, scene)


def _of(page: Page, name: str, asked: tuple[LessonTerm, ...], scene: Scene) -> Iterator[Spoiler]:
    spend(WORK)
    steps = [t for term in asked if (t := _told_from(term, scene, page.scene)) is not None]
    if steps:
        yield Spoiler(page.number, name, min(steps))
    if any(_is_named(term, scene, page) for term in asked):
        yield Spoiler(page.number, name, None)


def may_be_held(page: Page, t: int) -> bool:
    """Whether a page can do without the steps from t on: it shows none of them, and asks nothing of them."""
    if page.scene.t >= t or any(isinstance(one, Goal | Find) and one.hold is None for one in page.questions):
        return False
    done = [action for text in _texts(page) for action in actions(numbers_in(text, page.scene))]
    shown = [action.t for action in done if action.verb == "go"]
    return all(one is not None and one < t for one in shown) and all(one.verb != "run" for one in done)


def _told_from(term: LessonTerm, scene: Scene, other: Scene) -> int | None:
    """The step at which the run of another scene shows what is asked, as it is the same up to there."""
    is_seen = _QUANTITY.fullmatch(term.text) or term.text in other.watches or _is_search(term)
    if term.is_of_another_run or not is_seen:
        return None
    try:
        t = _step(term, scene)
        names = parse(term.text).names if _is_search(term) else (term.text,)
        if term.text in MEASURES:
            is_end = term.begin is None and other.facts.steps == scene.facts.steps
            return t if is_end and value_of(term, scene.facts) == value_of(term, other.facts) else None
        runs = scene.facts, other.facts
        is_same = t < other.facts.steps and all(
            _same(*(_history(name, facts, t) for facts in runs)) for name in names
        )
    except ExplorerError:  # the other run has no such number
        return None
    return t if is_same and term.text != "radius" else None


def _step(term: LessonTerm, scene: Scene) -> int:
    if _is_search(term):
        return int(value_of(term, scene.facts))
    return scene.facts.steps - 1 if term.begin is None else term.begin


def _is_search(term: LessonTerm) -> bool:
    return term.kind in ("first", "last")


def _history(text: str, facts: Facts, t: int) -> Array:
    return evaluate(parse(text), facts.scope, 0, t + 1)


def _same(one: Array, other: Array) -> bool:
    return one.shape == other.shape and bool(np.all((one == other) | (is_nan(one) & is_nan(other))))


def _is_named(term: LessonTerm, scene: Scene, page: Page) -> bool:
    """Whether a text of a page says the number: it names the same thing at the same step of the same run."""
    for text in _texts(page):
        for found in PLACE.finditer(text):
            named = read_term(found[1])
            if named.text == term.text and named.settings == term.settings and _is_at(named, term):
                try:
                    if value_of(_alone(named, term), page.scene.facts) == value_of(term, scene.facts):
                        return True
                except ExplorerError:
                    continue
    return False


def _is_at(named: LessonTerm, term: LessonTerm) -> bool:
    if named.kind == "from" and term.kind == "at" and term.begin is not None:
        return (named.begin or 0) <= term.begin and (named.end is None or term.begin <= named.end)
    return (named.kind, named.begin) == (term.kind, term.begin)


def _alone(named: LessonTerm, term: LessonTerm) -> LessonTerm:
    return term if named.kind == "from" else named


def _texts(page: Page) -> Iterator[str]:
    for part in page.parts:
        if isinstance(part, Question):
            yield from (text for texts in part.texts().values() for text in texts)
        else:
            yield part
