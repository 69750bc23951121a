"""What else may be done with the equation: written as another program does, and copied."""

from gui.formulas.copy_menu import CopyMenu
from gui.panels.stepping.convention_menu import ConventionMenu
from gui.state.equation_convention import EquationConvention


class EquationMenu(CopyMenu):
    """The button that copies an equation, with the choice of a convention above that."""

    def __init__(self, convention: EquationConvention) -> None:
        super().__init__()
        self._convention = convention
        self.conventions = ConventionMenu(convention, self.entries)
        self.entries.insertMenu(self.copy_text, self.conventions)
        self.entries.insertSeparator(self.copy_text)
        convention.changed.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        help = self.tr("Write the equation as another program does (now: {}), or copy it.")
        self.setToolTip(help.format(self._convention.chosen.name))
        self.setAccessibleName(self.tr("More about the equation"))
