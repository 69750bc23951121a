"""The outputs of the network beside what they should be."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QKeyEvent

from engine.array import Array
from engine.implementations.every import all_names, implementation
from engine.run.name import TARGET, Name, X, Y
from engine.run.replayed_network import is_told
from engine.run.trace import Trace
from gui.curves.curve import Curve, LegendEntry, Look
from gui.curves.own_units import in_own_units, is_scaled
from gui.curves.scale import Scale
from gui.curves.series import Oddity
from gui.curves.zoom import Span
from gui.plots.base import Plot
from gui.plots.ghost import ghost_look
from gui.plots.guess import column_of
from gui.plots.own_point import OwnPoint
from gui.plots.readout_button import ReadoutButton
from gui.state.context import Context


class Prediction(Plot):
    """Input, target and the outputs of each implementation."""

    name = "prediction"
    title = "Prediction"
    help = "What the network puts out at each step, beside the target it should put out."
    has_unit = True
    order = 0
    asks = ("y", "target")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.own = OwnPoint(self)
        self.readout = ReadoutButton(self)
        self.header.add_short(self.readout)
        self.canvas.take_key, self.canvas.end_key = self._take_key, self.own.end

    def curves(self) -> list[Curve]:
        """The input first, then the widest line, so that target and other outputs are seen over it."""
        main, *others = [
            (Y.of(one.name), (one.title, Look.of(one.name, one.style.output)))
            for one in map(implementation, all_names())
        ]
        given = (X, (self.tr("input"), Look("input", width=1.2, dashes=(5, 4))))
        target = (TARGET, (self.tr("target"), Look("target", symbol="dot")))
        looks = dict((given, main, target, *others))
        index, trace, plan = self.header.choice, self.context.client.trace, self.context.client.plan
        assert plan is not None
        found = []
        for name, (label, look) in looks.items():
            table = trace.get(name)
            if table is not None and index < table.shape[1] and is_told(plan.job.experiment, name):
                key = name.implementation or name.quantity
                has_gaps = name == TARGET and not plan.all_count
                values = self._in_own_units(table[:, index], index, are_targets=name != X)
                found.append(Curve(label, look, values, self._column(name, index), (key,), has_gaps))
        return found

    def axis_note(self) -> str:
        """Whose scale the values are on, where the file's is not the network's."""
        if not is_scaled(self.context.client.plan):
            return ""
        return self.tr("scale of the file") if self._undoes_scaling else self.tr("scale of the network")

    @property
    def _undoes_scaling(self) -> bool:
        """A number that is asked is the network's own, so all are while it is."""
        return self.guess is None and is_scaled(self.context.client.plan)

    def _in_own_units(self, values: Array, index: int, *, are_targets: bool) -> Array:
        plan = self.context.client.plan
        if plan is None or not self._undoes_scaling:
            return values
        return in_own_units(plan, values, index, are_targets=are_targets)

    def _column(self, name: Name, index: int) -> str:
        """A heading, which tells the file's scale from what other tables say of the same number."""
        return f"{name}[{index}]" + (" (scale of the file)" if self._undoes_scaling else "")

    def ghosts(self, trace: Trace, implementation: str, place: int) -> list[Curve]:
        """What another run puts out."""
        index, name = self.header.choice, Y.of(implementation)
        table = trace.get(name)
        if table is None or index >= table.shape[1]:
            return []
        values = self._in_own_units(table[:, index], index, are_targets=True)
        return [Curve("", ghost_look(place), values, self._column(name, index), ())]

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
        order = (TARGET.quantity, *all_names(), X.quantity)  # the most asked for first
        return sorted(super().entries(curves), key=lambda entry: order.index(entry.key))

    def choices(self) -> list[str]:
        """Which output, where there are several."""
        plan = self.context.client.plan
        assert plan is not None
        sizes = plan.job.experiment.model.outputs, plan.sequence.outputs
        return [self.tr("output {}").format(index) for index in range(max(sizes))]

    # ── own values, which are changed on the plot ──────────────────────────────────────────────

    def draw(self) -> None:
        """Draw the recorded steps, and the point that is held where it is now."""
        super().draw()
        self.own.follow()
        self.readout.follow()

    def show_values(self, scale: Scale, heights: Span, oddity: Oddity | None) -> None:
        """Set the range of heights, which stays under a hand that drags."""
        super().show_values(scale, self.own.widened(heights, scale), oddity)

    def _point(self, place: tuple[float, float] | None) -> None:
        super()._point(place)
        if place is None or self.guess is not None or self.is_empty:
            self.own.leave()
        else:
            self.own.near(*place, self.header.choice)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Up and Down change the input at the playhead, with Alt the target."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is None or self.guess is not None:
            return False
        name = TARGET if event.modifiers() & Qt.KeyboardModifier.AltModifier else X
        t = self.context.playhead.t
        return self.own.step(name, t, self.header.choice, steps, event.modifiers())
