"""Hands in the menus: they choose commands, long menus as often as short ones."""

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu

from resources.library import experiment_names, experiment_path
from tests.soak.touch import LEFT_OUT, Touch, one_of


class Commands(Touch):
    """Chooses commands of one window. Each action takes two whole numbers that say which."""

    def command(self, a: int, b: int) -> None:
        """Choose an entry of a menu."""
        self.window.menus.refresh()
        self.trigger([text for text in self.window.menus.actions if text not in LEFT_OUT], a)

    def step(self, a: int, b: int) -> None:
        """Choose one of the steps."""
        self.trigger(["Step", "Step back", "Step into", "Step back into", "Step out"], a)

    def run(self, a: int, b: int) -> None:
        """Run, pause, stop, or run to somewhere."""
        self.trigger(["Run or pause", "Stop", "Run to playhead", "Run to next breakpoint"], a)

    def undo(self, a: int, b: int) -> None:
        """Undo."""
        self.trigger(["Undo"], a)

    def redo(self, a: int, b: int) -> None:
        """Redo."""
        self.trigger(["Redo"], a)

    def leave(self, a: int, b: int) -> None:
        """Leave the lesson, the zoo or predict mode."""
        self.trigger(["Leave the lesson", "Leave the zoo", "Predict mode"], a)

    def open_experiment(self, a: int, b: int) -> None:
        """Open one that the program ships with."""
        self.window.files.open_ready_made(experiment_path(one_of(experiment_names(), a)))

    def choose(self, a: int, b: int) -> None:
        """Choose an entry of a menu, of short menus and lists within them as often as of long ones."""
        menus = [one for one in self.window.findChildren(QMenu) if one.actions() and _is_there(one)]
        for menu in [one_of(menus, a)] if menus else []:
            menu.aboutToShow.emit()
            self._choose([one for one in menu.actions() if one.menu() is None], b)

    def train(self, a: int, b: int) -> None:
        """Train, rewind, branch, step the backward pass, set up an investigation."""
        self.window.menus.refresh()
        self._choose(self.window.menus.menus["Train"].actions(), a)

    def turn_page(self, a: int, b: int) -> None:
        """Turn the page of a lesson."""
        self.trigger(["Next page", "Next page", "Page before", "Put the page back"], a)

    def workspace(self, a: int, b: int) -> None:
        """Go to another workspace, undo and redo what was done with its panels."""
        self.window.menus.refresh()
        self._choose(self.window.menus.menus["View"].actions()[:12], a)

    def _choose(self, actions: list[QAction], a: int) -> None:
        found = [
            one for one in actions if one.isEnabled() and not one.isSeparator() and one.text() not in LEFT_OUT
        ]
        for action in [one_of(found, a)] if found else []:
            self.touched = action.text()
            action.trigger()


def _is_there(menu: QMenu) -> bool:
    """Whether the mouse could open it."""
    owner = menu.parentWidget()
    if isinstance(owner, QMenu):
        return _is_there(owner)
    return owner is not None and owner.isVisible() and owner.isEnabled()
