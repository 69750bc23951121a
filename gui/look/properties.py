"""Properties of Qt's objects: given when they are made, and those that the style sheet looks at."""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget

T = TypeVar("T")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ANSWERS = "answers"  # the property of a card in which Enter answers its question
TICKS = "ticks"  # the property of a list in which Space ticks a row


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


def insert_by_tab(before: QWidget, part: QWidget, insert: Callable[[], object]) -> None:
    """Insert a part that is built later than what is around it, so that Tab goes from `before` into it.

    By itself, Tab would come to it after everything else in the window.
    """
    inside = [part]
    while (after := inside[-1].nextInFocusChain()) not in (None, part):
        inside.append(after)
    insert()
    for widget in inside:
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if takes_keys and widget.focusProxy() is None and widget.window() is before.window():
            QWidget.setTabOrder(before, widget)
            before = widget
