"""The backward pass stepped: from the loss of the last step, operation by operation, to the first step."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QLabel, QVBoxLayout, QWidget

from engine.gradient.backward_finding import fate_of, where_from
from engine.gradient.backward_walk import BackwardStop
from engine.gradient.gradient_equation import gradient_equation
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.weight_equation import WeightEntry, weight_equation
from engine.notation.equation_text import StepEquation, aligned_tex, plain_text
from engine.run.name import Number
from gui.formulas.copy_menu import CopyMenu
from gui.formulas.math_view import MathView
from gui.formulas.mathematics import Formula
from gui.language.translation import shown
from gui.look.clipboard import copy_text
from gui.look.quiet_text import QuietText
from gui.look.scroll_column import LowScrollArea
from gui.panels.stepping.equation_depth import EquationDepth
from gui.panels.train.asking_panel import AskingPanel
from gui.panels.train.backward_bar import BackwardBar
from gui.panels.train.backward_choice import BackwardChoice
from gui.panels.train.backward_stops import BackwardStops
from gui.panels.train.backward_table import BackwardModel, BackwardTable
from gui.panels.train.gradient_formula import gradient_formulas, is_gradient, stop_of, watch_of
from gui.state.context import Context


class BackwardPanel(AskingPanel, QWidget):
    """What moves through the pass, the equation of the shown operation, and all operations of its step."""

    title = "Backward"
    help = (
        "The backward pass, operation by operation, from the loss of the last step to the first step: "
        "where each gradient comes from, in symbols, with its numbers, or with every product."
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.trainings.backward)
        self._pass = context.trainings.backward
        self.menu = CopyMenu()
        self.depth_choice = self.title_extra = EquationDepth(context.theme, self.menu)
        self.bar, self.choice = BackwardBar(context), BackwardChoice(context)
        self.stops = BackwardStops(context)
        self.place, self.source, self.fate = QLabel(), QuietText(), QuietText()
        self.place.setProperty("role", "title")
        self.math = MathView(context.theme)
        self.model = BackwardModel(context.theme)
        self.table = BackwardTable(context.theme, self.model)
        self.empty = QuietText()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._equation: StepEquation | None = None
        self._build()
        self._connect()
        self._begin()

    def sizeHint(self) -> QSize:
        """Room for the equation of one unit and a few operations."""
        px = self._context.theme.px
        return QSize(px(320), px(300))

    def _build(self) -> None:
        self._content = QWidget()
        self._inside = QVBoxLayout(self._content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        told = self.stops.told
        for widget in (told, self.place, self.choice, self.math, self.source, self.fate, self.table):
            self._inside.addWidget(widget)
        self._inside.addStretch(1)
        self._scroll = LowScrollArea(self._content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.depth_choice, self.bar, self.stops):
            self._column.addWidget(part)
        self._column.addWidget(self.empty, 1)
        self._column.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        context = self._context
        self._pass.moved.connect(self._refresh)
        context.selection.changed.connect(self._refresh)
        context.document.changed.connect(self._want)
        self.depth_choice.changed.connect(self._take_depth)
        self.menu.copy_asked.connect(self._copy)
        self.math.level_of = lambda formula: context.highlight.level_of(formula.numbers)
        self.math.pointed.connect(self._point_at)
        self.math.clicked.connect(self._follow)
        self.table.chosen.connect(self._pass.show_stop)
        context.highlight.changed.connect(self.math.update)

    # ── showing ────────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        record, stop = self._pass.record, self._pass.stop
        self.bar.show_pass(self._pass)
        self.stops.show_place()
        self.model.show(self._pass)
        is_there = record is not None and stop is not None
        self._scroll.setVisible(is_there)
        self.empty.setVisible(not is_there)
        self.empty.setText(shown(self._pass.problem) or self.tr("Working out the gradients …"))
        if record is not None and stop is not None:
            self._show_stop(record, stop)

    def _show_stop(self, record: RecordedGradient, stop: BackwardStop) -> None:
        turn = self.model.current + 1
        text = self.tr("t = {}, operation {} of {}").format(stop.t, turn, len(self.model.stops))
        self.place.setText(text)
        self.choice.show_stop(stop)
        self._equation = self._equation_of(record, stop)
        self.math.set_lines(gradient_formulas(self._equation, record))
        self._tell(self.source, where_from(record, stop))
        layer = stop.name.layer
        is_state = layer is not None and stop.name.quantity == "h"
        self._tell(self.fate, fate_of(record, layer, stop.t) if is_state and layer is not None else "")

    def _tell(self, label: QLabel, text: str) -> None:
        label.setText(shown(text))
        label.setVisible(bool(text))

    def _equation_of(self, record: RecordedGradient, stop: BackwardStop) -> StepEquation:
        depth = self.depth_choice.chosen
        if stop.is_weight:
            entry = WeightEntry(stop.name, *self._pass.entry_of(stop.name))
            return weight_equation(record, entry, stop.t, depth)
        return gradient_equation(record, stop.name, stop.t, self._pass.unit_of(stop), depth)

    def _take_depth(self) -> None:
        self.math.forget_height()
        self._refresh()

    # ── mouse ──────────────────────────────────────────────────────────────────────────────────

    def _point_at(self, formula: Formula | None) -> None:
        """Light the forward numbers it is made of, in every panel that shows them."""
        numbers: tuple[Number, ...] = () if formula is None else formula.numbers
        forward = [number for number in numbers if not is_gradient(number)]
        self._context.highlight.point_at(next(iter(forward), None), forward[1:])

    def _follow(self, formula: Formula) -> None:
        """Go to the operation that has worked out the gradient that was clicked."""
        is_watched = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_watched and formula.numbers and self._watch(formula.numbers[0]):
            return
        here = self._pass.stop
        stops = [stop for number in formula.numbers if (stop := stop_of(number)) not in (None, here)]
        if stops and stops[0] is not None:
            self._pass.show_stop(stops[0])
            return
        forward = [number for number in formula.numbers if not is_gradient(number)]
        if forward:
            self.number_clicked.emit(forward[0], "numpy")

    def _watch(self, number: Number) -> bool:
        """With Ctrl, a click on a gradient watches it. False where no watch names it."""
        record = self._pass.record
        text = None if record is None else watch_of(record, number)
        watches = self._context.watches
        if text is None:
            return False
        if text not in watches.texts:
            watches.add(text)
        return True

    def _copy(self, as_tex: bool) -> None:
        if self._equation is not None:
            text = aligned_tex(self._equation) if as_tex else plain_text(self._equation)
            copy_text(text)

    def _restyle(self) -> None:
        gap = self._context.theme.px(6)
        self._column.setSpacing(gap)
        self._inside.setSpacing(gap)
        self._refresh()
