"""Every built-in lesson is played from its first page to its end, and keeps what a lesson promises."""

import re
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from engine.experiment import plain
from engine.lesson.action import read_action
from engine.lesson.facts import facts_of
from engine.lesson.lesson import Lesson, Page, find_lesson
from engine.lesson.progress import (
    Progress,
    answered,
    begun,
    first_open,
    given_up,
    is_complete,
    kept_back,
    told_by,
)
from engine.lesson.questions.base import Question
from engine.lesson.questions.choose import Choose
from engine.lesson.questions.find import Find
from engine.lesson.questions.goal import Goal
from engine.lesson.questions.match import Match
from engine.lesson.questions.order import Order
from engine.lesson.questions.predict import USUAL, Predict
from engine.lesson.state import Scene
from engine.lesson.term import LessonTerm
from engine.lesson.text import PLACE
from engine.reading.contents import addresses, prose
from engine.run.name import Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.work.simulation import simulation_of
from resources.library import lesson_names

LESSONS = lesson_names()
YEAR = re.compile(r"\b(19|20)\d\d\b")
TYPED = re.compile(r"\d+\.\d+|\d{3,}")


@pytest.fixture(scope="module", params=LESSONS)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    """Each lesson of the course, read once: it is frozen."""
    return find_lesson(request.param)


def test_the_course_has_its_lessons() -> None:
    assert len(LESSONS) >= 16
    assert ["bug" in name for name in LESSONS[-3:]] == [True, True, False]
    assert "training" in LESSONS[-1]


def test_lesson_takes_ten_to_fifteen_minutes(lesson: Lesson) -> None:
    assert 10 <= lesson.minutes <= 15
    assert lesson.about
    assert len(lesson.pages) >= 5


def test_lesson_asks_in_three_ways_and_sets_a_goal(lesson: Lesson) -> None:
    kinds = [question.kind for question, _ in lesson.questions.values()]
    assert len(set(kinds)) >= 3
    assert "goal" in kinds


def test_lesson_is_completed_by_right_answers_page_by_page(lesson: Lesson) -> None:
    progress = begun(lesson)
    for page in lesson.pages:
        progress = progress.at_page(page.number)
        while (question := first_open(progress, page)) is not None:
            name = page.name_of(question)
            progress = answered(progress, lesson, name, question.right_answer(page.scene))
            assert progress.record(name).is_right, f"{name}: {question.ask}"
    assert is_complete(progress, lesson)


def test_every_question_rejects_wrong_answers(lesson: Lesson) -> None:
    for name, (question, scene) in lesson.questions.items():
        wrong = _wrong_answers(question, scene)
        assert wrong, name
        for answer in wrong:
            assert not question.judge(answer, scene).is_right, f"{name} takes {answer!r}"


def test_every_question_helps_and_explains(lesson: Lesson) -> None:
    for name, (question, _) in lesson.questions.items():
        assert question.hints, f"{name} has no hint"
        assert len(question.explanation) >= 40, f"{name} explains nothing"


def test_an_asked_step_is_not_computed_before_it_is_answered(lesson: Lesson) -> None:
    for name, (question, scene) in lesson.questions.items():
        if isinstance(question, Predict) and question.t is not None:
            held = question.held(scene)
            assert held is not None, name
            assert held <= question.t, name
            assert _steps_until(scene, held) <= question.t, name


def test_no_text_tells_the_answer_before_it_is_given(lesson: Lesson) -> None:
    for page in lesson.pages:
        told = ""
        for part in page.parts:
            if isinstance(part, Predict):
                before = told + part.ask + " ".join(part.hints)
                terms = [found[1].strip() for found in PLACE.finditer(before)]
                assert part.answer.strip() not in terms, f"page {page.number}: {part.ask}"
            told += part if isinstance(part, str) else ""


def test_no_open_page_shows_what_another_one_asks(lesson: Lesson) -> None:
    for page in lesson.pages:
        for progress in _ways_to_be_at(lesson, page):
            shown = _shown(page, kept_back(progress, lesson, page))
            for name, (question, scene) in lesson.questions.items():
                if not progress.record(name).is_done and question.held(scene) is not None:
                    for term in question.asked(scene):
                        told = _is_shown(term, scene, shown)
                        assert not told, f"page {page.number} shows {term.text} at {term.t}, asked in {name}"


def _ways_to_be_at(lesson: Lesson, page: Page) -> list[Progress]:
    """With nothing answered but what the page tells, and with the page answered too."""
    progress = begun(lesson).at_page(page.number)
    for name in told_by(progress, lesson, page.number):
        progress = given_up(progress, lesson, name)
    over = progress
    for question in page.questions:
        over = given_up(over, lesson, page.name_of(question))
    return [progress, over]


