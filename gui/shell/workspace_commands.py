"""The View menu's entries for workspaces and their layouts."""

from collections.abc import Callable, Iterator
from functools import partial

from PyQt6.QtCore import QCoreApplication

from gui.docking.workspaces import Workspaces
from gui.language.translation import shown
from gui.shell.menus import SEPARATOR, Command
from gui.shell.workspace_switch import key_of
from gui.workspaces.base import Workspace
from gui.workspaces.every import workspaces

MENU = "View"


def workspace_commands(owner: Workspaces, reset: Callable[[], None]) -> Iterator[Command]:
    """One to show each, and one that lays the current one out anew."""
    for one in workspaces():
        yield _to_show(owner, one)
    yield Command(MENU, SEPARATOR, lambda: None)
    yield Command(
        MENU,
        _tr("Reset this workspace"),
        reset,
        help=_tr("Put every panel and plot of it where it was at first."),
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


def _tr(text: str) -> str:
    return QCoreApplication.translate("WorkspaceCommands", text)
