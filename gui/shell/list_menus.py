"""The menu entries that come from lists: ready-made experiments, recent files, panels, plots."""

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu

from engine.files.experiment_file import load
from gui.language.translation import languages, shown
from gui.look.properties import present, with_properties
from gui.panels.card import Card
from gui.panels.stepping.convention_menu import ConventionMenu
from gui.plots.plot_area import PlotCard
from gui.shell.language_menu import LanguageMenu
from gui.shell.menus import Menus
from gui.window_parts import WindowParts
from resources.library import experiment_names, experiment_path

FIRST = 2  # of the File menu's entries, behind which the two lists of files stand


class ListMenus(QObject):
    """Fills the menus made from the table of actions.py with what is there."""

    def __init__(self, parts: WindowParts, menus: Menus) -> None:
        super().__init__(parts.window)
        self._parts = parts
        self._file, self._view = menus.menus["File"], menus.menus["View"]
        self._recent = self._submenu(self.tr("Recent files"))
        ready_made = self._submenu(self.tr("Ready-made experiments"))
        ready_made.setToolTipsVisible(True)
        for name in experiment_names():
            self._add_ready_made(ready_made, experiment_path(name))
        self.fill_recent()
        self._fill_panels()
        parts.files.recent_changed.connect(self.fill_recent)

    def fill_recent(self) -> None:
        """List the recent files anew."""
        self._recent.clear()
        paths = self._parts.settings.recent
        for path in paths:
            self._add(self._recent, str(path), partial(self._parts.files.open, path))
        self._recent.addSeparator()
        self._add(self._recent, self.tr("Forget these files"), self._forget_recent)
        self._recent.setEnabled(bool(paths))

    def _forget_recent(self) -> None:
        self._parts.settings.forget_recent()
        self.fill_recent()

    def _submenu(self, title: str) -> QMenu:
        menu = QMenu(title, self._file)
        self._file.insertMenu(self._file.actions()[FIRST], menu)
        return menu

    def _add_ready_made(self, menu: QMenu, path: Path) -> None:
        """An entry with the experiment's own name, explained by its description."""
        experiment = load(path)
        action = self._add(menu, experiment.name, partial(self._parts.files.open_ready_made, path))
        action.setToolTip(f"<p>{escape(experiment.description)}</p>")  # as a paragraph it wraps
        action.setStatusTip(experiment.description)

    def _add(self, menu: QMenu, text: str, do: Callable[[], object]) -> QAction:
        action = present(menu.addAction(text.replace("&", "&&")))
        action.triggered.connect(lambda checked: do())
        return action

    def _fill_panels(self) -> None:
        """A check mark for every panel and plot that is open."""
        self._view.addSeparator()
        for card in self._parts.cards:
            action = card.toggleViewAction()
            if action is not None and not card.is_of_a_moment:
                self._view.addAction(action)
                self._view.aboutToShow.connect(partial(_name, action, card))
        self._view.addSeparator()
        for plot_card in self._parts.plots.cards:
            self._view.addAction(self._toggle(plot_card))
        self._view.addSeparator()
        self._view.addMenu(ConventionMenu(self._parts.context.convention, self._view))
        if languages():
            self._view.addMenu(LanguageMenu(self._parts.settings, self._parts.messages, self._view))

    def _toggle(self, card: PlotCard) -> QAction:
        title = self.tr("{} plot").format(shown(card.plot.title))
        action = with_properties(QAction, title, self, checkable=True, checked=True)
        action.toggled.connect(card.setVisible)
        self._view.aboutToShow.connect(lambda: action.setChecked(not card.isHidden()))
        return action


def _name(action: QAction, card: Card) -> None:
    action.setText(shown(card.kind.title))  # no "Step t = 3"
