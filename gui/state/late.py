"""Modules that are loaded when they are first wanted, so that the window is there sooner."""

from collections.abc import Callable
from importlib import import_module


def late(module: str, name: str, *arguments: object) -> Callable[[], object]:
    """Calls a module's function with these arguments; its module is imported by the first call."""
    return lambda: getattr(import_module(module), name)(*arguments)
