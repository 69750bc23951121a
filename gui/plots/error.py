"""How far the outputs are from the targets, and those of a what-if from its original."""

import numpy as np

from engine.array import Array
from engine.implementations.every import all_names, implementation, title_of
from engine.run.measures import counts, error_of
from engine.run.name import TARGET, Name, Y
from engine.run.replayed_network import is_told
from engine.run.trace import Block, Trace
from gui.curves.curve import Curve, LegendEntry, Look
from gui.curves.own_units import is_scaled
from gui.plots.base import Plot
from gui.plots.ghost import Difference, ghost_look
from gui.plots.guess import column_of
from gui.plots.readout_button import ReadoutButton
from gui.state.context import Context

ERROR = Name("error")
DIFFERENCE = Look("target", width=1.5)


class Error(Plot):
    """Prediction minus target, for each implementation; of a what-if also prediction minus original."""

    name = "error"
    title = "Error: prediction − target"
    help = "How far each output is from its target: above zero it is too large, below too small."
    noun = "error"
    has_unit = True
    order = 1
    asks = ("error",)

    def __init__(self, context: Context) -> None:
        self._errors: dict[Trace, Trace] = {}  # of each run; they grow, so that no step is subtracted twice
        self._difference = Difference()
        super().__init__(context)
        self.readout = ReadoutButton(self)
        self.header.add_short(self.readout)

    def draw(self) -> None:
        """Draw the recorded steps; offer a readout where they have no error."""
        super().draw()
        self.readout.follow()

    def curves(self) -> list[Curve]:
        """The difference of a what-if, and one curve an implementation."""
        index, trace = self.header.choice, self.context.client.trace
        self._forget_others()
        errors = self._errors_of(trace) if self._has_counted else Trace()
        shown = [name for name in all_names() if ERROR.of(name) in errors]
        return [*self._differences(index), *(self._curve(name, index) for name in shown)]

    def ghosts(self, trace: Trace, implementation: str, place: int) -> list[Curve]:
        """The error of another run."""
        errors = self._errors_of(trace).get(ERROR.of(implementation))
        if errors is None:
            return []
        index = self.header.choice
        column = f"{ERROR.of(implementation)}[{index}]"
        return [Curve("", ghost_look(place), errors[:, index], column, (), self._has_gaps)]

    def asked_values(self, quantity: str, index: int) -> Array | None:
        """The error of the implementation whose numbers are shown."""
        plan = self.context.client.plan
        if plan is None or not plan.has_error or index >= plan.sequence.outputs:
            return None
        name = self.context.selection.implementation_of(plan)
        if name is None:
            return None
        return column_of(self._errors_of(self.context.client.trace).get(ERROR.of(name)), index)

    def entries(self, curves: list[Curve]) -> list[LegendEntry]:
        """The errors first, as in other plots."""
        return sorted(super().entries(curves), key=lambda entry: entry.key == "difference")

    def choices(self) -> list[str]:
        """Which output, where there are several."""
        plan = self.context.client.plan
        if plan is None or not (plan.has_error or self.context.branches.reference):
            return []
        return [self.tr("output {}").format(index) for index in range(plan.job.experiment.model.outputs)]

    def axis_note(self) -> str:
        """Errors are those that the measures are made of."""
        return self.tr("scale of the network") if is_scaled(self.context.client.plan) else ""

    def empty_text(self) -> str:
        """Why there is no error, or what would give one."""
        client = self.context.client
        if client.plan is not None and not client.plan.has_error:
            return self.tr(
                "The outputs ({}) and targets ({}) differ in number, so there is no error to show."
            ).format(client.plan.job.experiment.model.outputs, client.plan.sequence.outputs)
        if client.trace.steps and client.plan is not None and not self._has_counted:
            return self.tr("No step has counted up to now, so there is no error to show.")
        return super().empty_text()

    @property
    def _has_counted(self) -> bool:
        """Whether any recorded step has a target that its output is compared with."""
        target = self.context.client.trace.get(TARGET)
        return not self._has_gaps or (target is not None and bool(counts(target).any()))

    def _curve(self, name: str, index: int) -> Curve:
        error = ERROR.of(name)
        values = self._errors_of(self.context.client.trace)[error][:, index]
        one = implementation(name)
        look = Look.of("error", one.style.error)
        return Curve(one.title, look, values, f"{error}[{index}]", (name,), self._has_gaps)

    @property
    def _has_gaps(self) -> bool:
        plan = self.context.client.plan
        return plan is not None and not plan.all_count

    def _differences(self, index: int) -> list[Curve]:
        """A what-if's outputs minus the original's, of the first implementation."""
        reference, plan = self.context.branches.reference, self.context.client.plan
        if reference is None or reference.recording is None or plan is None:
            return []
        for name in plan.job.implementations[:1]:
            of = self.context.client.trace, reference.recording.trace
            table = self._difference.between(*of, Y.of(name))
            if table is not None and index < table.shape[1]:
                return [self._difference_curve(name, index, table, reference.name)]
        return []

    def _difference_curve(self, name: str, index: int, table: Array, other: str) -> Curve:
        label = self.tr("{} − {}").format(title_of(name), other)
        column = f"{Y.of(name)}[{index}] - {other}"
        return Curve(label, DIFFERENCE, table[:, index], column, ("difference",))

    def _errors_of(self, trace: Trace) -> Trace:
        """The errors of a run as far as it is recorded; none where they are not defined."""
        target, plan = trace.get(TARGET), self.context.client.plan
        if target is None or plan is None or not plan.has_error:
            return Trace()
        if trace not in self._errors:
            self._errors[trace] = Trace(plan.steps)
        errors = self._errors[trace]
        new = target[errors.steps :]
        if len(new):
            told = [name for name in all_names() if is_told(plan.job.experiment, Y.of(name))]
            outputs = {ERROR.of(name): trace.get(Y.of(name)) for name in told}
            with np.errstate(all="ignore"):  # the last step of a run that diverges
                found = {
                    name: error_of(y[errors.steps :], new) for name, y in outputs.items() if y is not None
                }
            errors.append(Block(len(new), found))
        return errors

    def _forget_others(self) -> None:
        """Keep the errors of those runs only that are drawn."""
        drawn = [self.context.client.trace]
        drawn += [one.recording.trace for one in self.context.branches.ghosts if one.recording is not None]
        self._errors = {trace: errors for trace, errors in self._errors.items() if trace in drawn}