def _shown(page: Page, until: int | None) -> dict[Name, Any]:
    """The tables of what is computed on a page while it is held."""
    scene = page.scene
    job = Job(scene.experiment, scene.row, ("numpy",), specimen=scene.specimen, until=until)
    simulation = simulation_of(job, {"numpy": NumPyNetwork})
    return dict(simulation.advance(10_000).arrays)


def _is_shown(term: LessonTerm, scene: Scene, shown: dict[Name, Any]) -> bool:
    """Whether a column has the number that is asked for, in a run that is the same up to there."""
    whole, t = _shown_of(scene, term), term.t
    if whole is None or t is None:
        return False
    name, index = whole
    column = shown.get(name)
    if column is None or len(column) <= t or column.shape[1] <= index:
        return False
    own = facts_of(scene.case).run.trace[name][: t + 1, index]
    return bool((np.asarray(own, float) == np.asarray(column[: t + 1, index], float)).all())


def _shown_of(scene: Scene, term: LessonTerm) -> tuple[Name, int] | None:
    """The table and the column of what is asked; None of what is calculated."""
    found = re.fullmatch(r"(x|target|y|xW|hU|a|h)(?:\[(\d+)\])?", term.text)
    if found is None or term.settings:
        return None
    name = Name(found[1]) if found[1] in ("x", "target") else Name(found[1], 0, "numpy")
    return (Y.of("numpy") if found[1] == "y" else name), int(found[2] or 0)


def test_every_page_says_something_and_something_moves_in_each_lesson(lesson: Lesson) -> None:
    links = [address for page in lesson.pages for text in _texts(page) for address in addresses(text)]
    assert len(links) >= len(lesson.pages) - 2
    assert {read_action(address).verb for address in links} & {"set", "go", "step"}
    for page in lesson.pages:
        words = sum(len(part.split()) for part in page.parts if isinstance(part, str))
        assert 15 <= words <= 260, f"page {page.number} has {words} words"


def test_numbers_in_the_text_are_computed_not_typed(lesson: Lesson) -> None:
    for page in lesson.pages:
        asked = [question.condition for question in page.questions if isinstance(question, Find | Goal)]
        done = [address for text in _texts(page) for address in addresses(text)]
        given = set(TYPED.findall(" ".join([*filter(None, asked), *done])))  # what it is about
        for text in _texts(page):
            bare = prose(PLACE.sub("", text))
            typed = set(TYPED.findall(YEAR.sub("", bare))) - given
            assert not typed, f"page {page.number}: {typed} in {text[:200]!r}"


def _texts(page: Page) -> list[str]:
    """Everything a learner reads on a page."""
    texts = []
    for part in page.parts:
        if isinstance(part, str):
            texts.append(part)
        else:
            texts += [text for group in part.texts().values() for text in group]
    return texts


def _steps_until(scene: Scene, until: int) -> int:
    """How many steps the engine makes while a question holds the run."""
    job = Job(scene.experiment, scene.row, ("numpy",), specimen=scene.specimen, until=until)
    simulation = simulation_of(job, {"numpy": NumPyNetwork})
    return simulation.advance(10_000).steps


def _wrong_answers(question: Question, scene: Scene) -> list[Any]:
    """Some that are near the right one, and some that are not."""
    match question:
        case Predict():
            right = question.right_answer(scene)
            assert isinstance(right, int | float)
            if question.tolerance is None and float(right).is_integer() and not question.within:
                near = [right + 1, right - 1, right + 0.5, right * 1.001 + 0.001]
                return [*near, 2 * right + 1 if right != -1 else 5]
            off = max(
                abs(right) * float(USUAL if question.tolerance is None else question.tolerance),
                float(question.within),
            )
            step = 1.01 * off + 1e-6 * max(abs(right), 1)
            return [right + step, right - step, 2 * right + 1 + off, -right - 1 - off]
        case Choose():
            return [place for place in range(len(question.options)) if place != question.right_answer(scene)]
        case Match() | Order():
            right = question.right_answer(scene)
            assert isinstance(right, list)
            return [list(order) for order in list(permutations(range(len(right))))[1:25]]
        case Find(condition=None):
            right = question.right_answer(scene)
            assert isinstance(right, list)
            later = [[t, right[1], None] for t in range(right[0] + 1, scene.facts.steps)]
            return [[right[0], "target" if right[1] != "target" else "x", 0], *later]
        case Find():
            right = question.right_answer(scene)
            assert isinstance(right, int)
            near = [right - 1, right + 1]
            return [t for t in near if 0 <= t < scene.facts.steps] if question.which != "any" else [0]
        case Goal():
            return [plain(scene.experiment)]
    raise AssertionError(f"a new kind of question: {question.kind}")
