"""A Markdown text as a document, which the window shows and which is printed."""

from typing import Any

from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QTextDocument, QTextOption

from gui.reading.builder import Builder
from gui.reading.markdown import parsed
from gui.reading.style import ReadingStyle
from gui.theme import Theme


class ReadingDocument(QTextDocument):
    """A document that loads nothing, from nowhere."""

    def loadResource(self, kind: int, name: QUrl) -> Any:
        """Nothing."""
        return None


def reading_document(markdown: str, style: ReadingStyle | Theme, width: float) -> QTextDocument:
    """The text laid out in a width, in px of the style. It keeps to what `limits` allows in time."""
    if isinstance(style, Theme):
        style = ReadingStyle.of(style)
    document = ReadingDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(style.font())
    document.setDefaultTextOption(_wrapping())
    Builder(document, style).blocks(parsed(markdown).children)
    document.setTextWidth(width)
    return document


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
