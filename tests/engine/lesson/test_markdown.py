"""Links and code are found as CommonMark finds them, and in one pass."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.lesson.markdown import addresses, other_link, without_listings

BOUND = 2.0  # seconds, for 20,000 characters on a shared machine; what is quadratic takes minutes


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
    ],
)
def test_addresses_are_those_of_commonmark(markdown: str, found: list[str]) -> None:
    assert addresses(markdown) == found


@pytest.mark.parametrize("markdown", ["[a][b]\n\n[b]: go:4", "<https:x>", "<mailto:a@b>", "[^1]: a note"])
def test_other_links_are_found(markdown: str) -> None:
    assert other_link(markdown) is not None


@pytest.mark.parametrize("markdown", ["a < b and c > d", "x[0]: the first", "<b>", "[a](go:4)"])
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
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_soon(text: str) -> None:
    began = time.perf_counter()
    addresses(text)
    other_link(without_listings(text))
    assert time.perf_counter() - began < BOUND


@given(st.text(alphabet="`~[]()<>!\\ \n-a1.:", max_size=200))
def test_text_without_listings_is_made_of_the_text(markdown: str) -> None:
    bare = without_listings(markdown)
    assert not set(bare) - set(markdown) - {"\n"}
    assert len(bare) <= len(markdown) + bare.count("\n")
