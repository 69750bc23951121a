"""What an update is made of, over updates: gradients, changes of weights, and units that do not learn."""

from collections.abc import Callable, Sequence

from PyQt6.QtWidgets import QHBoxLayout

from engine.run.idle_units import dead_in, saturated_in
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name
from engine.train.trainer import CHANGE, CLIPPED, change_of, gradient_of
from gui.curves.curve import Look
from gui.forms.picker import Picker
from gui.panels.train.line_plot import SHOWN, LineCurve
from gui.panels.train.updates_panel import UpdatesPanel
from gui.state.training.training_record import TrainingRecord

ALL = Look("quiet", width=SHOWN, dashes=(6, 4))
DASHED = (6, 4)


class GradientNormsPanel(UpdatesPanel):
    """Norms of each weight's gradient or change, and idle units of each layer, in the chosen training."""

    title = "Gradients and updates"
    help = (
        "The norm of the gradient of each weight before clipping, and of all after clipping: where it "
        "vanishes, where it explodes, and what clipping cut. Or how far each update moves each weight, or "
        "which share of each layer's units is dead or saturated."
    )

    def _build(self) -> None:
        kinds: list[tuple[str, object]] = [
            (self.tr("Gradients"), self._gradients),
            (self.tr("Updates"), self._changes),
            (self.tr("Idle units"), self._units),
        ]
        self.kind = Picker(kinds)
        self.kind.setMinimumContentsLength(max(len(text) for text, _ in kinds))
        self.kind.setAccessibleName(self.tr("what is drawn over updates"))
        self.kind.setToolTip(
            self.tr(
                "Gradients: of each weight, before clipping. Updates: how far each weight is moved. Idle "
                "units: which share of a layer's is dead, with h 0 at every step of the update's rows, or "
                "saturated, beyond 95 % of what tanh or sigmoid can put out at most steps."
            )
        )
        self.kind.picked.connect(lambda kind: self._refresh())
        head = QHBoxLayout()
        head.addWidget(self.kind, 1)
        head.addWidget(self.plot.legend, 2)
        self._column.insertLayout(0, head)

    def curves(self) -> Sequence[LineCurve]:
        current, kind = self._trainings.current, self.kind.current
        assert callable(kind)
        return [] if current is None else list(kind(current))

    def _gradients(self, record: TrainingRecord) -> list[LineCurve]:
        found = self._curve(record, CLIPPED, self.tr("all, clipped"), ALL)
        return found + self._by_weight(record, gradient_of)

    def _changes(self, record: TrainingRecord) -> list[LineCurve]:
        return self._curve(record, CHANGE, self.tr("all"), ALL) + self._by_weight(record, change_of)

    def _by_weight(self, record: TrainingRecord, quantity: Callable[[Name], Name]) -> list[LineCurve]:
        layers = record.job.experiment.model.layers
        names = [Name(block.name, index) for index, cell in enumerate(layers) for block in cell.used_blocks()]
        names += [READOUT_KERNEL, READOUT_BIAS]  # where there is one, they are recorded
        shown = [name for name in names if quantity(name) in record.trace]
        found: list[LineCurve] = []
        for place, name in enumerate(shown):
            look = Look("units", place, width=SHOWN)
            found += self._curve(record, quantity(name), self._label(name, len(layers)), look)
        return found

    def _units(self, record: TrainingRecord) -> list[LineCurve]:
        found: list[LineCurve] = []
        layers = range(len(record.job.experiment.model.layers))
        for layer in layers:
            where = self.tr("layer {}: ").format(layer) if len(layers) > 1 else ""
            dashed = Look("units", layer, width=SHOWN, dashes=DASHED)
            found += self._curve(record, dead_in(layer), where + self.tr("dead"), dashed)
            solid = Look("units", layer, width=SHOWN)
            found += self._curve(record, saturated_in(layer), where + self.tr("saturated"), solid)
        return found

    def _curve(self, record: TrainingRecord, name: Name, label: str, look: Look) -> list[LineCurve]:
        """The curve of a recorded quantity; none where it is not there."""
        values = record.values(name)
        return [] if values is None else [LineCurve(str(name), label, look, values, record.begin)]

    def _label(self, name: Name, layers: int) -> str:
        """What a legend calls a weight: Keras' name, and its layer where there are several."""
        if name in (READOUT_KERNEL, READOUT_BIAS):
            return self.tr("readout {}").format(name.quantity.split("_")[-1])
        return name.quantity if layers == 1 else f"{name.quantity} {name.layer}"
