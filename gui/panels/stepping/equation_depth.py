"""How deep an equation goes: symbols, numbers, or each product; and what else may be done with it."""

from functools import partial

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QActionGroup, QFontMetrics
from PyQt6.QtWidgets import QApplication, QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

from engine.notation.equation_text import DEPTHS
from gui.look.properties import present, with_properties
from gui.look.theme import Theme

SMALL = 11  # px, as the style sheet has it for segments
PADDING = 6  # px beside the words
MENU = 22  # px, as the title beside it needs the room


class EquationDepth(QWidget):
    """Three buttons, of which one is chosen, and a menu beside them; or one that opens them as a list.

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
        self.fold = self._fold_button()
        layout.addWidget(self.fold)
        layout.addWidget(menu)
        self.buttons[self.chosen].setChecked(True)
        theme.changed.connect(self._fit)
        self._fit()

    def shorten(self, is_short: bool) -> None:
        """Show the one button, or the three."""
        had_keys = self.isAncestorOf(QApplication.focusWidget())
        for button in self.buttons.values():
            button.setHidden(is_short)
        self.fold.setVisible(is_short)
        if had_keys:
            (self.fold if is_short else self.buttons[self.chosen]).setFocus()

    @property
    def may_save(self) -> int:
        """How much narrower the one button is than the three, px."""
        return self._saves

    def _fold_button(self) -> QToolButton:
        """One that says what is chosen, and lists what may be."""
        fold = with_properties(QToolButton, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        fold.setProperty("role", "segment")
        fold.setToolTip(self.tr("Choose how much of the equation is written out."))
        fold.setAccessibleName(self.tr("What the equation writes out"))
        menu, group = QMenu(fold), QActionGroup(fold)
        menu.setToolTipsVisible(True)
        for depth, button in self.buttons.items():
            action = present(menu.addAction(button.text()))
            action.setToolTip(button.toolTip())
            action.setCheckable(True)
            action.triggered.connect(partial(self.choose, depth))
            button.toggled.connect(action.setChecked)
            button.toggled.connect(self._name_fold)
            group.addAction(action)
        fold.setMenu(menu)
        fold.hide()
        return fold

    def _name_fold(self) -> None:
        checked = next((button.text() for button in self.buttons.values() if button.isChecked()), "")
        self.fold.setText(f"{checked} ▾")

    def _fit(self) -> None:
        """As narrow as the words: Qt's own width leaves room for an icon that is not there."""
        for button in self.buttons.values():
            button.setFixedWidth(self._width(button.text()))
        self.fold.setFixedWidth(self._fold_width)
        all_three = sum(self._width(button.text()) for button in self.buttons.values())
        self._saves = all_three - self._fold_width  # kept, as layouts ask for it a hundred times
        self._menu.setFixedWidth(self._theme.px(MENU))

    def _width(self, words: str) -> int:
        width = QFontMetrics(self._theme.font(SMALL)).horizontalAdvance(words)
        return width + self._theme.px(2 * PADDING)

    @property
    def _fold_width(self) -> int:
        """Of the longest words, so that nothing moves when others are chosen."""
        return max(self._width(f"{button.text()} ▾") for button in self.buttons.values())

    def choose(self, depth: str) -> None:
        """Choose a depth of DEPTHS."""
        self.buttons[depth].setChecked(True)
        if depth != self.chosen:
            self.chosen = depth
            self.changed.emit()
