"""The text of a lesson is cut into pages and blocks; what is wrong is told with its line."""

import pytest

from engine.lesson.error import LessonError
from engine.lesson.lesson import lesson_of
from engine.lesson.source import MAX_CHARACTERS, MAX_PAGES, MAX_PARTS, read_source
from tests.engine.lesson_texts import HEAD, asked, block, page

QUESTION = asked("predict", 'answer = "y at 2"')


def refusal(text: str) -> str:
    with pytest.raises(LessonError) as caught:
        lesson_of(text, "test")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def kinds(text: str) -> list[list[str]]:
    return [[part.kind for part in one.parts] for one in read_source(text).pages]


def test_parts_keep_their_order_and_their_lines() -> None:
    source = read_source(HEAD + page("Before.", QUESTION, "After.") + page("Last.", title="Two"))
    assert [one.title for one in source.pages] == ["A page", "Two"]
    assert kinds(HEAD + page("Before.", QUESTION, "After."))[0] == ["text", "predict", "text"]
    assert [part.line for part in source.pages[0].parts] == [6, 8, 14]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# Page\n", "is not a lesson: its first line must be +++"),
        ("", "is not a lesson"),
        ('+++\ntitle = "A"\n# Page\n', "has no end of its head"),
        (HEAD, "has no page"),
        (HEAD + "Text.\n# Page\n", "has text in line 4, before its first page"),
        (HEAD + "#\n\nText.\n", "page 1: the title in line 4 is empty"),
        (HEAD + "# " + "a" * 101, "page 1: the title in line 4 must have at most 100 signs"),
        (HEAD + "# a\x1b[31m", "the title in line 4 must have at most 100 signs, all of which can be seen"),
        (
            HEAD + page("```predict\nask = 1\n"),
            "has a block in line 6 that never ends: a closing ``` is missing",
        ),
        (HEAD + page("~~~\n```\n"), "has a block in line 6 that never ends: a closing ~~~ is missing"),
        (
            HEAD + page("- item\n\n    ```goal\n    ```\n"),
            "has a block in line 8 that is set in: ```goal must begin",
        ),
        (HEAD + page() * (MAX_PAGES + 1), f"has {MAX_PAGES + 1} pages, at most {MAX_PAGES}"),
        (HEAD + page(*[QUESTION] * (MAX_PARTS + 1)), f"page 1 “A page”: has {MAX_PARTS + 1} parts"),
        (HEAD + "# a" * MAX_CHARACTERS, "is too long for a lesson"),
        ('+++\ntitel = "A"\n+++\n# P\n', "the head: title is missing"),
        ('+++\ntitle = "A"\nminutes = "9"\n+++\n# P\n', "the head: minutes must be a whole number, got '9'"),
        ('+++\ntitle = "A"\nversion = 2\n+++\n# P\n', "the head: version must be 1, got 2"),
        ('+++\ntitle = "a\\u001b[31m"\n+++\n# P\n', "the head: title must be one line"),
        ("+++\ntitle = A\n+++\n# P\n", "the head: invalid value in line 2, column 9"),
        (
            HEAD + page("Text.", block("state", "t = 1\nt = 2")),
            "page 1 “A page”, state in line 8: cannot overwrite",
        ),
        (HEAD + page("Text.", block("state", "t = 1\n\npanels = [")), "page 1 “A page”, state in line 8: "),
        (
            HEAD + page(block("state", "t = 0"), block("state", "t = 1")),
            "state in line 10: a page has one state; ",
        ),
        (
            HEAD + page(block("state", "t = " + "9" * 5000)),
            "state in line 6: what begins in line 7 cannot be read",
        ),
        (HEAD + page(block("state", "a." * 5000 + "b = 1")), "line 7 joins too many names by points"),
        (
            HEAD + page(block("predict", 'kind = "goal"')),
            "predict in line 6: kind is said by the word behind",
        ),
    ],
)
def test_refusal_says_what_and_where(text: str, sentence: str) -> None:
    assert sentence in refusal(text)


def test_line_of_a_wrong_block_is_the_files() -> None:
    text = HEAD + page("Text.", block("state", "t = 1\n\npanels = [1 2]"))
    assert "in line 11, column" in refusal(text)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_any_line_end_makes_the_same_lesson(end: str) -> None:
    text = HEAD + page("Text.", QUESTION)
    assert lesson_of(text.replace("\n", end), "test").digest == lesson_of(text, "test").digest


def test_another_word_makes_another_digest() -> None:
    assert lesson_of(HEAD + page("One."), "a").digest != lesson_of(HEAD + page("Two."), "a").digest


@pytest.mark.parametrize(
    "listing",
    [
        "```python\n# no page\n```predict\n[a](nowhere)\n```",
        "````\n```predict\n```\n# no page\n````",
        "~~~ text\n# no page\n```\n~~~",
        "- item\n\n  ```\n  # no page\n  [a](nowhere)\n  ```",
        "1.  item\n\n    ```\n    [a](nowhere) $\n    ```",
        "- ```\n  [a](nowhere)\n  ```",
        "```state``` is a word, not a block.",
        "Say ``` in a line",
    ],
)
def test_listing_is_only_text(listing: str) -> None:
    assert kinds(HEAD + page(listing)) == [["text"]]
    lesson_of(HEAD + page(listing), "test")


def test_tab_ends_the_sign_of_a_page() -> None:
    assert read_source(HEAD + "#\tTabbed\n").pages[0].title == "Tabbed"


@pytest.mark.parametrize("line", ["#Title", "## Title", " # Title", "#hash"])
def test_only_a_heading_of_the_first_level_begins_a_page(line: str) -> None:
    assert kinds(HEAD + page(line)) == [["text"]]


def test_names_joined_by_points_in_a_text_are_only_text() -> None:
    text = (
        'ask = "'
        + ". . . " * 30
        + '..............................."\nexplanation = "1.2.3.4.5"\nanswer = "y at 2"'
    )
    lesson_of(HEAD + page(block("predict", text)), "test")
