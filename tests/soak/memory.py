"""What the processes of a program hold in memory, and how much that has grown."""

import time
from pathlib import Path

FIRST_MINUTE = 60  # seconds, after which nothing should grow


class Memory:
    """What one part of the program holds; once it is started again, from its own first minute on.

    peak: MB that it held at most, whenever it was glanced at.
    """

    def __init__(self, name: str, most: float) -> None:
        """most: MB that it may grow by."""
        self.name, self._most = name, most
        self.growth = 0.0
        """MB since the first minute, of the process that has grown most."""
        self.peak = 0.0
        self._process, self._began, self._before = 0, 0.0, 0.0
        self._now = 0.0

    def glance(self, process: int) -> None:
        """Take note of what it holds while it is in use. process: its number."""
        self._follow(process)
        self.peak = max(self.peak, size_in_memory(process))

    def look(self, process: int) -> None:
        """Take note of what stays of use: nothing but the notebook is open. process: its number."""
        self._follow(process)
        self._now = size_in_memory(process)
        if self._before:
            self.growth = max(self.growth, self._now - self._before)
        elif time.monotonic() - self._began > FIRST_MINUTE:
            self._before = self._now

    def _follow(self, process: int) -> None:
        """Another process has a first minute of its own."""
        if process != self._process:
            self._process, self._began, self._before = process, time.monotonic(), 0.0

    @property
    def is_bounded(self) -> bool:
        """Whether it has never grown by more than it may."""
        return self.growth <= self._most

    def __str__(self) -> str:
        grown = self._now - self._before if self._before else 0.0
        use = f"in use at most {self.peak:.0f} MB"
        return f"{self.name} {self._now:.0f} MB (grown by {grown:.0f} of {self._most:.0f}; {use})"


def size_in_memory(process: int) -> float:
    """Megabytes that a process holds; 0 where it has ended, or the system does not tell."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
