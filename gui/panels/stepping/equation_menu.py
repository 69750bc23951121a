"""What else may be done with the equation: written as another program does, and copied."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QMenu, QToolButton

from gui.look.properties import present, with_properties
from gui.panels.stepping.convention_menu import ConventionMenu
from gui.state.equation_convention import EquationConvention


class EquationMenu(QToolButton):
    """A button with a menu.

    Signals:
        copy_asked(bool): the equation is wanted on the clipboard; whether as TeX.
    """

    copy_asked = pyqtSignal(bool)

    def __init__(self, convention: EquationConvention) -> None:
        super().__init__()
        self.setText("…")
        self.setProperty("role", "flat")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._convention = convention
        menu = with_properties(QMenu, self, toolTipsVisible=True)
        self.conventions = ConventionMenu(convention, menu)
        menu.addMenu(self.conventions)
        menu.addSeparator()
        text, tex = self.tr("Copy the equation as text"), self.tr("Copy the equation as TeX")
        self.copy_text, self.copy_tex = present(menu.addAction(text)), present(menu.addAction(tex))
        self.copy_text.triggered.connect(lambda: self.copy_asked.emit(False))
        self.copy_tex.triggered.connect(lambda: self.copy_asked.emit(True))
        self.setMenu(menu)
        convention.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        help = self.tr("Write the equation as another program does (now: {}), or copy it.")
        self.setToolTip(help.format(self._convention.chosen.name))
        self.setAccessibleName(self.tr("More about the equation"))
