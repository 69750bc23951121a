"""The slider and the field of the one number of a matrix that is chosen."""

from PyQt6.QtCore import QItemSelectionModel, QModelIndex, pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.forms.control import NumberControl
from gui.forms.form import GAP
from gui.forms.label_column import LABEL
from gui.forms.stepping import StepSize
from gui.forms.weight_model import WeightModel
from gui.look.theme import Theme

SLIDER, STEP = (-3, 3), 0.1  # of a weight
FINE = 0.01  # its step in a matrix of many


class WeightKnob(QWidget):
    """Follows the current cell of a table's selection; of none, the first.

    Signals:
        ended(): a drag, or what was typed, is over.
        problem(str): a text that is no number; the sentence lacks its subject.
    """

    ended = pyqtSignal()
    problem = pyqtSignal(str)

    def __init__(self, model: WeightModel, selection: QItemSelectionModel, theme: Theme, symbol: str) -> None:
        super().__init__()
        self._model, self._selection, self._theme, self.symbol = model, selection, theme, symbol
        self.label = QLabel()
        self.label.setProperty("role", "quiet")
        self.control = NumberControl(SLIDER, StepSize(FINE))
        self.label.setBuddy(self.control.field)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.label)
        self._layout.addWidget(self.control, 1)
        self.control.edited.connect(self._take)
        self.control.ended.connect(self.ended)
        self.control.problem.connect(self.problem)
        selection.currentChanged.connect(self.follow)
        theme.changed.connect(self._fit)
        self._fit()

    def describe(self, name: str) -> None:
        """Give it an accessible name."""
        help = self.tr("The number that is chosen in the matrix.")
        self.control.describe(self.tr("{}, chosen number").format(name), help)

    def type(self) -> None:
        """Have the number typed."""
        self.control.field.setFocus()
        self.control.field.selectAll()

    def follow(self) -> None:
        """Show the cell that is chosen now."""
        index = self.current
        if index.isValid():
            symbol, place = self.symbol.split(", ")[0], self._model.place_name(index)
            self.label.setText(f"{symbol}{place}" if place.startswith("[") else f"{symbol} {place}")
            self.control.show_value(self._model.number(index))

    @property
    def current(self) -> QModelIndex:
        """The chosen cell."""
        index = self._selection.currentIndex()
        return index if index.isValid() else self._model.index(0, 0)

    def _take(self, value: int | float) -> None:
        self._model.set_numbers(self.current, ((value,),))

    def _fit(self) -> None:
        self.label.setMinimumWidth(self._theme.px(LABEL))
        self._layout.setSpacing(self._theme.px(GAP))
