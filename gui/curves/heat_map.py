"""Many units over time as colours: blue below zero, yellow above."""

from dataclasses import dataclass, replace

import numpy as np
import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QImage, QLinearGradient, QPainter, QPaintEvent, qRgb
from PyQt6.QtWidgets import QWidget

from engine.array import Array
from engine.notation.number_text import number
from gui.curves.marks import in_pixels
from gui.curves.scale import ScaleChoice, choose_scale
from gui.curves.series import Oddity, as_floats, visible_steps
from gui.look.theme import TICKS, Theme

MAP = pg.colormap.get("CET-CBD1")  # Kovesi 2015: diverging, safe for the colour-blind
MIDDLE = 127  # the index of zero; 0 and 254 are the limits

LONGEST = "−9.99e300"  # of the limits
HOLE = 255  # the index of what is no finite number
FINE = 2  # pixels of a saved heat map per pixel of the window


@dataclass(frozen=True, eq=False)
class Image:
    """What is left of a table to be drawn as colours.

    indices: (units, columns), 0 to 254, HOLE where there is no finite number. first: the step of the
    first column. stride: steps from one column to the next; the others are left out. limit: the size
    whose colour is full. is_log: whether colours follow the sizes' logarithms.
    """

    indices: Array
    first: int
    stride: int
    limit: float
    oddity: Oddity | None = None
    is_log: bool = False


def prepare_image(
    table: Array, first: float, last: float, columns: int, choice: ScaleChoice = "auto"
) -> Image:
    """Take one step a pixel column. table: (steps, units). first, last: of the window, in steps.

    Columns lie at multiples of the stride, so that a growing table does not shimmer.
    """
    start, stop = visible_steps(len(table), first, last)
    stride = max(1, int(np.ceil((last - first) / max(columns, 1))))
    start -= start % stride
    part, _ = as_floats(np.ascontiguousarray(table[start:stop:stride].T).ravel())
    values = part.reshape(table.shape[1], -1).astype(np.float64, copy=False)
    fine = np.isfinite(values)
    finite = values[fine]
    scale = replace(choose_scale(choice, finite), offset=0.0)  # the middle colour is zero's
    limit = float(np.max(np.abs(finite), initial=0.0)) or 1.0
    highest = scale.height(limit) or 1.0  # the smallest number there is has no logarithm of its own
    heights = scale.heights(np.where(fine, values, 0.0)) / highest
    indices = np.where(fine, np.rint(MIDDLE + MIDDLE * heights), HOLE).astype(np.uint8)
    return Image(indices, start, stride, limit, _oddity(values, start, stride), scale.kind == "symlog")


def _oddity(values: Array, start: int, stride: int) -> Oddity | None:
    odd: Array = np.any(~np.isfinite(values), axis=0)
    if not odd.any():
        return None
    at = int(np.argmax(odd))
    is_nan = bool(np.isnan(values[:, at]).any())
    return Oddity("not a number" if is_nan else "infinite", start + at * stride, bool(odd[at:].all()))


class _Colours(pg.ImageItem):
    """The colours of a heat map on a view."""

    def paint(self, painter: QPainter, *args: object) -> None:
        """Paint as pyqtgraph does, but for a saved drawing only what is in sight, in its own pixels.

        An SVG of Qt's has no clipping, and its readers blur a picture that they enlarge.
        """
        if self._exportOpts is False:
            super().paint(painter, *args)
            return
        area = painter.transform().mapRect(self.viewRect())
        picture = QImage((area.size() * FINE).toSize(), QImage.Format.Format_ARGB32)
        picture.fill(Qt.GlobalColor.transparent)
        inside = QPainter(picture)
        inside.scale(picture.width() / area.width(), picture.height() / area.height())
        inside.translate(-area.topLeft())
        inside.setTransform(painter.transform(), combine=True)
        super().paint(inside, *args)
        inside.end()
        with in_pixels(painter):
            painter.drawImage(area, picture)


