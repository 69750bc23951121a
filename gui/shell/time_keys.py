"""The keys that mean time: ← and → step, Space runs or pauses, wherever no text is being typed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeGuard

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QDockWidget,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from gui.look.properties import ANSWERS, TICKS, present
from gui.shell.start_page import StartPage


class TimeKeys(QObject):
    """Takes ← → and Space from buttons, tabs and pickers, which Qt would let move the focus or be pressed.

    Enter presses the button, or opens the picker, that has the focus; ↑ and ↓ go through tabs and workspaces.
    What has a use of its own for a key keeps it: fields to type in both; boxes and lists with ticks Space;
    sliders, tables, plots, equations and options to choose from the arrows. A text to read has a use for
    neither, and workspaces for no arrow: Qt gives the keys to them where a panel that had them hides.
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
        self._tabs = [
            self._shortcut(key, partial(self._turn, by))
            for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1))
        ]
        present(QApplication.instance()).focusChanged.connect(self._follow)  # type: ignore[attr-defined]

    def _shortcut(self, key: Qt.Key, do: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.setEnabled(False)
        shortcut.activated.connect(lambda: do())
        return shortcut

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Take the keys that what has the focus now has no use for."""
        widget = now if now is not None and self._is_here(now) else None
        for shortcut in self._arrows:
            shortcut.setEnabled(leaves_arrows(widget) and not _is_on_start_page(widget))
        self._run.setEnabled(leaves_space(widget) and not _is_on_start_page(widget))
        for shortcut in self._tabs:
            shortcut.setEnabled(isinstance(widget, QTabBar) or _is_workspace(widget))
        for shortcut in self._press:
            shortcut.setEnabled(is_pressed_by_enter(widget))

    def _is_here(self, widget: QWidget) -> bool:
        """Whether a widget is in the window, or in a panel that floats beside it; no dialog is."""
        around = widget.window()
        is_panel = isinstance(around, QDockWidget) and around.parent() is self._window
        return around is self._window or is_panel

    def _turn(self, by: int) -> None:
        """Bring the tab, or show the workspace, before or behind the one that is shown."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QTabBar):
            focused.setCurrentIndex(min(max(focused.currentIndex() + by, 0), focused.count() - 1))
        elif _is_workspace(focused):
            buttons = present(focused.group()).buttons()
            buttons[min(max(buttons.index(focused) + by, 0), len(buttons) - 1)].click()

    def _press_button(self) -> None:
        widget = QApplication.focusWidget()
        if (
            isinstance(widget, QToolButton)
            and widget.popupMode() == QToolButton.ToolButtonPopupMode.InstantPopup
        ):
            widget.showMenu()
        elif isinstance(widget, QAbstractButton):
            widget.click()
        elif isinstance(widget, QComboBox):
            widget.showPopup()


def leaves_arrows(widget: QWidget | None) -> bool:
    """Whether a widget has no use for ← and →: a tab, a workspace, a picker, a text, a button of no group."""
    if isinstance(widget, QTabBar) or _is_workspace(widget) or _is_picker(widget) or _is_read(widget):
        return True
    return isinstance(widget, QAbstractButton) and not (
        isinstance(widget, QRadioButton) or widget.autoExclusive() or widget.group() is not None
    )


def leaves_space(widget: QWidget | None) -> bool:
    """Whether a widget has no use for Space; boxes tick with it, and lessons take values with it."""
    if isinstance(widget, QTabBar | QAbstractSlider | QPushButton) or _is_read(widget):
        return True
    return _is_looked_through(widget) or is_pressed_by_enter(widget)


def is_pressed_by_enter(widget: QWidget | None) -> bool:
    """Whether a widget is a button or a picker, and not in a question of a lesson, which Enter answers."""
    is_button = isinstance(widget, QPushButton | QToolButton)
    return (is_button or _is_picker(widget)) and not _is_in_question(widget)


def _is_on_start_page(widget: QWidget | None) -> bool:
    """Whether a widget is on the page that covers the run, where Space presses a button as anywhere else."""
    while widget is not None and not isinstance(widget, StartPage):
        widget = widget.parentWidget()
    return widget is not None


def _is_in_question(widget: QWidget | None) -> bool:
    while widget is not None and not widget.property(ANSWERS):
        widget = widget.parentWidget()
    return widget is not None


def _is_workspace(widget: QWidget | None) -> TypeGuard[QToolButton]:
    """Whether a widget is one of the buttons that switch between workspaces."""
    return isinstance(widget, QToolButton) and widget.property("role") == "workspace" and bool(widget.group())


def _is_picker(widget: QWidget | None) -> bool:
    return isinstance(widget, QComboBox) and not widget.isEditable()


def _is_read(widget: QWidget | None) -> bool:
    """Whether a widget is a text that nobody types in; its keys are those that select, copy and scroll."""
    return isinstance(widget, QLabel) or (
        isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly()
    )


def _is_looked_through(widget: QWidget | None) -> bool:
    """Whether a widget is a table or a list that is neither edited by keys nor ticked."""
    if not isinstance(widget, QAbstractItemView) or widget.property(TICKS) or _is_in_question(widget):
        return False
    return widget.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers
