"""What hands do with the window at random: commands, controls, keys, what-ifs, sessions.

Each action is a method that takes two whole numbers from 0 to MOST, which say what to do it with; it does
nothing where there is nothing to do it with. Whatever it leads to, the program must bear it.
"""

from typing import TypeVar

import numpy as np
from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QListView,
    QMessageBox,
    QWidget,
)

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ExplorerError
from engine.run.what_if import Change
from engine.session import Session
from engine.theirs.given import given_of
from gui.forms.value_slider import ValueSlider
from gui.shell.main_window import MainWindow
from resources.library import experiment_names, experiment_path

MOST = 9_999
T = TypeVar("T")
W = TypeVar("W", bound=QWidget)

LEFT_OUT = ("Quit",)
"""Commands that would end the window."""
NUMBERS = ("0", "1", "-1", "0.5", "2", "3", "5", "8", "13", "40", "-0.25", "1e300", "", "x", "1,2")
CONDITIONS = ("t == 4", "h > 0.5", "y > 100", "error < 0", "numpy.h != keras.h", "mean(h)", "nothing", "h[9]")
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Delete, Qt.Key.Key_F2,
)  # fmt: skip
SIZES = ((1280, 800), (900, 600), (1600, 1000), (640, 480), (1920, 1080))
DISMISS_MS = 30  # how long a dialog is open before it is answered
SESSIONS = 4  # that are kept to be opened again

ACTIONS: dict[str, int] = {
    "command": 6, "step": 5, "run": 3, "undo": 3, "redo": 2, "slide": 5, "drag": 2, "write": 3, "pick": 3,
    "press": 4, "click_row": 3, "key": 3, "what_if": 4, "implementation": 3, "open_experiment": 2,
    "leave": 2, "break_at": 2, "watch": 2, "go_to": 3, "resize": 1, "show_panel": 1, "keep_session": 1,
    "open_session": 1, "find": 1, "bring": 1,
}  # fmt: skip
"""Every action, and how often it is done beside the others."""


