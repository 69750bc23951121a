"""Every workspace there is."""

from functools import cache

import gui.workspaces
from engine.program.find import find_classes
from gui.workspaces.base import Workspace


@cache
def workspaces() -> tuple[type[Workspace], ...]:
    """All workspaces, in the order of their buttons."""
    return tuple(sorted(find_classes(gui.workspaces, Workspace), key=lambda one: one.order))


def workspace(name: str) -> type[Workspace] | None:
    """The workspace of a name, if there is one."""
    return next((one for one in workspaces() if one.name == name), None)
