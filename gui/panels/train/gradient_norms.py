"""How large the gradient is, weight by weight, over updates."""

from collections.abc import Sequence

from engine.run.name import READOUT_BIAS, READOUT_KERNEL, Name
from engine.train.trainer import CHANGE, CLIPPED, GRADIENT, LOSS
from gui.panels.train.updates_panel import SHOWN, UpdateCurve, UpdatesPanel
from gui.plots.curve import Look

ALL = {LOSS, GRADIENT, CLIPPED, CHANGE}
PREFIX = "gradient_"


class GradientNormsPanel(UpdatesPanel):
    """The norm of the gradient of each weight of the training that is looked at, before clipping."""

    title = "Gradient by weight"
    help = (
        "The norm of the gradient of each weight before clipping, and of all after clipping: where it "
        "vanishes, where it explodes, and what clipping cut."
    )

    def curves(self) -> Sequence[UpdateCurve]:
        current = self._trainings.current
        if current is None:
            return []
        names = [name for name in current.trace if name not in ALL and name.quantity.startswith(PREFIX)]
        found = []
        clipped = current.values(CLIPPED)
        if clipped is not None:
            look = Look("quiet", width=SHOWN, dashes=(6, 4))
            found.append(UpdateCurve("clipped", self.tr("all, clipped"), look, clipped, current.begin))
        for place, name in enumerate(names):
            values = current.values(name)
            if values is not None:
                label, look = self._label(name), Look("units", place, width=SHOWN)
                found.append(UpdateCurve(label, label, look, values, current.begin))
        return found

    def _label(self, name: Name) -> str:
        """What a legend calls a weight: Keras' name, and its layer where there are several."""
        quantity = name.quantity.removeprefix(PREFIX)
        if Name(quantity, name.layer) in (READOUT_KERNEL, READOUT_BIAS):
            return self.tr("readout {}").format(quantity.split("_")[-1])
        assert self._trainings.current is not None
        layers = len(self._trainings.current.job.experiment.model.layers)
        return quantity if layers == 1 or name.layer is None else f"{quantity} {name.layer}"
