"""A Markdown text as a document, which the window shows and which is printed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, QUrl
from PyQt6.QtGui import QImage, QTextDocument, QTextOption

from engine.reading.limits import problem
from engine.reading.markdown import parsed
from gui.language.translation import shown
from gui.look.theme import Theme
from gui.paper.pdf import write_document
from gui.reading.builder import Builder
from gui.reading.formula import formulas
from gui.reading.style import PRINT, ReadingStyle

PAPER_WIDTH = 650  # px of 1/96 inch, between the margins of A4, the narrower of the papers


class ReadingDocument(QTextDocument):
    """A document that loads nothing, from nowhere, and whose copies draw formulas as well."""

    def __init__(self) -> None:
        super().__init__()
        formulas().draw_in(self)

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Nothing."""
        return None

    def clone(self, parent: QObject | None = None) -> QTextDocument | None:
        """A copy, which lives no longer than this one."""
        copied = super().clone(parent)
        if copied is not None:
            formulas().draw_in(copied)
        return copied


def reading_document(
    markdown: str, style: ReadingStyle | Theme, width: float, margin: float = 0
) -> ReadingDocument:
    """The text laid out in a width, in px; in place of one beyond the `limits`, the sentence that says so.

    margin: px on each side, within the width.
    """
    if isinstance(style, Theme):
        style = ReadingStyle.of(style)
    return _document([markdown], style, width, margin)


def printed_document(parts: Sequence[str | QImage]) -> ReadingDocument:
    """Markdown texts and pictures below each other, as on paper."""
    return _document(parts, PRINT, PAPER_WIDTH, 0)


def _document(
    parts: Sequence[str | QImage], style: ReadingStyle, width: float, margin: float
) -> ReadingDocument:
    document = ReadingDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(margin)
    document.setDefaultFont(style.font())
    document.setDefaultTextOption(_wrapping())
    builder = Builder(document, formulas(), style)
    for part in parts:
        if isinstance(part, QImage):
            builder.picture(part, width)
        else:
            builder.write(parsed(_refusal(part) or part))
    document.setTextWidth(width)
    return document


def _refusal(markdown: str) -> str:
    """The sentence that is shown in place of a text; none where it can be."""
    told = shown(problem(markdown) or "")
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def write_handout(path: Path, title: str, parts: Sequence[str | QImage], footer: str = "") -> None:
    """Write Markdown texts and pictures below each other, as a PDF. footer: plain text. Raises FileError.

    A picture is as wide as the page at most; so that it is sharp, give it a device pixel ratio of 3.
    """
    write_document(path, printed_document(parts), title, footer or title)
