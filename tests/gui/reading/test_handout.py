"""A handout is a PDF whose text, formulas and pictures can be read back."""

from pathlib import Path

import pypdf
import pytest
from PyQt6.QtGui import QImage
from pytestqt.qtbot import QtBot

from engine.lesson.handout import handout_parts
from engine.lesson.lesson import find_lesson
from engine.lesson.progress import begun, given_up
from engine.reading.contents import addresses
from gui.look.theme import Theme
from gui.reading.document import printed_document, write_handout
from gui.reading.links import links_of
from resources.library import lesson_names

PAGE = """# What a unit remembers

It reads $x_t$ and says *h*; see [the error](show:error).

1. Multiply by `kernel`.
2. Add the **bias**.

> Mind the gap.

```
h = x @ kernel
```
"""
TABLE = "| t | x | h |\n|--:|--:|--:|\n" + "".join(f"| {t} | {3 * t} | {7 * t + 1} |\n" for t in range(60))


def plot(width: int) -> QImage:
    image = QImage(width * 3, 600, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    image.setDevicePixelRatio(3)
    return image


@pytest.fixture
def pdf(qtbot: QtBot, tmp_path: Path) -> pypdf.PdfReader:
    Theme("light")
    write_handout(tmp_path / "page.pdf", "What a unit remembers", [PAGE, plot(500), plot(2_000), TABLE])
    return pypdf.PdfReader(tmp_path / "page.pdf")


def test_title_is_told(pdf: pypdf.PdfReader) -> None:
    assert pdf.metadata is not None
    assert pdf.metadata.title == "What a unit remembers"


def text_of(pdf: pypdf.PdfReader) -> str:
    """All of the text without spaces, of which a PDF has as many as its reader likes."""
    return "".join("".join(page.extract_text() for page in pdf.pages).split())


def test_text_is_in_reading_order(pdf: pypdf.PdfReader) -> None:
    text = text_of(pdf)
    words = ["Whataunitremembers", "Itreads", "theerror", "kernel", "bias", "Mindthegap", "h=x@kernel", "414"]
    places = [text.find(word) for word in words]
    assert -1 not in places
    assert places == sorted(places)


def test_paper_has_no_links(pdf: pypdf.PdfReader) -> None:
    assert not any(page.annotations for page in pdf.pages)


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("[set it](set:sequence.bias=2) now", "set it now"),
        ("[a](go:1) [b](step:into)", "a b"),
        ("[w](set:model.layers[0].kernel=[[2]])", "w"),
        ("no link [here] (go:1)", "no link [here] (go:1)"),
    ],
)
def test_links_become_their_words(qtbot: QtBot, markdown: str, printed: str) -> None:
    document = printed_document([markdown])
    assert document.toPlainText() == printed
    assert links_of(document) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", lesson_names())
def test_nothing_acts_on_paper(qtbot: QtBot, name: str) -> None:
    lesson = find_lesson(name)
    progress = begun(lesson)
    for question in lesson.questions:
        progress = given_up(progress, lesson, question)
    parts = [part for page in lesson.pages for part in handout_parts(page, progress)]
    assert any(map(addresses, parts))
    assert links_of(printed_document(parts)) == []


def test_pictures_are_there_once_each_and_sharp(pdf: pypdf.PdfReader) -> None:
    sizes = sorted(image.image.size for page in pdf.pages for image in page.images if image.image)
    assert [width for width, _ in sizes] == [1500, 6000]


def test_long_table_goes_on_on_further_pages(pdf: pypdf.PdfReader) -> None:
    assert len(pdf.pages) >= 3
    assert f"Page1of{len(pdf.pages)}" in text_of(pdf)


def test_formula_is_drawn(qtbot: QtBot, tmp_path: Path) -> None:
    Theme("light")
    sizes = []
    for name, text in (("without", "Text."), ("with", r"Text. $$\frac{h_t}{x_t} + \sum_i W_i$$")):
        write_handout(tmp_path / name, name, [text])
        page = pypdf.PdfReader(tmp_path / name).pages[0]
        contents = page.get_contents()
        assert contents is not None
        sizes.append(len(contents.get_data()))
    assert sizes[1] > sizes[0] + 2_000


def test_paper_is_the_same_in_light_and_dark(qtbot: QtBot, tmp_path: Path) -> None:
    drawn = []
    for mode in ("light", "dark"):
        Theme(mode)  # type: ignore[arg-type]
        write_handout(tmp_path / mode, "A page", ["Text $x$ and `code`"])
        contents = pypdf.PdfReader(tmp_path / mode).pages[0].get_contents()
        assert contents is not None
        drawn.append(contents.get_data())
    assert drawn[0] == drawn[1]
