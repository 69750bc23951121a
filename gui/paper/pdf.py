"""Text documents as PDF: pages with margins and a numbered foot, letters and drawings as vectors.

All lengths and fonts of such a document are in pixels of 1/96 inch, so that no screen decides where a
line breaks; fonts come from `print_font`.
"""

from pathlib import Path

from PyQt6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QLocale,
    QMarginsF,
    QObject,
    QRectF,
    QSizeF,
    Qt,
    QUrl,
)
from PyQt6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPixmap,
    QTextDocument,
    QTextFormat,
    QTextObjectInterface,
)
from PyQt6.QtSvg import QSvgRenderer

from engine.files.atomic_file import replacing
from gui.paper.picture_file import searchable

SANS, MONO = "Inter", "JetBrains Mono"
PX_PER_INCH = 96
PX_PER_MM = PX_PER_INCH / 25.4
DOTS_PER_INCH = 1200  # of coordinates; letters and lines are drawn as shapes
MARGIN, TOP, BOTTOM = 18 * PX_PER_MM, 16 * PX_PER_MM, 22 * PX_PER_MM
FOOT, FOOT_FONT = 12 * PX_PER_MM, 10.5
GREY = "#5b6470"
_OF_LETTER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"  # territories, as Unicode's CLDR lists them


def print_font(size: float, weight: QFont.Weight = QFont.Weight.Normal, family: str = SANS) -> QFont:
    """A face for paper. size: px of 1/96 inch; 12 are 9 pt.

    Its text can be searched, also where it takes on features of the application's font.
    """
    font = QFont(family)
    font.setPixelSize(round(size))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return searchable(font)


def paper() -> QPageSize:
    """The sheets that lie in this country's printers."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    is_letter = territory in _OF_LETTER.split()
    return QPageSize(QPageSize.PageSizeId.Letter if is_letter else QPageSize.PageSizeId.A4)


class Pages:
    """A document laid out on pages, to be painted one by one: into a PDF or as a preview.

    footer: plain text at the left of every foot. An image whose resource is the text of an SVG, as bytes
    or QByteArray, is drawn as a vector, at the width and height of its QTextImageFormat or its own.
    """

    def __init__(self, document: QTextDocument, footer: str = "") -> None:
        self.footer, self.size = footer, paper()
        copied = document.clone()
        assert copied is not None
        self._document, self._images = copied, _Images()
        copied.setUseDesignMetrics(True)
        copied.setDocumentMargin(0)
        layout = copied.documentLayout()
        assert layout is not None
        self._layout = layout
        layout.registerHandler(QTextFormat.ObjectTypes.ImageObject.value, self._images)
        copied.setPageSize(self._body.size())

    @property
    def paper_px(self) -> QSizeF:
        """The size of a sheet."""
        return self.size.size(QPageSize.Unit.Inch) * PX_PER_INCH

    @property
    def count(self) -> int:
        return self._document.pageCount()

    @property
    def text(self) -> str:
        """All of it as plain text, without the feet."""
        return self._document.toPlainText()

    def paint(self, painter: QPainter, index: int) -> None:
        """Draw a page, its sheet's corner at the origin, a pixel of 1/96 inch at a time."""
        body = self._body
        painter.save()
        painter.translate(body.left(), body.top() - index * body.height())
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = _black_on_white()
        context.clip = QRectF(0, index * body.height(), body.width(), body.height())
        painter.setClipRect(context.clip)
        self._layout.draw(painter, context)
        painter.restore()
        self._paint_foot(painter, index)

    @property
    def _body(self) -> QRectF:
        sheet = self.paper_px
        return QRectF(MARGIN, TOP, sheet.width() - 2 * MARGIN, sheet.height() - TOP - BOTTOM)

    def _paint_foot(self, painter: QPainter, index: int) -> None:
        sheet, font = self.paper_px, print_font(FOOT_FONT)
        line = QRectF(MARGIN, sheet.height() - FOOT - 20, sheet.width() - 2 * MARGIN, 20)
        number = QCoreApplication.translate("Pages", "Page {} of {}").format(index + 1, self.count)
        width = QFontMetricsF(font).horizontalAdvance(number) + 20
        room = line.adjusted(0, 0, -width, 0)
        text = QFontMetricsF(font).elidedText(self.footer, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(font)
        painter.setPen(QColor(GREY))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)


