"""The gradient of one number of a weight, itemised by step."""

import numpy as np
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.explain.weight_place import WeightPlace
from engine.gradient.backward_finding import steps_told
from engine.gradient.backward_walk import BackwardStop
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.weight_equation import WeightEntry, by_step
from engine.run.name import Name
from gui.curves.curve import Look
from gui.curves.hidden_curves import HiddenCurves
from gui.forms.choice_box import ChoiceBox
from gui.language.translation import shown
from gui.look.quiet_text import QuietText
from gui.panels.train.asking_panel import AskingPanel
from gui.panels.train.backward_choice import first_ones
from gui.panels.train.line_plot import SHOWN, LineCurve, LinePlot
from gui.state.context import Context


class WeightStepsPanel(AskingPanel, QWidget):
    """What each step adds, and what is together from the last step on."""

    title = "Weight by step"
    help = (
        "What each step adds to the gradient of one number of a weight, and the sum of what has come from "
        "the last step back to this one. At the left end the sum is the gradient."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.trainings.backward)
        self._pass = context.trainings.backward
        self._weight: Name | None = None
        self.weights, self.rows, self.columns = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.finding = QuietText()
        name = self.tr("Gradient of a weight by step")
        self.plot = LinePlot(context.theme, name, shown(self.help), "t")
        HiddenCurves(self.plot.legend, context.document)
        self.plot.scrubbed.connect(self._go_to)
        self._build()
        self._connect()
        self._begin()

    def _build(self) -> None:
        self._head = QHBoxLayout()
        for box, help in (
            (self.weights, self.tr("The weight.")),
            (self.rows, self.tr("Row of the weight: what it multiplies.")),
            (self.columns, self.tr("Column of the weight: gate and unit.")),
        ):
            box.describe(help)
            self._head.addWidget(box)
        self._head.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.finding)
        self._column.addWidget(self.plot, 1)

    def _connect(self) -> None:
        for signal in (self._pass.moved, self._context.playhead.moved):
            signal.connect(self._refresh)
        self.weights.activated.connect(self._take_weight)
        self.rows.activated.connect(self._take_entry)
        self.columns.activated.connect(self._take_entry)

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        record = self._pass.record
        empty = shown(self._pass.problem) or self.tr("Working out the gradients …")
        for part in (self.finding, self.weights, self.rows, self.columns):
            part.setVisible(record is not None)
        if record is None:
            self.plot.show_curves([], 0, "", empty)
            return
        entry = self._offered(record)
        values = by_step(record, entry)
        together = np.cumsum(values[::-1])[::-1]
        dashed, broad = Look("units", 1, dashes=(6, 4)), Look("units", 0, width=SHOWN)
        curves = [
            LineCurve("zero", "0", Look("quiet", dashes=(2, 4)), np.zeros(1), is_level=True),
            LineCurve("sum", self.tr("sum from the last step"), dashed, together),
            LineCurve("step", self.tr("what the step adds"), broad, values),
        ]
        t = self._context.playhead.t
        self.plot.show_curves(curves, t, f"t = {t}")
        self.finding.setText(shown(steps_told(record, entry, values)))

    def _offered(self, record: RecordedGradient) -> WeightEntry:
        """Let weights, rows and columns be chosen; the entry that is."""
        names = list(record.start.weights)
        stop = self._pass.stop
        if stop is not None and stop.is_weight:
            self._weight = stop.name  # the backward pass shows it
        if self._weight not in names:
            self._weight = names[min(1, len(names) - 1)]  # the recurrent kernel, where there is one
        assert self._weight is not None
        titles = [_title(name, len(record.model.layers)) for name in names]
        self.weights.offer(titles, names.index(self._weight))
        place = WeightPlace(self._weight.layer, self._weight.quantity)
        row, column = self._pass.entry_of(self._weight)
        self.rows.offer(first_ones(place.row_names(record.start.experiment), row), row)
        self.columns.offer(first_ones(place.column_names(record.start.experiment), column), column)
        return WeightEntry(self._weight, row, column)

    def _take_weight(self, index: int) -> None:
        record = self._pass.record
        if record is None:
            return
        self._weight = list(record.start.weights)[index]
        stop = self._pass.stop
        if stop is not None and stop.is_weight:
            self._pass.show_stop(BackwardStop(stop.t, self._weight, is_weight=True))
        self._refresh()

    def _take_entry(self) -> None:
        if self._weight is not None:
            rows, columns = max(self.rows.currentIndex(), 0), max(self.columns.currentIndex(), 0)
            self._pass.look_at_entry(self._weight, rows, columns)

    def _go_to(self, t: int) -> None:
        """Show where the backward pass comes to the weight at a step."""
        record = self._pass.record
        if record is not None and self._weight is not None and t < record.steps:
            self._pass.show_stop(BackwardStop(t, self._weight, is_weight=True))
            self._context.transport.go_to(t)

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._column.setSpacing(px(4))
        self._head.setSpacing(px(4))
        self.plot.restyle()
        self._refresh()


def _title(weight: Name, layers: int) -> str:
    """What a picker calls a weight: Keras' name, and its layer where there are several."""
    if weight.layer is None:
        return f"readout {weight.quantity}"
    return weight.quantity if layers == 1 else f"{weight.quantity} {weight.layer}"
