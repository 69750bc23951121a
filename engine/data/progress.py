"""How far the reading of a file has come, and how it is stopped."""

from collections.abc import Callable

from engine.errors import ExplorerError

TellProgress = Callable[[float], None]
"""Is told the part that is read, from 0 to 1, several times a second; raises Cancelled to stop."""

MOST_CELLS = 50_000_000  # of a table; 400 MB as numbers


class Cancelled(ExplorerError):
    """Somebody has stopped the reading of a file; nothing is kept of it."""

    def __init__(self) -> None:
        super().__init__("The reading was stopped.")


def no_progress(part: float) -> None:
    """Where nobody wants to know."""
