"""How a text is read where what was found is not what is meant: its signs, header and encoding."""

from dataclasses import replace
from typing import Any

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QFormLayout, QWidget

from engine.data.encoding import NAMES
from engine.data.table import Options
from gui.forms.form import GAP
from gui.forms.picker import Picker
from gui.look.theme import Theme


class ReadingForm(QWidget):
    """A picker for each decision about a text, showing what was decided.

    Signals:
        chosen(object): the Options to read it with.
    """

    chosen = pyqtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._options = Options()
        tr = self.tr
        self.pickers: dict[str, Picker] = {}
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(GAP))
        signs = (("\t", tr("tabs")), (";", tr("semicolons")), (",", tr("commas")), ("|", tr("vertical bars")))
        few = ((" ", tr("spaces")), ("", tr("nothing: one column")))
        self._add("delimiter", tr("between columns"), *signs, *few)
        self._add("decimal", tr("before decimals"), (".", tr("point")), (",", tr("comma")))
        self._add("header", tr("first row"), (True, tr("names")), (False, tr("numbers")))
        self._add("encoding", tr("encoding"), *((title, title) for title in dict.fromkeys(NAMES.values())))

    def show_options(self, options: Options) -> None:
        """Show what was decided."""
        self._options = options
        for name, picker in self.pickers.items():
            value = getattr(options, name)
            value = NAMES.get(value) if name == "encoding" else value
            if picker.has_choice(value):
                picker.show_choice(value)
            else:
                picker.setCurrentIndex(-1)

    def _add(self, name: str, label: str, *choices: tuple[Any, str]) -> None:
        picker = self.pickers[name] = Picker((text, value) for value, text in choices)
        picker.setAccessibleName(label)
        picker.setToolTip(self.tr("How the text is read; what was found is shown."))
        picker.picked.connect(lambda value: self._take(name, value))
        self._layout.addRow(label, picker)

    def _take(self, name: str, value: Any) -> None:
        """With another sign between columns, it is found out anew which one stands before decimals."""
        if name == "encoding":
            value = next(one for one, title in NAMES.items() if title == value)
        if name == "delimiter":
            options = replace(self._options, delimiter=value, decimal=None)
        else:
            options = replace(self._options, **{name: value})
        self.chosen.emit(options)
