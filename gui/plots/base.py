"""What a plot is."""

from dataclasses import replace
from typing import Any, ClassVar, get_args

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.array import Array
from engine.notation.number_text import number
from engine.run.plan import Plan
from engine.run.trace import Trace
from gui.language.translation import shown
from gui.paper.picture_file import ValueColumn
from gui.plots.canvas import Canvas
from gui.plots.curve import Curve, LegendEntry
from gui.plots.curve_set import CurveSet
from gui.plots.ghost import ghost_key, ghost_look
from gui.plots.guess import Guess, start_of
from gui.plots.header import Header
from gui.plots.menu import PlotMenu
from gui.plots.scale import Choice, Scale
from gui.plots.series import Oddity
from gui.plots.spoken import Spoken
from gui.plots.zoom import Span, is_sensible, whole_time, within_run
from gui.state.context import Context

HOLD_MS = 100  # how long an old picture waits for a new run to come as far, so that a drag does not flicker
IMPLEMENTATIONS = {"numpy": "NumPy", "keras": "Keras"}


class Plot(QWidget):
    """Curves over time. A new plot is a subclass in a file of its own, which says what its curves are.

    Signals:
        failed(object): an exception; an ExplorerError is to be told.
        told(object): a sentence about what has been done.
        time_zoomed(object): another range of time is shown, (first, last); None is the whole run.
    """

    name: ClassVar[str]
    """Its id in files' names and in what is remembered."""
    title: ClassVar[str]
    help: ClassVar[str]
    order: ClassVar[int]
    """Lower is higher up."""
    asks: ClassVar[tuple[str, ...]] = ()
    """The quantities whose next value can be guessed here, as "y"; see `ask_for`."""

    failed = pyqtSignal(object)
    told = pyqtSignal(object)
    time_zoomed = pyqtSignal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._scale: Choice = "auto"
        self._time_zoom: Span | None = None
        self._value_zoom: Span | None = None  # in values, so that it outlives a change of scale
        self._is_stale = True
        self.guess: Guess | None = None
        """The point on which the next value is guessed."""
        self._drawn_scale = Scale()
        self._all_heights: Span = (-1.0, 1.0)
        self._drawn_steps = 0
        self._drawn_plan: Plan | None = None
        self._drawn_behind: list[object] = []
        plan = context.client.plan
        self._planned_steps = 0 if plan is None else plan.steps
        self._hold = QTimer(self, singleShot=True, interval=HOLD_MS)
        self.canvas = Canvas(context.theme)
        self.canvas.setAccessibleName(self.tr("{} plot").format(shown(self.title)))
        self._spoken = Spoken(self)
        self.curve_set = CurveSet(self.canvas.view, context.theme)
        self.menu = PlotMenu(self)
        self.header = Header(context.theme, self.menu)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.canvas, 1)
        self._connect()
        self._restyle()

    # ── what a plot says of itself ─────────────────────────────────────────────────────────────

    def curves(self) -> list[Curve]:
        """What to draw, from back to front; asked only when steps are recorded."""
        raise NotImplementedError

    def ghosts(self, trace: Trace, implementation: str, place: int) -> list[Curve]:
        """The curves of a run that is drawn behind the shown one. place: among those."""
        return []

    def entries(self, curves: list[Curve]) -> list[LegendEntry]:
        """The legend: one entry a curve."""
        return [LegendEntry(curve.keys[0], curve.label, curve.look) for curve in curves]

    def asked_values(self, quantity: str, index: int) -> Array | None:
        """What is recorded of one of `asks`, (steps,); None where a point could not be put."""
        return None

    def asked_name(self, quantity: str, index: int) -> str:
        """As a guess of it is labelled: y, or y[1] where there are several."""
        return f"{quantity}[{index}]" if len(self.choices()) > 1 else quantity

    def choices(self) -> list[str]:
        """What the picker offers; nothing, and there is none. The choice is `header.choice`."""
        return []

    def empty_text(self) -> str:
        """What would fill the plot; asked when there are no curves."""
        plan = self.context.client.plan
        if plan is not None and plan.steps == 0:
            ending = self.context.client.ending
            return shown(ending.sentence() if ending else "") or self.tr("This run has no step to show.")
        if plan is not None and not plan.job.implementations:
            is_loading = self.context.client.keras == "loading" and "keras" in self.context.selection.wanted
            text = self.tr("Switch on NumPy or Keras to compute steps.")
            return self.tr("Keras is loading …") if is_loading else text
        if self.context.transport.is_held_up:
            return self.tr("Answer the question: then the steps are computed.")
        return self.tr("Press Run to compute steps.")

    # ── what the window asks of it ─────────────────────────────────────────────────────────────

    def add_title(self, title: QWidget) -> None:
        """Put a title at the left of the header."""
        self.header.add_title(title)

    def link(self, other: "Plot") -> None:
        """Show the same range of time as another plot, now and later."""
        self.time_zoomed.connect(other.set_time_zoom)
        other.time_zoomed.connect(self.set_time_zoom)

    @property
    def scale(self) -> Choice:
        """How values become heights: "auto", "linear" or "symlog"."""
        return self._scale

    @scale.setter
    def scale(self, choice: Choice) -> None:
        if choice != self._scale:
            self._scale = choice
            self.refresh()

    def state(self) -> dict[str, Any]:
        """What is worth remembering, as JSON data."""
        return {"scale": self._scale, "hidden": sorted(self.header.legend.hidden)}

    def set_state(self, state: dict[str, Any]) -> None:
        """Take a remembered state; what makes no sense counts as not set."""
        scale, hidden = state.get("scale"), state.get("hidden")
        if scale in get_args(Choice):
            self.scale = scale
        if isinstance(hidden, list):
            self.header.legend.set_hidden(frozenset(key for key in hidden if isinstance(key, str)))

    def fit(self) -> None:
        """Show the whole run and all its values."""
        self._value_zoom = None
        self.set_time_zoom(None)
        self.refresh()

    @property
    def time_zoom(self) -> Span | None:
        """The range of time that was chosen; None is the whole run."""
        return self._time_zoom

    def set_time_zoom(self, span: Span | None) -> None:
        """Show a range of time; None is the whole run."""
        if span != self._time_zoom:
            self._time_zoom = span
            self.time_zoomed.emit(span)
            self.refresh()

    def ask_for(self, t: int, quantity: str, index: int = 0) -> Guess | None:
        """Show a point at step t, to be dragged to where somebody expects a quantity, one of `asks`.

        index: of the output, feature or unit. None where it is not drawn as a curve here. Whoever asks
        listens to `moved` and `given` of the point, and has it hidden by `stop_asking`, or kept as a
        mark by its `freeze`. A point that is there already goes.
        """
        self.stop_asking()
        values = self.asked_values(quantity, index) if quantity in self.asks else None
        if values is None:
            return None
        if index < self.header.picker.count():
            self.header.picker.setCurrentIndex(index)
        self._value_zoom = None
        self.guess = Guess(self, t, self.asked_name(quantity, index), start_of(values))
        if self._time_zoom is not None and not self._time_zoom[0] <= t <= self._time_zoom[1]:
            self.set_time_zoom(None)
        self.refresh()
        return self.guess

    def stop_asking(self) -> None:
        """Hide the point."""
        if self.guess is not None:
            self.guess.hide()
            self.guess.deleteLater()
            self.guess = None
            self.refresh()

    @property
    def scale_drawn(self) -> Scale:
        """How values are heights in what is drawn now."""
        return self._drawn_scale

    def columns(self) -> list[ValueColumn]:
        """Heading and values of each curve that is shown; those of other runs last."""
        shown, ghosts = (self._shown(curves) for curves in (self._recorded(), self._ghosts()))
        return [(curve.column, curve.values) for curve in shown + ghosts]

    # ── drawing ────────────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Draw, at once when it can be seen, otherwise when it is shown."""
        self._is_stale = True
        if self.isVisible():
            self.draw()

    def draw(self) -> None:
        """Draw what is recorded."""
        self._is_stale = False
        self._hold.stop()
        client = self.context.client
        self._drawn_steps, self._drawn_plan = client.trace.steps, client.plan
        self._drawn_behind = self._behind()
        self.header.set_choices(self.choices() if client.plan is not None else [])
        curves = self._recorded()
        ghosts = self._ghosts() if curves else []
        self.header.legend.set_entries([*self.entries(curves), *self._ghost_entries(ghosts)])
        self.canvas.show_text("" if curves or self.guess is not None else self.empty_text())
        self.canvas.set_time(*self.time)
        self.draw_values(self._shown(ghosts + curves))
        self._show_playhead()
        if self.guess is not None:
            self.guess.place()
        self.canvas.paint_later()

    def draw_values(self, curves: list[Curve]) -> None:
        """Draw the curves that are shown."""
        self.curve_set.draw(curves, self.time, self._scale, is_whole=self._time_zoom is None)
        self.show_values(self.curve_set.scale, self.curve_set.heights, self.curve_set.oddity)
        self.canvas.value_axis.set_scale(self.curve_set.scale)

    def show_values(self, scale: Scale, heights: Span, oddity: Oddity | None) -> None:
        """Set the range of heights. heights: what shows everything."""
        if self.guess is not None:
            heights = self.guess.widened(heights, scale)
        self._drawn_scale, self._all_heights = scale, heights
        if self._value_zoom is not None:
            low, high = (scale.height(value) for value in self._value_zoom)
            heights = (low, high)
        self.canvas.set_heights(*heights)
        self.header.badge.set_text(oddity.text() if oddity is not None else "")

    @property
    def time(self) -> Span:
        """The range of time that is shown, in steps."""
        return whole_time(self._planned_steps) if self._time_zoom is None else self._time_zoom

    def read_out(self, t: int, height: float) -> str:
        """What to say of the place under the mouse."""
        curve = self.curve_set.nearest(t, height)
        return self.describe(t, curve) if curve is not None else f"t {t}"

    def describe(self, t: int, curve: Curve) -> str:
        """Step, curve and value, each as wide as any other, so that nothing jumps."""
        steps = len(str(self._planned_steps))
        return f"t {t:<{steps}}  {curve.label} {number(curve.values[t])}"

    def _recorded(self) -> list[Curve]:
        client = self.context.client
        return self.curves() if client.plan is not None and client.trace.steps else []

    def _ghosts(self) -> list[Curve]:
        """The curves of the other runs, the original's in front."""
        found: list[Curve] = []
        for place, branch in reversed(list(enumerate(self.context.branches.ghosts))):
            recording, key = branch.recording, ghost_key(branch)
            assert recording is not None
            for name in recording.plan.job.implementations[:1]:
                found += [
                    replace(
                        curve,
                        label=f"{branch.name} {curve.label}".strip(),
                        column=f"{branch.name}.{curve.column}",
                        keys=(*curve.keys, key),
                    )
                    for curve in self.ghosts(recording.trace, name, place)
                ]
        return found

    def _ghost_entries(self, ghosts: list[Curve]) -> list[LegendEntry]:
        """One a run, however many curves it has here."""
        drawn = {key for curve in ghosts for key in curve.keys}
        return [
            LegendEntry(ghost_key(branch), branch.name, ghost_look(place))
            for place, branch in enumerate(self.context.branches.ghosts)
            if ghost_key(branch) in drawn
        ]

    def _behind(self) -> list[object]:
        """All that decides what is drawn of other runs."""
        branches = self.context.branches
        ghosts = [(branch.name, branch.recording) for branch in branches.ghosts]
        return [branches.reference, *ghosts]

    def _shown(self, curves: list[Curve]) -> list[Curve]:
        hidden = self.header.legend.hidden
        return [curve for curve in curves if not hidden.intersection(curve.keys)]

    # ── what the user does on the canvas ───────────────────────────────────────────────────────

    def _ask_time(self, span: Span) -> None:
        self.set_time_zoom(within_run(span, self._planned_steps))

    def _ask_heights(self, span: Span) -> None:
        if is_sensible(span, self._all_heights):
            self._value_zoom = (self._drawn_scale.value(span[0]), self._drawn_scale.value(span[1]))
            self.refresh()

    def _scrub(self, t: float) -> None:
        self.context.transport.go_to(round(t))

    def _press(self, key: Qt.Key) -> None:
        transport = self.context.transport
        do = {
            Qt.Key.Key_Left: transport.step_back,
            Qt.Key.Key_Right: transport.step,
            Qt.Key.Key_Home: transport.first,
            Qt.Key.Key_End: transport.last,
        }
        do[key]()

    def _point(self, place: tuple[float, float] | None) -> None:
        steps = self.context.client.trace.steps
        if place is None or not steps or self.canvas.empty.isVisible():
            self.header.read_out.set_text("")
        else:
            t = min(max(round(place[0]), 0), steps - 1)
            self.header.read_out.set_text(self.read_out(t, place[1]))

    # ── what happens elsewhere ─────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        client, canvas = self.context.client, self.canvas
        client.started.connect(self._take_start)
        client.advanced.connect(self._take_steps)
        client.finished.connect(self._take_end)
        for signal in (client.failed, client.keras_changed, self._hold.timeout):
            signal.connect(self.refresh)
        self.context.playhead.moved.connect(self._follow_playhead)
        self.context.branches.changed.connect(self._take_branches)
        self.context.theme.changed.connect(self._restyle)
        self.header.legend.toggled.connect(self.refresh)
        self.header.picker.activated.connect(self.refresh)
        canvas.time_asked.connect(self._ask_time)
        canvas.height_asked.connect(self._ask_heights)
        canvas.scrubbed.connect(self._scrub)
        canvas.keyed.connect(self._press)
        canvas.pointed.connect(self._point)
        canvas.fit_asked.connect(self.fit)
        canvas.menu_asked.connect(self.menu.popup)
        canvas.resized.connect(self.refresh)

    def _take_start(self) -> None:
        """A new run: what is drawn stays until it has come as far, so that dragging does not flicker."""
        plan = self.context.client.plan
        assert plan is not None
        if plan.steps != self._planned_steps:
            self._time_zoom = self._value_zoom = None
        self._planned_steps = plan.steps
        self._is_stale = True
        self._hold.start()

    def _take_steps(self) -> None:
        client = self.context.client
        has_come_as_far = client.trace.steps >= min(self._drawn_steps, self._planned_steps)
        is_what_if = client.plan is not None and client.plan.job.resume is not None
        if has_come_as_far or is_what_if or not self._hold.isActive():
            self.refresh()

    def _take_branches(self) -> None:
        """Draw what else there is now; where a run begins, its first steps draw it."""
        if self.context.client.plan is self._drawn_plan and self._behind() != self._drawn_behind:
            self.refresh()

    def _take_end(self) -> None:
        if self._is_stale or self._drawn_steps != self.context.client.trace.steps:
            self.refresh()

    def _show_playhead(self) -> None:
        playhead = self.context.playhead
        self.canvas.playhead.setVisible(playhead.steps > 0)
        self.canvas.playhead.setValue(playhead.t)

    def _follow_playhead(self) -> None:
        """Keep it in sight while it is moved by hand; a run that goes on does not move the picture."""
        self.canvas.move_playhead(self.context.playhead.t)
        zoom, playhead = self._time_zoom, self.context.playhead
        if zoom is not None and not playhead.is_following and not zoom[0] <= playhead.t <= zoom[1]:
            half = (zoom[1] - zoom[0]) / 2
            self._ask_time((playhead.t - half, playhead.t + half))

    def _restyle(self) -> None:
        self.header.restyle()
        self.canvas.restyle()
        self.curve_set.restyle()
        self.refresh()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what happened while it could not be seen."""
        super().showEvent(event)
        if self._is_stale:
            self.draw()
