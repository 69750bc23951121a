"""In whose convention equations are written."""

from PyQt6.QtCore import QObject, pyqtSignal

from engine.errors import ParameterError
from engine.models.conventions.every import KERAS, convention


class EquationConvention(QObject):
    """How the window writes equations: as Keras does, unless another convention is chosen.

    It changes no number that is computed, and no experiment. Signals:
        changed(): another convention is chosen.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen = KERAS

    def choose(self, name: str) -> None:
        """Write as the convention of a name does; as Keras where there is none of that name."""
        try:
            found = convention(name)
        except ParameterError:  # what an older or newer program has remembered
            found = KERAS
        if found is not self.chosen:
            self.chosen = found
            self.changed.emit()
