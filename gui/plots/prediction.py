"""The outputs of the network beside what they should be."""

from engine.array import Array
from engine.implementations.every import implementations, names
from engine.run.name import TARGET, X, Y
from engine.run.trace import Trace
from gui.plots.base import Plot
from gui.plots.curve import Curve, LegendEntry, Look
from gui.plots.ghost import ghost_look
from gui.plots.guess import column_of


class Prediction(Plot):
    """Input, target and the outputs of each implementation."""

    name = "prediction"
    title = "Prediction"
    help = "What the network puts out at each step, beside the target it should put out."
    has_unit = True
    order = 0
    asks = ("y", "target")

    def curves(self) -> list[Curve]:
        """The input first, then the widest line, so that target and other outputs are seen over it."""
        main, *others = [
            (Y.of(one.name), (one.title, Look.of(one.name, one.style.output))) for one in implementations()
        ]
        given = (X, (self.tr("input"), Look("input", width=1.2, dashes=(5, 4))))
        target = (TARGET, (self.tr("target"), Look("target", symbol="dot")))
        looks = dict((given, main, target, *others))
        index, trace, plan = self.header.choice, self.context.client.trace, self.context.client.plan
        assert plan is not None
        found = []
        for name, (label, look) in looks.items():
            table = trace.get(name)
            if table is not None and index < table.shape[1]:
                key = name.implementation or name.quantity
                column = f"{name}[{index}]"
                has_gaps = name == TARGET and not plan.sequence.all_count
                found.append(Curve(label, look, table[:, index], column, (key,), has_gaps))
        return found

    def ghosts(self, trace: Trace, implementation: str, place: int) -> list[Curve]:
        """What another run puts out."""
        index, name = self.header.choice, Y.of(implementation)
        table = trace.get(name)
        if table is None or index >= table.shape[1]:
            return []
        return [Curve("", ghost_look(place), table[:, index], f"{name}[{index}]", ())]

    def asked_values(self, quantity: str, index: int) -> Array | None:
        """An output, of the implementation whose numbers are shown, or its target."""
        plan = self.context.client.plan
        if plan is None or index >= len(self.choices()):
            return None
        name = self.context.selection.implementation_of(plan)
        if quantity == "y" and name is None:
            return None
        trace = self.context.client.trace
        return column_of(trace.get(TARGET if quantity == "target" else Y.of(name)), index)

    def entries(self, curves: list[Curve]) -> list[LegendEntry]:
        """What the network should put out, what it does, and what it is given."""
        order = (TARGET.quantity, *names(), X.quantity)  # the most asked for first
        return sorted(super().entries(curves), key=lambda entry: order.index(entry.key))

    def choices(self) -> list[str]:
        """Which output, where there are several."""
        plan = self.context.client.plan
        assert plan is not None
        sizes = plan.job.experiment.model.outputs, plan.sequence.outputs
        return [self.tr("output {}").format(index) for index in range(max(sizes))]
