"""Qt's objects made with their properties."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def with_properties(kind: Callable[..., T], *arguments: object, **properties: object) -> T:
    """A new Qt object: its arguments, then properties by name, as PyQt takes them and its stubs do not know.

    An unknown property raises AttributeError, as without this function.
    """
    return kind(*arguments, **properties)
