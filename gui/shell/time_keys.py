"""The keys that mean time: ← and → step, Space runs or pauses, also where a button has the focus."""

from collections.abc import Callable, Mapping

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QMainWindow,
    QRadioButton,
    QTabBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from gui.look.properties import present
from gui.panels.card import CardTitle


class TimeKeys(QObject):
    """Takes ← → and Space from buttons and tabs, which Qt would let move the focus or be pressed.

    What has a use of its own for a key keeps it: texts, numbers, sliders, lists, plots, and the boxes and
    buttons within panels, which Space presses. A button of the tool bar or of a card's title is pressed by
    Enter.
    """

    def __init__(self, window: QMainWindow, keys: Mapping[Qt.Key, Callable[[], object]]) -> None:
        """keys: what to do at Key_Left, Key_Right and Key_Space."""
        super().__init__(window)
        self._window = window
        self._arrows = [self._shortcut(key, keys[key]) for key in (Qt.Key.Key_Left, Qt.Key.Key_Right)]
        self._run = self._shortcut(Qt.Key.Key_Space, keys[Qt.Key.Key_Space])
        self._press = [
            self._shortcut(key, self._press_button) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ]
        present(QApplication.instance()).focusChanged.connect(self._follow)  # type: ignore[attr-defined]

    def _shortcut(self, key: Qt.Key, do: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setEnabled(False)
        shortcut.activated.connect(lambda: do())
        return shortcut

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Take the keys that what has the focus now has no use for."""
        is_here = now is not None and now.window() is self._window
        is_bar = is_here and _is_of_a_bar(now)
        for shortcut in self._arrows:
            shortcut.setEnabled(is_bar or (is_here and _is_plain_button(now)))
        for shortcut in (self._run, *self._press):
            shortcut.setEnabled(is_bar)

    def _press_button(self) -> None:
        button = QApplication.focusWidget()
        if (
            isinstance(button, QToolButton)
            and button.popupMode() == QToolButton.ToolButtonPopupMode.InstantPopup
        ):
            button.showMenu()
        elif isinstance(button, QAbstractButton):
            button.click()


def _is_plain_button(widget: QWidget | None) -> bool:
    """Whether it is a button that is not one of several to choose from, which arrows go through."""
    return isinstance(widget, QAbstractButton) and not (
        isinstance(widget, QRadioButton) or widget.autoExclusive() or widget.group() is not None
    )


def _is_of_a_bar(widget: QWidget | None) -> bool:
    """Whether it is a tab, or a button of a tool bar or of a card's title."""
    if isinstance(widget, QTabBar):
        return True
    parent = widget
    while isinstance(widget, QAbstractButton) and not isinstance(widget, QCheckBox) and parent is not None:
        parent = parent.parentWidget()
        if isinstance(parent, QToolBar | CardTitle):
            return True
    return False
