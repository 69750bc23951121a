"""A plot over updates: curves of every training, and a playhead for the one that is looked at."""

from collections.abc import Sequence

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from gui.curves.curve import Look
from gui.curves.hidden_curves import HiddenCurves
from gui.language.translation import shown
from gui.panels.base import Panel
from gui.panels.train.line_plot import SHOWN, LineCurve, LinePlot
from gui.state.context import Context
from gui.state.training.training_record import TrainingRecord

DIGITS = 4  # of what is read out
GHOST = 1.0  # px, the width of the line of a training that is not looked at
FIRST_SPAN = 20  # updates that are shown at least


class UpdatesPanel(Panel, QWidget):
    """Draws what a subclass tells in `curves`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._trainings = context.trainings
        name = self.tr("{} over updates").format(shown(self.title))
        updates = self.tr("updates")
        help = shown(self.help)
        self.plot = LinePlot(context.theme, name, help, updates, least=FIRST_SPAN, digits=DIGITS)
        HiddenCurves(self.plot.legend, context.document)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.plot)
        self._build()
        for signal in (self._trainings.advanced, self._trainings.changed, self._trainings.moved):
            signal.connect(self._refresh)
        self.plot.scrubbed.connect(self._trainings.go_to)
        self._begin()

    def curves(self) -> Sequence[LineCurve]:
        """What there is to draw, the one in front last."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """A plot that can be read."""
        px = self._context.theme.px
        return QSize(px(420), px(220))

    def _build(self) -> None:
        """Add what a subclass has beside the plot."""

    def _draw(self) -> None:
        trainings = self._trainings
        is_empty = trainings.current is None or not trainings.current.trace.steps
        empty = self.tr("No training yet. Press Train.")
        at_text = self.tr("update {}").format(trainings.update)
        self.plot.show_curves([] if is_empty else self.curves(), trainings.update, at_text, empty)

    def _restyle(self) -> None:
        self.plot.restyle()
        self._refresh()


def look_of(record: TrainingRecord, *, is_current: bool) -> Look:
    """The look of a training's curve: its own colour, thin where it is not looked at."""
    return Look("units", record.place, width=SHOWN if is_current else GHOST)
