"""A small table: the target, what each implementation makes of it, and how far they are apart."""

from dataclasses import dataclass
from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QGridLayout, QLabel, QWidget

from engine.comparison.pair import ImplementationPair, precision_of
from engine.comparison.ulp import coarser, difference, ulps
from engine.implementations.every import all_names, title_of
from engine.notation.number_text import apart, number
from engine.notation.symbols import plain
from engine.run.measures import counts, error_of_number
from engine.run.name import TARGET, Name, Y
from engine.run.recorded_run import RecordedRun
from gui.look.theme import Theme

DIGITS = 9  # what float32 can tell apart; the tooltip has all of them
STATE = "h."  # before the rows of the state h, where it is no output
COLUMNS = ("name", "value", "error")


@dataclass(frozen=True)
class ShownOutput:
    """What one label shows, and its tooltip."""

    text: str = ""
    help: str = ""


Cells = dict[tuple[str, str], ShownOutput]


class OutputTable(QWidget):
    """Target and outputs with their errors, and the states below where they are something else."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(len(COLUMNS), 1)
        self.labels: dict[tuple[str, str], QLabel] = {}
        differences = [difference_row(name) for name in all_names()[1:]]
        rows = ["head", "target", *all_names(), *differences]
        for place, row in enumerate([*rows, *(STATE + row for row in rows if row != "target")]):
            for column in COLUMNS:
                label = self.labels[row, column] = self._label(row.removeprefix(STATE), column)
                self._grid.addWidget(label, place, COLUMNS.index(column))
        theme.changed.connect(self._fit)
        self._fit()

    def show_step(self, run: RecordedRun, t: int, place: tuple[int, int, int]) -> None:
        """Show step t. place: layer, unit and output that are looked at."""
        layer, unit, output = place
        model = run.model
        cells = {("head", "value"): ShownOutput(_symbol("y", t, output, model.outputs))}
        cells |= self._numbers(run, t, Y, output)
        if run.plan.has_error:
            cells |= self._errors(run, t, output)
        if model.readout is not None or layer < len(model.layers) - 1:
            state = self._numbers(run, t, Name("h", layer), unit)
            state["head", "value"] = ShownOutput(_symbol("h", t, unit, model.layers[layer].units))
            cells |= {(STATE + row, column): cell for (row, column), cell in state.items()}
        self._show(cells)

    def _numbers(self, run: RecordedRun, t: int, quantity: Name, index: int) -> Cells:
        """Each implementation's number, and how far each other one's is from the first one's."""
        values = {name: run.trace[quantity.of(name)][t][index] for name in run.implementations}
        others = [*values.values(), *self._target(run, t, quantity, index)]
        cells = {(name, "value"): _value(value, others) for name, value in values.items()}
        for other in run.implementations[1:]:
            main = run.implementations[0]
            cells |= self._apart(run, (main, other), values[main], values[other])
        return cells

    def _target(self, run: RecordedRun, t: int, quantity: Name, index: int) -> list[Any]:
        """What an output is compared with, besides the other outputs."""
        has_one = quantity == Y and run.plan.has_error and counts(run.trace[TARGET][t])
        return [run.trace[TARGET][t][index]] if has_one else []

    def _apart(self, run: RecordedRun, pair: ImplementationPair, a: Any, b: Any) -> Cells:
        precision = coarser(*(precision_of(run.plan, name) for name in pair))
        size, count, row = difference(a, b), ulps(a, b, precision), difference_row(pair[1])
        cells = {(row, "name"): self._difference_name(run, pair)}
        if count is None:
            help = self.tr("A number is not finite, so there are no ulps to count.")
            return cells | {(row, "value"): ShownOutput(number(size), help)}
        help = self.tr("From one {} number to the next it takes {:,} steps.").format(precision, count)
        return cells | {
            (row, "value"): ShownOutput(number(size), help),
            (row, "error"): ShownOutput(self.tr("{} ulp").format(number(count)), help),
        }

    def _difference_name(self, run: RecordedRun, pair: ImplementationPair) -> ShownOutput:
        """How the difference of two implementations is called; with their names, where there are three."""
        main, other = map(title_of, pair)
        text = f"|{main} − {other}|" if len(run.implementations) > 2 else self.tr("|difference|")
        help = self.tr("{} minus {}, without sign; also counted in steps of the coarser precision (ulps).")
        return ShownOutput(text, help.format(main, other))

    def _errors(self, run: RecordedRun, t: int, output: int) -> Cells:
        if not counts(run.trace[TARGET][t]):
            return {
                ("target", "value"): ShownOutput(
                    "–", self.tr("This step does not count, so it has no target.")
                )
            }
        target = run.trace[TARGET][t][output]
        outputs = [run.trace[Y.of(name)][t][output] for name in run.implementations]
        cells = {
            ("target", "value"): _value(target, outputs),
            ("head", "error"): ShownOutput(self.tr("error"), self.tr("The output minus the target.")),
        }
        for name in run.implementations:
            error = error_of_number(run.trace[Y.of(name)][t][output], target)
            cells[name, "error"] = ShownOutput(number(error), str(error))
        return cells

    def _show(self, cells: Cells) -> None:
        shown = {row for row, _ in cells}
        for (row, column), label in self.labels.items():
            label.setVisible(row in shown)
            cell = cells.get((row, column), ShownOutput())
            if column != "name" or cell.text:
                label.setText(cell.text)
                label.setToolTip(cell.help)

    def _label(self, row: str, column: str) -> QLabel:
        """An empty label; in the first column, the row's name."""
        titles = {"target": self.tr("target"), **{name: title_of(name) for name in all_names()}}
        label = QLabel(titles.get(row, "") if column == "name" else "")
        is_error = column == "error" and row in all_names()
        label.setProperty("role", "error" if is_error else row if row in titles else "quiet")
        if column != "name":
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setProperty("face", "mono" if row != "head" else "")
        return label

    def _fit(self) -> None:
        self._grid.setHorizontalSpacing(self._theme.px(16))
        self._grid.setVerticalSpacing(self._theme.px(3))


def difference_row(other: str) -> str:
    """The row that tells how far an implementation is from the first."""
    return f"difference.{other}"


def _symbol(letter: str, t: int, index: int, count: int) -> str:
    symbol = plain(f"{letter}_{{{t}}}")
    return f"{symbol}[{index}]" if count > 1 else symbol


def _value(value: Any, others: list[Any]) -> ShownOutput:
    """A number with the digits that tell it from those beside it; all of them in the tooltip."""
    return ShownOutput(apart(value, others, DIGITS), str(value))
