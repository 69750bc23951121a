"""The step at the playhead as mathematics: in symbols, with its numbers, and what came of it."""

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from engine.cells.base import Cell
from engine.explain.origin import OUTPUT
from engine.models.conventions.every import KERAS, conventions_told
from engine.notation.equation import step_equation
from engine.notation.equation_text import StepEquation, aligned_tex, plain_text
from engine.notation.readout_equation import readout_equation
from engine.run.name import Number
from engine.run.recorded_run import RecordedRun, StepNumbers
from gui.formulas.math_view import MathView
from gui.formulas.mathematics import Formula
from gui.language.translation import shown
from gui.look.clipboard import copy_text
from gui.look.properties import with_properties
from gui.look.scroll_column import LowScrollArea
from gui.panels.base import Panel
from gui.panels.stepping.equation_choice import EquationChoice
from gui.panels.stepping.equation_depth import EquationDepth
from gui.panels.stepping.equation_formula import formulas_of
from gui.panels.stepping.equation_menu import EquationMenu
from gui.panels.stepping.outputs import OutputTable
from gui.state.context import Context
from gui.state.pacing import Follower


class EquationPanel(Panel, QWidget):
    """The equation at the playhead, and below it both implementations' numbers beside the target."""

    title = "Step"
    help = "The equation of the step at the playhead, in symbols, with its numbers, or with every product."

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: tuple[object, ...] = ()
        self._numbers: StepNumbers | None = None  # of the step that is shown
        self.choice = EquationChoice(context)
        self.menu = EquationMenu(context.convention)
        self.depth_choice = self.title_extra = EquationDepth(context.theme, self.menu)
        self.math = MathView(context.theme)
        self.difference = with_properties(QLabel, wordWrap=True, visible=False)
        self.difference.setProperty("role", "quiet")
        self._equations: list[StepEquation] = []
        self.comparison = OutputTable(context.theme)
        self.empty = self._empty()
        self._content = QWidget()
        self._build()
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """Room for the equation of one unit and the numbers below it."""
        px = self._context.theme.px
        return QSize(px(300), px(230))

    def _build(self) -> None:
        rule = QFrame()
        rule.setProperty("role", "rule")
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        for widget in (self.choice, self.math, self.difference, rule, self.comparison):
            inside.addWidget(widget)
        inside.addStretch(1)
        policy = self.comparison.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.comparison.setSizePolicy(policy)
        self._scroll = LowScrollArea(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.depth_choice)
        layout.addWidget(self.empty)
        layout.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        context = self._context
        Follower(self, context, self._refresh)
        context.selection.changed.connect(self._refresh)
        context.client.started.connect(self._start)
        self.depth_choice.changed.connect(self._take_depth)
        self.choice.changed.connect(self._take_depth)
        context.convention.changed.connect(self._take_depth)
        self.menu.copy_asked.connect(self._copy)
        self.math.level_of = lambda formula: context.highlight.level_of(formula.numbers)
        self.math.pointed.connect(self._point_at)
        self.math.clicked.connect(self._tell)
        context.highlight.changed.connect(self.math.update)

    def _start(self) -> None:
        plan = self._context.client.plan
        self.math.forget_height()
        if plan is not None:
            self.choice.fit(plan)
        self._refresh()

    def _take_depth(self) -> None:
        self.math.forget_height()
        self._refresh()

    def _point_at(self, formula: Formula | None) -> None:
        numbers: tuple[Number, ...] = formula.numbers if formula is not None else ()
        self._context.highlight.point_at(next(iter(numbers), None), numbers[1:])

    def _tell(self, formula: Formula) -> None:
        if formula.numbers and self._numbers is not None:
            self.number_clicked.emit(formula.numbers[0], self._numbers.implementation)

    def _refresh(self) -> None:
        """Draw, if it can be seen; the title always tells the step."""
        t, tr = self._context.playhead.t, self.tr
        self._set_title(tr("Step t = {}").format(t) if self._context.client.trace.steps else tr("Step"))
        super()._refresh()

    def _draw(self) -> None:
        """Show the step at the playhead, unless it is shown already or not computed yet."""
        run, t = self._context.client.recording, self._context.playhead.t
        if run is not None and run.implementations and t < run.steps:
            self._show_step(run, t)
        elif run is None or run.ending is not None or not run.implementations:
            self._show_nothing(run)

    def _show_nothing(self, run: RecordedRun | None) -> None:
        is_idle = run is not None and not run.implementations
        self.empty.setText(
            self.tr("Neither NumPy nor Keras is chosen to run.") if is_idle else self._no_step()
        )
        self._shown, self._numbers = (), None
        self._scroll.hide()
        self.empty.show()

    def _show_step(self, run: RecordedRun, t: int) -> None:
        plan = run.plan
        selection, running = self._context.selection, self._context.playhead.operation
        place = (*selection.within(plan), selection.output_of(plan))
        chosen = (self.choice.quantity, self.depth_choice.chosen, self._context.convention.chosen)
        wanted = (plan, t, place, selection.implementation_of(plan), chosen, running)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.empty.hide()
        self._scroll.show()
        self.math.set_lines(self._lines(run, t, place))
        self._tell_difference(run.model.layers[place[0]])
        self.comparison.show_step(run, t, place)
        self.comparison.setVisible(running is None)  # inside a step the outputs are still to come

    def _tell_difference(self, cell: Cell) -> None:
        """Name the convention, and say in what it differs from Keras, in which all other panels are."""
        chosen = self._context.convention.chosen
        said = " ".join(map(shown, conventions_told(chosen, [cell])))
        named = self.tr("Convention: {}").format(chosen.name)
        self.difference.setText(said if chosen.refusal(cell) else named)
        self.difference.setToolTip(said)
        self.difference.setVisible(chosen is not KERAS)

    def _copy(self, as_tex: bool) -> None:
        text = [aligned_tex(one) if as_tex else plain_text(one) for one in self._equations]
        copy_text("\n\n".join(text))

    def _lines(self, run: RecordedRun, t: int, place: tuple[int, int, int]) -> list[tuple[Formula, ...]]:
        """The equation of the layer looked at; after the last layer also the readout's."""
        name = self._context.selection.implementation_of(run.plan)
        assert name is not None
        layer, unit, output = place
        quantity, depth, model = self.choice.quantity, self.depth_choice.chosen, run.model
        spell = self._context.convention.chosen.spelling
        self._equations = [step_equation(run, name, t, layer, unit, depth, quantity, spell)]
        if model.readout is not None and layer == len(model.layers) - 1 and quantity == OUTPUT:
            self._equations.append(readout_equation(run, name, t, output, depth, spell))
        order = [operation.name for operation in run.plan.operations]
        self._numbers = numbers = StepNumbers(run, name, t)
        running = self._context.playhead.operation
        return [line for one in self._equations for line in formulas_of(one, numbers, order, running)]
