"""The window: it shows what the engine computes, and sends it jobs. `from gui import show` opens it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.window_process import show

__all__ = ["show"]


def __getattr__(name: str) -> object:
    """Import `show` once it is asked for: the window itself does without it."""
    if name == "show":
        from gui.window_process import show

        return show
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
