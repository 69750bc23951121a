"""The area that a plot is drawn in: axes, the playhead, and where on the widget a time and a height are."""

import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRect, Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QLabel

from gui.curves.axis import TimeAxis, ValueAxis
from gui.curves.playhead_line import MARK, PlayheadLine
from gui.curves.zoom import Span
from gui.look.properties import present, with_properties
from gui.look.theme import TICKS, Theme

DIM = 0.4  # opacity of a picture that is about to be replaced


class DrawingArea(pg.GraphicsView):
    """Shows a range of time and of heights.

    Signals:
        resized(): the area of the curves changed its size.
    """

    resized = pyqtSignal()

    def __init__(self, theme: Theme) -> None:
        self.view = pg.ViewBox(enableMenu=False, enableMouse=False)  # resizeEvent comes before __init__ ends
        super().__init__()
        self._theme = theme
        # Whoever changes the scene calls paint_later: left to itself, each view is painted along with the
        # others, and once more when its own scene has noticed that it has changed.
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.NoViewportUpdate)
        # Of each view pyqtgraph has a picture of the background kept, as large as itself; ours is one colour.
        self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        self.setObjectName("canvas")
        # It is filled with the card's colour: nothing behind it has to be painted before.
        present(self.viewport()).setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.time_name = self.tr("time step t")
        """What the axis below counts; shown from the next `restyle` on."""
        self.time: Span = (0.0, 1.0)
        self.height_span: Span = (0.0, 1.0)
        self.view.disableAutoRange()
        self.view.sigResized.connect(self.resized)
        self.playhead = PlayheadLine(theme)
        self.view.addItem(self.playhead, ignoreBounds=True)
        self._place()
        self.playhead.sigPositionChanged.connect(self._make_way)
        self.playhead.visibleChanged.connect(self._make_way)
        self.empty = with_properties(QLabel, self, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.empty.setProperty("role", "quiet")
        self.empty.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.empty.hide()

    def paint_later(self) -> None:
        """Have everything painted when Qt comes to it."""
        viewport = self.viewport()
        if viewport is not None:
            viewport.update()

    def move_playhead(self, t: int) -> None:
        """Show the playhead at step t; only where it was and where it is now is painted again."""
        before = self._playhead_strip()
        self.playhead.setValue(t)
        viewport = self.viewport()
        if viewport is not None:
            viewport.update(before)
            viewport.update(self._playhead_strip())

    def _playhead_strip(self) -> QRect:
        half = self._theme.px(MARK)
        return QRect(round(self.position_of(self.playhead.value(), 0).x()) - half, 0, 2 * half, self.height())

    def set_time(self, low: float, high: float) -> None:
        """Show these steps."""
        if (low, high) != self.time:
            self.time = (low, high)
            self.view.setXRange(low, high, padding=0)
            self._make_way()

    def _make_way(self) -> None:
        """Keep what the axis tells clear of the playhead."""
        first, last = self.time
        share = (self.playhead.value() - first) / (last - first) if self.playhead.isVisible() else None
        if self.value_axis.make_way(share):
            self.paint_later()

    def set_heights(self, low: float, high: float) -> None:
        """Show these heights."""
        if (low, high) != self.height_span:
            self.height_span = (low, high)
            self.view.setYRange(low, high, padding=0)

    def show_text(self, text: str) -> None:
        """Say what would fill the plot, instead of drawing it; "" draws it."""
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        was_visible = self.centralWidget.isVisible()
        self.centralWidget.setVisible(not text)
        if not text and not was_visible:
            for axis in (self.time_axis, self.value_axis):
                axis.restyle()  # one that is told its size while it is hidden takes none

    def dim(self, is_dim: bool) -> None:
        """Show the picture weakly, as one of numbers that are no more."""
        self.centralWidget.setOpacity(DIM if is_dim else 1.0)

    def restyle(self) -> None:
        """Take over the theme's colours and sizes."""
        px = self._theme.px
        self.setBackground(self._theme.colours.card)
        self.centralWidget.layout.setContentsMargins(0, px(8), px(8), 0)
        for axis in (self.time_axis, self.value_axis):
            axis.restyle()
        self.playhead.restyle()
        self.corner.setText(
            self.time_name, color=self._theme.colours.quiet, size=f"{px(TICKS)}px", justify="left"
        )

    def _place(self) -> None:
        layout = pg.GraphicsLayout()
        layout.setSpacing(0)
        self.setCentralItem(layout)
        self.time_axis, self.value_axis = TimeAxis(self._theme), ValueAxis(self._theme)
        layout.addItem(self.value_axis, 0, 0)
        layout.addItem(self.view, 0, 1)
        layout.addItem(self.time_axis, 1, 1)
        self.corner = layout.addLabel("", 1, 0)
        self.time_axis.linkToView(self.view)
        self.value_axis.linkToView(self.view)

    # ── from the screen to time and height ─────────────────────────────────────────────────────

    def place_of(self, position: QPointF) -> tuple[float, float]:
        """Time and height at a position in the widget."""
        area = self.view.sceneBoundingRect()
        across = (position.x() - area.left()) / max(area.width(), 1.0)
        up = (area.bottom() - position.y()) / max(area.height(), 1.0)
        if self.view.yInverted():
            up = 1 - up
        (first, last), (low, high) = self.time, self.height_span
        return first + across * (last - first), low + up * (high - low)

    def position_of(self, t: float, height: float) -> QPointF:
        """Where on the widget a time and a height are."""
        area = self.view.sceneBoundingRect()
        (first, last), (low, high) = self.time, self.height_span
        up = (height - low) / (high - low)
        if self.view.yInverted():
            up = 1 - up
        return QPointF(
            area.left() + (t - first) / (last - first) * area.width(), area.bottom() - up * area.height()
        )

    def is_over_values(self, position: QPointF) -> bool:
        return bool(position.x() < self.view.sceneBoundingRect().left())

    def resizeEvent(self, ev: QResizeEvent | None) -> None:
        """Keep the empty text in the middle."""
        super().resizeEvent(ev)
        if ev is not None and hasattr(self, "empty"):  # pyqtgraph calls this while it is being built
            self.empty.setGeometry(self.rect())
