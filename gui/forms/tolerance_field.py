"""A field for a tolerance: a number, and how the difference is measured."""

from typing import get_args

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QWidget

from engine.comparison.tolerance import Tolerance, ToleranceKind
from engine.errors import ParameterError
from gui.forms.number_field import NumberField
from gui.forms.picker import Picker
from gui.look.theme import Theme


class ToleranceField(QWidget):
    """Shows `tolerance`, and tells another one that the user types or picks; a wrong number is marked.

    Signals:
        edited(object): the new Tolerance.
    """

    edited = pyqtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tolerance = Tolerance()
        self.value = NumberField()
        words = {"absolute": self.tr("diff."), "relative": self.tr("rel."), "ulps": self.tr("ulp")}
        self.kind = Picker([(words[kind], kind) for kind in get_args(ToleranceKind)])
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.value)
        self._layout.addWidget(self.kind)
        self._describe()
        self.value.edited.connect(lambda value: self._take(value=value))
        self.kind.picked.connect(lambda kind: self._take(kind=kind))
        theme.changed.connect(self._fit)
        self.show_tolerance(self.tolerance)
        self._fit()

    def show_tolerance(self, tolerance: Tolerance) -> None:
        """Show a tolerance, and tell nobody."""
        self.tolerance = tolerance
        self.value.show_value(tolerance.value)
        self.kind.show_choice(tolerance.kind)

    def _take(self, **changes: object) -> None:
        try:
            tolerance = self.tolerance.replace(**changes)
        except ParameterError:
            self.value.set_wrong(True)
            return
        self.show_tolerance(tolerance)
        self.edited.emit(tolerance)

    def _describe(self) -> None:
        self.value.setAccessibleName(self.tr("Tolerance"))
        self.value.setToolTip(self.tr("The largest difference that does not count."))
        self.kind.setAccessibleName(self.tr("Kind of tolerance"))
        self.kind.setToolTip(
            self.tr("How a difference is measured: as it is, divided by the larger number, or in ulps.")
        )

    def _fit(self) -> None:
        px = self._theme.px
        self._layout.setSpacing(px(4))
        self.kind.setFixedWidth(px(66))
