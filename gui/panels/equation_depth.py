"""How deep an equation goes: symbols, numbers, or each product."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from engine.equation import DEPTHS


class EquationDepth(QWidget):
    """Three buttons, of which one is chosen.

    Signals:
        changed(): another depth is chosen.
    """

    changed = pyqtSignal()

    def __init__(self) -> None:
        super().__init__()
        self.depth = DEPTHS[-1]
        self.buttons: dict[str, QToolButton] = {}
        texts = {
            "symbols": (self.tr("symbols"), self.tr("Write the equation in symbols only.")),
            "numbers": (self.tr("numbers"), self.tr("Also write what is added up, in numbers.")),
            "products": (self.tr("products"), self.tr("Also write out each product of weight and number.")),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        group = QButtonGroup(self)
        for depth, (text, help) in texts.items():
            button = QToolButton(text=text, checkable=True, toolTip=help)
            button.setProperty("role", "flat")
            button.setAccessibleDescription(help)
            button.clicked.connect(lambda checked, depth=depth: self.choose(depth))
            group.addButton(button)
            layout.addWidget(button)
            self.buttons[depth] = button
        layout.addStretch(1)
        self.buttons[self.depth].setChecked(True)

    def choose(self, depth: str) -> None:
        """Choose a depth of DEPTHS."""
        self.buttons[depth].setChecked(True)
        if depth != self.depth:
            self.depth = depth
            self.changed.emit()
