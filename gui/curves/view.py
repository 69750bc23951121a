"""The frame of a plot: canvas and header, the zoom in time and in values, the playhead, mouse and keys."""

from collections.abc import Sequence
from typing import Any, ClassVar, get_args

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from gui.curves.canvas import Canvas, walk_by_key
from gui.curves.cross_hair import CrossHair
from gui.curves.curve import Curve
from gui.curves.curve_set import CurveSet
from gui.curves.header import Header
from gui.curves.hidden_curves import HiddenCurves
from gui.curves.own_units import step_name
from gui.curves.reading import readings
from gui.curves.scale import Scale, ScaleChoice
from gui.curves.series import Oddity
from gui.curves.zoom import Span, is_resolved, is_sensible, whole_time, within_run
from gui.language.translation import shown
from gui.paper.value_file import ValueColumn
from gui.state.context import Context


class PlotView(QWidget):
    """Shows a range of steps and of values. A subclass draws them in `refresh`.

    Signals:
        failed(object): an exception; an ExplorerError is shown to the user, any other is a bug.
        told(object): a sentence about what was done.
        time_zoomed(object): the shown range of steps changed, (first, last); None is the whole run.
    """

    name: ClassVar[str]
    """Its id in files' names and in what is remembered."""
    title: ClassVar[str]
    help: ClassVar[str]

    failed = pyqtSignal(object)
    told = pyqtSignal(object)
    time_zoomed = pyqtSignal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._scale: ScaleChoice = "auto"
        self._time_zoom: Span | None = None
        self._value_zoom: Span | None = None  # in values, so that it outlives a change of scale
        self._drawn_scale = Scale()
        self._all_heights: Span = (-1.0, 1.0)
        axis = context.client.axis
        self.planned_steps = 0 if axis is None else axis.steps
        """Of the run that is drawn, or about to be."""
        self.canvas = Canvas(context.theme)
        self.canvas.setAccessibleName(self.tr("{} plot").format(shown(self.title)))
        self.curve_set = CurveSet(self.canvas.view, context.theme)
        self.cross_hair = CrossHair(self.canvas, context.theme)
        self._pointed: Span | None = None
        self.header = Header(context.theme)
        HiddenCurves(self.header.legend, context.document)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.header)
        self._layout.addWidget(self.canvas, 1)
        self._listen()

    # ── what a plot adds ───────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Draw, at once when it can be seen, otherwise when it is shown."""
        raise NotImplementedError

    def columns(self) -> list[ValueColumn]:
        """Heading and values of each curve that is shown."""
        raise NotImplementedError

    def read_out(self, t: int, height: float) -> str:
        """What to say of the place under the mouse."""
        raise NotImplementedError

    def read_curves(self, height: float | None) -> Sequence[Curve]:
        """What the cross-hair reads at a height; None is no height of the mouse."""
        return self.curve_set.curves

    # ── what the window asks of it ─────────────────────────────────────────────────────────────

    def add_title(self, title: QWidget) -> None:
        """Put a title at the left of the header."""
        self.header.add_title(title)

    def link(self, other: "PlotView") -> None:
        """Show the same range of time as another plot, now and later."""
        self.time_zoomed.connect(other.set_time_zoom)
        other.time_zoomed.connect(self.set_time_zoom)

    @property
    def scale(self) -> ScaleChoice:
        """How values become heights: "auto", "linear" or "symlog"."""
        return self._scale

    @scale.setter
    def scale(self, choice: ScaleChoice) -> None:
        if choice != self._scale:
            self._scale = choice
            self.refresh()

    def saved_state(self) -> dict[str, Any]:
        """What is worth remembering, as JSON data."""
        return {"scale": self._scale, "hidden": sorted(self.header.legend.hidden)}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take a remembered state; what makes no sense counts as not set."""
        scale: Any = state.get("scale")
        hidden = state.get("hidden")
        if scale in get_args(ScaleChoice):
            self.scale = scale
        if isinstance(hidden, list):
            self.header.legend.set_hidden(frozenset(key for key in hidden if isinstance(key, str)))

    def look_like(self, other: "PlotView") -> None:
        """Show what another plot of this kind shows of the run: series, scale, curves, ranges."""
        self.restore_state(other.saved_state())
        self.header.picker.setCurrentIndex(other.header.picker.currentIndex())
        self._time_zoom, self._value_zoom = other._time_zoom, other._value_zoom

    def fit(self) -> None:
        """Show the whole run and all its values."""
        self.fit_values()
        self.set_time_zoom(None)
        self.refresh()

    def fit_values(self) -> None:
        """Show all values from the next drawing on."""
        self._value_zoom = None

    def plan_for(self, steps: int) -> None:
        """Make room for a run of `steps` steps; a range chosen for a run of another length is given up."""
        if steps != self.planned_steps:
            self._time_zoom = self._value_zoom = None
        self.planned_steps = steps

    @property
    def time_zoom(self) -> Span | None:
        """The range of steps that the user chose; None shows the whole run."""
        return self._time_zoom

    def set_time_zoom(self, span: Span | None) -> None:
        """Show a range of time; None is the whole run."""
        if span != self._time_zoom:
            self._time_zoom = span
            self.time_zoomed.emit(span)
            self.refresh()

    # ── drawing ────────────────────────────────────────────────────────────────────────────────

    @property
    def scale_drawn(self) -> Scale:
        """The scale of the values as they are drawn now."""
        return self._drawn_scale

    @property
    def time(self) -> Span:
        """The range of time that is shown, in steps."""
        return whole_time(self.planned_steps) if self._time_zoom is None else self._time_zoom

    def show_values(self, scale: Scale, heights: Span, oddity: Oddity | None) -> None:
        """Set the range of heights. heights: what shows everything."""
        self._drawn_scale, self._all_heights = scale, heights
        if self._value_zoom is not None:
            low, high = (scale.height(value) for value in self._value_zoom)
            heights = (low, high)
        self.canvas.may_pan = (self._time_zoom is not None, self._value_zoom is not None)
        self.canvas.set_heights(*heights)
        self.header.badge.set_text(oddity.text() if oddity is not None else "")

    def _show_playhead(self) -> None:
        playhead = self.context.playhead
        self.canvas.playhead.setVisible(playhead.steps > 0)
        self.canvas.playhead.setValue(playhead.t)

    # ── what the user does on the canvas ───────────────────────────────────────────────────────

    def _ask_time(self, span: Span) -> None:
        self.set_time_zoom(within_run(span, self.planned_steps))

    def _ask_heights(self, span: Span) -> None:
        values = self._drawn_scale.value(span[0]), self._drawn_scale.value(span[1])
        if is_sensible(span, self._all_heights) and is_resolved(values):
            self._value_zoom = values
            self.refresh()

    def _scrub(self, t: float) -> None:
        self.context.transport.go_to(round(t))

    def _press(self, key: Qt.Key) -> None:
        walk_by_key(self.context.transport, key)
        self._read_playhead()

    def _point(self, place: tuple[float, float] | None) -> None:
        self._pointed = place
        self._tell_pointed()

    def _tell_pointed(self) -> None:
        """Say which curve is nearest to the mouse, and in the cross-hair what all of them have."""
        steps, place = self.context.client.trace.steps, self._pointed
        if place is None or not steps or self.canvas.empty.isVisible():
            self.header.read_out.set_text("")
            self.cross_hair.leave()
        else:
            t = min(max(round(place[0]), 0), steps - 1)
            self.header.read_out.set_text(self.read_out(t, place[1]))
            self._read(t, place[1], is_by_keys=False)

    def _read(self, t: int, height: float | None, *, is_by_keys: bool) -> None:
        """Have the cross-hair tell all curves at step t; of many those nearest to a height."""
        middle = sum(self.canvas.height_span) / 2 if height is None else height
        rows = readings(
            self.read_curves(height),
            t,
            self.cross_hair.most,
            self.tr("{} more"),
            lambda curve: self.curve_set.distance(curve, t, middle),
        )
        axis = self.context.client.axis
        title = f"{axis.name if axis else ''} = {t}  {step_name(self.context.client.plan, t)}".strip()
        y = self.canvas.position_of(t, middle).y()
        self.cross_hair.read(t, y, title, rows, is_by_keys=is_by_keys)

    def _read_playhead(self) -> None:
        if self.context.client.trace.steps and not self.canvas.empty.isVisible():
            self._read(self.context.playhead.t, None, is_by_keys=True)

    def _read_again(self) -> None:
        """The curves may be others by now."""
        if self.cross_hair.isVisible() and self.cross_hair.is_by_keys:
            self._read_playhead()
        elif self.cross_hair.isVisible():
            self._tell_pointed()

    # ── what happens elsewhere ─────────────────────────────────────────────────────────────────

    def _listen(self) -> None:
        canvas = self.canvas
        self.context.playhead.moved.connect(self._follow_playhead)
        self.context.theme.changed.connect(self._restyle)
        self.header.legend.toggled.connect(self.refresh)
        self.header.legend.marked.connect(self._mark)
        self.header.picker.activated.connect(self.refresh)
        canvas.time_asked.connect(self._ask_time)
        canvas.height_asked.connect(self._ask_heights)
        canvas.scrubbed.connect(self._scrub)
        canvas.keyed.connect(self._press)
        canvas.pointed.connect(self._point)
        canvas.fit_asked.connect(self.fit)
        canvas.resized.connect(self._take_size)

    def _mark(self, key: str) -> None:
        self.curve_set.mark(key)
        self.canvas.paint_later()

    def _take_size(self) -> None:
        if not self.context.theme.is_dressing:
            self.refresh()

    def _follow_playhead(self) -> None:
        """Keep it in sight while it is moved by hand; a run that goes on does not move the picture."""
        self.canvas.move_playhead(self.context.playhead.t)
        if self.cross_hair.isVisible() and self.cross_hair.is_by_keys:
            self._read_playhead()
        zoom, playhead = self._time_zoom, self.context.playhead
        if zoom is not None and not playhead.is_following and not zoom[0] <= playhead.t <= zoom[1]:
            half = (zoom[1] - zoom[0]) / 2
            self._ask_time((playhead.t - half, playhead.t + half))

    def _restyle(self) -> None:
        self.header.restyle()
        self.canvas.restyle()
        self.curve_set.restyle()
        self.refresh()
