"""How a part of this program is started as a process of its own."""

import sys
from collections.abc import Sequence

PART = "--part"
"""The argument by which the program that is frozen into one executable, as by PyInstaller, is told to be a
part of itself: there is no Python to be started with a file or a module."""
MODEL_READER, NOISE_FILTER = "model-reader", "noise-filter"


def part_command(part: str, python: Sequence[str]) -> list[str]:
    """The command that starts a part. python: the arguments of Python, where there is one."""
    if getattr(sys, "frozen", False):
        return [sys.executable, PART, part]
    return [sys.executable, *python]
