"""What stands above a plot in its picture: the title, and beside it or in lines under it the legend."""

from collections.abc import Sequence

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter, QPdfWriter

from gui.curves.curve import LegendEntry, paint_sample
from gui.curves.legend import SAMPLE
from gui.look.theme import QUIET, Theme
from gui.paper.picture_file import searchable

HEAD, LINE = 32, 20  # px: of the line with the title, and of each line of legend under it
GAP = 6  # px between a sample and its text


class PictureHead:
    """The title of a picture at the left, its legend at the right, or under it where both do not fit.

    width: of the picture, px.
    """

    def __init__(self, title: str, entries: Sequence[LegendEntry], theme: Theme, width: float) -> None:
        self._title, self._theme, self._width = title, theme, width
        self._font, self._bold = theme.font(QUIET), theme.font(weight=QFont.Weight.DemiBold)
        whole = sum(map(self._wide, entries))
        self._is_one_line = QFontMetricsF(self._bold).horizontalAdvance(title) + whole <= width
        self._lines = [list(entries)] if self._is_one_line else self._folded(entries)

    @property
    def height(self) -> int:
        """How high the head is, px."""
        below = 0 if self._is_one_line else len(self._lines)
        return self._theme.px(HEAD) + below * self._theme.px(LINE)

    def paint(self, painter: QPainter, left: float) -> None:
        """Paint it from the upper edge on."""
        head = QRectF(left, 0, self._width, self._theme.px(HEAD))
        set_font(painter, self._bold)
        painter.setPen(self._theme.colour("text"))
        title = QFontMetricsF(self._bold).elidedText(self._title, Qt.TextElideMode.ElideRight, self._width)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        set_font(painter, self._font)
        painter.setPen(self._theme.colour("quiet"))
        if not self._is_one_line:
            head = QRectF(left, head.bottom(), self._width, self._theme.px(LINE))
        for line in self._lines:
            self._paint_line(painter, head, line)
            head.translate(0, self._theme.px(LINE))

    def _paint_line(self, painter: QPainter, line: QRectF, entries: Sequence[LegendEntry]) -> None:
        """Entries from the right."""
        right = line.right()
        gap, (wide, high) = self._theme.px(GAP), (self._theme.px(length) for length in SAMPLE)
        for entry in reversed(entries):
            width = painter.fontMetrics().horizontalAdvance(entry.label)
            text = QRectF(right - width, line.top(), width, line.height())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, entry.label)
            sample = QRectF(text.left() - gap - wide, line.center().y() - high / 2, wide, high)
            paint_sample(painter, sample, entry.look, self._theme)
            right = sample.left() - 2 * gap

    def _wide(self, entry: LegendEntry) -> float:
        """Text, sample, and the gaps around it."""
        text = QFontMetricsF(self._font).horizontalAdvance(entry.label)
        return text + self._theme.px(SAMPLE[0]) + 3 * self._theme.px(GAP)

    def _folded(self, entries: Sequence[LegendEntry]) -> list[list[LegendEntry]]:
        """As many entries a line as fit, one at least."""
        lines: list[list[LegendEntry]] = [[]]
        room = self._width
        for entry in entries:
            if lines[-1] and self._wide(entry) > room:
                lines.append([])
                room = self._width
            lines[-1].append(entry)
            room -= self._wide(entry)
        return lines


def set_font(painter: QPainter, font: QFont) -> None:
    """Draw texts in a font from now on; in a PDF so that a reader finds them."""
    painter.setFont(searchable(font) if is_pdf(painter) else font)


def is_pdf(painter: QPainter) -> bool:
    """Whether a page is painted on."""
    return isinstance(painter.device(), QPdfWriter)
