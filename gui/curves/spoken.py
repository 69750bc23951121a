"""What a plot says to whoever cannot see it: what it is about, and the values at the playhead."""

from collections.abc import Callable

from PyQt6.QtCore import QEvent, QObject

from engine.notation.number_text import apart
from gui.curves.canvas import Canvas
from gui.curves.curve import Curve
from gui.state.context import Context

MOST = 8  # values that are read out


class Spoken(QObject):
    """Describes a plot's canvas while it has the keyboard's focus; then only is it read out."""

    def __init__(
        self, canvas: Canvas, context: Context, help: str, curves: Callable[[], list[Curve]]
    ) -> None:
        """help: what the plot is about. curves: asked only when steps are recorded."""
        super().__init__(canvas)
        self._canvas, self._context, self._help, self._curves = canvas, context, help, curves
        canvas.setAccessibleDescription(help)
        canvas.installEventFilter(self)
        context.playhead.moved.connect(self._follow)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Tell the values as soon as the canvas has the focus."""
        if event is not None and event.type() == QEvent.Type.FocusIn:
            self._tell()
        return False

    def _follow(self) -> None:
        if self._canvas.hasFocus():
            self._tell()

    def _tell(self) -> None:
        self._canvas.setAccessibleDescription(f"{self._help} {self.text()}".strip())

    def text(self) -> str:
        """As "t = 3: target 89, NumPy 124"; nothing where nothing is recorded."""
        t, client = self._context.playhead.t, self._context.client
        if client.axis is None or t >= client.trace.steps:
            return ""
        curves = [curve for curve in self._curves() if t < len(curve.values) and not curve.is_gap(t)]
        told = [curve.values[t] for curve in curves[:MOST]]
        values = [f"{curve.label} {apart(value, told)}" for curve, value in zip(curves, told, strict=False)]
        more = [self.tr("{} more").format(len(curves) - MOST)] if len(curves) > MOST else []
        return f"{client.axis.name} = {t}: {', '.join(values + more)}" if curves else ""
