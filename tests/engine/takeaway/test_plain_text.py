"""Strangers' words are shown as they are, by Python and by a real reader of Markdown."""

import ast
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from engine.takeaway.plain_text import comment, markdown, one_line

READER = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
texts = st.text(st.characters(codec="utf-8"), max_size=200)
punctuation = st.text(st.sampled_from("<>&[](){}!*_`~$\\|#-+=.:;/'\"\n\t 1ax"), max_size=60)


class Shown(HTMLParser):
    """What a page shows: its text, and the elements it is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(source: str) -> Shown:
    page = Shown()
    page.feed(READER.render(source))
    page.close()
    return page


@given(texts | punctuation)
@example("<script>alert(1)</script> [a](javascript:alert(1)) ![x](http://x)")
@example("`$`\\(x\\)$$\\href{javascript:alert(1)}{x}$$```")
@example("- a")
@example("1. a")
@example("&lt;b&gt; www.example.org")
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    page = shown(markdown(text))
    assert page.text.strip() == one_line(text)
    assert page.tags <= {"p", "code"}


@given(texts | punctuation)
def test_mathematics_is_only_in_code_where_no_formula_is_read(text: str) -> None:
    outside = markdown(text).split("`")[::2]
    assert not any(mark in part for part in outside for mark in "$\\")


@given(texts | punctuation)
def test_comments_are_nothing_to_python(text: str) -> None:
    assert ast.parse("\n".join(comment(text))).body == []


@pytest.mark.parametrize(
    "end", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\0", "\u202e"]
)
def test_what_ends_a_line_or_turns_it_becomes_a_space(end: str) -> None:
    assert one_line(f"a{end}b") == "a b"
