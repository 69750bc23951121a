"""The button that makes the network's outputs as many as the targets."""

from engine.run.reshape import with_fitting_readout
from gui.curves.short_button import ShortButton
from gui.curves.view import PlotView


class ReadoutButton(ShortButton):
    """Gives the network a readout of the targets' size, as one undo step; seen where there is none of it."""

    def __init__(self, plot: PlotView) -> None:
        super().__init__()
        self._plot, self._context = plot, plot.context
        self.setProperty("role", "primary")
        self.clicked.connect(self._fit)
        self.hide()

    def follow(self) -> None:
        """Be seen where outputs and targets of the shown run differ in number."""
        plan = self._context.client.plan
        self.setVisible(plan is not None and not plan.has_error)
        if plan is None:
            return
        has_one = plan.job.experiment.model.readout is not None
        self.say(self.tr("Fit the readout") if has_one else self.tr("Add a readout"))
        self.setToolTip(
            self.tr("Make the network's outputs ({}) as many as the targets ({}), by a Dense layer.").format(
                plan.job.experiment.model.outputs, plan.sequence.outputs
            )
        )

    def _fit(self) -> None:
        problem = self._context.document.attempt(with_fitting_readout)
        outputs = self._context.document.experiment.model.outputs
        done = self.tr("The readout gives as many outputs as there are targets now: {}.").format(outputs)
        self._plot.told.emit(problem or done)
