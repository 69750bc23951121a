"""What a plot says to whoever cannot see it: what it is about, and the values at the playhead."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject

from engine.notation.number_text import number
from gui.language.translation import shown

if TYPE_CHECKING:
    from gui.plots.base import Plot

MOST = 8  # values that are read out


class Spoken(QObject):
    """Describes a plot's canvas while it has the keyboard's focus; then only is it read out."""

    def __init__(self, plot: "Plot") -> None:
        super().__init__(plot)
        self._plot = plot
        plot.canvas.setAccessibleDescription(shown(plot.help))
        plot.canvas.installEventFilter(self)
        plot.context.playhead.moved.connect(self._follow)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Tell the values as soon as the canvas has the focus."""
        if event is not None and event.type() == QEvent.Type.FocusIn:
            self._tell()
        return False

    def _follow(self) -> None:
        if self._plot.canvas.hasFocus():
            self._tell()

    def _tell(self) -> None:
        self._plot.canvas.setAccessibleDescription(f"{shown(self._plot.help)} {self.text()}".strip())

    def text(self) -> str:
        """As "t = 3: target 89, NumPy 124"; nothing where nothing is recorded."""
        t, client = self._plot.context.playhead.t, self._plot.context.client
        if client.plan is None or t >= client.trace.steps:
            return ""
        curves = [curve for curve in self._plot.curves() if t < len(curve.values)]
        values = [f"{curve.label} {number(curve.values[t])}" for curve in curves[:MOST]]
        more = [self.tr("{} more").format(len(curves) - MOST)] if len(curves) > MOST else []
        return f"t = {t}: {', '.join(values + more)}" if curves else ""
