"""Save and copy a plot: the picture with its title and legend, or the values of its curves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QFont, QPainter

from engine.files.csv_style import CsvStyle
from gui.curves.picture_head import PictureHead, is_pdf, set_font
from gui.curves.view import PlotView
from gui.language.translation import shown
from gui.look.clipboard import clipboard, copy_text
from gui.look.theme import QUIET
from gui.paper.picture_file import (
    PIXEL_RATIO,
    image,
    searchable,
    write_pdf,
    write_png,
    write_svg,
)
from gui.paper.value_file import PLAIN, tab_separated, write_arrays, write_csv, write_xlsx

EDGE, LABEL = 14, 22  # px around the picture, and of the label of an axis


@dataclass(frozen=True)
class PlotWords:
    """What stands around a plot in its picture. title: "" for the plot's own. Labels: "" for none."""

    title: str = ""
    x_label: str = ""
    y_label: str = ""


OWN_WORDS = PlotWords()


def save_png(
    plot: PlotView, path: Path, words: PlotWords = OWN_WORDS, pixel_ratio: float = PIXEL_RATIO
) -> None:
    """Save the picture. pixel_ratio: its pixels per pixel of the plot. Raises FileError."""
    size = picture_size(plot, words)
    write_png(path, size, lambda painter: paint_picture(plot, painter, words), pixel_ratio)


def save_svg(plot: PlotView, path: Path, words: PlotWords = OWN_WORDS) -> None:
    """Save the drawing. Raises FileError."""
    write_svg(
        path,
        picture_size(plot, words),
        lambda painter: paint_picture(plot, painter, words),
        words.title or shown(plot.title),
        plot.logicalDpiX(),
    )


def save_pdf(plot: PlotView, path: Path, words: PlotWords = OWN_WORDS) -> None:
    """Save the drawing on a page of its own. Raises FileError."""
    write_pdf(
        path,
        picture_size(plot, words),
        lambda painter: paint_picture(plot, painter, words),
        words.title or shown(plot.title),
        plot.logicalDpiX(),
        plot.context.theme.colour("card"),
    )


def save_csv(plot: PlotView, path: Path, style: CsvStyle = PLAIN) -> None:
    """Save the values of the curves that are shown. Raises FileError."""
    write_csv(path, plot.columns(), style)


def save_xlsx(plot: PlotView, path: Path) -> None:
    """Save the values of the curves that are shown as a workbook. Raises FileError."""
    write_xlsx(path, plot.columns())


def save_npz(plot: PlotView, path: Path) -> None:
    """Save the values of the curves that are shown as NumPy's arrays. Raises FileError."""
    write_arrays(path, plot.columns())


SAVERS: dict[str, Callable[[PlotView, Path], None]] = {
    "png": save_png,
    "svg": save_svg,
    "pdf": save_pdf,
    "csv": save_csv,
    "xlsx": save_xlsx,
    "npz": save_npz,
}
"""How a plot is saved, by the ending of the file."""


def copy_picture(plot: PlotView) -> None:
    """Put the picture on the clipboard."""
    clipboard().setImage(image(picture_size(plot), lambda painter: paint_picture(plot, painter)))


def copy_values(plot: PlotView) -> None:
    """Put the values of the curves that are shown on the clipboard."""
    copy_text(tab_separated(plot.columns()))


def picture_size(plot: PlotView, words: PlotWords = OWN_WORDS) -> QSize:
    """The size of a plot's picture: as on the screen, and room for title, legend and labels."""
    beside, below = _margins(plot, words)
    width = plot.canvas.width() + beside
    return QSize(width, plot.canvas.height() + below + _head(plot, words, width).height)


def canvas_size(plot: PlotView, words: PlotWords, size: QSize) -> QSize:
    """What is left for the canvas in a picture of a size."""
    beside, below = _margins(plot, words)
    return size - QSize(beside, below + _head(plot, words, size.width()).height)


def _margins(plot: PlotView, words: PlotWords) -> tuple[int, int]:
    """The room for labels beside the canvas and under it, px."""
    px = plot.context.theme.px
    return 2 * px(EDGE) + px(LABEL) * bool(words.y_label), px(EDGE) + px(LABEL) * bool(words.x_label)


def _head(plot: PlotView, words: PlotWords, width: float) -> PictureHead:
    """Title and legend of a picture of a width."""
    theme, title = plot.context.theme, words.title or shown(plot.title)
    entries = [entry for entry in plot.header.legend.entries if entry.may_hide]  # the others have no line
    return PictureHead(title, entries, theme, width - 2 * theme.px(EDGE))


def paint_picture(plot: PlotView, painter: QPainter, words: PlotWords = OWN_WORDS) -> None:
    """Paint title, legend, labels and curves, without the playhead, which belongs to the moment."""
    theme, canvas = plot.context.theme, plot.canvas
    px, size = theme.px, picture_size(plot, words)
    painter.fillRect(QRect(QPointF(0, 0).toPoint(), size), theme.colour("card"))
    head = _head(plot, words, size.width())
    head.paint(painter, px(EDGE))
    if plot.canvas.empty.isVisibleTo(plot):
        area = QRectF(px(EDGE), 0, size.width() - 2 * px(EDGE), size.height())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, flags, canvas.empty.text())
        return
    with _for_picture(plot), _searchable_ticks(plot, painter):
        left = px(EDGE) + px(LABEL) * bool(words.y_label)
        target = QRectF(left, head.height, canvas.width(), canvas.height())
        with _without_corner(plot, is_hidden=bool(words.x_label)):
            canvas.render(painter, target, canvas.rect())
        _paint_labels(plot, painter, words, target)


@contextmanager
def _without_corner(plot: PlotView, *, is_hidden: bool) -> Iterator[None]:
    """While it lasts, the corner does not say "time step t": a label does."""
    corner = plot.canvas.corner
    was_visible = corner.isVisible()
    corner.setVisible(was_visible and not is_hidden)
    yield
    corner.setVisible(was_visible)


def _paint_labels(plot: PlotView, painter: QPainter, words: PlotWords, canvas: QRectF) -> None:
    """The labels of the axes: of time under them, of values beside them, from below to above."""
    theme, area = plot.context.theme, plot.canvas.view.sceneBoundingRect()
    height = theme.px(LABEL)
    set_font(painter, theme.font(QUIET))
    painter.setPen(theme.colour("quiet"))
    flags = Qt.AlignmentFlag.AlignCenter
    below = QRectF(canvas.left() + area.left(), canvas.bottom(), area.width(), height)
    painter.drawText(below, flags, words.x_label)
    painter.save()
    painter.translate(canvas.left() - height, canvas.top() + area.bottom())
    painter.rotate(-90)
    painter.drawText(QRectF(0, 0, area.height(), height), flags, words.y_label)
    painter.restore()


@contextmanager
def _searchable_ticks(plot: PlotView, painter: QPainter) -> Iterator[None]:
    """While it lasts, the numbers of the axes are drawn so that a PDF's reader finds them."""
    axes = (plot.canvas.time_axis, plot.canvas.value_axis) if is_pdf(painter) else ()
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
