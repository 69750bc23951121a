"""Asks which of several numbers is meant."""

from collections.abc import Sequence

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QLabel, QPushButton, QWidget

from engine.lesson.answer import DIGITS
from engine.notation.number_text import number
from gui.look.flow_layout import FlowLayout
from gui.look.theme import Theme

GAP = 8  # px


class ReadingChoice(QWidget):
    """ "Do you mean", and a button for each number; not there while nothing is open.

    Signals:
        chosen(object): the number that is meant.
    """

    chosen = pyqtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.text = QLabel(self.tr("Do you mean"))
        self.buttons: list[QPushButton] = []
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self._flow.addWidget(self.text)
        theme.changed.connect(self._fit)
        self._fit()
        self.hide()

    def ask(self, readings: Sequence[int | float]) -> None:
        """Offer some numbers; none, and nothing is asked."""
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(one) for one in readings]
        for button in self.buttons:
            self._flow.addWidget(button)
            button.show()
        self.setVisible(bool(readings))

    def _button(self, value: int | float) -> QPushButton:
        text = number(value, DIGITS)
        button = QPushButton(text, self)
        button.setToolTip(self.tr("Take the number for {}.").format(text))
        button.setAccessibleName(self.tr("I mean {}").format(text))
        button.clicked.connect(lambda: self.chosen.emit(value))
        return button

    def _fit(self) -> None:
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._flow.setSpacing(self._theme.px(GAP))
