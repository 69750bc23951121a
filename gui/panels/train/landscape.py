"""The loss over two weights, or two directions, as a picture, with the way that training takes."""

from dataclasses import replace
from typing import Any

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.errors import ExplorerError
from engine.landscape.plane import (
    PathDirections,
    PlanePlace,
    PlaneSpan,
    RandomDirections,
    TwoWeights,
    WeightNumber,
)
from gui.forms.number_field import NumberField
from gui.language.translation import shown, told
from gui.look.elided_label import ElidedLabel
from gui.look.flow_layout import FlowLayout
from gui.look.properties import with_properties
from gui.look.scroll_column import ScrollColumn
from gui.panels.train.asking_panel import AskingPanel
from gui.panels.train.landscape_axes import ARROWS, LandscapeAxis
from gui.panels.train.landscape_pickers import (
    HEIGHTS,
    LOOKS,
    LOSS,
    RELIEF,
    STEEPNESS,
    along_picker,
    look_picker,
)
from gui.panels.train.landscape_text import told_of
from gui.panels.train.updates_panel import look_of
from gui.plane.bar import PlaneBar
from gui.plane.frame import PlanePicture
from gui.plane.painter import PlaneContent, PlaneMark, PlanePath
from gui.plane.surface import surface_of
from gui.plane.view import PlaneView
from gui.state.context import Context
from gui.state.training.landscape import LandscapeView

NEAREST, FURTHEST = 1e-7, 1e9  # of what is seen of an axis
GAP = 4  # px


