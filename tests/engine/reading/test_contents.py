"""Links, formulas and code are found as CommonMark finds them, and soon."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.contents import addresses, formulas, has_picture, other_link, prose
from engine.reading.limits import problem
from engine.reading.markdown import parsed

BOUND = 2.0  # seconds of a processor, for 20,000 characters; what is quadratic takes minutes


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("[a](go:4) and [b](run:)", ["go:4", "run:"]),
        ("[h[0]](go:4)", ["go:4"]),
        ("[**a**](go:4 'title')", ["go:4"]),
        ("[a](<set:sequence.weight=1; sequence.bias=2>)", ["set:sequence.weight=1; sequence.bias=2"]),
        ("[a]( go:4 )", ["go:4"]),
        ("[a](\n go:4)", ["go:4"]),
        ("[a](f(x)g)", ["f(x)g"]),
        (r"\[a\](go:4)", []),
        ("[a] (go:4)", []),
        ("`[a](go:4)`", []),
        ("``[a](go:1) ` [b](go:2)`` [c](go:3)", ["go:3"]),
        ("` [a](go:1)\n\nNext ` [b](go:2)", ["go:1", "go:2"]),  # code ends with its paragraph
        (r"\`[a](go:1)\`", ["go:1"]),
        ("```\n[a](go:1)\n```\n[b](go:2)", ["go:2"]),
        ("~~~\n[a](go:1)\n```\n~~~\n[b](go:2)", ["go:2"]),
        ("```\n[a](go:1)", []),
        ("    [a](go:1)", []),
        ("$[a](go:1)$", []),
        ("| a |\n|--|\n| [a](go:1) |", ["go:1"]),
        ("> - [a](go:1)", ["go:1"]),
        ("[a [b](go:1)](go:2)", ["go:1"]),
        ("# [a](go&#58;1)", ["go:1"]),
    ],
)
def test_addresses_are_those_of_commonmark(markdown: str, found: list[str]) -> None:
    assert addresses(markdown) == found


@pytest.mark.parametrize(
    "markdown",
    [
        "[a][b]\n\n[b]: go:4",
        "<https:x>",
        "<mailto:a@b>",
        "[^1]: a note",
        "[a](go to)",
        "[a](run:",
        "- [b]: go:4",
        "**<ab:c>**",
        "[a [b](go:1)](go:2)",
    ],
)
def test_other_links_are_found(markdown: str) -> None:
    assert other_link(markdown) is not None


@pytest.mark.parametrize(
    "markdown",
    [
        "a < b and c > d",
        "x[0]: the first",
        "<b>",
        "[a](go:4)",
        "`<ab:c>`",
        r"\<ab:c>",
        r"\[1]: a",
        "$[0](x)$",
        "```\n[a]: b\n```",
    ],
)
def test_what_is_no_link_is_left_alone(markdown: str) -> None:
    assert other_link(markdown) is None


HOSTILE = {
    "brackets": "[" * 20_000,
    "closed brackets": "[]" * 10_000,
    "openings of addresses": "](" * 10_000,
    "one address": "[a](" + "(" * 20_000,
    "address of parentheses": "[a](" + "()" * 10_000,
    "pointed address": "[a](<" * 4000,
    "backticks": "`" * 20_000,
    "backticks of all lengths": " ".join("`" * length for length in range(1, 199)),
    "fences": "```\n" * 5000,
    "open fences": "\n".join("`" * length + "x" for length in range(3, 190)),
    "blank lines": "\n" * 20_000,
    "spaces between lines": ("\n" + " " * 99) * 200,
    "autolinks": "<a:" * 6000,
    "definitions": "[a" * 10_000,
    "pictures": "![" * 2000,
    "formulas on lines": "$$ a\n" * 4000,
    "formulas that never end": "$$ a\nb\n" * 2800,
    "labels": "[1]:\n" * 1000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_or_refused_soon(text: str) -> None:
    began = time.process_time()
    if problem(text) is None:
        addresses(text)
        other_link(text)
    assert time.process_time() - began < BOUND


def test_what_looks_like_a_link_is_told_as_it_is_written() -> None:
    assert other_link("see [the *error*](show: error), and") == "[the *error*](show: error), and"


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("$a$ and $$b$$", ["a", "b"]),
        ("$$\na\n- b\n$$", ["a\n- b"]),
        ("`$a$` $b$", ["b"]),
        ("$5 and $10", []),
        (r"\$a$", []),
        ("$ a $", []),
        ("[to $t$](go:4)", ["t"]),
        ("| $a$ |\n|--|\n| $b$ |", ["a", "b"]),
        ("    $a$", []),
    ],
)
def test_formulas_are_those_shown(markdown: str, found: list[str]) -> None:
    assert formulas(markdown) == found


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("**2** and\n`3` [4](go:5) $6$", "2 and  4 6"),
        ("```\n1\n```\n\n$$2$$", "2"),
    ],
)
def test_prose_is_what_is_said(markdown: str, said: str) -> None:
    assert prose(markdown).strip() == said


def test_picture_is_found() -> None:
    assert has_picture("> ![a](b.png)")
    assert not has_picture(r"`![a](b.png)` \![a](b.png)")


@given(st.text(alphabet="`~[]()<>!\\ \n-a1.:$|#*", max_size=200))
def test_every_address_stands_in_the_text(markdown: str) -> None:
    for address in addresses(markdown):
        assert address in markdown.replace("\\", "")
    assert parsed(markdown) is parsed(markdown)
