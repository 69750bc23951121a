"""The page on paper shows what the learner sees of it, and no answer that was not given."""

import pytest

from engine.lesson.facts import facts_of
from engine.lesson.handout import MOST_STEPS, handout_parts, step_table
from engine.lesson.lesson import Lesson, find_lesson
from engine.lesson.progress import begun, given_up
from engine.lesson.questions.predict import Predict
from resources.library import lesson_names
from tests.engine.lesson_texts import lesson


@pytest.fixture(scope="module", params=lesson_names())
def built_in(request: pytest.FixtureRequest) -> Lesson:
    return find_lesson(request.param)


def test_fresh_page_ends_with_its_question_and_tells_no_explanation(built_in: Lesson) -> None:
    for page in built_in.pages:
        parts = handout_parts(page, begun(built_in))
        for question in page.questions:
            assert not any(question.explanation[:30] in part for part in parts)
        if page.questions:
            assert parts[-1].startswith(f"**{page.questions[0].title}.**")


def test_page_that_is_over_is_printed_whole_with_answers(built_in: Lesson) -> None:
    progress = begun(built_in)
    for name in built_in.questions:
        progress = given_up(progress, built_in, name)
    for page in built_in.pages:
        parts = handout_parts(page, progress)
        assert len(parts) == len(page.parts)
        for question, part in zip(page.parts, parts, strict=True):
            if isinstance(question, Predict):
                assert f"→ {question.right_text(page.scene)}" in part


def test_table_holds_the_recorded_steps_and_no_more_than_fit() -> None:
    page = lesson("The notebook.").pages[0]
    facts = facts_of(page.scene.case)
    rows = step_table(facts.run.plan, facts.run.trace).split("\n")[2:]
    assert rows[3] == "| 3 | 36 | 89 | 124 | 35 |"
    assert len(rows) == min(facts.steps, MOST_STEPS) == 9
