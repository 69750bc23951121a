"""What if: change a number of the shown step, go on from there, and compare."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.errors import ParameterError
from engine.notation.number_text import number
from engine.run.free_run import horizons_of
from engine.run.recorded_run import RecordedRun
from engine.run.what_if import Change
from gui.forms.form import ProblemLabel
from gui.forms.number_field import NumberField
from gui.language.translation import shown, told
from gui.look.edge_fade import fade_ends
from gui.look.properties import present
from gui.look.quiet_text import QuietText
from gui.panels.base import Panel
from gui.panels.debug.branch_list import LINE, BranchList
from gui.panels.debug.number_choice import NumberChoice
from gui.state.branch import Branch
from gui.state.context import Context
from gui.state.pacing import Follower

ROWS = 2  # runs that are seen at least; the panel scrolls where there is no room for them
ROOMY = 220  # px of height from which the remark is shown


class WhatIfPanel(Panel, QWidget):
    """One number to change, and the runs that came of such changes."""

    title = "What if"
    help = (
        "Change a number of the shown step and go on from there; the original stays as a ghost. Of a "
        "layer that goes backwards, the step is the one that it processes as its t-th."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._is_typed = False
        self._shown: Branch | None = None
        self.choice = NumberChoice(context.theme)
        self.field = NumberField()
        self.go_on = QPushButton()
        self.run_freely = QPushButton()
        self.horizon = QuietText()
        self.problem = ProblemLabel()
        self.empty = self._empty()
        self.list = BranchList(context)
        self.show_it = QPushButton(self.tr("Show"))
        self.keep = QPushButton(self.tr("Keep"))
        self.discard = QPushButton(self.tr("Discard"))
        self.remark = QLabel(self.tr("Another experiment begins without these; Undo brings them back."))
        self._build()
        self._connect()
        self._begin()
        self._refresh_list()

    def sizeHint(self) -> QSize:
        """Room for the question and a few runs."""
        px = self._context.theme.px
        return QSize(px(284), px(200))

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _build(self) -> None:
        equals = QLabel("=")
        self._question = QWidget()
        question = self._lines = QVBoxLayout(self._question)
        question.setContentsMargins(0, 0, 0, 0)
        line = self._line = QHBoxLayout()
        line.addWidget(self.choice, 1)
        line.addWidget(equals)
        line.addWidget(self.field)
        question.addLayout(line)
        question.addWidget(self.problem)
        question.addWidget(self.go_on)
        question.addWidget(self.run_freely)
        question.addWidget(self.horizon)
        buttons = self._buttons = QHBoxLayout()
        for button in (self.show_it, self.keep, self.discard):
            buttons.addWidget(button, 1)
        scroll, content = QScrollArea(), QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.empty)
        self._layout.addWidget(self._question)
        self._layout.addWidget(self.list, 1)
        self._layout.addLayout(buttons)
        self._layout.addWidget(self.remark)
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fade_ends(scroll)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        self._describe()

    def _describe(self) -> None:
        self.remark.setProperty("role", "remark")
        self.remark.setWordWrap(True)
        self.go_on.setProperty("role", "primary")
        self.go_on.setAccessibleName(self.tr("Go on with this"))
        self.field.setAccessibleName(self.tr("Another value"))
        self.show_it.setToolTip(self.tr("Show this run everywhere (Enter)."))
        self.keep.setToolTip(self.tr("Leave this run in the list when another one is shown."))
        self.discard.setToolTip(self.tr("Drop this run and those that set out from it (Del)."))

    def _connect(self) -> None:
        context = self._context
        Follower(self, context, self._refresh)
        context.client.started.connect(self._refresh)
        context.branches.changed.connect(self._refresh_list)
        context.branches.asked.connect(self._take_question)
        self.choice.changed.connect(self._take_choice)
        self.field.edited.connect(self._take_value)
        self.field.problem.connect(
            lambda text: self.problem.show_problem(text and self.tr("This {}").format(text))
        )
        self.field.returnPressed.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        self.run_freely.clicked.connect(self._run_freely)
        context.client.finished.connect(self._refresh)
        self.list.chosen.connect(self._show_row)
        self.list.removed.connect(lambda row: self._discard(self.list.branches[row]))
        self.list.named.connect(self._rename)
        present(self.list.selectionModel()).currentChanged.connect(self._refresh_buttons)
        self.show_it.clicked.connect(lambda: self._show_row(self.list.current))
        self.keep.clicked.connect(self._keep)
        self.discard.clicked.connect(lambda: self._discard(self.list.chosen_branch))

    # ── the question ───────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        """Show the number as it is at the playhead, unless another one is being typed."""
        run, t = self._context.client.recording, self._context.playhead.t
        is_there = run is not None and bool(run.implementations) and t < run.steps
        if not is_there and run is not None and run.ending is None and self._question.isVisible():
            return  # a run has begun; its steps are on their way
        self.empty.setVisible(not is_there)
        self._question.setVisible(is_there)
        if run is None or not is_there:
            return
        self.choice.show_step(run, t)
        self.go_on.setText(self.tr("Go on from t = {} with this").format(t))
        self.go_on.setToolTip(
            self.tr("Compute steps {} and on anew with this number; those before stay as they are.").format(t)
        )
        self._draw_free_run(run, t)
        now = self.choice.value
        self.field.setToolTip(
            self.tr("The value it shall have at t = {}; it is {}.").format(t, number(now, 17))
        )
        if not self._is_typed:
            self.field.put(now)

    def _draw_free_run(self, run: RecordedRun, t: int) -> None:
        """Whether it may read its own outputs from here on; of one that does, how far it follows."""
        why_not = self._context.branches.why_not_free(t)
        self.run_freely.setText(self.tr("Run freely from t = {}").format(t))
        self.run_freely.setEnabled(not why_not)
        self.run_freely.setToolTip(
            why_not or self.tr("From t = {} on, read the last output in place of the next input.").format(t)
        )
        horizon = next(iter(horizons_of(run.plan, run.trace).values()), None)
        self.horizon.setText("" if horizon is None else shown(horizon.sentence))
        self.horizon.setVisible(horizon is not None)

    def _run_freely(self) -> None:
        try:
            self._context.branches.run_freely(self._context.playhead.t)
        except ParameterError as error:
            self.problem.show_problem(told(error))

    def _take_choice(self) -> None:
        self._is_typed = False
        self.problem.show_problem("")
        self._refresh()

    def _take_value(self) -> None:
        self._is_typed = True
        self.problem.show_problem("")

    def _take_question(self, number_: tuple[str, int, tuple[int, ...]], value: float | None) -> None:
        """Come to the front, with this number to be changed, to a value if there is one already."""
        self.answered.emit(self.field)
        run, t = self._context.client.recording, self._context.playhead.t
        if run is None or not run.implementations or t >= run.steps:
            return  # a run has begun; there is nothing to be changed yet
        self._is_typed = False
        self.choice.show_step(run, t)
        self.choice.choose(*number_)
        if value is not None:
            self.field.put(value)
            self._take_value()
        self.field.setFocus()
        self.field.selectAll()

    def _go_on(self) -> None:
        t, (what, layer, index) = self._context.playhead.t, self.choice.chosen
        if self.field.is_wrong:
            return
        value = self.field.value
        if value == self.choice.value:
            self.problem.show_problem(self.tr("It is {} already; type another number.").format(number(value)))
            return
        try:
            self._context.branches.go_on(t, (Change(what, index, value, layer),))
        except ParameterError as error:
            self.problem.show_problem(told(error))
            self.field.set_wrong(True)
            return
        self._is_typed = False
        self.problem.show_problem("")
        self.answered.emit(self.list)

    # ── the runs ───────────────────────────────────────────────────────────────────────────────

    def _refresh_list(self) -> None:
        """Show the runs; the shown one is the current row when it has become another."""
        branches = self._context.branches
        before = self.list.chosen_branch
        self.list.refresh()
        if before is None or before not in branches.listed or self._shown is not branches.shown:
            self.list.choose(branches.listed.index(branches.shown))
        self._shown = branches.shown
        for widget in (self.show_it, self.keep, self.discard):
            widget.setVisible(len(branches.listed) > 1)
        self._fit_remark()
        self._refresh_buttons()

    def _refresh_buttons(self) -> None:
        branch = self.list.chosen_branch
        is_what_if = branch is not None and branch.base is not None
        may_be_shown = branch is not None and branch.recording is not None
        self.show_it.setEnabled(may_be_shown and branch is not self._context.branches.shown)
        self.keep.setEnabled(branch is not None and is_what_if and not branch.is_kept)
        self.discard.setEnabled(is_what_if)

    def _show_row(self, row: int) -> None:
        self._context.branches.show(self.list.branches[row])

    def _keep(self) -> None:
        branch = self.list.chosen_branch
        if branch is not None:
            self._context.branches.keep(branch)

    def _discard(self, branch: Branch | None) -> None:
        if branch is not None:
            self._context.branches.discard(branch)

    def _rename(self, branch: Branch, name: str) -> None:
        try:
            self._context.branches.rename(branch, name)
        except ParameterError as error:
            self.problem.show_problem(told(error))
        else:
            self.problem.show_problem("")

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def _restyle(self) -> None:
        px = self._context.theme.px
        for layout in (self._layout, self._lines, self._line, self._buttons):
            layout.setSpacing(px(5))
        self.list.setMinimumHeight(px(LINE * ROWS + 2))

    def _fit_remark(self) -> None:
        """Where there is little height, what is said there is left to the tooltip."""
        has_room = self.height() >= self._context.theme.px(ROOMY)
        self.remark.setVisible(has_room and len(self._context.branches.listed) > 1)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Keep or leave out the remark."""
        super().resizeEvent(event)
        self._fit_remark()
