"""Markdown in which {{…}} stands for a number."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.lesson.state import first_scene
from engine.lesson.text import check_text, filled, terms
from engine.reading.limits import MOST_CHARACTERS

NOTEBOOK = first_scene().facts
BOUND = 5.0  # seconds of a processor


def refusal(markdown: str) -> str:
    with pytest.raises(ParameterError) as caught:
        check_text(markdown, NOTEBOOK)
    return str(caught.value)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("x is {{x at 0}}.", "x is 1."),
        ("{{0 - 5 at 0}} and ${{0 - 5 at 0}}$", "−5 and $-5$"),
        ("$5 or {{0 - 5 at 0}}, $ {{0 - 5 at 0}} $", "$5 or −5, $ −5 $"),  # amounts of money
        ("`$` {{0 - 5 at 0}} `$`", "`$` −5 `$`"),
        ("$$ {{0-5 at 0}} $$", "$$ -5 $$"),
        (r"costs \$5, {{0-5 at 0}}, \$6", r"costs \$5, −5, \$6"),
        (r"$\text{{{x at 0}}}$", r"$\text{1}$"),
        ("`{{x at 0}}`", "`1`"),
        ("{{ x  at  0 | 3 }}", "1"),
        ('{{y at 0 with model.readout={"kernel": [[0]]} }}', "0"),
        ("no number", "no number"),
    ],
)
def test_numbers_are_filled_in(markdown: str, shown: str) -> None:
    check_text(markdown, NOTEBOOK)
    assert filled(markdown, NOTEBOOK) == shown


def test_terms_are_those_named() -> None:
    assert [term.text for term in terms("{{x at 0}} {{h at 1}}")] == ["x", "h"]


@pytest.mark.parametrize(
    ("markdown", "sentence"),
    [
        ("{{y at 99}}", "{{y at 99}}: t must be from 0 to 8"),
        ("{{y}}", "{{y}}: 'y' must say at which step"),
        ("{{", "a number that begins with {{ has no end"),
        ("{{" + "y" * 500 + "}}", "a number that begins with {{ has no end"),
        ("![a](b.png)", "a lesson has no pictures of its own"),
        ("[a](file:///etc/passwd)", "a link must act on the window"),
        ("[a](javascript:alert)", "a link must act on the window"),
        ("[a][1]\n\n[1]: go:3", "a link is written as [text](go:4), got '[1]:'"),
        ("<file:///etc/passwd>", "a link is written as [text](go:4)"),
        ("a\0b", "a sign that cannot be shown: U+0000"),
        ("a\x1b[31mb", "a sign that cannot be shown: U+001B"),
        ("a\u2028b", "a sign that cannot be shown: U+2028"),
        ("> " * 30 + "deep", "lists and quotes may hang in each other at most 20 deep"),
        ("- " * 30 + "deep", "at most 20 deep"),
        (" " * 200 + "deep", "at most 20 deep"),
        ("[a](go to)", "a link is written as [text](go:4), got '[a](go to)'"),
        ("[a](go:{{x from 0 to 2}})", "a link is written as [text](go:4), got '[a](go:1, 5, 14)'"),
        ("{{x at 1}} and {{x at 1}", "a number that begins with {{ has no end"),
        ("$x_1_2$", "the formula $x_1_2$ cannot be typeset: two subscripts follow one symbol"),
        ("$$\nx^\n$$", "the formula $x^$ cannot be typeset: nothing follows ^ or _"),
        (
            "$" + r"\sqrt{" * 20 + "x" + "}" * 20 + "$",
            "it is too long, or braces hang in each other too deep",
        ),
        (r"$\frac{1}{x^{2}}$ " * 190, "formulas are too many or too long to be drawn at once"),
        ("| a | b |\n|--|--|\n" + "| c | d |\n" * 300, "at most 600 cells of tables, got 602"),
        ("{{x from 0 to 8 with sequence.weight=0.3331 | 17}} " * 199, "a text has at most 20000 characters"),
        ("[a](run:) " * 101, "at most 100 links, got 101"),
        ("$x$ " * 201, "at most 200 formulas, got 201"),
        ("{{x at 0}} " * 201, "at most 200 numbers in {{…}}, got 201"),
        ("`{{x at 0}}` " * 201, "at most 200 numbers in {{…}}, got 201"),
        ("a" * (MOST_CHARACTERS + 1), f"a text has at most {MOST_CHARACTERS} characters"),
    ],
)
def test_refusal_says_what_is_wrong(markdown: str, sentence: str) -> None:
    assert sentence in refusal(markdown)


def test_link_may_name_a_number() -> None:
    check_text("[a](go:{{x at 1}})", NOTEBOOK)
    assert filled("[a](go:{{x at 1}})", NOTEBOOK) == "[a](go:5)"


def test_code_may_hold_anything() -> None:
    check_text("`{{` and `$x_1_2$` and `[a](b)`\n\n    ![a](b) <http://c>\n\n```\n{{ $^$\n```", NOTEBOOK)


HOSTILE = {
    "openings": "{{" * 10_000,
    "openings with spaces": "{{ " * 6600,
    "single braces": "{ " * 10_000,
    "dollars": "$" * 20_000,
    "dollars apart": "$ " * 10_000,
    "formulas without end": "$$ a " * 4000 + "$$",
    "marks": "- > 1. " * 2800,
    "stars": "*" * 20_000,
    "spaces": " " * 20_000,
    "lines of spaces": (" " * 99 + "\n") * 200,
    "tabs": "\t" * 20_000,
    "quotes": ">" * 20_000,
    "letters": "a" * 20_000,
    "turned letters": "\u202e\u2066" * 10_000,
    "accents": "e" + "\u0301" * 19_999,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_or_refused_soon(text: str) -> None:
    began = time.process_time()
    try:
        check_text(text, NOTEBOOK)
    except ParameterError as error:
        assert str(error)
    assert time.process_time() - began < BOUND


@given(st.text(alphabet="{}$`[]()x at0!\\\n*>-|<:", max_size=120))
def test_any_text_is_read_or_refused(markdown: str) -> None:
    try:
        check_text(markdown, NOTEBOOK)
    except ParameterError as error:
        assert str(error)
