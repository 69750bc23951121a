"""A page to take away: its text, pictures of the plots and tables of steps, as a PDF."""

from collections.abc import Sequence
from pathlib import Path

from PyQt6.QtGui import QImage

from gui.paper.pdf import write_document
from gui.reading.document import printed_document


def handout(path: Path, title: str, parts: Sequence[str | QImage], footer: str = "") -> None:
    """Write Markdown texts and pictures below each other. footer: plain text. Raises FileError.

    A picture is as wide as the page at most; so that it is sharp, give it a device pixel ratio of 3.
    """
    write_document(path, printed_document(parts), title, footer or title)
