"""How large a window may be: as large as it wants to be, and no larger than its screen."""

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QWidget

from gui.look.theme import Theme

FRAME = (16, 48)  # px that a desktop's title bar and edges take


def resize_within_screen(window: QWidget, size: tuple[float, float], theme: Theme) -> None:
    """Give a window a size, px at 100 %, or what the screen leaves of it."""
    window.resize(within_screen(window, QSize(*map(theme.px, size))))


def within_screen(window: QWidget, size: QSize) -> QSize:
    """A size in px, or what the screen leaves of it beside the window's frame."""
    screen = window.screen()
    return size if screen is None else size.boundedTo(screen.availableSize() - QSize(*FRAME))
