"""Save and copy a plot: the picture with its title and legend, or the values of its curves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QGuiApplication, QPainter, QPdfWriter

from gui.language.translation import shown
from gui.look.properties import present
from gui.look.theme import QUIET
from gui.paper.picture_file import (
    image,
    searchable,
    tab_separated,
    write_csv,
    write_pdf,
    write_png,
    write_svg,
)
from gui.plots.curve import paint_sample
from gui.plots.legend import SAMPLE
from gui.plots.view import PlotView

EDGE, HEAD = 14, 32  # px around the picture, and the height of its line of title and legend


def save_png(plot: PlotView, path: Path) -> None:
    """Save the picture. Raises FileError."""
    write_png(path, picture_size(plot), lambda painter: paint_picture(plot, painter))


def save_svg(plot: PlotView, path: Path) -> None:
    """Save the drawing. Raises FileError."""
    write_svg(
        path,
        picture_size(plot),
        lambda painter: paint_picture(plot, painter),
        shown(plot.title),
        plot.logicalDpiX(),
    )


def save_pdf(plot: PlotView, path: Path) -> None:
    """Save the drawing on a page of its own. Raises FileError."""
    write_pdf(
        path,
        picture_size(plot),
        lambda painter: paint_picture(plot, painter),
        shown(plot.title),
        plot.logicalDpiX(),
        plot.context.theme.colour("card"),
    )


def save_csv(plot: PlotView, path: Path) -> None:
    """Save the values of the curves that are shown. Raises FileError."""
    write_csv(path, plot.columns())


SAVERS: dict[str, Callable[[PlotView, Path], None]] = {
    "png": save_png,
    "svg": save_svg,
    "pdf": save_pdf,
    "csv": save_csv,
}
"""How a plot is saved, by the ending of the file."""


def copy_picture(plot: PlotView) -> None:
    """Put the picture on the clipboard."""
    clipboard = present(QGuiApplication.clipboard())
    clipboard.setImage(image(picture_size(plot), lambda painter: paint_picture(plot, painter)))


def copy_values(plot: PlotView) -> None:
    """Put the values of the curves that are shown on the clipboard."""
    clipboard = present(QGuiApplication.clipboard())
    clipboard.setText(tab_separated(plot.columns()))


def picture_size(plot: PlotView) -> QSize:
    """The size of a plot's picture: as on the screen, and room for title and legend."""
    px = plot.context.theme.px
    size: QSize = plot.canvas.size() + QSize(2 * px(EDGE), px(HEAD) + px(EDGE))
    return size


def paint_picture(plot: PlotView, painter: QPainter) -> None:
    """Paint title, legend and curves, without the playhead, which belongs to the moment."""
    theme, canvas = plot.context.theme, plot.canvas
    px, size = theme.px, picture_size(plot)
    painter.fillRect(QRect(QPointF(0, 0).toPoint(), size), theme.colour("card"))
    head = QRectF(px(EDGE), 0, size.width() - 2 * px(EDGE), px(HEAD))
    _set_font(painter, theme.font(weight=QFont.Weight.DemiBold))
    painter.setPen(theme.colour("text"))
    painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown(plot.title))
    _paint_legend(plot, painter, head)
    if plot.canvas.empty.isVisibleTo(plot):
        area = QRectF(px(EDGE), 0, size.width() - 2 * px(EDGE), size.height())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, flags, canvas.empty.text())
        return
    with _for_picture(plot), _searchable_ticks(plot, painter):
        target = QRectF(px(EDGE), px(HEAD), canvas.width(), canvas.height())
        canvas.render(painter, target, canvas.rect())


def _paint_legend(plot: PlotView, painter: QPainter, head: QRectF) -> None:
    """The entries that are switched on, from the right."""
    theme = plot.context.theme
    _set_font(painter, theme.font(QUIET))
    painter.setPen(theme.colour("quiet"))
    right = head.right()
    gap, (wide, high) = theme.px(6), (theme.px(length) for length in SAMPLE)
    for entry in reversed(plot.header.legend.entries):
        width = painter.fontMetrics().horizontalAdvance(entry.label)
        text = QRectF(right - width, head.top(), width, head.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, entry.label)
        sample = QRectF(text.left() - gap - wide, head.center().y() - high / 2, wide, high)
        paint_sample(painter, sample, entry.look, theme)
        right = sample.left() - 2 * gap


def _is_pdf(painter: QPainter) -> bool:
    return isinstance(painter.device(), QPdfWriter)


def _set_font(painter: QPainter, font: QFont) -> None:
    painter.setFont(searchable(font) if _is_pdf(painter) else font)


@contextmanager
def _searchable_ticks(plot: PlotView, painter: QPainter) -> Iterator[None]:
    """While it lasts, the numbers of the axes are drawn so that a PDF's reader finds them."""
    axes = (plot.canvas.time_axis, plot.canvas.value_axis) if _is_pdf(painter) else ()
    fonts = [axis.style["tickFont"] for axis in axes]
    for axis, font in zip(axes, fonts, strict=True):
        _set_tick_font(axis, searchable(font))
    yield
    for axis, font in zip(axes, fonts, strict=True):
        _set_tick_font(axis, font)


def _set_tick_font(axis: pg.AxisItem, font: QFont) -> None:
    """As pyqtgraph's setTickFont does, but without telling the scene: nothing changes its size."""
    axis.style["tickFont"] = font
    axis.picture = None


@contextmanager
def _for_picture(plot: PlotView) -> Iterator[None]:
    """While it lasts, all is drawn in the picture's own pixels, and the playhead is away."""
    playhead, is_shown = plot.canvas.playhead, plot.canvas.playhead.isVisible()
    playhead.hide()
    for item in plot.canvas.view.childGroup.childItems():
        item.setExportMode(True, {"antialias": True})
    yield
    for item in plot.canvas.view.childGroup.childItems():
        item.setExportMode(False)
    playhead.setVisible(is_shown)
