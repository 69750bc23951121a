"""What the window shows of a text is what was checked of it: one reader, whatever the text is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PyQt6.QtGui import QTextCharFormat, QTextDocument
from PyQt6.QtWidgets import QApplication

from engine.errors import ParameterError
from engine.lesson.action import read_action
from engine.lesson.state import first_scene
from engine.lesson.text import check_text, filled
from engine.reading.contents import addresses, formulas
from engine.reading.limits import problem
from gui.look.theme import Theme
from gui.reading.document import reading_document
from gui.reading.formula import TEX
from gui.reading.links import links_of
from gui.reading.style import ReadingStyle

FACTS = first_scene().facts
MARKS = r"""* _ ` ``` ~~~ $ $$ [ ] ( ) < > ![ ]( [a](go:4) [b][c] [c]: <go:1> <b> - 1. # | |--| \ \( &
&#91; ~~ a go:2 run: x_t \frac{1}{2} \left( ^ {{ {{name}} {{mae}}"""
PLACES = ["{{x at 1}}", "{{0 - x at 1}}", "{{x from 0 to 3}}"]
PIECES = st.sampled_from([*MARKS.split(), *PLACES, " ", "    ", "\n", "\n\n", "\n> ", "\n- "])
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@pytest.fixture(scope="module")
def style(qapp: QApplication) -> ReadingStyle:
    return ReadingStyle.of(Theme("light"))


def drawn_and_wrong(document: QTextDocument) -> tuple[list[str], list[str]]:
    """The TeX of every formula that is drawn, and the reason of every one that is not."""
    drawn, wrong = [], []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            format_ = fragment.charFormat()
            if format_.hasProperty(TEX):
                drawn += [format_.stringProperty(TEX)] * fragment.length()
            elif format_.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline:
                wrong.append(format_.toolTip())
            parts += 1
        block = block.next()
    return drawn, wrong


@given(markdown=TEXTS)
@settings(max_examples=150)
def test_every_link_and_formula_shown_is_one_the_check_sees(style: ReadingStyle, markdown: str) -> None:
    if problem(markdown) is not None:
        return
    document = reading_document(markdown, style, 300)
    drawn, wrong = drawn_and_wrong(document)
    assert {link.address for link in links_of(document)} <= set(addresses(markdown))
    assert len(drawn) + len(wrong) <= len(formulas(markdown))
    assert set(drawn) <= set(formulas(markdown))


@given(markdown=TEXTS)
@settings(max_examples=150)
def test_text_that_passed_the_check_shows_no_error(style: ReadingStyle, markdown: str) -> None:
    try:
        check_text(markdown, FACTS)
    except ParameterError:
        return
    text = filled(markdown, FACTS)
    assert problem(text) is None
    document = reading_document(text, style, 300)
    assert drawn_and_wrong(document)[1] == []
    for link in links_of(document):
        read_action(link.address)
