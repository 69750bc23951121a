"""How far the outputs are from the targets."""

import numpy as np

from engine.measures import error_of
from engine.trace import Block, Trace
from gui.context import Context
from gui.plots.base import IMPLEMENTATIONS, Plot
from gui.plots.curve import Curve, Look

LOOKS = {
    "numpy": Look("error", symbol="dot"),
    "keras": Look("error", dashes=(4, 4), symbol="ring"),
}


class Error(Plot):
    """Prediction minus target, for each implementation."""

    name = "error"
    title = "Error: prediction − target"
    help = "How far each output is from its target: above zero it is too large, below too small."
    order = 1

    def __init__(self, context: Context) -> None:
        self._errors = Trace()  # grows with the run, so that no step is subtracted twice
        super().__init__(context)
        context.client.started.connect(self._forget)

    def curves(self) -> list[Curve]:
        """One curve an implementation."""
        plan = self.context.client.plan
        if plan is None or not plan.has_error:
            return []
        self._catch_up()
        index = self.header.choice
        return [self._curve(name, index) for name in self._errors]

    def choices(self) -> list[str]:
        """Which output, where there are several."""
        plan = self.context.client.plan
        if plan is None or not plan.has_error:
            return []
        return [self.tr("output {}").format(index) for index in range(plan.shape[2])]

    def empty_text(self) -> str:
        """Why there is no error, or what would give one."""
        client = self.context.client
        if client.plan is not None and not client.plan.has_error:
            return self.tr(
                "The outputs ({}) and targets ({}) differ in number, so there is no error to show. "
                "A readout with {} would make them fit: Model, then Start, readout, precision."
            ).format(client.plan.job.experiment.model.outputs, *[client.plan.shape[2]] * 2)
        return super().empty_text()

    def _curve(self, name: str, index: int) -> Curve:
        values = self._errors[name][:, index]
        return Curve(IMPLEMENTATIONS[name], LOOKS[name], values, f"{name}.error[{index}]", (name,))

    def _catch_up(self) -> None:
        trace, start = self.context.client.trace, self._errors.steps
        target = trace["target"][start:]
        if len(target):
            outputs = {name: trace.get(f"{name}.y") for name in IMPLEMENTATIONS}
            with np.errstate(all="ignore"):  # the last step of a run that diverges
                errors = {name: error_of(y[start:], target) for name, y in outputs.items() if y is not None}
            self._errors.append(Block(len(target), errors))

    def _forget(self) -> None:
        self._errors = Trace()
