"""Which unit's gradient is written out; of a weight, which of its numbers."""

from collections.abc import Sequence

from PyQt6.QtWidgets import QHBoxLayout, QWidget

from engine.explain.weight_place import WeightPlace
from engine.gradient.backward_walk import BackwardStop
from gui.forms.choice_box import ChoiceBox
from gui.state.context import Context

MOST = 64  # choices that are listed; of more, the first ones


class BackwardChoice(QWidget):
    """Pickers for what the shown operation has several of; hidden where it has not."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._selection, self._pass = context.selection, context.trainings.backward
        self.units, self.rows, self.columns = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for box, help in (
            (self.units, self.tr("The unit whose gradient is written out.")),
            (self.rows, self.tr("Row of the weight: what it multiplies.")),
            (self.columns, self.tr("Column of the weight: gate and unit.")),
        ):
            box.describe(help)
            self._layout.addWidget(box)
        self._layout.addStretch(1)
        self.units.activated.connect(self._take_unit)
        self.rows.activated.connect(self._take_entry)
        self.columns.activated.connect(self._take_entry)

    def show_stop(self, stop: BackwardStop) -> None:
        """Offer what an operation has."""
        record = self._pass.record
        assert record is not None
        if stop.is_weight:
            experiment = record.start.experiment
            place = WeightPlace(stop.name.layer, stop.name.quantity)
            row, column = self._pass.entry_of(stop.name)
            self.rows.offer(first_ones(place.row_names(experiment), row), row)
            self.columns.offer(first_ones(place.column_names(experiment), column), column)
            self.units.hide()
        else:
            size = len(record.gradient(stop.name, stop.t))
            word = self.tr("output {}") if stop.name.layer is None else self.tr("unit {}")
            unit = self._pass.unit_of(stop)
            self.units.offer(first_ones([word.format(one) for one in range(size)], unit), unit)
            self.rows.hide()
            self.columns.hide()
        self.setVisible(any(box.count() > 1 and not box.isHidden() for box in self._boxes))

    @property
    def _boxes(self) -> tuple[ChoiceBox, ...]:
        return self.units, self.rows, self.columns

    def _take_unit(self, unit: int) -> None:
        stop = self._pass.stop
        if stop is not None and stop.name.layer is None:
            self._selection.look_at(output=unit)
        else:
            self._selection.look_at(unit=unit)

    def _take_entry(self) -> None:
        stop = self._pass.stop
        if stop is not None and stop.is_weight:
            rows, columns = max(self.rows.currentIndex(), 0), max(self.columns.currentIndex(), 0)
            self._pass.look_at_entry(stop.name, rows, columns)


def first_ones(texts: Sequence[str], chosen: int) -> list[str]:
    """As many as are listed of very many, the chosen one among them."""
    return list(texts)[: max(MOST, chosen + 1)]
