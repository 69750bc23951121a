"""How deep an equation goes: symbols, numbers, or each product; and what else may be done with it."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QFontMetrics
from PyQt6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from engine.notation.equation_text import DEPTHS
from gui.look.properties import with_properties
from gui.look.theme import Theme

SMALL = 11  # px, as the style sheet has it for segments
PADDING = 6  # px beside the words
MENU = 22  # px, as the title beside it needs the room


class EquationDepth(QWidget):
    """Three buttons, of which one is chosen, and a menu beside them.

    Signals:
        changed(): another depth is chosen.
    """

    changed = pyqtSignal()

    def __init__(self, theme: Theme, menu: QWidget) -> None:
        super().__init__()
        self._theme, self._menu = theme, menu
        self.chosen = DEPTHS[-1]
        self.buttons: dict[str, QToolButton] = {}
        texts = {
            "symbols": (self.tr("symbols"), self.tr("Write the equation in symbols only.")),
            "numbers": (self.tr("numbers"), self.tr("Also write what is added up, in numbers.")),
            "products": (self.tr("products"), self.tr("Also write out each product of weight and number.")),
        }
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        group = QButtonGroup(self)
        for depth, (text, help) in texts.items():
            button = with_properties(QToolButton, text=text, checkable=True, toolTip=help)
            button.setProperty("role", "segment")
            button.setAccessibleDescription(help)
            button.clicked.connect(lambda checked, depth=depth: self.choose(depth))
            group.addButton(button)
            layout.addWidget(button)
            self.buttons[depth] = button
        layout.addWidget(menu)
        self.buttons[self.chosen].setChecked(True)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """As narrow as the words: Qt's own width leaves room for an icon that is not there."""
        for button in self.buttons.values():
            words = QFontMetrics(self._theme.font(SMALL)).horizontalAdvance(button.text())
            button.setFixedWidth(words + self._theme.px(2 * PADDING))
        self._menu.setFixedWidth(self._theme.px(MENU))

    def choose(self, depth: str) -> None:
        """Choose a depth of DEPTHS."""
        self.buttons[depth].setChecked(True)
        if depth != self.chosen:
            self.chosen = depth
            self.changed.emit()
