"""Every quantity of every layer over the run: a line for its norm, and units as colours below it."""

from dataclasses import dataclass

import numpy as np
from PyQt6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PyQt6.QtWidgets import QToolTip, QWidget

from engine.activity.activity import Activity
from engine.activity.followed import Followed
from engine.array import Array
from engine.notation.number_text import number
from engine.run.measures import as_float64
from gui.curves.heat_map import colour_table, prepare_image
from gui.curves.playhead_line import RIM, WIDTH
from gui.look.theme import QUIET, TICKS
from gui.state.context import Context

COLUMN = 250  # px at 100 %, the least width of a picture
GAP, TITLE, NORM = 12, 18, 16  # px: between pictures, and the heights of the two lines above one
ROW, LOW, HIGH = 7, 28, 112  # px: a unit's height, and the bounds of a picture's
DIGITS = 3

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, eq=False)
class ActivityPicture:
    """What is drawn of one quantity. image: a pixel a unit and column. norms: (columns,), finite."""

    image: QImage
    norms: Array
    steps: int
    width: int


class ActivityMaps(QWidget):
    """Small pictures beside and below each other. A press shows the step and selects the unit."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._activity: Activity | None = None
        self._pictures: dict[int, ActivityPicture] = {}  # by place among what is followed
        self._places: list[int] = []
        self.setAccessibleName(self.tr("Activity over time"))
        self.setMouseTracking(True)
        context.playhead.moved.connect(self.update)
        context.selection.changed.connect(self.update)
        context.theme.changed.connect(self._restyle)

    def show_activity(self, activity: Activity | None) -> None:
        """Show what is recorded now."""
        self._activity, self._pictures = activity, {}
        followed = [] if activity is None else activity.followed
        self._places = [place for place, one in enumerate(followed) if one.output.is_recorded]
        self._fit()
        self.update()

    # ── where things are ───────────────────────────────────────────────────────────────────────

    @property
    def _columns(self) -> int:
        px = self._context.theme.px
        return min(max(1, (self.width() + px(GAP)) // px(COLUMN + GAP)), max(1, len(self._places)))

    def area(self, index: int) -> QRect:
        """Where the picture of an index stands, with the lines above it."""
        px, columns = self._context.theme.px, self._columns
        width = (self.width() - (columns - 1) * px(GAP)) // columns
        row, column = divmod(index, columns)
        top = sum(self._row_height(before) for before in range(row))
        return QRect(column * (width + px(GAP)), top, width, self._height(self._places[index]))

    def map_area(self, index: int) -> QRect:
        """Where the colours of the picture of an index stand."""
        px = self._context.theme.px
        return self.area(index).adjusted(0, px(TITLE + NORM), 0, 0)

    def _height(self, place: int) -> int:
        units = self._followed(place).units
        return self._context.theme.px(TITLE + NORM + min(max(ROW * units, LOW), HIGH))

    def _row_height(self, row: int) -> int:
        columns = self._columns
        inside = self._places[row * columns : (row + 1) * columns]
        return max((self._height(place) for place in inside), default=0) + self._context.theme.px(GAP)

    def _followed(self, place: int) -> Followed:
        assert self._activity is not None
        return self._activity.followed[place]

    def heightForWidth(self, width: int) -> int:
        """As high as all pictures."""
        rows = -(-len(self._places) // self._columns)
        return sum(self._row_height(row) for row in range(rows))

    def sizeHint(self) -> QSize:
        """A column of pictures."""
        return QSize(self._context.theme.px(COLUMN), self.heightForWidth(self.width()))

    def _fit(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """More columns where it is wide."""
        self._fit()

    def _restyle(self) -> None:
        self._pictures = {}
        self._fit()
        self.update()

    # ── the mouse ──────────────────────────────────────────────────────────────────────────────

    def place_at(self, position: QPointF) -> tuple[int, int, int] | None:
        """What is followed, the unit and the step at a place of the widget; None beside the colours."""
        for index, place in enumerate(self._places):
            area, one = self.map_area(index), self._followed(place)
            if one.steps and area.contains(position.toPoint()):
                t = int((position.x() - area.left()) / area.width() * one.steps)
                unit = int((position.y() - area.top()) / area.height() * one.units)
                return place, min(unit, one.units - 1), min(t, one.steps - 1)
        return None

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Show the step and the unit that are pressed on."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Follow a drag."""
        if event is not None:
            is_inside = self.place_at(event.position()) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if is_inside else Qt.CursorShape.ArrowCursor)
            self._go(event)

    def _go(self, event: QMouseEvent | None) -> None:
        if event is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        found = self.place_at(event.position())
        if found is not None:
            place, unit, t = found
            self._context.selection.look_at(layer=self._followed(place).output.table.layer, unit=unit)
            self._context.transport.go_to(t)

    def event(self, event: object) -> bool:
        """Tell the number under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QHelpEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def tip_at(self, position: QPointF) -> str:
        """The number at a place, in words."""
        found = self.place_at(position)
        if found is None or self._activity is None:
            return ""
        place, unit, t = found
        value = self._activity.trace[self._followed(place).output.table][t, unit]
        return self.tr("{}, unit {} at t = {}: {}").format(
            self._activity.name_of(place), unit, t, number(value)
        )

    # ── painting ───────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the pictures that can be seen."""
        painter = QPainter(self)
        seen = self.rect() if event is None else event.rect()
        for index, place in enumerate(self._places):
            if self.area(index).intersects(seen) and self._followed(place).steps:
                self._paint(painter, index, place)

    def _paint(self, painter: QPainter, index: int, place: int) -> None:
        theme, area, colours = self._context.theme, self.area(index), self.map_area(index)
        picture = self._picture(place, colours.width())
        title = QRect(area.left(), area.top(), area.width(), theme.px(TITLE))
        assert self._activity is not None
        name = self._activity.name_of(place)
        painter.setFont(theme.font(QUIET))
        painter.setPen(theme.colour("text"))
        painter.drawText(title, LEFT, name)
        painter.setFont(theme.font(TICKS))
        painter.setPen(theme.colour("quiet"))
        painter.drawText(title, RIGHT, self._figures(place))
        painter.drawImage(colours, picture.image)
        self._paint_norm(painter, picture, QRectF(area.left(), title.bottom(), area.width(), theme.px(NORM)))
        self._paint_selected(painter, place, colours)
        t = min(self._context.playhead.t, picture.steps - 1)
        x = colours.left() + (t + 0.5) / picture.steps * colours.width()
        for role, width in (("card", WIDTH + 2 * RIM), ("accent", WIDTH)):
            painter.setPen(QPen(theme.colour(role), theme.px(width)))
            painter.drawLine(QPointF(x, title.bottom()), QPointF(x, colours.bottom()))

    def _figures(self, place: int) -> str:
        """The range over the run, and the norm at the playhead."""
        one = self._followed(place)
        found = one.range
        if found is None or self._activity is None:
            return self.tr("no finite number")
        low, high = (number(value, DIGITS) for value in found)
        t = min(self._context.playhead.t, one.steps - 1)
        with np.errstate(all="ignore"):
            norm = np.linalg.norm(as_float64(self._activity.trace[one.output.table][t]))
        return self.tr("{} … {}   norm {}").format(low, high, number(norm, DIGITS))

    def _picture(self, place: int, width: int) -> ActivityPicture:
        """Made anew where there are more steps, or another width."""
        one, known = self._followed(place), self._pictures.get(place)
        if known is None or (known.steps, known.width) != (one.steps, width):
            assert self._activity is not None
            known = _picture(self._activity.trace[one.output.table][: one.steps], width)
            known.image.setColorTable(colour_table(self._context.theme))
            self._pictures[place] = known
        return known

    def _paint_norm(self, painter: QPainter, picture: ActivityPicture, area: QRectF) -> None:
        largest = float(picture.norms.max(initial=0.0)) or 1.0
        x = area.left() + (np.arange(len(picture.norms)) + 0.5) / max(1, len(picture.norms)) * area.width()
        y = area.bottom() - 2 - picture.norms / largest * (area.height() - 4)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._context.theme.colour("quiet"), self._context.theme.scale))
        painter.drawPolyline(
            QPolygonF([QPointF(*point) for point in zip(x.tolist(), y.tolist(), strict=True)])
        )
        painter.restore()

    def _paint_selected(self, painter: QPainter, place: int, area: QRect) -> None:
        """A frame around the row of the unit that is looked at."""
        one, selection = self._followed(place), self._context.selection
        if one.units == 1 or one.output.table.layer != selection.layer or selection.unit >= one.units:
            return
        height = area.height() / one.units
        row = QRectF(
            area.left(), area.top() + selection.unit * height, area.width() - 1, max(height, 2.0) - 1
        )
        painter.setPen(QPen(self._context.theme.colour("text"), 1))
        painter.drawRect(row)


def _picture(table: Array, width: int) -> ActivityPicture:
    """table: (steps, units)."""
    steps = len(table)
    image = prepare_image(table, -0.5, steps - 0.5, max(1, width))
    units, columns = image.indices.shape
    data = image.indices.tobytes()
    made = QImage(data, columns, units, columns, QImage.Format.Format_Indexed8).copy()
    with np.errstate(all="ignore"):
        norms = np.linalg.norm(as_float64(table[image.first :: image.stride]), axis=1)
    return ActivityPicture(made, np.where(np.isfinite(norms), norms, 0.0), steps, width)
