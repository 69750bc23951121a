"""How far a learner is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.lesson.lesson import lesson_of
from engine.lesson.progress import (
    AnswerRecord,
    Progress,
    answered,
    begun,
    first_open,
    given_up,
    held_before,
    hinted,
    is_complete,
)
from tests.engine.lesson_texts import HEAD, asked, page

LESSON = lesson_of(
    HEAD
    + page(
        asked("predict", 'answer = "y at 4"\nhints = ["a", "b"]'),
        asked("choose", 'options = [{text = "a", right = true}, {text = "b"}]'),
        asked("predict", 'answer = "y at 2"'),
    )
    + page(asked("order", 'items = ["a", "b", "c"]')),
    "mine",
)
NAMES = ["1.1", "1.2", "1.3", "2.1"]


def right(name: str) -> object:
    question, scene = LESSON.questions[name]
    return question.right_answer(scene)


def test_questions_are_named_by_page_and_place() -> None:
    assert list(LESSON.questions) == NAMES


def test_wrong_answer_is_a_try_and_the_question_stays_open() -> None:
    progress = answered(begun(LESSON), LESSON, "1.1", -1)
    record = progress.record("1.1")
    assert (record.answer, record.is_right, record.tries, record.is_done) == (-1, False, 1, False)


def test_right_answer_ends_the_question() -> None:
    progress = answered(begun(LESSON), LESSON, "1.1", right("1.1"))
    assert progress.record("1.1").is_right
    assert answered(progress, LESSON, "1.1", -1) == progress
    assert given_up(progress, LESSON, "1.1") == progress


def test_hints_end_with_the_last_level() -> None:
    progress = begun(LESSON)
    for _ in range(5):
        progress = hinted(progress, LESSON, "1.1")
    assert progress.record("1.1").hints == 2
    assert hinted(progress, LESSON, "1.2").record("1.2").hints == 0


def test_giving_up_is_done_but_not_right() -> None:
    progress = given_up(begun(LESSON), LESSON, "1.2")
    assert progress.record("1.2").is_done
    assert not progress.record("1.2").is_right
    assert progress.done == 1


def test_lesson_is_complete_with_its_last_question() -> None:
    progress = begun(LESSON)
    for name in NAMES:
        assert not is_complete(progress, LESSON)
        progress = answered(progress, LESSON, name, right(name))
    assert is_complete(progress, LESSON)


def test_first_open_question_is_asked() -> None:
    first, second, _ = LESSON.pages[0].questions
    progress = begun(LESSON)
    assert first_open(progress, LESSON.pages[0]) is first
    progress = answered(progress, LESSON, "1.1", right("1.1"))
    assert first_open(progress, LESSON.pages[0]) is second
    progress = answered(answered(progress, LESSON, "1.2", 0), LESSON, "1.3", right("1.3"))
    assert first_open(progress, LESSON.pages[0]) is None


def test_least_step_that_is_asked_for_holds_the_run() -> None:
    progress = begun(LESSON)
    assert held_before(progress, LESSON.pages[0]) == 2
    progress = answered(progress, LESSON, "1.3", right("1.3"))
    assert held_before(progress, LESSON.pages[0]) == 4
    progress = given_up(progress, LESSON, "1.1")
    assert held_before(progress, LESSON.pages[0]) is None
    assert held_before(progress, LESSON.pages[1]) is None


@pytest.mark.parametrize("name", ["1.4", "3.1", "", "²"])
def test_question_that_the_lesson_has_not_is_refused(name: str) -> None:
    for change in (hinted, given_up):
        with pytest.raises(ParameterError, match="question must be one of the lesson"):
            change(begun(LESSON), LESSON, name)


@given(st.permutations(NAMES))
def test_records_are_kept_in_the_order_of_the_lesson(order: list[str]) -> None:
    progress = begun(LESSON)
    for name in order:
        progress = answered(progress, LESSON, name, right(name))
    assert [record.question for record in progress.answers] == NAMES


@given(st.text(max_size=20))
def test_record_of_any_name_finds_a_place(name: str) -> None:
    try:
        record = AnswerRecord.parse({"question": name})
    except ParameterError:
        return
    progress = begun(LESSON).with_record(AnswerRecord(question="1.10")).with_record(record)
    assert progress.record(name) == record


def test_tenth_question_comes_behind_the_ninth() -> None:
    progress = begun(LESSON).with_record(AnswerRecord(question="1.10"))
    assert [one.question for one in progress.with_record(AnswerRecord(question="1.9")).answers] == [
        "1.9",
        "1.10",
    ]


def test_progress_survives_json() -> None:
    progress = answered(begun(LESSON), LESSON, "2.1", [2, 1, 0]).at_page(2)
    assert Progress.parse(progress.model_dump(mode="json")) == progress
