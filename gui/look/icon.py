"""Icons: our own drawings, tinted by role, sharp at every pixel ratio."""

from functools import lru_cache

from PyQt6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PyQt6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PyQt6.QtSvg import QSvgRenderer

from gui.look.theme import Theme
from resources import ICONS

INK = b"currentColor"  # stands in the drawings where the role's colour goes


def make_icon(theme: Theme, name: str, role: str = "text") -> QIcon:
    """The drawing resources/icons/<name>.svg in a role's colour; it follows the theme by itself."""
    return QIcon(_Engine(theme, name, role))


class _Engine(QIconEngine):
    """Draws when asked, in the colours of that moment, so that no icon is ever made anew."""

    def __init__(self, theme: Theme, name: str, role: str) -> None:
        super().__init__()
        self._theme, self._name, self._role = theme, name, role
        self._colour(QIcon.Mode.Normal)  # an unknown role fails here, not while painting

    def paint(self, painter: QPainter | None, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        _renderer(self._name, self._colour(mode)).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # in a box too small for it Qt asks for one without a size
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPointF(0, 0).toPoint(), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _Engine(self._theme, self._name, self._role)

    def _colour(self, mode: QIcon.Mode) -> str:
        colours = self._theme.colours
        return colours.input if mode == QIcon.Mode.Disabled else colours.of(self._role)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = (ICONS / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(INK, colour.encode())))
