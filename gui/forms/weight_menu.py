"""The menu of a weight: fill it anew, copy, paste, open it in a window of its own."""

from collections.abc import Callable

import numpy as np
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from engine.array import EXACT_FLOATS, Array
from engine.parameter import Matrix
from engine.weights.fill import WeightFill

FROM_SEED, ZEROS = "seed", "zeros"  # what a weight is that was left out


class WeightMenu(QMenu):
    """Offers what fits the shape of a weight. left_out: what stands in for the weight where it is None.

    Signals:
        filled(object): the wanted matrix, (rows, columns); None leaves the weight out.
        opened(): the weight is wanted in a window of its own.
    """

    filled = pyqtSignal(object)
    opened = pyqtSignal()

    def __init__(self, parent: QWidget, left_out: str) -> None:
        super().__init__(parent)
        self._left_out, self._shape, self._gates, self._draws = left_out, (1, 1), 1, 0
        self.setToolTipsVisible(True)

    def build(self, clipboard: Callable[[QMenu], list[QAction]]) -> None:
        """Add the entries. clipboard: makes those that copy and paste."""
        entries: dict[str, tuple[str, str, Callable[[], object]]] = {
            "seed": (self.tr("Initialise from seed"), "", lambda: self.filled.emit(None)),
            "zeros": (self.tr("Zeros"), "", self._zeros),
            "identity": (
                self.tr("Identity"),
                self.tr("1 on the diagonal, 0 elsewhere; for square matrices."),
                lambda: self._fill(WeightFill("identity")),
            ),
            "random": (
                self.tr("Random"),
                self.tr("Uniform within Glorot's bound, other numbers each time."),
                self._draw,
            ),
            "open": (
                self.tr("Open in a window…"),
                self.tr("All numbers beside their colours; fill by a formula, scale the eigenvalues."),
                self.opened.emit,
            ),
        }
        if self._left_out != FROM_SEED:
            del entries["seed"]
        actions = {key: self._action(*entry) for key, entry in entries.items()}
        self._identity = actions["identity"]
        self.addActions([action for key, action in actions.items() if key != "open"])
        self.addSeparator()
        self.addActions(clipboard(self))
        self.addSeparator()
        self.addAction(actions["open"])

    def allow(self, shape: tuple[int, int], gates: int, *, is_row: bool) -> None:
        """Offer an identity where each gate's block is square; a vector, shown as a row, has none."""
        self._shape, self._gates = shape, gates
        self._identity.setVisible(not is_row)
        self._identity.setEnabled(WeightFill("identity").may_fill(*shape, gates))

    def _action(self, text: str, help: str, do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setToolTip(help or text)
        action.triggered.connect(lambda _: do())
        return action

    def _fill(self, fill: WeightFill) -> None:
        self.filled.emit(as_matrix(fill.fill(*self._shape, self._gates)))

    def _draw(self) -> None:
        """Another draw each time."""
        self._draws += 1
        self._fill(WeightFill("glorot", self._draws))

    def _zeros(self) -> None:
        self.filled.emit(None) if self._left_out == ZEROS else self._fill(WeightFill("zeros"))


def as_matrix(numbers: Array) -> Matrix:
    """Numbers as a field holds them: whole ones as ints, so that exact arithmetic stays possible.

    Beyond 2⁵³ floats do not tell one whole number from the next, so that they stay floats.
    """
    is_whole = bool(((numbers == np.round(numbers)) & (np.abs(numbers) <= EXACT_FLOATS)).all())
    return tuple(map(tuple, (numbers.astype(np.int64) if is_whole else numbers).tolist()))