class PdfFile:
    """A PDF in the making: documents one after the other, each on pages of its own, counted anew."""

    def __init__(self, title: str) -> None:
        self._buffer = QBuffer()
        self._buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        self._writer.setCreator("RNN Explorer")
        self._writer.setResolution(DOTS_PER_INCH)
        self._painter: QPainter | None = None

    def add(self, pages: Pages) -> None:
        """Draw every page of a document."""
        for index in range(pages.count):
            painter = self._next_page(pages.size)
            painter.save()
            painter.scale(DOTS_PER_INCH / PX_PER_INCH, DOTS_PER_INCH / PX_PER_INCH)
            pages.paint(painter, index)
            painter.restore()

    def save(self, path: Path) -> None:
        """Finish and write it; an old file is replaced whole or stays whole. Raises FileError."""
        data = self.data()
        with replacing(path) as file:
            file.write(data)

    def data(self) -> bytes:
        """Finish it; nothing can be added then."""
        self.close()
        return self._buffer.data().data()

    def close(self) -> None:
        """End the file, even where it will be discarded: Qt's painter must end before what it draws on."""
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self._buffer.close()

    def _next_page(self, size: QPageSize) -> QPainter:
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
        self._writer.setPageLayout(layout)  # of the page that begins next
        if self._painter is None:
            self._painter = QPainter(self._writer)
        else:
            self._writer.newPage()
        return self._painter


def write_document(path: Path, document: QTextDocument, title: str, footer: str = "") -> None:
    """Save a document as PDF, A4 or Letter as is the custom here. footer: plain text. Raises FileError."""
    pdf = PdfFile(title)
    pdf.add(Pages(document, footer))
    pdf.save(path)


class _Images(QObject, QTextObjectInterface):
    """Draws a document's images, those that are SVG as vectors."""

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, QSvgRenderer | QImage] = {}

    def intrinsicSize(self, document: QTextDocument | None, position: int, shape: QTextFormat) -> QSizeF:
        """The size that the format names, else the picture's own; one side named keeps the shape."""
        image = shape.toImageFormat()
        found = self._picture(document, image.name())
        own = (
            found.viewBoxF().size()
            if isinstance(found, QSvgRenderer)
            else QSizeF(found.deviceIndependentSize())
        )
        ratio = own.width() / own.height() if own.height() else 1.0
        width, height = image.width(), image.height()
        if width > 0 and height > 0:
            return QSizeF(width, height)
        if width > 0:
            return QSizeF(width, width / ratio)
        return QSizeF(height * ratio, height) if height > 0 else own

    def drawObject(
        self, painter: QPainter | None, rect: QRectF, document: QTextDocument | None, position: int,
        shape: QTextFormat,
    ) -> None:  # fmt: skip
        """Fill the rectangle with the picture."""
        assert painter is not None
        found = self._picture(document, shape.toImageFormat().name())
        if isinstance(found, QSvgRenderer):
            painter.save()
            painter.setPen(
                Qt.PenStyle.NoPen
            )  # QtSvg takes on the text's, and would draw around what it fills
            found.render(painter, rect)
            painter.restore()
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, found)

    def _picture(self, document: QTextDocument | None, name: str) -> QSvgRenderer | QImage:
        assert document is not None
        if name not in self._found:
            kind = QTextDocument.ResourceType.ImageResource.value
            self._found[name] = _read(document.resource(kind, QUrl(name)))
        return self._found[name]


def _read(resource: object) -> QSvgRenderer | QImage:
    if isinstance(resource, QImage):
        return resource
    if isinstance(resource, QPixmap):
        return resource.toImage()
    data = QByteArray(resource) if isinstance(resource, bytes | QByteArray) else QByteArray()
    if data.trimmed().startsWith(b"<"):
        renderer = QSvgRenderer(data)
        if renderer.isValid():
            return renderer
    return QImage.fromData(data)


def _black_on_white() -> QPalette:
    palette = QPalette(QColor("white"))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        palette.setColor(role, QColor("black"))
    return palette
