"""Save and copy what is drawn, as PNG, SVG and PDF."""

from collections.abc import Callable
from math import ceil
from pathlib import Path

from PyQt6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PyQt6.QtGui import QColor, QFont, QImage, QPageSize, QPainter, QPdfWriter
from PyQt6.QtSvg import QSvgGenerator

from engine.files.atomic_file import replacing

Paint = Callable[[QPainter], None]

PIXEL_RATIO = 2  # picture pixels per window pixel
DOTS_PER_INCH, METRES_PER_INCH = 96, 0.0254  # of the window, as all sizes count them
POINTS_PER_INCH = 72
GLYPH_FEATURES = ("tnum", "calt", "liga", "clig")


def image(size: QSize, paint: Paint, pixel_ratio: float = PIXEL_RATIO) -> QImage:
    """A picture of more pixels than the window's. paint: draws within the size."""
    picture = QImage(size * pixel_ratio, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(pixel_ratio)
    painter = QPainter(picture)
    paint(painter)
    painter.end()
    return picture


def write_png(path: Path, size: QSize, paint: Paint, pixel_ratio: float = PIXEL_RATIO) -> None:
    """Save a picture, which says how many dots an inch has. Raises FileError."""
    buffer = _open_buffer()
    picture = image(size, paint, pixel_ratio)
    dots_per_metre = round(pixel_ratio * DOTS_PER_INCH / METRES_PER_INCH)
    picture.setDotsPerMeterX(dots_per_metre)
    picture.setDotsPerMeterY(dots_per_metre)
    picture.save(buffer, "PNG")
    _write(path, buffer.data())


def write_svg(path: Path, size: QSize, paint: Paint, title: str, dots_per_inch: int) -> None:
    """Save a drawing. dots_per_inch: the widget's logical ones. Raises FileError.

    pyqtgraph 0.14's own exporter fails on every plot with PyQt6 6.11.
    """
    buffer = _open_buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setResolution(dots_per_inch)  # otherwise pens and texts have another size than the curves
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    paint(painter)
    painter.end()
    _write(path, buffer.data())


def write_pdf(path: Path, size: QSize, paint: Paint, title: str, dots_per_inch: int, paper: QColor) -> None:
    """Save a drawing on a page of its size. dots_per_inch: the widget's logical ones. Raises FileError.

    At any other resolution Qt draws the axes, which pyqtgraph has recorded, larger or smaller than the
    curves. paper: the colour of what the page, of whole points, is larger than the drawing.
    """
    points = [ceil(side * POINTS_PER_INCH / dots_per_inch) for side in (size.width(), size.height())]
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    buffer = _open_buffer()
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(dots_per_inch)
    writer.setPageSize(QPageSize(QSizeF(*points), QPageSize.Unit.Point, "", exact))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    painter.fillRect(0, 0, writer.width() + 1, writer.height() + 1, paper)
    paint(painter)
    painter.end()
    _write(path, buffer.data())


def searchable(font: QFont) -> QFont:
    """The font without the features that replace glyphs.

    A PDF made by Qt records which letters the plain glyphs mean, but not the replaced ones, so that a search
    would miss them.
    """
    plain = QFont(font)
    for feature in GLYPH_FEATURES:
        plain.setFeature(QFont.Tag(feature), 0)
    return plain


def _open_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _write(path: Path, data: QByteArray) -> None:
    with replacing(path) as file:
        file.write(data.data())
