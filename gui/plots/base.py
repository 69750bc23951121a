"""What a plot is."""

from typing import ClassVar

from PyQt6.QtCore import QTimer, pyqtSignal
from PyQt6.QtGui import QShowEvent

from engine.array import Array
from engine.implementations.every import titles
from engine.notation.number_text import apart
from engine.run.plan import Plan
from engine.run.trace import Trace
from gui.curves.curve import Curve, LegendEntry
from gui.curves.own_units import step_name
from gui.curves.scale import Scale
from gui.curves.series import Oddity
from gui.curves.spoken import Spoken
from gui.curves.view import PlotView
from gui.curves.zoom import Span
from gui.language.translation import shown
from gui.look.properties import with_properties
from gui.paper.value_file import ValueColumn
from gui.plots.ghost import Ghosts
from gui.plots.guess import Guess, are_whole, start_of
from gui.plots.menu import PlotMenu
from gui.plots.step_marks import FreeRunSteps, StepMarks
from gui.state.context import Context

HOLD_MS = 100  # how long an old picture waits for a new run to come as far, so that a drag does not flicker


class Plot(PlotView):
    """Curves over the steps of the shown run, and of the runs behind it.

    A new plot is a subclass in a file of this folder, which says what its curves are: `curves`, `ghosts`,
    `choices`. It draws at once on `advanced`, where it can be seen; the picture of an earlier run stays,
    dimmed, until the new run has come as far or HOLD_MS have passed.

    Signals:
        asked(): the next value of a quantity is asked on this plot, so that the plot is to be seen.
    """

    asked = pyqtSignal()

    axis: ClassVar[str] = "t"
    """The name of the axis of the runs that are shown; runs with another axis leave the plot empty."""
    noun: ClassVar[str] = "value"
    """What the values are: the label of their axis in a picture."""
    has_unit: ClassVar[bool] = False
    """Whether the values are in the sequence's own unit."""
    order: ClassVar[int]
    """Lower is higher up."""
    asks: ClassVar[tuple[str, ...]] = ()
    """The quantities whose next value can be guessed here, as "y"; see `ask_for`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._is_stale = True
        self.guess: Guess | None = None
        """The point on which the next value is guessed."""
        self._drawn_steps = 0
        self._drawn_plan: Plan | None = None
        self._ghosts = Ghosts(context.branches, self.ghosts)
        self._drawn_behind: list[object] = []
        self._has_picture = self._has_failed = False
        self._hold = with_properties(QTimer, self, singleShot=True, interval=HOLD_MS)
        self.marks, self._free_run = StepMarks(self.canvas.view, context.theme), FreeRunSteps(context)
        self._spoken = Spoken(self.canvas, context, shown(self.help), self._recorded)
        self.menu = PlotMenu(self)
        self.header.set_menu(self.menu)
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

    def may_ask(self, quantity: str) -> bool:
        """Whether a guess of a quantity's next value can be drawn in this plot."""
        return quantity in self.asks

    def asked_choice(self, quantity: str, index: int) -> int:
        """The index of the picker's choice that shows the quantity of a question."""
        return index

    def asked_values(self, quantity: str, index: int) -> Array | None:
        """The recorded values of a quantity, (steps,); None where this plot cannot show a guess of it."""
        return None

    def asked_name(self, quantity: str, index: int) -> str:
        """The label of a guess: y, or y[1] where there are several outputs."""
        return f"{quantity}[{index}]" if len(self.choices()) > 1 else quantity

    def choices(self) -> list[str]:
        """The texts of the picker; without any it is hidden. The chosen index is `header.choice`."""
        return []

    def axis_note(self) -> str:
        """What is said once of the values, above their axis."""
        return ""

    def empty_text(self) -> str:
        """What the user can do to see curves; shown while there are none."""
        plan = self.context.client.plan
        if plan is not None and plan.steps == 0:
            ending = self.context.client.ending
            return shown(ending.sentence() if ending else "") or self.tr("This run has no step to show.")
        if plan is not None and not plan.job.implementations:
            if self.context.client.keras == "loading" and self.context.selection.wants_tensorflow:
                return self.tr("Keras is loading …")
            return self.tr("Switch on {} or {} to compute steps.").format(*titles())
        if self.context.transport.is_held_up:
            return self.tr("Answer the question: then the steps are computed.")
        if self._awaits_steps:
            return self.tr("Computing …")
        return self.tr("Press Run to compute steps.")

    # ── what the window asks of it ─────────────────────────────────────────────────────────────

    def ask_for(self, t: int, quantity: str, index: int = 0, *, is_whole: bool | None = None) -> Guess | None:
        """Show a point at step t that the user drags to the value he expects of a quantity, one of `asks`.

        index: of the output, feature or unit. is_whole: whether the point snaps to whole numbers; None
        decides by the recorded values. Returns None where this plot has no curve of the quantity. The caller
        listens to the point's signals `moved` and `given`, and removes it with `stop_asking` or keeps it as a
        mark with `freeze`. An earlier point is removed.
        """
        self.stop_asking()
        values = self.asked_values(quantity, index) if self.may_ask(quantity) else None
        if values is None:
            return None
        choice = self.asked_choice(quantity, index)
        if choice < self.header.picker.count():
            self.header.picker.setCurrentIndex(choice)
        self.fit_values()
        snaps = are_whole(values) if is_whole is None else is_whole
        self.asked.emit()
        self.guess = Guess(self, t, self.asked_name(quantity, index), start_of(values), is_whole=snaps)
        if not self.time[0] <= t <= self.time[1]:
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
    def is_empty(self) -> bool:
        """Whether there is no curve to show."""
        return not self._recorded()

    def columns(self) -> list[ValueColumn]:
        """Heading and values of each curve that is shown; those of other runs last."""
        shown, ghosts = (self._shown(curves) for curves in (self._recorded(), self._ghosts.curves()))
        return [(curve.column, curve.written) for curve in shown + ghosts]

    # ── drawing ────────────────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Draw, at once when it can be seen, otherwise when it is shown."""
        self._is_stale = True
        if self.isVisible():
            self.draw()

    def draw(self) -> None:
        """Draw the recorded steps; until there are some of a new run, its picture stays, dimmed."""
        self._hold.stop()
        is_kept = self._keeps_picture()
        self.canvas.dim(is_kept)
        if is_kept:
            self.cross_hair.leave()
            self.canvas.paint_later()
            return
        self._is_stale = False
        client = self.context.client
        self._drawn_steps, self._drawn_plan = client.trace.steps, client.plan
        self._drawn_behind = self._ghosts.state()
        self.header.set_choices(self.choices() if self._is_shown_here() else [])
        curves = self._recorded()
        ghosts = self._ghosts.curves() if curves else []
        self.header.legend.set_entries([*self.entries(curves), *self._ghosts.entries(ghosts)])
        self._has_picture = bool(curves)
        self.canvas.show_text("" if curves or self.guess is not None else self.empty_text())
        self.canvas.set_time(*self.time)
        self.draw_values(self._shown(ghosts + curves))
        self.marks.show_steps(self._free_run.steps() if curves else [])
        self._show_playhead()
        if self.guess is not None:
            self.guess.place()
        self._read_again()
        self.canvas.paint_later()

    def draw_values(self, curves: list[Curve]) -> None:
        """Draw curves, and fit the axis of values to them."""
        self.curve_set.draw(curves, self.time, self.scale, is_whole=self.time_zoom is None)
        self.show_values(self.curve_set.scale, self.curve_set.heights, self.curve_set.oddity)
        self.canvas.value_axis.set_scale(self.curve_set.scale)
        self.canvas.value_axis.set_note(self.axis_note())

    def show_values(self, scale: Scale, heights: Span, oddity: Oddity | None) -> None:
        """Set the range of heights. heights: what shows everything but the point of a guess."""
        if self.guess is not None:
            heights = self.guess.widened(heights, scale)
        super().show_values(scale, heights, oddity)

    def read_out(self, t: int, height: float) -> str:
        """What to say of the place under the mouse."""
        curve = self.curve_set.nearest(t, height)
        text = self.describe(t, curve) if curve is not None else f"{self.axis} {t}"
        return f"{text}  {step_name(self.context.client.plan, t)}".rstrip()

    def describe(self, t: int, curve: Curve) -> str:
        """Step, curve and value, with the digits that tell it from the other curves and the next steps."""
        steps = len(str(self.planned_steps))
        text = apart(curve.values[t], [*curve.values[max(0, t - 1) : t + 2], *self.curve_set.values_at(t)])
        return f"{self.axis} {t:<{steps}}  {curve.label} {text}"

    @property
    def _awaits_steps(self) -> bool:
        """Whether the current run is about to give its first steps."""
        client = self.context.client
        is_begun = client.axis is not None and client.axis.steps > 0 and client.trace.steps == 0
        return is_begun and not self._has_failed and self.context.transport.awaits_steps

    def _keeps_picture(self) -> bool:
        """Whether what is drawn is better than nothing: it was of a run that this one takes the place of."""
        is_alone = self.guess is None and self._is_shown_here()
        return self._has_picture and is_alone and self._awaits_steps

    def _recorded(self) -> list[Curve]:
        return self.curves() if self._is_shown_here() and self.context.client.trace.steps else []

    def _is_shown_here(self) -> bool:
        """Whether the current run is of the kind that this plot shows."""
        axis = self.context.client.axis
        return axis is not None and axis.name == self.axis

    def _shown(self, curves: list[Curve]) -> list[Curve]:
        hidden = self.header.legend.hidden
        return [curve for curve in curves if not hidden.intersection(curve.keys)]

    # ── what happens elsewhere ─────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        client = self.context.client
        client.started.connect(self._take_start)
        client.advanced.connect(self._take_steps)
        client.finished.connect(self._take_end)
        client.failed.connect(self._take_failure)
        for signal in (client.keras_changed, self._hold.timeout):
            signal.connect(self.refresh)
        self.context.branches.changed.connect(self._take_branches)
        self.canvas.menu_asked.connect(self.menu.popup)

    def _take_start(self) -> None:
        """A new run: what is drawn stays until it has come as far, so that dragging does not flicker."""
        axis = self.context.client.axis
        assert axis is not None
        self.plan_for(axis.steps)
        self._is_stale, self._has_failed = True, False
        self._hold.start()

    def _take_failure(self) -> None:
        """No steps will come."""
        self._has_failed = True
        self.refresh()

    def _take_steps(self) -> None:
        client = self.context.client
        has_come_as_far = client.trace.steps >= min(self._drawn_steps, self.planned_steps)
        is_what_if = client.plan is not None and client.plan.job.resume is not None
        if has_come_as_far or is_what_if or not self._hold.isActive():
            self.refresh()

    def _take_branches(self) -> None:
        """Draw what else there is now; where a run begins, its first steps draw it."""
        if self.context.client.plan is self._drawn_plan and self._ghosts.state() != self._drawn_behind:
            self.refresh()

    def _take_end(self) -> None:
        if self._is_stale or self._drawn_steps != self.context.client.trace.steps:
            self.refresh()

    def showEvent(self, event: QShowEvent | None) -> None:
        """Catch up with what happened while it could not be seen."""
        super().showEvent(event)
        if self._is_stale:
            self.draw()
