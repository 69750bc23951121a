"""Properties of Qt's objects: given when they are made, and those that the style sheet looks at."""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from PyQt6.QtWidgets import QWidget

T = TypeVar("T")
ANSWERS = "answers"  # the property of a card in which Enter answers its question


def with_properties(kind: Callable[..., T], *arguments: object, **properties: object) -> T:
    """A new Qt object: its arguments, then properties by name, as PyQt takes them and its stubs do not know.

    An unknown property raises AttributeError, as without this function.
    """
    return kind(*arguments, **properties)


def present(part: T | None) -> T:
    """A part that Qt makes with its widget, as a viewport: its stubs say of each that it may be None."""
    assert part is not None
    return part


def number_of(member: Enum) -> int:
    """The number of a member of one of Qt's enumerations, for functions that want an int."""
    return int(member.value)


def set_mark(widget: QWidget, name: str, value: str | bool) -> None:
    """Set a property that the style sheet looks at, which it does only when a widget is polished anew."""
    style = widget.style()
    if style is not None and widget.property(name) != value:
        widget.setProperty(name, value)
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def set_flag(widget: QWidget, name: str, is_set: bool) -> None:
    """Set a mark of two values, "true" and "false"."""
    set_mark(widget, name, "true" if is_set else "false")
