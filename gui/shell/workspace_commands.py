"""The View menu's entries for workspaces and their layouts."""

from collections.abc import Callable, Iterator
from functools import partial

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QMainWindow

from gui.docking.history import LayoutHistory
from gui.docking.workspaces import Workspaces
from gui.language.translation import shown
from gui.panels.card import Card
from gui.shell.menus import SEPARATOR, Command
from gui.shell.workspace_switch import key_of
from gui.workspaces.base import Workspace
from gui.workspaces.every import workspaces

MENU = "View"


def workspace_commands(
    window: QMainWindow, owner: Workspaces, history: LayoutHistory, reset: Callable[[], None]
) -> Iterator[Command]:
    """Commands that show each workspace, undo what was done to a layout, and lay it out anew."""
    for one in workspaces():
        yield _to_show(owner, one)
    yield Command(MENU, SEPARATOR, lambda: None)
    yield Command(
        MENU,
        _tr("Reset this workspace"),
        reset,
        help=_tr("Put every panel and plot of it where it was at first."),
    )
    yield Command(
        MENU,
        _tr("Undo layout change"),
        history.undo,
        "Ctrl+Alt+Z",
        _tr("Bring back a panel that was closed, moved or made to float."),
        may=lambda: history.may_undo,
        reason=_tr("No panel was closed, moved or made to float here."),
    )
    yield Command(
        MENU,
        _tr("Redo layout change"),
        history.redo,
        "Ctrl+Alt+Y",
        may=lambda: history.may_redo,
        reason=_tr("No change of the layout was taken back."),
    )
    yield Command(
        MENU,
        _tr("Close the panel in use"),
        lambda: _close_panel_in_use(window),
        "Ctrl+W",
        _tr("The one that has the keys; this menu brings it back."),
    )


def _to_show(owner: Workspaces, one: type[Workspace]) -> Command:
    return Command(
        MENU,
        shown(one.title),
        partial(owner.go_to, one.name),
        key_of(one),
        shown(one.help),
        is_checked=lambda: owner.current is one,
    )


def _close_panel_in_use(window: QMainWindow) -> None:
    parent = window.focusWidget()
    while parent is not None and not isinstance(parent, Card):
        parent = parent.parentWidget()
    if parent is not None:
        parent.take_close()


def _tr(text: str) -> str:
    return QCoreApplication.translate("WorkspaceCommands", text)
