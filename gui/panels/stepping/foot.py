"""The foot of the window: the playhead over the whole run, and one line about the run."""

import time

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from engine.implementations.every import title_of
from engine.implementations.keras import Keras
from engine.notation.number_text import grouped, percent
from engine.program.version import versions
from engine.run.measures import Measures
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun
from gui.look.elided_label import ElidedLabel
from gui.panels.stepping.badge import WarningBadge
from gui.panels.stepping.playhead_bar import PlayheadBar
from gui.state.context import Context
from gui.state.pacing import connect_later

MEASURING = 0.25  # seconds over which the speed of a run is measured


class Foot(QFrame):
    """Playhead bar and status line: steps, warnings, measures and shapes, and what Keras is doing.

    Signals:
        diagnostics_asked(): what a warning is about is to be seen.
    """

    diagnostics_asked = pyqtSignal()

    title = "Playhead"
    help = "Where the playhead is in the run; drag it to show another step."

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._speed: float | None = None
        self._mark = (0.0, 0)  # when and at how many steps the measuring of speed began
        self._measured: tuple[str, ...] = ("",)  # the measures, and again with less about them
        self._told: tuple[str, ...] = ("",)  # what Keras is doing, likewise
        self.setObjectName("foot")
        self.bar = PlayheadBar(context)
        self.badge = WarningBadge(context)
        self.badge.clicked.connect(self.diagnostics_asked)
        self.steps, self.measures, self.keras = QLabel(), ElidedLabel(), ElidedLabel()
        self._build()
        self._connect()
        self._restyle()
        self._refresh_keras()
        self._refresh()

    def _build(self) -> None:
        line = self._line = QHBoxLayout()
        alignments = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        labels = (self.steps, self.measures, self.keras)
        for label, alignment in zip(labels, alignments, strict=True):
            label.setProperty("role", "quiet")
            label.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            line.addWidget(label)
        line.insertWidget(1, self.badge)
        line.insertStretch(2)
        line.insertStretch(4)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.bar)
        self._layout.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        client, context = self._context.client, self._context
        client.started.connect(self._start)
        connect_later(client.prepared, self._refresh)
        connect_later(client.advanced, self._refresh)
        connect_later(client.finished, self._refresh)
        client.keras_changed.connect(self._refresh_keras)
        connect_later(context.transport.changed, self._refresh)
        context.diagnostics.changed.connect(self._fit)  # after the badge, which comes and goes by it
        context.theme.changed.connect(self._restyle)

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _start(self) -> None:
        """Tell the run once it has steps, or takes its time: one follows another while something trains."""
        self._mark, self._speed = (time.monotonic(), self._context.client.trace.steps), None
        self._refresh_keras()

    def _refresh(self) -> None:
        run = self._context.client.recording
        if run is None:
            return
        self._measure_speed()
        self.steps.setText(self._steps_text(run))
        self.steps.setToolTip(self.steps.text())
        self._measured = self._measures_texts(run)
        self._fit()
        self.measures.setToolTip(self._measures_help(run))

    def _measure_speed(self) -> None:
        """Steps per second over the last MEASURING seconds; a change of measure is shown no faster."""
        since, before = self._mark
        steps, now = self._context.client.trace.steps, time.monotonic()
        if now - since >= MEASURING:
            self._speed = (steps - before) / (now - since)
            self._mark = (now, steps)

    def _steps_text(self, run: RecordedRun) -> str:
        transport = self._context.transport
        text = self.tr("{} of {} steps").format(grouped(run.steps), grouped(run.plan.steps))
        if self._context.client.preparing is not None:
            return self._preparing_text(text, self._context.client.preparing)
        if not transport.is_going:
            return text
        text += f" · {percent(run.steps / max(1, run.plan.steps))}"
        if transport.pace is None and self._speed:
            text += " · " + self.tr("{} steps/s").format(grouped(float(f"{self._speed:.2g}")))
        return text

    def _preparing_text(self, steps: str, share: float) -> str:
        """A layer goes backwards: every step is made of the last one, so that all come together."""
        layers = self.tr("all layers are computed first: {}").format(percent(share))
        return f"{steps} · {layers}"

    def _measures_texts(self, run: RecordedRun) -> tuple[str, ...]:
        """The measures of each implementation, with the shapes of what they are given; then with less."""
        pairs = {name: _pair(run.measures, name) for name in run.implementations}
        measures = [f"{title_of(name)} {pair}" for name, pair in pairs.items() if pair]
        full = " · ".join([*measures, self._shapes(run.plan)])
        return (full, " · ".join(measures), " · ".join(map(_first, measures))) if measures else (full,)

    def _shapes(self, plan: Plan) -> str:
        sequence = plan.sequence
        if sequence.is_shifted:
            return self.tr("sequence {} → inputs {}").format(sequence.shape, sequence.inputs_shape)
        return self.tr("inputs {}, targets {}").format(sequence.inputs_shape, sequence.targets_shape)

    def _measures_help(self, run: RecordedRun) -> str:
        plan = run.plan
        pairs = {name: _pair(run.measures, name) for name in run.implementations}
        lines = [f"{title_of(name)}: {pair}" for name, pair in pairs.items() if pair]
        if not plan.has_error:
            lines.append(self.tr("Outputs and targets differ in size, so there is no error to measure."))
        elif lines:
            lines.append(self.tr("Mean squared and mean absolute error of the steps computed so far."))
            if not run.measures.all_count:
                count = self.tr("Only steps that count are compared: {} of {}.")
                lines.append(count.format(run.measures.counting, run.measures.steps))
        lines.append(self._shapes(plan) + self.tr(": (batch_size, steps, features)"))
        return "\n".join(lines)

    def _refresh_keras(self) -> None:
        client = self._context.client
        match client.keras:
            case "ready":
                found = versions()
                keras, manner = f"Keras {_short(found['Keras'])}", self._manner(client.plan)
                tensorflow = f"TensorFlow {_short(found['TensorFlow'])}"
                full = " · ".join(filter(None, [keras, tensorflow, manner]))
                self._told = (full, " · ".join(filter(None, [keras, manner])))
            case "missing":
                self._told = (self.tr("NumPy only: TensorFlow is missing or broken"), self.tr("NumPy only"))
            case _:
                self._told = (self.tr("Keras loading …"),)
        self._fit()
        help = self.tr(
            "XLA, TensorFlow's compiler, makes Keras' steps faster and may round last bits otherwise."
        )
        is_compiled = client.plan is not None and client.plan.is_jit_compiled
        self.keras.setToolTip(f"{self._told[0]}\n{help}" if is_compiled else self._told[0])

    def _manner(self, plan: Plan | None) -> str:
        """How Keras' steps are run; nothing while it takes no part."""
        if plan is None or Keras.name not in plan.job.implementations:
            return ""
        return self.tr("compiled (XLA)") if plan.is_jit_compiled else self.tr("plain")

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Tell as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The fullest texts that fit beside one another: shapes go first, TensorFlow's version, then MAE."""
        length = self.fontMetrics().horizontalAdvance
        margins = self._line.contentsMargins()
        gaps = 2 * self._layout.contentsMargins().left() + 2 * margins.left() + 4 * self._line.spacing()
        badge = 0 if self.badge.isHidden() else self.badge.sizeHint().width() + self._line.spacing()
        room = self.width() - gaps - badge - length(self.steps.text())
        pairs = [(measured, self._told[0]) for measured in self._measured[:2]]
        for measured, told in [*pairs, *((measured, self._told[-1]) for measured in self._measured[1:])]:
            self.measures.setText(measured)
            self.keras.setText(told)
            if length(measured) + length(told) <= room:
                return

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._layout.setContentsMargins(px(10), px(8), px(10), px(8))
        self._layout.setSpacing(px(2))
        self._line.setContentsMargins(px(10), 0, px(10), 0)
        self._line.setSpacing(px(12))
        self.badge.setFixedHeight(self.steps.sizeHint().height())  # nothing moves when it comes and goes


def _pair(measures: Measures, implementation: str) -> str:
    """MSE and MAE; nothing where they are not defined, or not yet."""
    mse, mae = measures.mse(implementation), measures.mae(implementation)
    return "" if mse is None or mae is None else f"MSE {grouped(mse)}  MAE {grouped(mae)}"


def _first(measures: str) -> str:
    """MSE alone, of what _pair says."""
    return measures.partition("  ")[0]


def _short(version: str) -> str:
    """3.15.1 as 3.15."""
    return ".".join(version.split(".")[:2])
