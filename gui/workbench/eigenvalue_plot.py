"""The eigenvalues of a recurrent kernel on the plane of complex numbers, beside the unit circle."""

import numpy as np
from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize
from PyQt6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QToolTip, QWidget

from engine.array import Array
from engine.notation.number_text import number
from gui.look.theme import TICKS, Theme

SIDE = 220  # px at 100 %
ROOM = 1.15  # times the largest number that is drawn
POINT = 4  # px, an eigenvalue's radius
NEAR = 9  # px from an eigenvalue within which the mouse is at it


class EigenvaluePlot(QWidget):
    """Points of one colour a gate. Inside the circle what is carried fades, outside it grows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: dict[str, Array] = {}
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Eigenvalues"))
        theme.changed.connect(self.update)

    def show_eigenvalues(self, found: dict[str, Array]) -> None:
        """Show complex numbers, (units,) of each gate; "" names the only one."""
        self._found = found
        self.setAccessibleDescription(", ".join(self._text(gate, value) for gate, value in self._all()))
        self.update()

    @property
    def reach(self) -> float:
        """How far the axes go from 0."""
        sizes = [float(np.abs(values).max()) for values in self._found.values() if values.size]
        return ROOM * max(1.0, *sizes, 0.0)

    def place_of(self, value: complex) -> QPointF:
        """Where a number is drawn."""
        scale = self._side / 2 / self.reach
        center = QRectF(self.rect()).center()
        return QPointF(center.x() + value.real * scale, center.y() - value.imag * scale)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """A smaller one."""
        side = self._theme.px(SIDE // 2)
        return QSize(side, side)

    @property
    def _side(self) -> int:
        return min(self.width(), self.height())

    def _all(self) -> list[tuple[str, complex]]:
        return [(gate, complex(value)) for gate, values in self._found.items() for value in values]

    def _text(self, gate: str, value: complex) -> str:
        """As "i: 0.3 + 0.4i, size 0.5"."""
        imaginary = f" {'−' if value.imag < 0 else '+'} {number(abs(value.imag))}i" if value.imag else ""
        size = self.tr("size {}").format(number(abs(value)))
        return (f"{gate}: " if gate else "") + f"{number(value.real)}{imaginary}, {size}"

    def colour_of(self, gate: str) -> QColor:
        """The colour of a gate's points."""
        colours = self._theme.colours.units
        return QColor(colours[list(self._found).index(gate) % len(colours)])

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Axes, circle, points."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        zero, one = self.place_of(0), self.place_of(1)
        half = self._side / 2
        painter.drawLine(QPointF(zero.x() - half, zero.y()), QPointF(zero.x() + half, zero.y()))
        painter.drawLine(QPointF(zero.x(), zero.y() - half), QPointF(zero.x(), zero.y() + half))
        painter.setPen(QPen(theme.colour("quiet"), theme.px(1)))
        radius = one.x() - zero.x()
        painter.drawEllipse(zero, radius, radius)
        painter.setFont(theme.font(TICKS))
        painter.drawText(one + QPointF(theme.px(3), -theme.px(3)), "1")
        for gate, value in self._all():
            colour = self.colour_of(gate)
            painter.setPen(QPen(colour, theme.px(1.5)))
            colour.setAlphaF(0.35)
            painter.setBrush(colour)
            painter.drawEllipse(self.place_of(value), theme.px(POINT), theme.px(POINT))

    def event(self, event: QEvent | None) -> bool:
        """Say which eigenvalue is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mouse = QPointF(event.pos())
            near = [
                self._text(gate, value)
                for gate, value in self._all()
                if (self.place_of(value) - mouse).manhattanLength() < self._theme.px(NEAR)
            ]
            help = self.tr("Inside the circle what the units carry fades, outside it grows step by step.")
            QToolTip.showText(event.globalPos(), "\n".join(near) or help, self)
            return True
        return super().event(event)
