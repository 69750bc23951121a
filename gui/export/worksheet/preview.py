"""The first page of a worksheet, small."""

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from gui.look.theme import Theme
from gui.paper.pdf import Pages

LEAST, USUAL = (210, 297), (420, 594)  # px; paper's own shape


class Preview(QWidget):
    """A sheet of paper as it will be printed; empty while there is nothing to print."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: Pages | None = None
        self.setAccessibleName(self.tr("Preview of the first page"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.updateGeometry()

    @property
    def pages(self) -> Pages | None:
        """The pages, of which the first is shown."""
        return self._pages

    def show_pages(self, pages: Pages | None) -> None:
        """Show the first page of these."""
        self._pages = pages
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to read headings."""
        return QSize(*map(self._theme.px, USUAL))

    def minimumSizeHint(self) -> QSize:
        """Large enough to see where things stand."""
        return QSize(*LEAST)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """White paper with a thin edge, whatever the theme is."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        if self._pages is None:
            return
        sheet = self._pages.paper_px
        scale = min((self.width() - 2) / sheet.width(), (self.height() - 2) / sheet.height())
        left = (self.width() - sheet.width() * scale) / 2
        painter.translate(left, 1)
        painter.scale(scale, scale)
        paper = QRectF(0, 0, sheet.width(), sheet.height())
        painter.fillRect(paper, Qt.GlobalColor.white)
        painter.setPen(QColor(self._theme.colours.line))
        painter.drawRect(paper)
        self._pages.paint(painter, 0)
