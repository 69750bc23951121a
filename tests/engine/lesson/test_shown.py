"""What could not be shown of a lesson is refused when it is opened, with the place where it stands."""

import pytest

from engine.lesson.error import LessonError
from engine.lesson.handout import handout_parts
from engine.lesson.lesson import find_lesson
from engine.lesson.progress import begun, given_up
from engine.reading.limits import problem
from resources.library import lesson_names
from tests.engine.lesson_texts import asked, block, lesson

LINKS = "[a](run:) " * 60


def refusal(*parts: str) -> str:
    with pytest.raises(LessonError) as caught:
        lesson(*parts)
    return str(caught.value)


@pytest.mark.parametrize(
    ("part", "place", "sentence"),
    [
        ("A.\n\n$x^$", "text", "the formula $x^$ cannot be typeset: nothing follows ^ or _"),
        ("| a |\n|--|\n" + "| b |\n" * 600, "text", "a text has at most 600 cells of tables, got 601"),
        ("{{x from 0 to 8}} " * 150 + "a" * 18_000, "text", "a text has at most 20000 characters"),
        (asked("order", 'items = ["$a_1_2$", "b"]'), "order", "items[0] is not right: the formula $a_1_2$"),
        (
            asked("order", "items = ['a', 'b']\nhints = ['$\\frac$']"),
            "order",
            "hints is not right: the formula",
        ),
        (
            asked("choose", 'options = [{text = "a", right = true}, {text = "b", say = "![c](d)"}]'),
            "choose",
            "options[2] is not right: a lesson has no pictures",
        ),
        (
            block("order", f'ask = "{LINKS}"\nexplanation = "{LINKS}"\nitems = ["a", "b"]'),
            "order",
            "what the question holds is not right together: a text has at most 100 links, got 120",
        ),
        (
            asked("match", 'pairs = [{term = "$a_1", text = "b"}, {term = "c", text = "_2_3$"}]\nhold = 1'),
            "match",
            "what the question holds is not right together: the formula",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_place(part: str, place: str, sentence: str) -> None:
    told = refusal(part)
    assert told.startswith(f"page 1 “A page”, {place} in line 6: ")
    assert sentence in told


def test_name_of_an_experiment_is_checked_as_text() -> None:
    state = block("state", "set = ['name=[a](http://b)']")
    assert "a link must act on the window" in refusal(state, "This is {{name}}.")
    assert "at most 20 deep" in refusal(block("state", f"set = ['name={'> ' * 30}a']"), "{{name}}")


@pytest.mark.parametrize("name", lesson_names())
def test_everything_on_paper_can_be_shown(name: str) -> None:
    built_in = find_lesson(name)
    progress = begun(built_in)
    for question in built_in.questions:
        progress = given_up(progress, built_in, question)
    for page in built_in.pages:
        for part in handout_parts(page, progress):
            assert problem(part) is None
