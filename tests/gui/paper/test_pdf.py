"""PDF files of text documents."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PyQt6.QtCore import QByteArray, QUrl
from PyQt6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PyQt6.QtWidgets import QApplication

from engine.errors import FileError
from gui.formulas.mathematics import formula_svg
from gui.look.theme import Theme
from gui.paper.pdf import MONO, Pages, PdfFile, print_font, write_document
from tests.pixels import lightness, pixels

TRIANGLE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0L60 20L0 20Z"/></svg>'


@pytest.fixture
def document(qapp: QApplication) -> QTextDocument:
    Theme("dark")  # loads the fonts; paper stays white
    document = QTextDocument()
    document.setDefaultFont(print_font(14))
    return document


def test_letters_can_be_found_and_copied(document: QTextDocument, tmp_path: Path) -> None:
    mono = QTextCharFormat()
    mono.setFont(print_font(14, family=MONO))
    cursor = QTextCursor(document)
    cursor.insertText("Größe fi -> h₃ = x₃ W − 1x2 ")
    cursor.insertText("0123456789 == −12.5", mono)
    write_document(tmp_path / "a.pdf", document, "A title", "At the foot")
    reader = PdfReader(tmp_path / "a.pdf")
    words = " ".join(reader.pages[0].extract_text().split())
    assert "Größe fi -> h₃ = x₃ W − 1x2 0123456789 == −12.5" in words
    assert "At the foot" in words
    assert "Page 1 of 1" in words
    assert reader.metadata is not None
    assert reader.metadata.title == "A title"


def test_fonts_are_our_own_and_embedded(document: QTextDocument, tmp_path: Path) -> None:
    QTextCursor(document).insertText("abc")
    write_document(tmp_path / "a.pdf", document, "A title")
    fonts = PdfReader(tmp_path / "a.pdf").pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    described = [one.get_object()["/DescendantFonts"][0].get_object() for one in fonts.values()]
    assert all("Inter" in one["/BaseFont"] for one in described)
    assert all("/FontFile2" in one["/FontDescriptor"].get_object() for one in described)


def test_svg_is_drawn_as_a_vector(document: QTextDocument, tmp_path: Path) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    document.addResource(kind, QUrl("triangle"), QByteArray(TRIANGLE))
    picture = QTextImageFormat()
    picture.setName("triangle")
    QTextCursor(document).insertImage(picture)
    write_document(tmp_path / "a.pdf", document, "A title")
    assert not PdfReader(tmp_path / "a.pdf").pages[0].images
    assert _darkest(document, 0) < 20


def test_formulas_are_filled_and_not_fattened(document: QTextDocument, tmp_path: Path) -> None:
    svg = formula_svg("h_t", 16, "#000000")
    assert svg is not None
    kind = QTextDocument.ResourceType.ImageResource.value
    document.addResource(kind, QUrl("formula"), QByteArray(svg))
    picture = QTextImageFormat()
    picture.setName("formula")
    cursor = QTextCursor(document)
    cursor.insertText("h ")
    cursor.insertImage(picture)
    write_document(tmp_path / "a.pdf", document, "A title")
    contents = PdfReader(tmp_path / "a.pdf").pages[0].get_contents()
    assert contents is not None
    drawn = re.findall(rb"(?<=\n)[fSB](?=\n)", contents.get_data())
    assert drawn == [b"f", b"f"]  # h and t; a line around them would be a third and fourth


def test_text_is_black_in_the_dark_theme(document: QTextDocument) -> None:
    QTextCursor(document).insertText("■■■")
    assert _darkest(document, 0) < 20


def test_every_document_of_a_file_counts_its_own_pages(document: QTextDocument, tmp_path: Path) -> None:
    QTextCursor(document).insertText("\n".join(f"line {index}" for index in range(80)))
    pdf = PdfFile("Two")
    for _ in range(2):
        pdf.add(Pages(document))
    pdf.save(tmp_path / "two.pdf")
    texts = [" ".join(page.extract_text().split()) for page in PdfReader(tmp_path / "two.pdf").pages]
    assert [text[-11:] for text in texts] == ["Page 1 of 2", "Page 2 of 2"] * 2
    assert "line 79" in texts[1]
    assert "line 79" in texts[3]


def test_folder_that_does_not_exist_is_told(document: QTextDocument, tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^a\.pdf cannot be written: its folder does not exist$"):
        write_document(tmp_path / "none" / "a.pdf", document, "A title")


def _darkest(document: QTextDocument, index: int) -> int:
    """The lightness of the darkest pixel of a page's body, 0 to 255."""
    picture = QImage(800, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    Pages(document).paint(painter, index)
    painter.end()
    return int(lightness(pixels(picture)[55:100, 60:140]).min())
