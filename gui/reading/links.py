"""Links in a document: where they are, and which areas they fill."""

from collections.abc import Iterator
from typing import NamedTuple

from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QTextBlock, QTextDocument


class Link(NamedTuple):
    """A link from one position of a document to another."""

    start: int
    end: int
    address: str


def links_of(document: QTextDocument) -> list[Link]:
    """Every link, in reading order; one of several formats is one."""
    links: list[Link] = []
    for start, end, address in _linked_parts(document):
        if links and links[-1].end == start and links[-1].address == address:
            links[-1] = links[-1]._replace(end=end)
        else:
            links.append(Link(start, end, address))
    return links


def areas(document: QTextDocument, link: Link) -> Iterator[QRectF]:
    """The rectangles a link fills, one a line, in the document's coordinates."""
    block, layout = document.findBlock(link.start), document.documentLayout()
    lines = block.layout()
    if layout is None or lines is None:
        return
    corner = layout.blockBoundingRect(block).topLeft()
    for number in range(lines.lineCount()):
        line = lines.lineAt(number)
        first = max(link.start - block.position(), line.textStart())
        last = min(link.end - block.position(), line.textStart() + line.textLength())
        if first < last:
            ends = sorted((line.cursorToX(first)[0], line.cursorToX(last)[0]))
            top, height = line.y(), line.ascent() + line.descent()
            yield QRectF(ends[0], top, ends[1] - ends[0], height).translated(corner)


def _linked_parts(document: QTextDocument) -> Iterator[Link]:
    block = document.begin()
    while block.isValid():
        yield from _parts_of(block)
        block = block.next()


def _parts_of(block: QTextBlock) -> Iterator[Link]:
    parts = block.begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        if fragment.charFormat().isAnchor():
            start = fragment.position()
            yield Link(start, start + fragment.length(), fragment.charFormat().anchorHref())
        parts += 1
