"""The menu of conventions that equations can be written in."""

from functools import partial

from PyQt6.QtGui import QAction, QActionGroup
from PyQt6.QtWidgets import QMenu, QWidget

from engine.models.conventions.every import CONVENTIONS, KERAS
from gui.look.properties import present
from gui.state.equation_convention import EquationConvention


class ConventionMenu(QMenu):
    """One entry a convention, Keras' first."""

    def __init__(self, convention: EquationConvention, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Equations written as"))
        self.setToolTipsVisible(True)
        self._convention, self._group = convention, QActionGroup(self)
        self._actions: dict[str, QAction] = {}
        for one in sorted(CONVENTIONS, key=lambda one: one is not KERAS):
            self._add(one.name)
        convention.changed.connect(self._show_chosen)
        self._show_chosen()

    def _add(self, name: str) -> None:
        title = self.tr("textbook") if name == "textbook" else name  # the others are proper names
        action = self._actions[name] = present(self.addAction(title))
        action.setCheckable(True)
        action.setToolTip(self.tr("Write equations as {} does; nothing else changes.").format(title))
        action.triggered.connect(partial(self._choose, name))
        self._group.addAction(action)

    def _choose(self, name: str) -> None:
        self._convention.choose(name)

    def _show_chosen(self) -> None:
        self._actions[self._convention.chosen.name].setChecked(True)
