"""Something to paint on that takes the texts alone: a picture of a window takes three times as long."""

from PyQt6.QtCore import QPointF, QSize
from PyQt6.QtGui import QPaintDevice, QPaintEngine, QPaintEngineState, QTextItem

DPI = 96
Metric = QPaintDevice.PaintDeviceMetric


class Texts(QPaintDevice):
    """A screen of a size. found: what was written on it, piece by piece."""

    def __init__(self, size: QSize) -> None:
        super().__init__()
        self.found: list[str] = []
        self._engine = _TextEngine(self.found)
        self._metrics = {
            Metric.PdmWidth: size.width(),
            Metric.PdmHeight: size.height(),
            Metric.PdmDepth: 32,  # bits of a colour
            **dict.fromkeys((Metric.PdmDpiX, Metric.PdmDpiY), DPI),
            **dict.fromkeys((Metric.PdmPhysicalDpiX, Metric.PdmPhysicalDpiY), DPI),
        }

    def paintEngine(self) -> QPaintEngine:
        """What takes the texts."""
        return self._engine

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """One of its sizes."""
        return self._metrics.get(metric, 1)


class _TextEngine(QPaintEngine):
    """Can do everything, else Qt would paint texts as outlines; and does nothing but to note them."""

    def __init__(self, found: list[str]) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._found = found

    def begin(self, device: QPaintDevice | None) -> bool:
        return True

    def end(self) -> bool:
        return True

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        pass

    def drawTextItem(self, place: QPointF, item: QTextItem) -> None:
        self._found.append(item.text())

    def _draw_nothing(self, *shape: object) -> None:
        pass

    drawEllipse = drawImage = drawLines = drawPath = drawPixmap = _draw_nothing  # noqa: N815
    drawPoints = drawPolygon = drawRects = drawTiledPixmap = _draw_nothing  # noqa: N815
