"""The cell at the playhead, drawn: what it computes from what, with the numbers of the step."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.cells.symbol import sign_of
from engine.explain.cell_graph import Graph, Node, cell_graph
from engine.explain.folded_graph import folded
from engine.explain.graph_layout import lay_out, lay_out_unrolled, size_of
from engine.explain.unrolled_graph import unrolled_graph
from engine.run.name import READOUT_BIAS, Number, Y
from engine.run.operation import operations
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun, StepNumbers
from gui.diagram.description import describe
from gui.diagram.draughtsman import Draughtsman
from gui.diagram.spot import Spot
from gui.diagram.view import DiagramView, least_width
from gui.look.colours import text_role
from gui.look.elided_label import ElidedLabel
from gui.look.properties import present, set_mark, with_properties
from gui.look.scroll_column import LowScrollArea
from gui.panels.base import Panel
from gui.panels.enlarge_button import EnlargeButton
from gui.state.context import Context
from gui.state.pacing import Follower


class CellPanel(Panel, QWidget):
    """A diagram of the step at the playhead, or of its neighbours from t - 2 to t + 2."""

    title = "Cell"
    help = "The cell at the playhead, drawn with its numbers; point at one to see where it comes from."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._drawn: tuple[object, ...] = ()
        self._shown: tuple[object, ...] = ()
        self._in_sight: tuple[object, ...] = ()
        self._draughtsman: Draughtsman | None = None
        self.is_folded = False
        """Whether sums and products are left out, as there is too little room."""
        self._full = (280.0, 120.0)  # px at 100 %, the size of the picture where nothing is folded
        self._numbers: StepNumbers | None = None
        self.header, self.origin = ElidedLabel(), ElidedLabel()
        self.unrolled = with_properties(QToolButton, text=self.tr("Unrolled"), checkable=True)
        self.view = DiagramView(context.theme, context.highlight, context.hands)
        self.enlarge = EnlargeButton(context.theme, self._whole)
        self.empty = self._empty()
        self._build()
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """Room for a layer of one unit."""
        px = self._context.theme.px
        return QSize(px(300), px(160))

    def _whole(self) -> QSize:
        """Room for the whole picture, unfolded, and the lines around it."""
        px = self._context.theme.px
        width, height = self._full
        return QSize(px(width), px(height)) + QSize(px(70), px(110))

    def _build(self) -> None:
        help = self.tr("Show the steps from t - 2 to t + 2 side by side.")
        self.unrolled.setToolTip(help)
        self.unrolled.setAccessibleDescription(help)
        self.unrolled.setProperty("role", "segment")
        self.header.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for label in (self.header, self.origin):
            label.setProperty("role", "quiet")
        self.title_extra = QWidget()
        top = QHBoxLayout(self.title_extra)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.header, 1)
        top.addWidget(self.unrolled)
        top.addWidget(self.enlarge)
        self._scroll = LowScrollArea(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._context.theme.px(4))
        layout.addWidget(self.title_extra)
        layout.addWidget(self.empty)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.origin)

    def _connect(self) -> None:
        context = self._context
        Follower(self, context, self._refresh)
        context.selection.changed.connect(self._refresh)
        context.client.started.connect(self._refresh)
        context.highlight.changed.connect(self._tell_origin)
        self.unrolled.toggled.connect(self._refresh)
        self.view.describe = self._describe
        self.view.activated.connect(self._go_to)
        self.view.told.connect(self._tell)

    # ── following the run and the playhead ─────────────────────────────────────────────────────

    def _draw(self) -> None:
        """Draw the step at the playhead, unless it is drawn already or not computed yet."""
        run, t = self._context.client.recording, self._context.playhead.t
        name = self._context.selection.implementation_of(run.plan) if run is not None else None
        if run is not None and name is not None and t < run.steps:
            self._show_step(run, name, t)
        elif run is None or name is None or run.ending is not None:
            self._show_nothing()

    def _show_nothing(self) -> None:
        self._shown = ()
        self._scroll.hide()
        self.header.setText("")
        self.empty.show()

    def _show_step(self, run: RecordedRun, name: str, t: int) -> None:
        plan, selection = run.plan, self._context.selection
        running, last = self._running(plan), run.steps - 1
        reach = (max(0, t - 2), min(last, t + 2)) if self.unrolled.isChecked() else None
        place = (*selection.within(plan), selection.output_of(plan))
        wanted = (plan, run.trace, name, t, running, reach, place, self._may_fold, self._room)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.empty.hide()
        self._scroll.show()
        self._prepare(plan, t, last, reach, place)
        assert self._draughtsman is not None
        self._numbers = StepNumbers(run, name, t)
        self.view.result = text_role(name)
        self.view.show_picture(self._draughtsman.picture(self._numbers, t, running))
        self._set_header(self._header(plan, t, running, place), "quiet" if running is None else "accent")
        self._tell_origin()
        self._scroll_to(running, place[0])

    def _running(self, plan: Plan) -> int | None:
        """The operation about to run; none where a new run's step has not as many."""
        running = self._context.playhead.operation
        is_there = running is not None and running < len(operations(plan.job.experiment.model))
        return running if is_there else None

    def _prepare(
        self, plan: Plan, t: int, last: int, reach: tuple[int, int] | None, place: tuple[int, int, int]
    ) -> None:
        """Lay out the graph, if it is not the one of the last step."""
        model = plan.job.experiment.model
        at = t if model.is_backward or model.reset_every is not None else None  # else each step looks alike
        around = (t - reach[0], reach[1] - t, reach[0] == 0, at) if reach is not None else None
        wanted = (plan, around, place, self._may_fold, self._room)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        graph = self._fitting(cell_graph(plan)) if reach is None else unrolled_graph(plan, t, last)
        boxes = lay_out(graph) if reach is None else lay_out_unrolled(graph)
        if reach is not None:
            self._full, self.is_folded = size_of(boxes), False
        _, unit, output = place

        def index_of(node: Node) -> int:
            is_readout = node.name in (Y, READOUT_BIAS)
            return output if is_readout else min(unit, node.units - 1)

        self._draughtsman = Draughtsman(graph, boxes, index_of)

    def _fitting(self, graph: Graph) -> Graph:
        """The graph, or where it is too wide for the panel, one without what stands inside quantities."""
        self._full = size_of(lay_out(graph))
        self.is_folded = self._may_fold and least_width(self._full[0], self._context.theme) > self._room
        return folded(graph) if self.is_folded else graph

    @property
    def _may_fold(self) -> bool:
        """Not where a number inside may be asked for: in a lesson, in the zoo, or inside a step."""
        context = self._context
        is_asked = context.zoo.specimen is not None or context.lessons.lesson is not None
        return not is_asked and context.playhead.operation is None

    @property
    def _room(self) -> int:
        """Px that a picture may be wide, beside a scroll bar."""
        return self.width() - present(self._scroll.verticalScrollBar()).sizeHint().width()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Fold where it has become narrow, unfold where there is room."""
        super().resizeEvent(event)
        self._refresh()

    def _set_header(self, text: str, role: str) -> None:
        help = self.tr("Sums and products are folded into what they make, as there is little room.")
        self.header.setText(text)
        self.header.setToolTip(f"{text}\n{help}" if self.is_folded else text)
        set_mark(self.header, "role", role)

    def _scroll_to(self, running: int | None, layer: int) -> None:
        """Bring what is about to run into sight; or when another layer is looked at, that one."""
        wanted = (running, layer, self.unrolled.isChecked())
        picture = self.view.picture
        if wanted == self._in_sight or picture is None:
            return
        self._in_sight = wanted
        nodes = [node.node for node in picture.nodes]
        lit = [
            node for node in nodes if running is not None and node.operation == running and not node.offset
        ]
        found = lit[-1:] or [node for node in nodes if node.band == layer]
        area = self.view.area_of_node(found[0].key)
        self._scroll.ensureVisible(round(area.left()), round(area.bottom()), 0, round(area.height()))

    # ── words ──────────────────────────────────────────────────────────────────────────────────

    def _header(self, plan: Plan, t: int, running: int | None, place: tuple[int, int, int]) -> str:
        layer, unit, _ = place
        cell = plan.job.experiment.model.layers[layer]
        which = self.tr(", unit {} of {}").format(unit, cell.units) if cell.units > 1 else ""
        if running is None:
            text = self.tr("t = {}").format(t) + which
            return self.tr("{}, folded").format(text) if self.is_folded else text
        steps = operations(plan.job.experiment.model)
        return self.tr("operation {} of {}: {}").format(running + 1, len(steps), _sign(plan, running))

    def _describe(self, spot: Spot) -> str:
        assert self._numbers is not None
        return describe(self._numbers, spot.number, spot.is_known)

    def _tell(self, problem: str) -> None:
        """Say why a number was not changed."""
        if problem:
            self.origin.setText(problem)
            self.origin.setToolTip(problem)
        else:
            self._tell_origin()

    def _tell_origin(self) -> None:
        """Say below the diagram where the number that is pointed at comes from."""
        spot = self.view.current
        text = self.tr("Point at a number for its origin; drag a weight.")
        if spot is not None and self._numbers is not None:
            text = self._describe(spot)
        self.origin.setText(text)
        self.origin.setToolTip(text)

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def _go_to(self, number: Number) -> None:
        """Show the step of a number; of a layer's number also its unit."""
        assert self._numbers is not None
        self.number_clicked.emit(number, self._numbers.implementation)
        if number.t is None:
            return
        if number.name.layer is not None:
            self._context.selection.look_at(layer=number.name.layer, unit=number.index)
        self._context.transport.go_to(number.t)


def _sign(plan: Plan, index: int) -> str:
    """What an operation does, in short."""
    model = plan.job.experiment.model
    operation = operations(model)[index]
    if operation.layer is None:
        return "h V + c"
    cell = model.layers[operation.layer]
    return sign_of(cell, cell.expression(operation.quantity))