class LandscapePanel(AskingPanel, ScrollColumn):
    """What is looked at above, the picture, and below it the numbers at the cursor."""

    title = "Landscape"
    help = (
        "The loss over two weights: coarse at once, then finer. Training's path lies on it, and an arrow at "
        "the mouse points downhill. A click chooses where to start training anew."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.landscape)
        self._landscape, self._trainings = context.landscape, context.trainings
        self._picked: PlanePlace | None = None
        self._directions = context.landscape.view.directions
        self.along, self.look = along_picker(), look_picker()
        self._buttons()
        self.seed = NumberField(1)
        self.seed.setAccessibleName(self.tr("seed of the directions"))
        self.seed_label = QLabel(self.tr("seed"))
        self.seed.setToolTip(self.tr("Another seed gives other directions."))
        names = self.tr("horizontal"), self.tr("vertical")
        self.axes = [LandscapeAxis(context.theme, *both) for both in zip(names, ARROWS, strict=True)]
        self.fold = QWidget()
        self.fold.setProperty("fold", True)
        self.fold.hide()
        self.view, self.bar = PlaneView(context.theme), PlaneBar(context.theme)
        self.view.setAccessibleName(self.tr("Loss over two weights"))
        self.view.setAccessibleDescription(shown(self.help))
        self.readout = ElidedLabel("")
        self.readout.setProperty("role", "quiet")
        self._build()
        self._connect()
        self._begin()

    def _buttons(self) -> None:
        self.more = with_properties(QToolButton, text=self.tr("Axes"), checkable=True)
        self.more.setToolTip(self.tr("Choose the weights, and from where to where."))
        self.fit = with_properties(QToolButton, text=self.tr("Fit"))
        self.fit.setToolTip(self.tr("Show the network and all of the training's path."))
        self.start = QPushButton(self.tr("Start training here"))
        self.start.setToolTip(
            self.tr(
                "Give the network the weights of the place that was clicked, and train; undo takes them back."
            )
        )

    def sizeHint(self) -> QSize:
        """A picture that can be read."""
        px = self._context.theme.px
        return QSize(px(320), px(300))

    def _build(self) -> None:
        self._head = FlowLayout()
        parts: tuple[QWidget, ...] = (self.along, self.look, self.more)
        for part in parts:
            self._head.addWidget(part)
        self._folded = QVBoxLayout(self.fold)
        self._folded.setContentsMargins(0, 0, 0, 0)
        self._seed_line = QHBoxLayout()
        self._seed_line.addWidget(self.fit)
        self._seed_line.addStretch()
        self._seed_line.addWidget(self.seed_label)
        self._seed_line.addWidget(self.seed)
        self._folded.addLayout(self._seed_line)
        for axis in self.axes:
            self._folded.addWidget(axis)
        self._foot = FlowLayout()
        self._foot.addWidget(self.bar)
        self._foot.addWidget(self.start)
        self.column.addLayout(self._head)
        self.column.addWidget(self.fold)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.readout)
        self.column.addLayout(self._foot)

    def _connect(self) -> None:
        landscape = self._landscape
        landscape.looked.connect(self._follow_look)
        landscape.pointed.connect(self._show_content)
        trainings = self._trainings
        for signal in (trainings.advanced, trainings.moved, trainings.changed, trainings.shown_changed):
            signal.connect(self._show_content)
        trainings.changed.connect(self._want)
        self.along.picked.connect(self._choose_directions)
        self.look.picked.connect(self._choose_look)
        self.more.toggled.connect(self.fold.setVisible)
        self.fit.clicked.connect(landscape.fit)
        self.start.clicked.connect(self._start)
        self.seed.edited.connect(lambda seed: landscape.look_along(RandomDirections(max(0, round(seed)))))
        for at, axis in enumerate(self.axes):
            axis.weight_chosen.connect(lambda place, at=at: self._choose_weight(at, place))
            axis.span_chosen.connect(lambda span, at=at: self._choose_span(at, span))
        self.view.pointed.connect(landscape.point_at)
        self.view.clicked.connect(self._pick)
        self.view.spans_asked.connect(self._move)
        self.view.fit_asked.connect(landscape.fit)

    def saved_state(self) -> dict[str, Any]:
        """What is drawn, and whether the axes are unfolded."""
        return {"look": self.look.current, "axes": self.more.isChecked()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Draw what was drawn before."""
        if state.get("look") in (LOSS, RELIEF, HEIGHTS):
            self.look.show_choice(state["look"])
        self.more.setChecked(state.get("axes") is True)

    def reveal(self, part: QWidget) -> None:
        """Unfold the axes for what is in them."""
        if self.fold.isAncestorOf(part):
            self.more.setChecked(True)

    # ── what is chosen ─────────────────────────────────────────────────────────────────────────

    def _choose_directions(self, kind: object) -> None:
        if kind is PathDirections:
            self._landscape.look_along_path()
        else:
            self._landscape.look_along(RandomDirections() if kind is RandomDirections else None)

    def _choose_look(self, look: object) -> None:
        if look == STEEPNESS:
            self._landscape.want_steepness()
        self._refresh()

    def _choose_weight(self, at: int, place: WeightNumber) -> None:
        directions = self._landscape.view.directions
        if not isinstance(directions, TwoWeights):  # other axes were chosen, and are being worked out
            return
        changed = replace(directions, first=place) if at == 0 else replace(directions, second=place)
        self._landscape.look_along(changed)

    def _choose_span(self, at: int, span: PlaneSpan) -> None:
        spans = list(self.view.spans)
        spans[at] = span
        self._landscape.look_at(replace(self._landscape.view, spans=(spans[0], spans[1])))

    def _move(self, spans: tuple[PlaneSpan, PlaneSpan]) -> None:
        """Zoom or move, but no nearer and no further than numbers can be told apart."""
        if all(NEAREST * max(1.0, abs(low), abs(high)) < high - low < FURTHEST for low, high in spans):
            self._landscape.look_at(replace(self._landscape.view, spans=spans))

    def _follow_look(self) -> None:
        """What was chosen along other axes means nothing along these."""
        directions = self._landscape.view.directions
        if directions != self._directions:
            self._directions, self._picked = directions, None
            if self._landscape.cursor is not None:
                self._landscape.point_at(None)
        self._refresh()

    def _pick(self, place: PlanePlace) -> None:
        self._picked = place
        self._landscape.point_at(place)
        self._show_content()

    def _start(self) -> None:
        if self._picked is None:
            return
        place, self._picked = self._picked, None
        try:
            self._landscape.start_at(place)
        except ExplorerError as error:
            self.readout.setText(told(error))
        self._show_content()

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        landscape, plan = self._landscape, self._landscape.plan
        numbers = landscape.slopes if self._is_steepness else landscape.losses
        surface = None if numbers is None or plan is None else surface_of(numbers)
        self.view.empty = shown(landscape.problem) or self.tr("Working out the losses …")
        what = self.tr("size of the gradient") if self._is_steepness else self.tr("loss")
        self.bar.show_surface(surface, what)
        if plan is not None and landscape.view.spans is not None:
            self.view.spans, self.view.names = landscape.view.spans, plan.plane.names
            self._show_axes(landscape.view, landscape.view.spans)
        if surface is None or plan is None:
            self.view.show_picture(None)
        else:
            look = LOOKS.get(str(self.look.current), "colours")
            self.view.show_picture(PlanePicture(surface, (plan.grid.first, plan.grid.second), look))
        self._show_content()

    @property
    def _is_steepness(self) -> bool:
        return self.look.current == STEEPNESS

    def _show_axes(self, view: LandscapeView, spans: tuple[PlaneSpan, PlaneSpan]) -> None:
        directions = view.directions
        if directions is None:  # the usual ones, which are on their way
            return
        self.along.show_choice(type(directions))
        for part in (self.seed_label, self.seed):
            part.setVisible(isinstance(directions, RandomDirections))
        if isinstance(directions, RandomDirections):
            self.seed.show_value(directions.seed)
        places = (directions.first, directions.second) if isinstance(directions, TwoWeights) else (None, None)
        assert self._landscape.plan is not None
        shapes = self._landscape.plan.shapes
        for axis, place, span in zip(self.axes, places, spans, strict=True):
            axis.show_axis(shapes, place if place is None or place.name in shapes else None, span)

    def _show_content(self) -> None:
        """Show what lies on the picture, and tell it in words."""
        if not self.isVisible():
            return
        landscape, theme = self._landscape, self._context.theme
        paths = []
        for path in landscape.places.paths():
            is_front = path.record is self._trainings.current
            colour = look_of(path.record, is_current=is_front).colour(theme)
            paths.append(PlanePath(path.places, colour, is_front))
        slope = landscape.slope
        self.view.content = PlaneContent(
            paths=paths,
            marks=[PlaneMark(*mark) for mark in landscape.places.marks()],
            here=landscape.places.here(),
            cursor=landscape.cursor,
            downhill=None if slope is None else (-slope.first, -slope.second),
            picked=self._picked,
        )
        self.start.setEnabled(self._picked is not None and landscape.plan is not None)
        self.view.update()
        self._tell()

    def _tell(self) -> None:
        text = told_of(self._landscape)
        self.readout.setText(text)
        self.readout.setToolTip(text)

    def _restyle(self) -> None:
        px = self._context.theme.px
        self.column.setSpacing(px(GAP))
        self._head.setSpacing(px(GAP))
        self._folded.setSpacing(px(GAP))
        self._seed_line.setSpacing(px(GAP))
        self._foot.setSpacing(px(2 * GAP))
        self._refresh()