class HeatMap:
    """The item on the view. image: what is drawn at the moment."""

    def __init__(self, view: pg.ViewBox, theme: Theme, *, is_of_sizes: bool = False) -> None:
        """is_of_sizes: nothing is below zero; zero has the card's colour, the largest the accent's."""
        self._view, self._theme, self._is_of_sizes = view, theme, is_of_sizes
        self.item = _Colours(axisOrder="row-major")
        self.item.hide()
        view.addItem(self.item, ignoreBounds=True)
        self.image: Image | None = None
        self.restyle()

    def draw(self, table: Array, window: tuple[float, float], choice: ScaleChoice) -> None:
        """Draw what a window shows of a table, (steps, units); it may lie behind what is recorded by now."""
        self.image = prepare_image(table, *window, max(1, round(self._view.width())), choice)
        units, columns = self.image.indices.shape
        if not columns:
            self.item.hide()
            return
        self.item.setImage(self.image.indices, levels=(0, 255), autoLevels=False)
        self.item.setRect(QRectF(self.image.first - 0.5, -0.5, columns * self.image.stride, units))
        self.item.show()

    def hide(self) -> None:
        """Show nothing."""
        self.image = None
        self.item.hide()

    def restyle(self) -> None:
        """Take over the theme's colours: what is no number has the colour of text."""
        table = self._sizes() if self._is_of_sizes else MAP.getLookupTable(nPts=255, alpha=True)
        hole = self._theme.colour("text").getRgb()
        self.item.setLookupTable(np.vstack([table, hole]).astype(np.uint8))

    def _sizes(self) -> Array:
        """Colours of 0 to 254, of which those below zero are never seen, (255, 4)."""
        ends = [np.array(self._theme.colour(role).getRgb(), float) for role in ("card", "accent")]
        shares = np.clip(np.arange(HOLE) - MIDDLE, 0, None)[:, np.newaxis] / MIDDLE
        return np.asarray(ends[0] + shares * (ends[1] - ends[0]))


def colour_table(theme: Theme) -> list[int]:
    """The colours of all indices, as a QImage takes them: what is no number has the colour of text."""
    table = MAP.getLookupTable(nPts=HOLE, alpha=False)
    return [qRgb(*row) for row in table.tolist()] + [theme.colour("text").rgb()]


class ColourBar(QWidget):
    """The colours of a heat map between its limits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.limit = 1.0
        self.stride = 1
        self.is_log = False

    def show_image(self, image: Image) -> None:
        """Tell the limits of an image."""
        self.limit, self.stride, self.is_log = image.limit, image.stride, image.is_log
        text = self.tr("From {} to {}: blue is below zero, yellow above.").format(
            number(-self.limit, 3), number(self.limit, 3)
        )
        if self.is_log:
            text += " " + self.tr("The scale is logarithmic on both sides of zero.")
        if self.stride > 1:
            text += " " + self.tr("One step in {} is drawn.").format(self.stride)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def ends(self) -> tuple[str, str]:
        """What stands at both ends of the bar."""
        log = " " + self.tr("log") if self.is_log else ""
        return number(-self.limit, 3), number(self.limit, 3) + log

    def _rooms(self) -> tuple[int, int]:
        """px left and right of the bar, for the longest limits."""
        advance = self.fontMetrics().horizontalAdvance
        return advance(LONGEST), advance(LONGEST + (" " + self.tr("log") if self.is_log else ""))

    def sizeHint(self) -> QSize:
        """Room for the longest limits, so that nothing moves when they change."""
        self.setFont(self._theme.mono(TICKS))
        return QSize(sum(self._rooms()) + self._theme.px(60), self._theme.px(20))

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint limit, colours, limit."""
        painter = QPainter(self)
        painter.setPen(self._theme.colour("quiet"))
        before, after = self._rooms()
        bar = QRectF(self.rect()).adjusted(before + 6, 0, -after - 6, 0)
        bar = QRectF(bar.left(), bar.center().y() - self._theme.px(4), bar.width(), self._theme.px(8))
        gradient = QLinearGradient(bar.topLeft(), QPointF(bar.right(), bar.top()))
        for share in np.linspace(0, 1, 17):
            gradient.setColorAt(share, MAP.map(share, mode="qcolor"))
        painter.fillRect(bar, gradient)
        left, right = QRectF(self.rect()), QRectF(self.rect())
        left.setRight(bar.left() - 6)
        right.setLeft(bar.right() + 6)
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | vertical, self.ends[0])
        painter.drawText(right, Qt.AlignmentFlag.AlignLeft | vertical, self.ends[1])
