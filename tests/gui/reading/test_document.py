"""Markdown becomes a document: formulas sit on the line, HTML stays text, and nothing else gets in."""

import gc
import weakref

import numpy as np
import pytest
from PyQt6.QtGui import QImage, QPainter, QTextDocument, QTextTable
from pytestqt.qtbot import QtBot

from gui.formulas.mathematics import Typesetter
from gui.look.theme import Theme
from gui.reading.document import reading_document
from gui.reading.formula import TYPESET, with_tex
from gui.reading.links import links_of
from gui.reading.style import PRINT, ReadingStyle
from tests.pixels import lightness, pixels


@pytest.fixture
def style(qtbot: QtBot) -> ReadingStyle:
    return ReadingStyle.of(Theme("light"))


def plain(document: QTextDocument) -> str:
    return with_tex(document.toPlainText(), document)


def drawn(document: QTextDocument, ratio: float = 1) -> QImage:
    size = document.size() * ratio
    image = QImage(round(size.width()), round(size.height()), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(ratio, ratio)
    document.drawContents(painter)
    painter.end()
    return image


def ink_rows(image: QImage, left: int, right: int) -> list[int]:
    """Rows with dark pixels between two columns."""
    dark = lightness(pixels(image)[:, left:right]) < 140
    return np.flatnonzero(dark.any(axis=1)).tolist()


def test_formulas_live_as_long_as_their_texts(style: ReadingStyle, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("gui.reading.formula.TYPESETTER", Typesetter())  # lets go of what it has typeset
        document = reading_document("$x_t + 1$", style, 400)
    (formula,) = (
        weakref.ref(each.property(TYPESET).drawing)
        for each in document.allFormats()
        if each.hasProperty(TYPESET)
    )
    assert np.any(lightness(pixels(drawn(document))) < 140)

    del document
    gc.collect()

    assert formula() is None


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<img src="file:///etc/hostname">',
        '<a href="http:x">y</a>',
        "<style>p { color: red }</style>",
        "<!-- -->",
        "<b>x</b>",
    ],
)
def test_html_is_text(style: ReadingStyle, html: str) -> None:
    for markdown in (html, f"in a line {html}", f"> {html}", f"| {html} |\n|--|\n| {html} |"):
        document = reading_document(markdown, style, 400)
        assert html in plain(document)
        assert links_of(document) == []


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a $x_t$ b", "a $x_t$ b"),
        ("# The $U$", "The $U$"),
        ("- $x$\n- $y$", "$x$\n$y$"),
        ("**bold $x$**", "bold $x$"),
        ("[to $t = 4$](go:4)", "to $t = 4$"),
        (r"a \$5 and \$6", "a $5 and $6"),
        ("a $5 and $10", "a $5 and $10"),
        (r"$a_{i} * b_{i} * c$", r"$a_{i} * b_{i} * c$"),
        ("$$\na\n= b\n$$", "$a\n= b$"),
        ("$$\na\n- b\n$$", "$a\n- b$"),
        ("> $$a$$", "$a$"),
        ("so $$a$$ displayed", "so $a$ displayed"),
        ("$$ not closed", "$$ not closed"),
        ("$", "$"),
        ("$$$$", "$$$$"),
    ],
)
def test_formulas_stand_in_every_kind_of_text(style: ReadingStyle, markdown: str, shown: str) -> None:
    assert plain(reading_document(markdown, style, 400)).strip() == shown


@pytest.mark.parametrize("code", ["`$x$`", "```\n$x$\n```", "    $x$", "~~~\n$$x$$\n~~~", "- a\n\n      $x$"])
def test_code_holds_no_formulas(style: ReadingStyle, code: str) -> None:
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in reading_document(code, style, 400).toPlainText()


def test_formula_stands_on_the_baseline(style: ReadingStyle) -> None:
    ratio = 8
    for tex in ("x", r"x + \frac{a}{b}"):  # the x of both ends where the text's x ends
        document = reading_document(f"x ${tex}$", style, 400)
        image = drawn(document, ratio)
        text = ink_rows(image, 0, 7 * ratio)
        formula = ink_rows(image, 13 * ratio, 21 * ratio)
        assert abs(text[-1] - formula[-1]) <= 0.6 * ratio


def test_formula_too_wide_shrinks(style: ReadingStyle) -> None:
    document = reading_document("$$" + " + ".join(f"x_{{{i}}}" for i in range(30)) + "$$", style, 200)
    assert document.size().width() <= 200


def test_formula_is_sharp_when_enlarged(style: ReadingStyle) -> None:
    image = drawn(reading_document("$$l$$", style, 60), 16)
    rows = ink_rows(image, 0, image.width())
    row = rows[len(rows) // 2]
    assert np.abs(np.diff(lightness(pixels(image)[row]))).max() > 100


def test_lines_of_text_keep_their_distance_around_formulas(style: ReadingStyle) -> None:
    document = reading_document("word " * 20 + "$x_t$ and $h_{t-1}$ " + "word " * 20, style, 300)
    layout = document.begin().layout()
    assert layout is not None
    heights = {round(layout.lineAt(index).height()) for index in range(layout.lineCount())}
    assert len(heights) == 1


def test_table_has_a_cell_for_each(style: ReadingStyle) -> None:
    document = reading_document("| a | b |\n|--|--:|\n| 1 | $x$ |\n| 3 | 4 |", style, 400)
    root = document.rootFrame()
    assert root is not None
    table = root.childFrames()[0]
    assert isinstance(table, QTextTable)
    assert (table.rows(), table.columns()) == (3, 2)


def test_formulas_and_numbers_of_a_row_stand_on_one_line(style: ReadingStyle) -> None:
    ratio = 8
    document = reading_document("| a | b |\n|--|--|\n| x | $x$ |", style, 400)
    image = drawn(document, ratio)
    bottoms = [
        max(row for row in ink_rows(image, left, right) if row < 60 * ratio)
        for left, right in ((0, 12 * ratio), (30 * ratio, 46 * ratio))
    ]
    assert abs(bottoms[0] - bottoms[1]) <= 0.6 * ratio


def test_control_characters_are_shown_as_such(style: ReadingStyle) -> None:
    document = reading_document("a\x00b\x07c\u2029d\ufdd0e\ufffcf", style, 400)
    assert plain(document) == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf"


def test_nothing_follows_a_table_at_the_end(style: ReadingStyle) -> None:
    short = reading_document("```\na\n```", style, 400).size().height()
    assert short < 70


def test_printed_text_is_black_on_white(qtbot: QtBot) -> None:
    document = reading_document("Text $x$", PRINT, 400)
    assert document.begin().charFormat().foreground().color().name() == "#000000"
