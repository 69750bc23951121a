"""Two implementations in lock-step: where they first differ, operation by operation, and why."""

from contextlib import suppress
from typing import Any

from PyQt6.QtCore import QModelIndex, QSize, Qt
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.comparison.compare import StepComparison, compare_step, symbol
from engine.comparison.pair import ImplementationPair, first_pair, pair_of_word, pair_title, pair_word, pairs
from engine.comparison.tolerance import EXACT, FirstBeyond, Tolerance
from engine.comparison.why import why
from engine.errors import ParameterError
from engine.implementations.every import titles
from engine.run.recorded_run import RecordedRun
from gui.forms.picker import Picker
from gui.forms.tolerance_field import ToleranceField
from gui.language.translation import shown
from gui.look.edge_fade import fade_ends
from gui.look.properties import with_properties
from gui.panels.base import Panel
from gui.panels.stepping.comparison_model import ComparisonModel, Shown
from gui.panels.stepping.operation_table import OperationTable
from gui.state.context import Context
from gui.state.pacing import Follower


class StepFinding(QWidget):
    """A sentence about a step, and a button that leads there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.t: int | None = None
        self.button = QPushButton()
        self.button.setProperty("role", "flat")
        self.button.setToolTip(self.tr("Go there."))
        self.button.clicked.connect(self._go)
        self.none = QLabel()
        self.none.setProperty("role", "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.button, self.none):
            layout.addWidget(widget)

    def show_step(self, t: int | None, steps: int) -> None:
        """Lead to step t, or tell that none of the steps is such."""
        self.t = t
        self.button.setVisible(t is not None)
        self.none.setVisible(t is None)
        self.button.setText(self.tr("t = {} →").format(t))
        self.button.setAccessibleName(self.tr("Go to t = {}").format(t))
        self.none.setText(self.tr("no step"))
        self.none.setToolTip(self.tr("No step of those that are recorded."))

    def _go(self) -> None:
        if self.t is not None:
            self._context.transport.go_to(self.t)


class ComparisonPanel(Panel, QWidget):
    """The first difference, the operations of the shown step side by side, and an explanation."""

    title = "Comparison"
    help = (
        f"{titles()[0]} and {titles()[1]} side by side: where they differ, in which operation it began, "
        f"and why."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._any, self._beyond = FirstBeyond(EXACT), FirstBeyond(Tolerance())
        self._shown: tuple[object, ...] = ()
        self._pair: ImplementationPair | None = None  # that is compared
        self._picked: ImplementationPair | None = None  # to be compared wherever both run
        self.pair = Picker()
        self.empty = QLabel()
        self.different, self.beyond = StepFinding(context), StepFinding(context)
        self.over = ToleranceField(context.theme)
        self.model = ComparisonModel(context.theme)
        self.table = OperationTable(context, self.model)
        self.origin, self.explanation = QLabel(), QLabel()
        self.why = with_properties(QPushButton, self.tr("Why?"), checkable=True)
        self._content = QWidget()
        self._build()
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """Room for the operations of one layer."""
        px = self._context.theme.px
        return QSize(px(284), px(230))

    def saved_state(self) -> dict[str, Any]:
        """What is worth remembering, as JSON data."""
        tolerance = {"kind": self.tolerance.kind, "value": self.tolerance.value}
        return tolerance if self._picked is None else {**tolerance, "pair": pair_word(self._picked)}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take a remembered state; what makes no sense counts as not set."""
        self._picked = pair_of_word(state.get("pair"))
        with suppress(ParameterError):
            self.over.show_tolerance(Tolerance.parse({key: state[key] for key in state if key != "pair"}))
        self._set_tolerance(self.tolerance)

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        first, second = self._lines = QHBoxLayout(), QHBoxLayout()
        first.addWidget(QLabel(self.tr("First difference")))
        first.addWidget(self.different)
        first.addStretch(1)
        first.addWidget(self.why)
        second.addWidget(QLabel(self.tr("Over")))
        second.addWidget(self.over)
        second.addWidget(self.beyond)
        second.addStretch(1)
        self._inside = QVBoxLayout(self._content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addWidget(self.pair)
        self._inside.addLayout(first)
        self._inside.addLayout(second)
        self._inside.addWidget(self.origin)
        self._inside.addWidget(self.explanation)
        self._inside.addWidget(self.table)
        self._inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fade_ends(self._scroll)
        layout.addWidget(self.empty)
        layout.addWidget(self._scroll, 1)
        self._describe()

    def _describe(self) -> None:
        for label in (self.empty, self.origin, self.explanation):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.empty.setProperty("role", "quiet")
        self.origin.setProperty("role", "quiet")
        self.explanation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.explanation.hide()
        self.pair.setAccessibleName(self.tr("Compared implementations"))
        self.pair.setToolTip(self.tr("Which two of the implementations that run are compared."))
        self.why.setToolTip(self.tr("Explain in words where the difference at this step comes from."))

    def _connect(self) -> None:
        context = self._context
        Follower(self, context, self._refresh)
        context.client.started.connect(self._start)
        context.client.keras_changed.connect(self._refresh)
        self.over.edited.connect(self._set_tolerance)
        self.pair.picked.connect(self._pick_pair)
        self.why.toggled.connect(self._refresh)
        self.why.clicked.connect(self._show_why)
        for signal in (self.table.clicked, self.table.activated):
            signal.connect(self._look_at)

    def _show_why(self, is_asked: bool) -> None:
        if is_asked:
            self.answered.emit(self.explanation)

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _start(self) -> None:
        self._look_anew()
        self._shown = ()

    def _look_anew(self) -> None:
        """Begin to look for the first difference again."""
        self._any, self._beyond = FirstBeyond(EXACT, self._pair), FirstBeyond(self.tolerance, self._pair)

    def _offer_pairs(self, run: RecordedRun) -> None:
        """Compare the picked pair, or that to look at first; offer the pairs where there are several."""
        known = pairs(run.implementations)
        pair = self._picked if self._picked in known else first_pair(run.implementations)
        self.pair.set_choices([(shown(pair_title(one)), one) for one in known])
        self.pair.show_choice(pair)
        self.pair.setVisible(len(known) > 1)
        if self._pair != pair:
            self._pair = pair
            self._look_anew()

    def _pick_pair(self, pair: ImplementationPair) -> None:
        self._picked = pair
        self._refresh()

    def _set_tolerance(self, tolerance: Tolerance) -> None:
        self._beyond = FirstBeyond(tolerance, self._pair)
        self._shown = ()
        self._refresh()

    @property
    def tolerance(self) -> Tolerance:
        """The difference that does not count."""
        return self.over.tolerance

    def _look_at(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is None:
            return
        if row.operation.layer is None:
            self._context.selection.look_at(output=row.unit)
        else:
            self._context.selection.look_at(layer=row.operation.layer, unit=row.unit)

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        """Look at what is new, and show the step at the playhead; why there is nothing to compare."""
        run, t = self._context.client.recording, self._context.playhead.t
        text = self._empty_text(run)
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        self._scroll.setVisible(not text)
        if text or run is None or t >= run.steps:
            return
        self._offer_pairs(run)
        self.different.show_step(self._any.look(run.trace), run.steps)
        self.beyond.show_step(self._beyond.look(run.trace), run.steps)
        wanted = (run.plan, run.trace, t, self._context.playhead.operation, self.why.isChecked(), self._pair)
        if wanted != self._shown:
            self._shown = wanted
            self._show_step(run, t)
            self._explain(run, t)

    def _empty_text(self, run: RecordedRun | None) -> str:
        if run is None or not run.steps:
            return self._no_step()
        if len(run.implementations) > 1:
            return ""
        match self._context.client.keras:
            case "loading" if self._context.selection.wants_tensorflow:
                return self.tr("Keras is loading …")
            case "missing":
                return self.tr("TensorFlow is not installed, so there is nothing to compare {} with.").format(
                    titles()[0]
                )
            case _:
                return self.tr("Switch on both {} and {} to compare them.").format(*titles())

    def _show_step(self, run: RecordedRun, t: int) -> None:
        found = compare_step(run, t, self.tolerance, self._pair)
        layers = len(run.model.layers)
        running = self._context.playhead.operation
        self.model.show(Shown(found, t, layers, running, self.tolerance.kind))
        self.origin.setText(self._origin_text(found, t))

    def _origin_text(self, found: StepComparison, t: int) -> str:
        """Where inside the step the difference began, or whether it came in from before."""
        if found.first is None:
            return self.tr("Within {} at t = {}.").format(self.tolerance.text, t)
        if found.origin is not None:
            where = symbol(found.origin, t)
            if found.is_inherited:
                return self.tr("It came in with the state before; {} adds to it.").format(where)
            return self.tr("It begins in this step, in {}: input and state are the same.").format(where)
        if found.is_inherited:
            return self.tr("It came in with the state before; this step adds nothing beyond the tolerance.")
        if not found.made:
            return self.tr("It begins in this step, in {}.").format(symbol(found.first, t))
        return self.tr("It adds up from differences that are each within the tolerance.")

    def _explain(self, run: RecordedRun, t: int) -> None:
        """Say in words why there is a difference, while that is asked for."""
        self.explanation.setVisible(self.why.isChecked())
        if not self.why.isChecked():
            return
        if self._any.t is None:
            text: str | None = self.tr("There is no difference to explain in the recorded steps.")
        else:
            text = why(run, max(t, self._any.t), self._any.t, self._pair)
        self.explanation.setText(shown(text or ""))

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def _restyle(self) -> None:
        px = self._context.theme.px
        self._inside.setSpacing(px(6))
        for line in self._lines:
            line.setSpacing(px(4))
        self.table.fit()
        self._shown = ()
        self._refresh()
