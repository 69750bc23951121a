"""A bar on the command line that shows how far something has come."""

import time

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

PATIENCE = 0.5  # seconds before it shows that something goes on


class Bar:
    """A bar that appears, on a terminal only, when something takes a while, and goes when it is done."""

    def __init__(self, what: str) -> None:
        console = Console(stderr=True)
        columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
        self._bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        self._task = self._bar.add_task(what, total=1.0)
        self._began = time.monotonic()

    def tell(self, part: float) -> None:
        """How much is done, from 0 to 1."""
        self._bar.update(self._task, completed=part)
        if not self._bar.live.is_started and time.monotonic() - self._began > PATIENCE:
            self._bar.start()

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.stop()
