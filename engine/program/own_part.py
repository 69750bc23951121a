"""How a part of this program is started as a process of its own."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

PART = "--part"
"""The argument by which the program that is frozen into one executable, as by PyInstaller, is told to be a
part of itself: there is no Python to be started with a file or a module."""
MODEL_READER, NOISE_FILTER, ENGINE = "model-reader", "noise-filter", "engine"
ROOT = Path(__file__).parents[2]  # the folder of the package engine


def part_command(part: str, python: Sequence[str]) -> list[str]:
    """The command that starts a part. python: the arguments of Python, where there is one."""
    if getattr(sys, "frozen", False):
        return [sys.executable, PART, part]
    return [sys.executable, *python]


def part_environment() -> dict[str, str]:
    """This program's own, with the same modules to be found, also without Python's own look at them (-S)."""
    folders = [str(ROOT), *(folder for folder in sys.path if folder)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(folders), "OPENBLAS_NUM_THREADS": "1"}
