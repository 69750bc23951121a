"""Light or dark, how large everything is, and how equations are written."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QSize
from PyQt6.QtWidgets import QMainWindow

from gui.look.screen_room import FRAME
from gui.look.theme import Mode
from gui.open.settings import SCALES
from gui.window_parts import WindowParts


class Looks(QObject):
    """Sets colours, sizes and the convention of equations, and remembers them."""

    def __init__(self, parts: WindowParts, is_presented: Callable[[], bool]) -> None:
        """is_presented: presenter mode ends with the size from before."""
        super().__init__(parts.window)
        self._parts, self._is_presented = parts, is_presented
        parts.context.convention.choose(parts.settings.convention)
        parts.context.convention.changed.connect(self._keep_convention)

    def _keep_convention(self) -> None:
        self._parts.settings.convention = self._parts.context.convention.chosen.name

    def set_mode(self, mode: Mode) -> None:
        """Choose light, dark, or the desktop's choice."""
        self._parts.settings.mode = mode
        self._parts.theme.set_mode(mode)

    def enlarge(self) -> None:
        """Make all text one size larger."""
        now = self._parts.theme.scale
        self._set_scale(min((scale for scale in SCALES if scale > now), default=SCALES[-1]))

    def reduce(self) -> None:
        """Make all text one size smaller."""
        now = self._parts.theme.scale
        self._set_scale(max((scale for scale in SCALES if scale < now), default=SCALES[0]))

    def normal_size(self) -> None:
        """Back to 100 %."""
        self._set_scale(1.0)

    def _set_scale(self, scale: float) -> None:
        if not self._is_presented():
            self._parts.settings.scale = scale
        self._parts.theme.set_scale(scale)


def room_of(window: QMainWindow) -> QSize:
    """What the screen has room for beside the window's own frame."""
    screen = window.screen()
    return window.size() if screen is None else screen.availableSize() - QSize(*FRAME)
