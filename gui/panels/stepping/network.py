"""The whole network around the playhead: layers and units over the unrolled steps."""

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from engine.run.recorded_run import RecordedRun
from gui.diagram.network_camera import UnitSpot
from gui.diagram.network_layout import NetworkLayout, lay_out_network
from gui.diagram.network_numbers import NetworkNumbers
from gui.diagram.network_painter import EdgeSpot
from gui.diagram.network_view import NetworkView
from gui.forms.picker import Picker
from gui.look.elided_label import ElidedLabel
from gui.look.flow_layout import FlowLayout
from gui.panels.base import Panel
from gui.panels.enlarge_button import EnlargeButton
from gui.state.context import Context
from gui.state.model_size import ModelSize
from gui.state.pacing import Follower

STATES = ("h", "c")  # quantities that are looked at before gates


class NetworkPanel(Panel, QWidget):
    """A canvas that is zoomed and panned, and below it the size of the network, to be changed there."""

    title = "Network"
    help = (
        "All layers and units over the unrolled steps: activations as colours, the largest weights as edges. "
        "Click a unit to look at it everywhere, drag a weight on its edge; elsewhere a drag pans, the wheel "
        "zooms, and a double click shows all of it."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._numbers: NetworkNumbers | None = None
        self._layout_of: tuple[object, NetworkLayout] | None = None
        self._stack = ModelSize(context.document, context.selection)
        self.view = NetworkView(context.theme, context.hands)
        self.quantity = Picker((state, state) for state in STATES[:1])
        self.enlarge = EnlargeButton(context.theme, self._whole)
        self.readout, self.units = ElidedLabel(""), QLabel()
        self.fewer, self.more = self._button("−"), self._button("+")
        self.add, self.remove = self._button(self.tr("+ layer")), self._button(self.tr("− layer"))
        self.empty = self._empty()
        self._build()
        self._connect()
        self._begin()
        self._show_size()

    def sizeHint(self) -> QSize:
        """A picture that can be read."""
        px = self._context.theme.px
        return QSize(px(280), px(260))

    def _whole(self) -> QSize:
        """A window of its own: large."""
        px = self._context.theme.px
        return QSize(px(1100), px(720))

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("role", "segment")
        return button

    def _build(self) -> None:
        for label in (self.readout, self.units):
            label.setProperty("role", "quiet")
        self.quantity.setAccessibleName(self.tr("Quantity"))
        self.quantity.setToolTip(
            self.tr(
                "What the colours show; of a gate, the edges are its own weights, else the largest of all."
            )
        )
        names = (
            (self.fewer, self.tr("One unit fewer in this layer")),
            (self.more, self.tr("One unit more in this layer; what was there computes on as it did")),
            (self.remove, self.tr("Remove this layer")),
        )
        for button, name in names:
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.title_extra = QWidget()
        top = QHBoxLayout(self.title_extra)
        top.setContentsMargins(0, 0, 0, 0)
        top.addStretch(1)
        top.addWidget(self.quantity)
        top.addWidget(self.enlarge)
        self._sizes = QWidget()
        line = FlowLayout(self._sizes)
        for part in (self.units, self.fewer, self.more, self.add, self.remove):
            line.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._context.theme.px(4))
        layout.addWidget(self.title_extra)
        layout.addWidget(self.empty)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.readout)
        layout.addWidget(self._sizes)

    def _connect(self) -> None:
        context = self._context
        Follower(self, context, self._refresh)
        context.selection.changed.connect(self._refresh)
        context.selection.changed.connect(self._show_size)
        context.client.started.connect(self._refresh)
        context.document.changed.connect(self._show_size)
        context.document.locks_changed.connect(self._show_size)
        self.quantity.picked.connect(self._refresh)
        self.view.picked.connect(self._pick)
        self.view.pointed.connect(self._point)
        self.view.told.connect(self._tell)
        self.fewer.clicked.connect(lambda: self._tell(self._stack.resize(-1)))
        self.more.clicked.connect(lambda: self._tell(self._stack.resize(1)))
        self.add.clicked.connect(lambda: self._tell(self._stack.add()))
        self.remove.clicked.connect(lambda: self._tell(self._stack.remove()))

    # ── following the run and the playhead ─────────────────────────────────────────────────────

    def _draw(self) -> None:
        """Draw the steps around the playhead, if the one there is computed."""
        run, t = self._context.client.recording, self._context.playhead.t
        name = self._context.selection.implementation_of(run.plan) if run is not None else None
        if run is None or name is None:
            self._show_nothing()
            return
        if t >= run.steps:
            if run.ending is not None:
                self._show_nothing()
            return
        self.empty.hide()
        self.view.show()
        self._show_quantities(run)
        chosen = str(self.quantity.current)
        known = self._numbers
        if known is None or (known.run.trace, known.implementation, known.quantity) != (
            run.trace,
            name,
            chosen,
        ):
            self._numbers = NetworkNumbers(run, name, chosen)
        assert self._numbers is not None
        layer, unit = self._context.selection.within(run.plan)
        self.view.show_network(self._network_layout(run), self._numbers, t, layer, unit)
        self._point(self.view.hovered or self.view.edge)

    def _show_nothing(self) -> None:
        self._numbers = None
        self.view.show_nothing()
        self.view.hide()
        self.readout.setText("")
        self.empty.show()

    def _show_quantities(self, run: RecordedRun) -> None:
        """States first, then what else the layers compute."""
        names = [quantity.name for cell in run.model.layers for quantity in cell.quantities]
        ordered = dict.fromkeys([*(name for name in STATES if name in names), *names])
        chosen = self.quantity.current
        self.quantity.set_choices((name, name) for name in ordered)
        self.quantity.show_choice(chosen if chosen in ordered else STATES[0])

    def _network_layout(self, run: RecordedRun) -> NetworkLayout:
        """Made anew for another model alone, so that the picture stays where it is."""
        key = run.model, run.plan.sequence.features
        if self._layout_of is None or self._layout_of[0] != key:
            self._layout_of = key, lay_out_network(run.model, run.plan.sequence)
        return self._layout_of[1]

    # ── the size of the network ────────────────────────────────────────────────────────────────

    def _show_size(self) -> None:
        stack = self._stack
        units = stack.layers[stack.current].units
        count = self.tr("1 unit") if units == 1 else self.tr("{} units").format(units)
        where = self.tr("layer {}: {}").format(stack.current, count)
        self.units.setText(where if len(stack.layers) > 1 else count)
        self.fewer.setEnabled(stack.may_resize(-1))
        self.more.setEnabled(stack.may_resize(1))
        self.add.setEnabled(stack.may_add)
        help = self.tr("Stack another layer on top, which gets the hidden state of the one below.")
        self.add.setToolTip(stack.why_not_add() or help)
        self.remove.setVisible(len(stack.layers) > 1)
        self.remove.setEnabled(stack.may_remove)

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def _pick(self, spot: UnitSpot) -> None:
        """Look at the unit everywhere, and show its step."""
        if self._numbers is None:
            return
        number = self._numbers.number(spot.key, spot.unit, spot.t)
        self.number_clicked.emit(number, self._numbers.implementation)
        if 0 <= spot.key < self._numbers.layers:
            self._context.selection.look_at(layer=spot.key, unit=spot.unit)
        elif spot.key == self._numbers.layers:
            self._context.selection.look_at(output=spot.unit)
        self._context.transport.go_to(spot.t)

    def _point(self, spot: UnitSpot | EdgeSpot | None) -> None:
        """Say what is under the mouse, and light it up elsewhere."""
        if spot is None or self._numbers is None:
            self._tell("")
            return
        if isinstance(spot, EdgeSpot):
            number = spot.number
        else:
            number = self._numbers.number(spot.key, spot.unit, spot.t)
        self._context.highlight.point_at(number)
        self._tell(self.view.describe(spot))

    def _tell(self, text: str) -> None:
        text = text or self.tr("Click a unit to look at it; drag a weight.")
        self.readout.setText(text)
        self.readout.setToolTip(text)

    def _restyle(self) -> None:
        self._refresh()
