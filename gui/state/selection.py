"""Which part of the experiment is looked at: row of the batch, layer, unit, implementations."""

from collections.abc import Collection

from PyQt6.QtCore import QObject, pyqtSignal

from engine.implementations.every import implementation, names
from engine.run.plan import Plan


class Selection(QObject):
    """What the user looks at: row, layer, unit, output and implementations. It never changes the experiment.

    Signals:
        changed(): another layer, unit, output or implementation is looked at.
        job_changed(): another row or other implementations are wanted, for which a run must be computed.
    """

    changed = pyqtSignal()
    job_changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.row = 0
        self.layer = 0
        self.unit = 0
        self.output = 0
        self.shown = names()[0]
        self.wanted = names()

    def look_at(
        self,
        *,
        layer: int | None = None,
        unit: int | None = None,
        output: int | None = None,
        shown: str | None = None,
    ) -> None:
        """Look at another layer, unit or output. shown: the implementation whose numbers to show."""
        before = self.layer, self.unit, self.output, self.shown
        self.layer = self.layer if layer is None else layer
        self.unit = self.unit if unit is None else unit
        self.output = self.output if output is None else output
        self.shown = self.shown if shown is None else shown
        if (self.layer, self.unit, self.output, self.shown) != before:
            self.changed.emit()

    def set_row(self, row: int) -> None:
        """Look at another row of the batch."""
        if row != self.row:
            self.row = row
            self.job_changed.emit()

    def prepare_row(self, row: int) -> None:
        """Look at a row of the experiment that is about to be opened, which then tells of both."""
        self.row = row

    def want(self, implementation: str, is_wanted: bool) -> None:
        """Choose whether an implementation runs at all."""
        others = [name for name in self.wanted if name != implementation]
        self.want_only([*others, implementation] if is_wanted else others)

    def want_only(self, wanted: Collection[str]) -> None:
        """Choose which implementations run."""
        found = tuple(name for name in names() if name in wanted)
        if found != self.wanted:
            self.wanted = found
            self.job_changed.emit()

    @property
    def wants_tensorflow(self) -> bool:
        """Whether one is wanted that can run only once TensorFlow is loaded."""
        return any(implementation(name).needs_tensorflow for name in self.wanted)

    def fit(self, rows: int, layers: int, units: int) -> None:
        """Keep the selection within an experiment that has become smaller."""
        self.row = min(self.row, rows - 1)
        self.look_at(layer=min(self.layer, layers - 1), unit=min(self.unit, units - 1))

    def within(self, plan: Plan) -> tuple[int, int]:
        """The layer and unit looked at, or the nearest a run has: it may be older than the experiment."""
        layers = plan.job.experiment.model.layers
        layer = min(self.layer, len(layers) - 1)
        return layer, min(self.unit, layers[layer].units - 1)

    def output_of(self, plan: Plan) -> int:
        """The output looked at: without a readout, the unit of the last layer that is looked at."""
        model, (layer, unit) = plan.job.experiment.model, self.within(plan)
        if model.readout is None and layer == len(model.layers) - 1:
            return unit
        return min(self.output, model.outputs - 1)

    def implementation_of(self, plan: Plan) -> str | None:
        """The implementation whose numbers are shown of a run: the chosen one, else the run's first.

        None where no implementation runs.
        """
        runs = plan.job.implementations
        return self.shown if self.shown in runs else next(iter(runs), None)
