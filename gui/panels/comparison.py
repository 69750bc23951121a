"""A small table: the target, what NumPy and Keras make of it, and how far these two are apart."""

import math
from dataclasses import dataclass
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.equation import plain
from engine.number_text import number
from engine.plan import Plan
from engine.trace import Trace
from engine.ulp import coarser, difference, ulps
from gui.theme import Theme

DIGITS = 9  # what float32 can tell apart; the tooltip has all of them
ROWS = ("head", "target", "numpy", "keras", "difference")
COLUMNS = ("name", "y", "error", "h")


@dataclass(frozen=True)
class Cell:
    """What one label shows, and its tooltip."""

    text: str = ""
    help: str = ""


class Comparison(QWidget):
    """Rows target, NumPy, Keras, difference; columns output, error and, where it is another, the state."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.labels = {(row, column): _label(row, column) for row in ROWS for column in COLUMNS}
        names = ("", self.tr("target"), "NumPy", "Keras", self.tr("|difference|"))
        for row, name in zip(ROWS, names, strict=True):
            self.labels[row, "name"].setText(name)
        self.labels["difference", "name"].setToolTip(
            self.tr(
                "NumPy minus Keras without its sign, and counted in steps of the coarser precision (ulps)."
            )
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for (row, column), label in self.labels.items():
            self._grid.addWidget(label, ROWS.index(row), COLUMNS.index(column))
        self._grid.setColumnStretch(len(COLUMNS), 1)
        theme.changed.connect(self._fit)
        self._fit()

    def show_step(self, plan: Plan, trace: Trace, t: int, place: tuple[int, int, int]) -> None:
        """Show step t. place: layer, unit and output that are looked at."""
        layer, unit, output = place
        model = plan.job.experiment.model
        is_state = model.readout is not None or layer < len(model.layers) - 1
        cells = self._cells(plan, trace, t, "y", "y", output)
        if is_state:
            cells |= self._cells(plan, trace, t, "h", f"{layer}.h", unit)
        cells["head", "y"] = Cell(_symbol("y", t, output, model.outputs))
        if is_state:
            cells["head", "h"] = Cell(_symbol("h", t, unit, model.layers[layer].units))
        if plan.has_error:
            target = trace["target"][t][output]
            cells["target", "y"] = _value(target)
            cells["head", "error"] = Cell(self.tr("error"), self.tr("The output minus the target."))
            for name in plan.job.implementations:
                cells[name, "error"] = _signed(_error(trace[f"{name}.y"][t][output], target))
        self._show(cells, plan)

    def _cells(
        self, plan: Plan, trace: Trace, t: int, column: str, quantity: str, index: int
    ) -> dict[tuple[str, str], Cell]:
        """Both implementations' numbers, and their difference where there are two."""
        values = {name: trace[f"{name}.{quantity}"][t][index] for name in plan.job.implementations}
        cells = {(name, column): _value(value) for name, value in values.items()}
        if len(values) == 2:
            precision = plan.job.experiment.precision
            apart = coarser(precision.numpy, precision.keras)
            cells |= self._apart(*values.values(), apart, column)
        return cells

    def _apart(self, a: Any, b: Any, precision: str, column: str) -> dict[tuple[str, str], Cell]:
        """How far two numbers are apart; in ulps too, beside the output's or behind the state's."""
        size, count = number(difference(a, b)), ulps(a, b, precision)
        if count is None:
            return {("difference", column): Cell(size, self.tr("A number is not finite: no ulps to count."))}
        steps = self.tr("{} ulp").format(number(count))
        help = self.tr("So many steps from one {} number to the next lie between: {:,}").format(
            precision, count
        )
        if column == "y":
            return {("difference", "y"): Cell(size, help), ("difference", "error"): Cell(steps, help)}
        return {("difference", column): Cell(f"{size} · {steps}", help)}

    def _show(self, cells: dict[tuple[str, str], Cell], plan: Plan) -> None:
        shown = {"head", *plan.job.implementations}
        shown |= {"target"} if plan.has_error else set()
        shown |= {"difference"} if len(plan.job.implementations) > 1 else set()
        for (row, column), label in self.labels.items():
            label.setVisible(row in shown)
            if column != "name":
                cell = cells.get((row, column), Cell())
                label.setText(cell.text)
                label.setToolTip(cell.help)

    def _fit(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(16))
        self._grid.setVerticalSpacing(self._theme.px(3))


def _label(row: str, column: str) -> QLabel:
    label = QLabel()
    role = "quiet" if row in ("head", "difference") else row
    label.setProperty("role", "error" if column == "error" and row in ("numpy", "keras") else role)
    if column != "name":
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if row != "head":
            label.setProperty("face", "mono")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _symbol(letter: str, t: int, index: int, count: int) -> str:
    symbol = plain(f"{letter}_{{{t}}}")
    return f"{symbol}[{index}]" if count > 1 else symbol


def _value(value: Any) -> Cell:
    return Cell(number(value, DIGITS), str(value))


def _error(y: Any, target: Any) -> Any:
    """y minus target; exact where both are whole."""
    return y - target if isinstance(y, int) and isinstance(target, int) else float(y) - float(target)


def _signed(error: Any) -> Cell:
    text = number(error)
    return Cell(f"+{text}" if error > 0 and not math.isnan(error) else text, str(error))
