"""How much of a gradient is left at the first step, by its length: the cells side by side."""

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.gradient.length_finding import length_told
from engine.run.name import Name
from engine.train.lengths import COMPARED
from gui.curves.curve import Look
from gui.curves.hidden_curves import HiddenCurves
from gui.language.translation import shown
from gui.look.quiet_text import QuietText
from gui.panels.train.asking_panel import AskingPanel
from gui.panels.train.line_plot import SHOWN, LineCurve, LinePlot
from gui.state.context import Context

FIRST_UNIT = 1  # colour of the first cell; 0 is the shown network's


class LengthsPanel(AskingPanel, QWidget):
    """One curve for each cell as Keras begins with it, one for the shown network, and its bounds."""

    title = "Gradient by length"
    help = (
        "How long a gradient of length 1 still is when it has gone back so many steps: through the shown "
        "network, and through fresh ones of each cell, as wide, on the same sequence. Beside it the product "
        "of the Jacobians' norms, which it cannot exceed, and ρ to the power of the steps, with ρ the "
        "spectral radius of the mean Jacobian."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.trainings.lengths)
        self._work = context.trainings.lengths
        self.finding = QuietText()
        name = self.tr("Gradient left, by steps back")
        self.plot = LinePlot(context.theme, name, shown(self.help), self.tr("steps back"))
        HiddenCurves(self.plot.legend, context.document)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.finding)
        self._column.addWidget(self.plot, 1)
        self._steps = 0  # back, of the playhead
        self.plot.scrubbed.connect(self._move)
        self._begin()

    def _move(self, steps: int) -> None:
        self._steps = steps
        self._refresh()

    def _draw(self) -> None:
        trace = self._work.trace
        empty = shown(self._work.problem) or self.tr("Sending a gradient back through each network …")
        curves = self._curves()
        self.plot.show_curves(curves, self._steps, self.tr("steps back: {}").format(self._steps), empty)
        self.finding.setVisible(trace is not None)
        if trace is not None:
            told = [(self.tr("shown network"), "own"), *((kind.__name__, kind.__name__) for kind in COMPARED)]
            sentences = (length_told(label, trace[Name(name)][:, 0]) for label, name in told)
            self.finding.setText(" ".join(map(shown, sentences)))

    def _curves(self) -> list[LineCurve]:
        trace = self._work.trace
        if trace is None:
            return []
        found = [
            self._curve("product", self.tr("product of norms"), Look("quiet", dashes=(2, 4))),
            self._curve("radius", self.tr("ρ to the n"), Look("quiet", dashes=(8, 4))),
        ]
        for place, kind in enumerate(COMPARED, FIRST_UNIT):
            found.append(self._curve(kind.__name__, kind.__name__, Look("units", place, width=1.5)))
        found.append(self._curve("own", self.tr("shown network"), Look("units", 0, width=SHOWN + 0.5)))
        return found

    def _curve(self, name: str, label: str, look: Look) -> LineCurve:
        trace = self._work.trace
        assert trace is not None
        return LineCurve(name, label, look, trace[Name(name)][:, 0]).positive()

    def _restyle(self) -> None:
        self._column.setSpacing(self._context.theme.px(4))
        self.plot.restyle()
        self._refresh()
