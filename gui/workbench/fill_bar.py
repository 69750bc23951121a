"""One line that fills a weight, a gate of it, or what is selected of it."""

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engine.errors import ExplorerError, ParameterError
from engine.parameter import Matrix
from engine.reading.formula import FUNCTIONS, NAMES, filled_by
from engine.weights.fill import FILLS, WeightFill
from gui.forms.form import GAP, ProblemLabel
from gui.forms.number_field import NumberField
from gui.forms.picker import Picker
from gui.forms.stepping import StepSize
from gui.forms.weight_menu import as_matrix
from gui.language.translation import told
from gui.look.theme import Theme

FORMULA = "formula"
RANDOM = ("orthogonal", "glorot")  # ways that need a seed


@dataclass(frozen=True)
class FillPart:
    """What is to be filled: its first cell, its numbers now, and how many gates' blocks it is made of."""

    first: tuple[int, int]
    now: Matrix
    gates: int = 1


class FillBar(QWidget):
    """Ways to fill, what a way needs to know, and for which part; Enter or the button does it.

    part: the part that is meant now.

    Signals:
        filled(object, object): the first cell, (row, column), and the numbers from there on, a Matrix.
        gate_picked(object): a gate, None for the whole, or "" for what is selected.
    """

    filled = pyqtSignal(object, object)
    gate_picked = pyqtSignal(object)

    def __init__(self, theme: Theme, part: Callable[[], FillPart]) -> None:
        super().__init__()
        self._theme, self._part = theme, part
        titles = {
            "zeros": self.tr("zeros"),
            "identity": self.tr("identity"),
            "orthogonal": self.tr("orthogonal"),
            "glorot": self.tr("Glorot uniform"),
            "rotation": self.tr("rotation"),
        }
        self.way = Picker([*((titles[name], name) for name in FILLS), (self.tr("formula"), FORMULA)])
        self.of = Picker()
        self.number = NumberField(StepSize(1))
        self.unit = QLabel()
        self.formula = QLineEdit("0.9**(i + j)")
        self.button = QPushButton(self.tr("Fill"))
        self.problem = ProblemLabel()
        self._line = QHBoxLayout()
        for widget, stretch in (
            (QLabel(self.tr("Fill")), 0),
            (self.of, 1),
            (QLabel(self.tr("with")), 0),
            (self.way, 1),
            (self.unit, 0),
            (self.number, 0),
            (self.formula, 2),
            (self.button, 0),
        ):
            self._line.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._line)
        layout.addWidget(self.problem)
        self._describe()
        self._connect()
        self._fit()
        self._show_way()

    def offer_gates(self, gates: tuple[str, ...]) -> None:
        """Offer the whole, every gate where there are several, and what is selected."""
        several = [(self.tr("gate {}").format(gate), gate) for gate in gates] if len(gates) > 1 else []
        before = self.chosen
        self.of.set_choices([(self.tr("the whole"), None), *several, (self.tr("what is selected"), "")])
        self.of.show_choice(before if self.of.has_choice(before) else None)

    @property
    def chosen(self) -> str | None:
        """What is to be filled: a gate, None for the whole, "" for what is selected."""
        thing = self.of.current if self.of.count() else None
        return thing if isinstance(thing, str) else None

    def _numbers(self, part: FillPart) -> Matrix:
        way = self.way.current
        if way == FORMULA:
            return filled_by(self.formula.text(), part.now)
        value = self.number.value
        seed = _seed(value) if way in RANDOM else 0
        fill = WeightFill(way, seed, float(value))  # type: ignore[arg-type]
        return as_matrix(fill.fill(len(part.now), len(part.now[0]), part.gates))

    def _fill(self) -> None:
        if self.number.isVisibleTo(self) and self.number.is_wrong:
            return
        self.problem.show_problem("")
        part = self._part()
        try:
            numbers = self._numbers(part)
        except ExplorerError as error:
            self.problem.show_problem(self.tr("This {}").format(told(error)))
            return
        self.filled.emit(part.first, numbers)

    def _show_way(self) -> None:
        """Show what the way needs to know: a seed, an angle, a formula."""
        way = self.way.current
        self.formula.setVisible(way == FORMULA)
        is_random = way in RANDOM
        self.number.setVisible(is_random or way == "rotation")
        self.unit.setVisible(self.number.isVisibleTo(self))
        self.unit.setText(self.tr("seed") if is_random else self.tr("degrees"))
        self.number.setAccessibleName(self.unit.text())
        self.number.put(0 if is_random else 15)
        self.problem.show_problem("")

    def _show_problem_of_number(self, text: str) -> None:
        self.problem.show_problem(text and f"{self.unit.text()} {text}")

    def _describe(self) -> None:
        self.way.setAccessibleName(self.tr("With what to fill"))
        self.way.setToolTip(
            self.tr(
                "Orthogonal and Glorot uniform are Keras' own, drawn from a seed; a rotation turns pairs of "
                "units by an angle at each step."
            )
        )
        self.of.setAccessibleName(self.tr("What to fill"))
        self.of.setToolTip(self.tr("The whole weight, the block of one gate, or the selected cells."))
        self.number.setToolTip(self.tr("The seed of the random numbers, or the angle in degrees."))
        self.formula.setProperty("role", "number")
        self.formula.setAccessibleName(self.tr("formula"))
        self.formula.setToolTip(
            self.tr("A number for each cell, of {} and {}. i and j count from 0 in what is filled.").format(
                ", ".join(NAMES), ", ".join(FUNCTIONS)
            )
        )
        self.button.setToolTip(self.tr("Fill it; one step of undo."))

    def _connect(self) -> None:
        self.way.picked.connect(self._show_way)
        self.of.picked.connect(self.gate_picked)
        self.button.clicked.connect(self._fill)
        for line in (self.number, self.formula):
            line.returnPressed.connect(self._fill)
        self.formula.textEdited.connect(lambda: self.problem.show_problem(""))
        self.number.problem.connect(self._show_problem_of_number)
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self._line.setSpacing(self._theme.px(GAP))


def _seed(value: float) -> int:
    """A number as a seed of random ones. Raises ParameterError where it can be none."""
    if value != int(value):
        raise ParameterError("seed", f"must be a whole number, got {value}")
    if value < 0:
        raise ParameterError("seed", f"must be at least 0, got {value}")
    return int(value)
