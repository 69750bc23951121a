"""A lesson as a whole: what of it is kept between two readings, and what is not."""

import pytest

from engine.errors import FileError
from engine.lesson.lesson import lesson_of
from tests.engine.lesson_texts import HEAD, asked, block, page

SEARCH = "{{count " + "+".join(["x**64"] * 45) + " > 0}}"
DEAR = block("state", "set = ['sequence.seq_len=5001', 'sequence.weight=1', 'precision.numpy=exact']")
WRONG = asked("predict", 'answer = "y at 99"')


def refusal(text: str) -> str:
    with pytest.raises(FileError) as caught:
        lesson_of(text, "test")
    return str(caught.value)


def test_questions_that_say_the_same_have_names_of_their_own() -> None:
    question = asked("predict", 'answer = "y at 2"')
    for _ in range(2):
        assert list(lesson_of(HEAD + page(question, question), "test").questions) == ["1.1", "1.2"]


def test_part_that_was_read_before_is_told_in_its_own_line() -> None:
    one, other = refusal(HEAD + page(WRONG)), refusal(HEAD + page("Text.", WRONG))
    assert one != other
    assert one == refusal(HEAD + page(WRONG))


def test_part_is_checked_against_the_page_it_stands_on() -> None:
    text, short = "{{y at 7}}", block("state", "set = ['sequence.seq_len=5']")
    lesson_of(HEAD + page(text), "test")
    assert "t must be from 0 to 3" in refusal(HEAD + page(short, text))


@pytest.mark.slow
def test_lesson_that_computes_too_much_is_refused_however_often_it_is_read() -> None:
    """Each part alone computes little enough, so all but the last are kept."""
    parts = [asked("order", f'items = ["a{number}", "b"]\nhints = ["{SEARCH}"]') for number in range(40)]
    text = HEAD + page(DEAR, *parts)
    first = refusal(text)
    assert "computes too much for one lesson" in first
    assert refusal(text) == first
