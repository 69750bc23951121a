"""What a command of the window is: an entry of a menu."""

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtGui import QKeySequence


@dataclass(frozen=True)
class Command:
    """A menu entry. may: whether it can be done now; shortcut: a key, or several."""

    menu: str
    text: str
    do: Callable[[], object]
    shortcut: str | QKeySequence.StandardKey | tuple[str, ...] = ""
    help: str = ""
    may: Callable[[], bool] | None = None
    is_checked: Callable[[], bool] | None = None


SEPARATOR = "—"
