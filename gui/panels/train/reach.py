"""The gradient through time: what the loss of each step hands back to every earlier one."""

from functools import partial

import numpy as np
from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.array import Array
from engine.notation.number_text import number
from gui.curves.canvas import Canvas, walk_by_key
from gui.curves.heat_map import HeatMap
from gui.language.translation import shown
from gui.look.elided_label import ElidedLabel
from gui.look.quiet_text import QuietText
from gui.panels.train.asking_panel import AskingPanel
from gui.state.context import Context

DECADES = 8  # below the largest gradient that still have a colour
GONE = 0.01  # of what it is where the loss stands, from which on a gradient counts as gone
DIGITS = 3


class ReachPanel(AskingPanel, QWidget):
    """A picture of ‖∂L_t/∂h_k‖: the step k across, the loss of step t upwards."""

    title = "Gradient through time"
    help = (
        "How much the loss at step t still changes with the state at an earlier step k: full colour where "
        "the gradient arrives, none where it has vanished on its way back."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.trainings.reach)
        self._reach = context.trainings.reach
        self.canvas = Canvas(context.theme)
        self.canvas.time_name = self.tr("step k")
        self.canvas.setAccessibleName(self.tr("Gradient of each step's loss by the states before it"))
        self.canvas.setAccessibleDescription(shown(self.help))
        self.canvas.playhead.is_on_picture = True
        self._map = HeatMap(self.canvas.view, context.theme, is_of_sizes=True)
        self.finding = QuietText()
        self.readout = ElidedLabel("")
        self.readout.setProperty("role", "quiet")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.finding, 0), (self.canvas, 1), (self.readout, 0)):
            self._column.addWidget(part, stretch)
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """A picture that can be read."""
        px = self._context.theme.px
        return QSize(px(320), px(230))

    def _connect(self) -> None:
        context = self._context
        context.playhead.moved.connect(self._refresh)
        self.canvas.scrubbed.connect(lambda t: context.transport.go_to(max(0, round(t))))
        self.canvas.keyed.connect(partial(walk_by_key, context.transport))
        self.canvas.pointed.connect(self._point)

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        norms, steps = self._reach.norms, self._reach.steps
        empty = self._reach.problem or self.tr("Working out what each loss hands back …")
        self.canvas.show_text(empty if norms is None else "")
        self.canvas.playhead.setVisible(norms is not None)
        self.finding.setVisible(norms is not None)
        self.readout.setText("")
        if norms is None or steps is None:
            self._map.hide()
        else:
            width = norms.shape[1]
            self.canvas.value_axis.set_rows(tuple(steps.tolist()))
            self.canvas.set_time(-0.5, width - 0.5)
            self.canvas.set_heights(-0.5, len(steps) - 0.5)
            self._map.draw(brightness(norms).T, (-0.5, width - 0.5), "linear")
            self.finding.setText(self._finding(norms, steps))
            self.canvas.move_playhead(min(self._context.playhead.t, width - 1))
        self.canvas.paint_later()

    def _finding(self, norms: Array, steps: Array) -> str:
        """Where the gradient of the last loss is as good as gone."""
        last = int(steps[-1])
        gone = gone_at(norms[-1], last)
        layer = self._reach.layer
        if gone is None:
            return self.tr("The loss at t = {} still reaches the first step of layer {}.").format(last, layer)
        text = self.tr("The loss at t = {} dies at k = {}: less than 1 % of it is left there.")
        return text.format(last, gone)

    def _point(self, place: tuple[float, float] | None) -> None:
        """Read out the number pointed at."""
        norms, steps = self._reach.norms, self._reach.steps
        if place is None or norms is None or steps is None:
            self.readout.setText("")
            return
        k, row = round(place[0]), round(place[1])
        if 0 <= row < len(steps) and 0 <= k < norms.shape[1]:
            value = number(float(norms[row, k]), DIGITS)
            self.readout.setText(self.tr("‖∂L/∂h‖ of t = {} at k = {}: {}").format(int(steps[row]), k, value))

    def _restyle(self) -> None:
        self._column.setSpacing(self._context.theme.px(4))
        self.canvas.restyle()
        self._map.restyle()
        self._refresh()


def brightness(norms: Array) -> Array:
    """How bright each norm is, by its logarithm: 0 where the gradient is gone, 1 where it is largest."""
    largest = float(np.max(norms, initial=0.0))
    if not largest > 0:
        return np.zeros_like(norms)
    with np.errstate(divide="ignore"):
        decades = np.log10(norms / largest)
    return np.asarray(np.clip(1 + decades / DECADES, 0, 1))


def gone_at(norms: Array, t: int) -> int | None:
    """The nearest step before t at which less than 1 % of the gradient is left; None where none is."""
    gone = np.flatnonzero(norms[:t] < GONE * norms[t])
    return int(gone[-1]) if len(gone) and norms[t] > 0 else None
