"""Texts from strangers: too much is told in a sentence, and nothing hangs, loads or crashes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PyQt6.QtCore import QPointF
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.reading.limits import MOST_CHARACTERS, problem
from gui.look.theme import Theme
from gui.reading.document import reading_document
from gui.reading.formula import with_tex
from gui.reading.links import links_of
from gui.reading.style import PRINT, ReadingStyle
from gui.reading.text_view import TextView

TABLE = "| a | b |\n|--|--|\n"
TOO_MUCH = {
    "x" * 1_000_000: "at most 20000 characters, got 1000000",
    ">" * 10_000: "at most 20 deep",
    "> " * 21 + "a": "at most 20 deep",
    "- " * 5_000 + "a": "at most 20 deep",
    "[" * 5_000: "at most 4000 square brackets, got 5000",
    "$x$ " * 201: "at most 200 formulas, got 201",
    "$$x$$\n\n" * 201: "at most 200 formulas, got 201",
    "[a](b) " * 101: "at most 100 links, got 101",
    " ".join(rf"$\frac{{{i}}}{{x^{{2}}}}$" for i in range(190)): "too many or too long",
    TABLE + "| c | d |\n" * 300: "at most 600 cells of tables, got 602",
}
MUCH = {
    "one line": "x" * MOST_CHARACTERS,
    "quotes": "> " * 20 + "a",
    "lists": "- " * 20 + "a",
    "boxes": ("> " * 19 + "```\n") + ("> " * 19 + "a\n") * 20,
    "tables in quotes": "\n\n".join(("> " * 10 + line) for line in ("| a |", "|--|", "| b |")),
    "table": TABLE + "| c | d |\n" * 299,
    "emphasis": "*a " * 3_000 + "b*" * 3_000,
    "brackets": "[" * 3_000,
    "backslashes": "\\" * 5_000,
    "dollars": "$" * 5_000,
    "open dollars": "$ a" * 3_000,
    "one formula": "$" + "x+" * 4_000 + "$",
    "deep formula": "$" + r"\sqrt{" * 60 + "x" + "}" * 60 + "$",
    "wide formula": r"$\hspace{9999999pt}x$ $\rule{99999pt}{9pt}$",
    "combining": "a" + "\u0301" * 5_000,
    "right to left": "שלום $x$ [קישור](go:4) " * 40,
    "overrides": "\u202e\u202d\u2066" * 1_000 + "[a](go:4)",
    "controls": "".join(map(chr, range(32))) * 20,
    "surrogates": "\ud800a\udfff",
    "number": "999999999. a\n",
}
MARKS = r"* _ ` ``` $ $$ [ ] ( ) ![ > - 1. # | |-| \ <b> & &amp; ~ ~~ a b^2 \frac{1}{2} א"
PIECES = st.sampled_from([*MARKS.split(), " ", "    ", "\n", "\n\n", "\0", "\u200f"])


@pytest.fixture
def style(qtbot: QtBot) -> ReadingStyle:
    return ReadingStyle.of(Theme("light"))


@pytest.mark.parametrize(("markdown", "sentence"), TOO_MUCH.items(), ids=TOO_MUCH.values())
def test_too_much_is_told_in_a_sentence(style: ReadingStyle, markdown: str, sentence: str) -> None:
    told = problem(markdown)
    assert told is not None
    assert sentence in told
    assert reading_document(markdown, style, 400).toPlainText() == f"{told[0].upper()}{told[1:]}."


@pytest.mark.parametrize("name", MUCH)
def test_much_is_shown_soon(style: ReadingStyle, name: str) -> None:
    assert problem(MUCH[name]) is None
    start = time.process_time()
    document = reading_document(MUCH[name], style, 300)
    assert time.process_time() - start < 2
    assert 0 < document.size().height() < 1e6
    assert [link.address for link in links_of(document)] == ["go:4"] * MUCH[name].count("(go:4)")


def test_view_of_right_to_left_text_finds_its_links(qtbot: QtBot) -> None:
    view = TextView(Theme("light"))
    qtbot.addWidget(view)
    view.show_text("שלום [קישור ארוך](go:4) עולם")
    view.resize(300, 60)
    with qtbot.waitExposed(view):
        view.show()
    found = {view.link_at(QPointF(x, 12)) for x in range(0, 300, 4)}
    assert {link.address for link in found if link is not None} == {"go:4"}


@given(st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200)))
@settings(max_examples=150)
def test_any_text_becomes_a_document(qapp: QApplication, markdown: str) -> None:
    document = reading_document(markdown, PRINT, 300)
    with_tex(document.toPlainText(), document).encode()
    for link in links_of(document):
        assert 0 <= link.start < link.end <= document.characterCount()
