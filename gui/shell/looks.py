"""Light or dark, how large everything is, and how equations are written."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QSize, QTimer
from PyQt6.QtWidgets import QMainWindow

from gui.look.properties import with_properties
from gui.look.theme import Mode
from gui.open.settings import SCALES
from gui.shell.layout import rescale
from gui.window_parts import WindowParts

FRAME = (16, 48)  # px that title bar and edges may take, before the desktop has told
SETTLE_MS = 100  # until panels within panels have told their new least sizes


class Looks(QObject):
    """Sets colours, sizes and the convention of equations, remembers them, and fits the window to them."""

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
        """One size up."""
        now = self._parts.theme.scale
        self._set_scale(min((scale for scale in SCALES if scale > now), default=SCALES[-1]))

    def reduce(self) -> None:
        """One size down."""
        now = self._parts.theme.scale
        self._set_scale(max((scale for scale in SCALES if scale < now), default=SCALES[0]))

    def normal_size(self) -> None:
        """Back to 100 %."""
        self._set_scale(1.0)

    def _set_scale(self, scale: float) -> None:
        parts = self._parts
        before, times = [card.width() for card in parts.cards], scale / parts.theme.scale
        if not self._is_presented():
            parts.settings.scale = scale
        parts.theme.set_scale(scale)
        timer = with_properties(QTimer, self, singleShot=True, interval=SETTLE_MS)  # ends with the window
        timer.timeout.connect(lambda: self._fit(before, times))
        timer.timeout.connect(timer.deleteLater)
        timer.start()

    def _fit(self, before: list[int], times: float) -> None:
        """Once the panels know their new least sizes: columns as wide as before, a window that fits."""
        window = self._parts.window
        if not window.isMaximized() and not window.isFullScreen():
            window.resize(window.size().boundedTo(room_of(window)))
        rescale(window, self._parts.cards, before, times)


def room_of(window: QMainWindow) -> QSize:
    """What the screen has room for beside the window's own frame."""
    screen = window.screen()
    return window.size() if screen is None else screen.availableSize() - QSize(*FRAME)
