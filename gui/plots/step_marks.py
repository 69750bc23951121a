"""Steps of a run that are marked across a plot, each with a few words: where it runs freely, and how far."""

from collections.abc import Sequence

import pyqtgraph as pg
from PyQt6.QtCore import QPointF
from PyQt6.QtGui import QFontMetricsF, QPainter, QPen

from engine.run.free_run import horizons_of
from engine.run.plan import Plan
from gui.language.translation import shown
from gui.look.theme import TICKS, Theme
from gui.state.context import Context

MarkedStep = tuple[float, str]
DASHES = (3, 3)
BEHIND = 0.85  # opacity of what lies between words and curves
GAP = 8  # px between a line and its words
LINES = 1.2  # of a line's height, by which the second mark's words stand below the first one's


class StepMark(pg.InfiniteLine):
    """A quiet dashed line at a step, and its words at the top, on the side where there is room."""

    def __init__(self, theme: Theme, row: int) -> None:
        super().__init__(0, angle=90, movable=False)
        self._theme, self._row, self.text = theme, row, ""
        self.setZValue(900)

    def show_step(self, t: float, text: str) -> None:
        """Stand at a step and say something."""
        self.text = text
        self.setValue(t)
        self.show()

    def paint(self, p: QPainter, *args: object) -> None:
        """Paint line and words in pixels of the window, whatever the axes and the screen."""
        ends = [p.transform().map(QPointF(end, 0)) for end in self._endPoints]
        top, bottom = sorted(ends, key=QPointF.y)
        theme, font = self._theme, self._theme.font(TICKS)
        p.resetTransform()
        pen = QPen(theme.colour("quiet"), max(1, theme.px(1)))
        pen.setDashPattern(DASHES)
        p.setPen(pen)
        p.drawLine(top, bottom)
        p.setFont(font)
        metrics = QFontMetricsF(font)
        width, gap = metrics.horizontalAdvance(self.text), theme.px(GAP)
        view = self.getViewBox()
        right = float("inf") if view is None else view.sceneBoundingRect().right()
        x = top.x() + gap if top.x() + gap + width <= right else top.x() - gap - width
        place = QPointF(x, top.y() + metrics.ascent() + self._row * LINES * metrics.height())
        card = theme.colour("card")
        card.setAlphaF(BEHIND)
        p.fillRect(metrics.boundingRect(self.text).translated(place), card)  # curves pass below the words
        p.setPen(theme.colour("quiet"))
        p.drawText(place, self.text)


class StepMarks:
    """The marks of one plot; a mark is made when it is first wanted."""

    def __init__(self, view: pg.ViewBox, theme: Theme) -> None:
        self._view, self._theme = view, theme
        self.marks: list[StepMark] = []

    def show_steps(self, steps: Sequence[MarkedStep]) -> None:
        """Mark these steps, and no others."""
        while len(self.marks) < len(steps):
            mark = StepMark(self._theme, len(self.marks))
            self._view.addItem(mark, ignoreBounds=True)
            self.marks.append(mark)
        for mark in self.marks[len(steps) :]:
            mark.hide()
        for mark, (t, text) in zip(self.marks, steps, strict=False):
            mark.show_step(t, text)


class FreeRunSteps:
    """The steps to be marked of a run that reads its own outputs; found again when it has more steps."""

    def __init__(self, context: Context) -> None:
        self._client = context.client
        self._of: tuple[Plan, int] | None = None
        self._found: list[MarkedStep] = []

    def steps(self) -> list[MarkedStep]:
        """Where the network begins to read its outputs, and where it leaves the target; else nothing."""
        plan, trace = self._client.plan, self._client.trace
        if plan is None or plan.job.free_from is None:
            return []
        if self._of is None or self._of[0] is not plan or self._of[1] != trace.steps:
            self._of = plan, trace.steps
            self._found = [(plan.job.free_from - 0.5, shown("reads its own outputs"))]
            horizon = next(iter(horizons_of(plan, trace).values()), None)
            if horizon is not None and horizon.t is not None:
                self._found.append((horizon.t, shown(horizon.label)))
        return self._found
