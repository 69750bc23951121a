"""What all hands on a window share: they find something that can be used, and tell what they touched."""

from typing import TypeVar

from PyQt6.QtWidgets import QAbstractButton, QApplication, QWidget

from gui.shell.main_window import MainWindow

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

LEFT_OUT = ("Quit",)
"""Commands that would end the window."""
NUMBERS = (
    "0", "1", "-1", "0.5", "2", "3", "5", "8", "13", "40", "-0.25", "1e300", "", "x", "1,2", "cos(pi/6)",
)  # fmt: skip
CONDITIONS = ("t == 4", "h > 0.5", "y > 100", "error < 0", "numpy.h != keras.h", "mean(h)", "nothing", "h[9]")
LONGEST = 60  # signs of a name


class Touch:
    """Hands on one window, which have not learned to do anything yet."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.context = window, window.context
        self.touched = ""
        """What the last action was done with."""

    def trigger(self, texts: list[str], a: int) -> None:
        """Choose one of some commands, where it may be chosen."""
        self.touched = one_of(texts, a)
        _, action = self.window.menus.actions[self.touched]
        if action.isEnabled():
            action.trigger()

    def some(self, kind: type[W], a: int, around: QWidget | None = None) -> list[W]:
        """One control of a kind that can be used, or none. around: what it is in, the window by default."""
        everything = (around or self.window).findChildren(kind)
        found = [one for one in everything if one.isVisible() and one.isEnabled()]
        if not found:
            return []
        chosen = one_of(found, a)
        self.touched = described(chosen)
        return [chosen]

    def top(self, a: int) -> QWidget:
        """One of the program's windows."""
        return one_of([one for one in QApplication.topLevelWidgets() if one.isVisible()] or [self.window], a)


def one_of(things: "tuple[T, ...] | list[T]", number: int) -> T:
    """The thing that a number stands for."""
    return things[number % len(things)]


def described(widget: QWidget) -> str:
    """A name for it."""
    text = widget.text() if isinstance(widget, QAbstractButton) else widget.objectName()
    name = " ".join((widget.accessibleName() or text).split())
    return f"{type(widget).__name__} {name[:LONGEST]}"
