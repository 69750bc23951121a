"""What a command of the window is, and the menu bar that is made of commands."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QMenu, QMenuBar, QWidget

from gui.language.translation import shown
from gui.look.properties import with_properties
from gui.palette.menu_source import REASON


@dataclass(frozen=True)
class Command:
    """A menu entry. may: whether it can be done now; reason: why not, else; shortcut: a key, or several."""

    menu: str
    text: str
    do: Callable[[], object]
    shortcut: str | QKeySequence.StandardKey | tuple[str, ...] = ""
    help: str = ""
    may: Callable[[], bool] | None = None
    is_checked: Callable[[], bool] | None = None
    reason: str = ""


SEPARATOR = "—"


class Menus(QObject):
    """The menu bar made from commands; `refresh` shows what may be done now."""

    def __init__(self, window: QWidget, bar: QMenuBar, commands: Iterable[Command]) -> None:
        super().__init__(window)  # what is connected to it ends with the window
        self._due = with_properties(QTimer, self, singleShot=True, interval=0)
        self._due.timeout.connect(self.refresh)
        self.menus: dict[str, QMenu] = {}
        self.actions: dict[str, tuple[Command, QAction]] = {}
        for command in commands:
            menu = self._menu(bar, command.menu)
            if command.text == SEPARATOR:
                menu.addSeparator()
                continue
            action = QAction(command.text, window)
            action.setShortcuts(_sequences(command.shortcut))
            action.setCheckable(command.is_checked is not None)
            action.setStatusTip(command.help)
            action.setToolTip(command.help or command.text)
            action.setProperty(REASON, command.reason)
            action.triggered.connect(_without_arguments(command.do))
            action.triggered.connect(self.refresh)
            menu.addAction(action)
            window.addAction(action)  # its key works while the menu bar is hidden, too
            self.actions[command.text] = (command, action)
        self.refresh()

    def refresh_later(self) -> None:
        """Refresh once, behind the plots, however often it is asked for until then."""
        self._due.start()

    def refresh(self) -> None:
        """Enable and check the entries as things are now."""
        for command, action in self.actions.values():
            action.setEnabled(command.may is None or command.may())
            if command.is_checked is not None:
                action.setChecked(command.is_checked())

    def _menu(self, bar: QMenuBar, title: str) -> QMenu:
        if title not in self.menus:
            menu = bar.addMenu(f"&{shown(title)}")  # Alt and its first letter open it
            assert menu is not None
            menu.setToolTipsVisible(True)
            self.menus[title] = menu
        return self.menus[title]


def _sequences(shortcut: str | QKeySequence.StandardKey | tuple[str, ...]) -> list[QKeySequence]:
    if isinstance(shortcut, QKeySequence.StandardKey):
        return QKeySequence.keyBindings(shortcut)
    return [QKeySequence(keys) for keys in ((shortcut,) if isinstance(shortcut, str) else shortcut) if keys]


def _without_arguments(do: Callable[[], object]) -> Callable[[bool], None]:
    """Drop the "checked" that Qt sends along."""

    def slot(checked: bool = False) -> None:
        do()

    return slot
