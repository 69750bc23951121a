"""The slider over the whole run: where the playhead is, how far the run has come, where it broke off."""

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PyQt6.QtWidgets import QSlider, QToolTip

from gui.state.context import Context
from gui.state.pacing import connect_later

HEIGHT = 22  # px
GROOVE = 4  # px
HANDLE = 7  # px, radius
MARK = 4  # px, radius
HIT = 3  # px, radius
RECORDED_ALPHA = 0.35  # of the accent, for recorded steps behind the playhead
PAGES = 10  # so many pages make the whole run


class PlayheadBar(QSlider):
    """A slider over every step of the run; recorded ones can be shown."""

    def __init__(self, context: Context) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._context = context
        self.setAccessibleName(self.tr("Playhead"))
        self.setMouseTracking(True)
        self.setRange(0, 0)
        client = context.client
        client.started.connect(self._refresh)
        connect_later(client.advanced, self._refresh)
        connect_later(client.finished, self._refresh)
        context.playhead.moved.connect(self._refresh)
        context.breakpoints.changed.connect(self.update)
        context.breakpoints.looked.connect(self.update)
        context.theme.changed.connect(self.updateGeometry)
        self.valueChanged.connect(self._take_value)
        self._refresh()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._context.theme.px(200), self._context.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A handle with some way to go."""
        return QSize(self._context.theme.px(80), self._context.theme.px(HEIGHT))

    def _refresh(self) -> None:
        axis, playhead = self._context.client.axis, self._context.playhead
        self.setMaximum(max(0, (axis.steps if axis is not None else 0) - 1))
        self.setPageStep(max(1, self.maximum() // PAGES))
        self.setValue(playhead.t)
        self.setAccessibleDescription(self.tr("t = {} of {}").format(playhead.t, self.maximum()))
        self.update()

    def _take_value(self, t: int) -> None:
        """Only a value that was set from outside, as by a screen reader, is news."""
        if t != min(self._context.playhead.t, self.maximum()):
            self._context.transport.go_to(t)

    # ── where things are ───────────────────────────────────────────────────────────────────────

    def x_of(self, t: float) -> float:
        """Where step t is, in px from the left."""
        edge = self._edge
        return edge + (self.width() - 2 * edge) * t / max(1, self.maximum())

    def t_at(self, x: float) -> int:
        """The step nearest to a place, in px from the left."""
        share = (x - self._edge) / max(1.0, self.width() - 2 * self._edge)
        return round(min(max(share, 0.0), 1.0) * self.maximum())

    @property
    def _edge(self) -> float:
        return self._context.theme.px(HANDLE + 3)

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Show the step that is pressed on."""
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Follow a drag; without one, tell which step is under the mouse."""
        if event is None:
            return
        t = self.t_at(event.position().x())
        self._drag(event)
        QToolTip.showText(event.globalPosition().toPoint(), self._tip(t), self)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """The drag has ended, and each of its moves was taken already."""

    def _drag(self, event: QMouseEvent | None) -> None:
        if event is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._context.transport.go_to(self.t_at(event.position().x()))

    def _tip(self, t: int) -> str:
        ending = self._context.client.ending
        if t >= self._context.playhead.steps:
            return self.tr("t = {}, not computed yet").format(t)
        labels = self._context.breakpoints.holding_at(t).values()
        if labels:
            return self.tr("t = {}, where {}").format(t, "; ".join(labels))
        is_mark = ending is not None and ending.kind == "diverged" and ending.t == t
        return self.tr("t = {}, the run diverged here").format(t) if is_mark else f"t = {t}"

    def wheelEvent(self, event: QWheelEvent | None) -> None:
        """One step a notch: away from you is back."""
        if event is not None and event.angleDelta().y():
            self._context.transport.go_to(
                self._context.playhead.t - (1 if event.angleDelta().y() > 0 else -1)
            )
            event.accept()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Step with the arrows, leap with the page keys and Home and End."""
        if event is None:
            return
        transport, t, page = self._context.transport, self._context.playhead.t, self.pageStep()
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                transport.step()
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                transport.step_back()
            case Qt.Key.Key_PageUp:
                transport.go_to(t + page)
            case Qt.Key.Key_PageDown:
                transport.go_to(t - page)
            case Qt.Key.Key_Home:
                transport.first()
            case Qt.Key.Key_End:
                transport.last()
            case _:
                super().keyPressEvent(event)

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Groove, recorded part, way up to the playhead, mark, handle."""
        theme, client = self._context.theme, self._context.client
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        accent, recorded = theme.colour("accent"), QColor(theme.colour("accent"))
        recorded.setAlphaF(RECORDED_ALPHA)
        self._draw_groove(painter, self.maximum(), theme.colour("line"))
        self._draw_groove(painter, client.trace.steps - 1, recorded)
        self._draw_groove(painter, min(self._context.playhead.t, self.maximum()), accent)
        self._draw_hits(painter)
        if client.ending is not None and client.ending.kind == "diverged" and client.ending.t is not None:
            self._draw_mark(painter, client.ending.t)
        self._draw_handle(painter, accent)

    def _draw_groove(self, painter: QPainter, t: int, colour: QColor) -> None:
        if t < 0:
            return
        height = self._context.theme.px(GROOVE)
        left, right = self.x_of(0), self.x_of(t)
        painter.setBrush(colour)
        rect = QRectF(left, self.height() / 2 - height / 2, max(0.0, right - left), height)
        painter.drawRoundedRect(rect, height / 2, height / 2)

    def _draw_hits(self, painter: QPainter) -> None:
        """A dot at each step where a breakpoint holds; those that would lie on each other are one."""
        painter.setBrush(self._context.theme.colour("error"))
        radius = self._context.theme.px(HIT)
        for x in self.hit_places():
            painter.drawEllipse(QPointF(x, self.height() / 2), radius, radius)

    def hit_places(self) -> list[float]:
        """Where those dots are, in px from the left."""
        found: list[float] = []
        marks = [hits.marks for hits in self._context.breakpoints.hits.values()]
        if not marks:  # nearly always; and to call np.unique imports masked arrays, 40 ms of the start
            return found
        for t in np.unique(np.concatenate(marks)).tolist():
            x = self.x_of(t)
            if not found or x - found[-1] >= HIT:
                found.append(x)
        return found

    def _draw_mark(self, painter: QPainter, t: int) -> None:
        radius = self._context.theme.px(MARK)
        painter.setBrush(self._context.theme.colour("negative"))
        painter.drawEllipse(QPointF(self.x_of(t), self.height() / 2), radius, radius)

    def _draw_handle(self, painter: QPainter, accent: QColor) -> None:
        theme = self._context.theme
        radius = theme.px(HANDLE)
        center = QPointF(self.x_of(min(self._context.playhead.t, self.maximum())), self.height() / 2)
        painter.setBrush(theme.colour("card"))
        painter.setPen(QPen(accent, theme.px(2)))
        painter.drawEllipse(center, radius, radius)
        if self.hasFocus():
            painter.setBrush(accent)
            painter.drawEllipse(center, radius / 2.5, radius / 2.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(accent, 1))
            painter.drawEllipse(center, radius + theme.px(3), radius + theme.px(3))