class Hands:
    """Hands on one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window, self.context = window, window.context
        self._sessions: list[Session] = []
        self.touched = ""
        """What the last action was done with."""
        self._answering = QTimer(interval=DISMISS_MS)
        self._answering.timeout.connect(_answer_dialog)
        self._answering.start()

    def end(self) -> None:
        """Take the hands away."""
        self._answering.stop()

    def do(self, action: str, a: int, b: int) -> None:
        """Do one of ACTIONS. What is told in a sentence is no trouble."""
        self.touched = ""
        try:
            getattr(self, action)(a, b)
        except ExplorerError as error:
            self.window.show_error(error)

    # ── commands ───────────────────────────────────────────────────────────────────────────────

    def command(self, a: int, b: int) -> None:
        """Choose an entry of a menu."""
        self.window.menus.refresh()
        self._trigger([text for text in self.window.menus.actions if text not in LEFT_OUT], a)

    def step(self, a: int, b: int) -> None:
        """Choose one of the steps."""
        self._trigger(["Step", "Step back", "Step into", "Step back into", "Step out"], a)

    def run(self, a: int, b: int) -> None:
        """Run, pause, stop, or run to somewhere."""
        self._trigger(["Run or pause", "Stop", "Run to playhead", "Run to next breakpoint"], a)

    def undo(self, a: int, b: int) -> None:
        """Undo."""
        self._trigger(["Undo"], a)

    def redo(self, a: int, b: int) -> None:
        """Redo."""
        self._trigger(["Redo"], a)

    def leave(self, a: int, b: int) -> None:
        """Leave the lesson, the zoo or predict mode."""
        self._trigger(["Leave the lesson", "Leave the zoo", "Predict mode"], a)

    def open_experiment(self, a: int, b: int) -> None:
        """Open one that the program ships with."""
        self.window.files.open_ready_made(experiment_path(_one(experiment_names(), a)))

    def _trigger(self, texts: list[str], a: int) -> None:
        self.touched = _one(texts, a)
        _, action = self.window.menus.actions[self.touched]
        if action.isEnabled():
            action.trigger()

    # ── controls ───────────────────────────────────────────────────────────────────────────────

    def slide(self, a: int, b: int) -> None:
        """Move a slider and let it go."""
        for slider in self._some(ValueSlider, a):
            slider.setValue(b % (slider.maximum() + 1))
            slider.ended.emit()

    def drag(self, a: int, b: int) -> None:
        """Move a slider on and on."""
        for slider in self._some(ValueSlider, a):
            for place in range(4):
                slider.setValue((b + place) % (slider.maximum() + 1))

    def write(self, a: int, b: int) -> None:
        """Type into a line."""
        for line in self._some(QLineEdit, a):
            line.setFocus()
            line.selectAll()
            QTest.keyClicks(line, _one((*NUMBERS, *CONDITIONS), b))
            QTest.keyClick(line, Qt.Key.Key_Return)

    def pick(self, a: int, b: int) -> None:
        """Pick from a list."""
        for box in self._some(QComboBox, a):
            if box.count():
                box.setCurrentIndex(b % box.count())
                box.activated.emit(box.currentIndex())

    def press(self, a: int, b: int) -> None:
        """Press a button of a panel, or tick a box."""
        for button in self._some(QAbstractButton, a):
            button.click()

    def click_row(self, a: int, b: int) -> None:
        """Click into a table or a list."""
        for view in self._some(QAbstractItemView, a):
            model = view.model()
            if model is not None and model.rowCount():
                columns = 1 if isinstance(view, QListView) else model.columnCount()
                index = model.index(b % model.rowCount(), b // 7 % columns)
                view.setCurrentIndex(index)
                view.clicked.emit(index)

    def key(self, a: int, b: int) -> None:
        """Press a key."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, _one(KEYS, a))

    def _some(self, kind: type[W], a: int) -> list[W]:
        """One control of a kind that can be used, or none."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible() and one.isEnabled()]
        if not found:
            return []
        chosen = _one(found, a)
        self.touched = f"{type(chosen).__name__} {chosen.accessibleName() or _text_of(chosen)}"
        return [chosen]

    # ── what is asked of a run ─────────────────────────────────────────────────────────────────

    def what_if(self, a: int, b: int) -> None:
        """Change a number of a step and go on from there."""
        what = _one(("x", "h", "kernel", "recurrent_kernel", "bias"), a)
        index = {"x": (0,), "h": (b % 2,), "bias": (0,)}.get(what, (0, b % 2))
        value = _one((0, 1, -1, 0.5, 3), b)
        t = self.context.playhead.t if a % 3 else b % 12
        self.context.branches.go_on(t, (Change(what, index, value),))

    def implementation(self, a: int, b: int) -> None:
        """Switch an implementation on or off."""
        self.context.selection.want(_one(("numpy", "keras"), a), bool(b % 2))

    def break_at(self, a: int, b: int) -> None:
        """Add a breakpoint, or take one away."""
        breakpoints = self.context.breakpoints
        if breakpoints.items and a % 3 == 0:
            breakpoints.remove(b % len(breakpoints.items))
        elif a % 3 == 1:
            breakpoints.add(AtStep(t=b % 12))
        else:
            breakpoints.add(ExpressionBreakpoint(condition=_one(CONDITIONS, b)))

    def watch(self, a: int, b: int) -> None:
        """Add a watch, or take one away."""
        watches = self.context.watches
        if watches.texts and a % 2:
            watches.remove(b % len(watches.texts))
        else:
            watches.add(_one(CONDITIONS, b))

    def bring(self, a: int, b: int) -> None:
        """Have numbers of somebody else examined: right in shape, wrong by a factor; or none any more."""
        trace = self.context.client.trace
        known = [name for name in trace if name.implementation == "numpy"]
        if a % 4 == 0 or not known:
            self.context.theirs.remove()
            return
        name = _one(known, b)
        numbers = np.asarray(trace[name], dtype=float) * (a % 3)
        key = name.quantity if name.layer is None else f"{name.layer}.{name.quantity}"
        self.context.theirs.take(given_of({key: numbers}), "theirs")

    def find(self, a: int, b: int) -> None:
        """Search the recorded steps."""
        bar = self.window.find_bar
        bar.open()
        bar.field.line.setText(_one(CONDITIONS, a))
        (bar.find_next if b % 2 else bar.find_previous)()

    # ── what is looked at ──────────────────────────────────────────────────────────────────────

    def go_to(self, a: int, b: int) -> None:
        """Show a step."""
        self.context.transport.go_to(a % (self.context.playhead.steps + 2))

    def resize(self, a: int, b: int) -> None:
        """Make the window larger or smaller."""
        self.window.resize(*_one(SIZES, a))

    def show_panel(self, a: int, b: int) -> None:
        """Bring a panel to the front, or close it."""
        for card in [_one(self.window.findChildren(QDockWidget), a)]:
            card.setVisible(b % 3 > 0)
            card.raise_()

    def keep_session(self, a: int, b: int) -> None:
        """Take the session as it is, as for a file."""
        if self.context.document.specimen is None and self.context.lessons.lesson is None:
            self._sessions = [*self._sessions, self.window.sessions.take()][-SESSIONS:]

    def open_session(self, a: int, b: int) -> None:
        """Open a session that was kept, as from a file: the zoo and lessons are left before."""
        if self._sessions:
            self.window.files.asked.emit()
            self.window.sessions.open(_one(self._sessions, a), None)


def _one(things: "tuple[T, ...] | list[T]", number: int) -> T:
    return things[number % len(things)]


def _text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else widget.objectName()


def _answer_dialog() -> None:
    """Answer a question by discarding, leave any other dialog or menu."""
    popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
    if popup is not None:
        popup.close()
    if isinstance(dialog, QMessageBox):
        discard = dialog.button(QMessageBox.StandardButton.Discard)
        if discard is not None:
            discard.click()
            return
    if dialog is not None:
        dialog.close()
