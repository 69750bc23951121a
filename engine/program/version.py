"""The versions of everything the program stands on, without importing any of it."""

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from engine import __version__

MISSING = "not installed"

_PARTS = {
    "TensorFlow": ("tensorflow", "tensorflow-cpu", "tensorflow-intel"),
    "Keras": ("keras",),
    "NumPy": ("numpy",),
    "Qt": ("PyQt6-Qt6",),
    "pyqtgraph": ("pyqtgraph",),
}


def versions() -> dict[str, str]:
    """Name to version, or "not installed", in the order to show them."""
    ours = {"RNN Explorer": __version__, "Python": platform.python_version()}
    return ours | {name: _version(distributions) for name, distributions in _PARTS.items()}


@cache
def _version(distributions: tuple[str, ...]) -> str:
    for name in distributions:
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return MISSING
