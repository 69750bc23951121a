"""What hands do with the window at random: commands, controls, keys, what-ifs, sessions.

Each action is a method that takes two whole numbers from 0 to MOST, which say what to do it with; it does
nothing where there is nothing to do it with. Whatever it leads to, the program must bear it.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import numpy as np
from PyQt6.QtCore import QMimeData, QPointF, Qt, QUrl
from PyQt6.QtGui import QDropEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QDockWidget

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ExplorerError
from engine.run.what_if import Change
from engine.session import Session
from engine.theirs.given import given_of
from gui.look.clipboard import copy_text
from gui.shell.main_window import MainWindow
from tests.soak.answers import Answers
from tests.soak.commands import Commands
from tests.soak.controls import Controls
from tests.soak.mouse import Mouse
from tests.soak.samples import texts
from tests.soak.touch import CONDITIONS, LEFT_OUT, one_of

MOST = 9_999

SIZES = ((1280, 800), (900, 600), (1600, 1000), (640, 480), (1920, 1080))
AREAS = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.TopDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
SESSIONS = 4  # that are kept to be opened again

ACTIONS: dict[str, float] = {
    "command": 4, "choose": 4, "step": 5, "run": 3, "undo": 3, "redo": 2, "slide": 5, "drag": 2, "write": 3,
    "pick": 3, "press": 5, "click_row": 3, "edit_cell": 2, "write_text": 1, "key": 3, "key_held": 3,
    "what_if": 4, "implementation": 3, "train": 3, "turn_page": 2, "open_experiment": 2, "leave": 2,
    "break_at": 2, "watch": 2, "go_to": 3, "resize": 1, "show_panel": 1, "move_panel": 1, "workspace": 2,
    "keep_session": 1, "open_session": 1, "find": 1, "find_anything": 1, "bring": 1, "drop": 1, "paste": 1,
    "click": 4, "double_click": 1, "pull": 3, "hover": 2, "turn_wheel": 1, "ask_menu": 2, "close_window": 1,
    "kill_engine": 0.03,
}  # fmt: skip
"""Every action, and how often it is done beside the others."""


class Hands(Mouse, Commands, Controls):
    """Hands on one window. folder: of files to open. engine: the number of its process, where it has one."""

    def __init__(
        self,
        window: MainWindow,
        folder: Path | None = None,
        engine: Callable[[], int] | None = None,
        rng: Random | None = None,
    ) -> None:
        super().__init__(window)
        for text in LEFT_OUT:
            window.menus.actions[text][1].triggered.disconnect()  # however they come there
        self._folder, self._engine = folder, engine
        self._sessions: list[Session] = []
        self.answers = Answers(rng or Random(0))

    def end(self) -> None:
        """Take the hands away."""
        self.answers.end()

    def do(self, action: str, a: int, b: int) -> None:
        """Do one of ACTIONS. What is told in a sentence is no trouble."""
        self.touched = ""
        try:
            getattr(self, action)(a, b)
        except ExplorerError as error:
            self.window.show_error(error)

    # ── windows that are opened ────────────────────────────────────────────────────────────────

    def find_anything(self, a: int, b: int) -> None:
        """Do what is found by a few letters."""
        finder = self.window.finder
        finder.open()
        finder.line.setText(one_of(("train", "zoo", "h", "weight", "lesson", "text", "data", "export"), a))
        finder.line.moved.emit(b % 9)
        if finder.list.current is not None and finder.list.current.title not in LEFT_OUT:
            finder.line.chosen.emit()
        finder.end()

    # ── what is asked of a run ─────────────────────────────────────────────────────────────────

    def what_if(self, a: int, b: int) -> None:
        """Change a number of a step and go on from there."""
        what = one_of(("x", "h", "kernel", "recurrent_kernel", "bias"), a)
        index = {"x": (0,), "h": (b % 2,), "bias": (0,)}.get(what, (0, b % 2))
        value = one_of((0, 1, -1, 0.5, 3), b)
        t = self.context.playhead.t if a % 3 else b % 12
        self.context.branches.go_on(t, (Change(what, index, value),))

    def implementation(self, a: int, b: int) -> None:
        """Switch an implementation on or off."""
        self.context.selection.want(one_of(("numpy", "keras"), a), bool(b % 2))

    def break_at(self, a: int, b: int) -> None:
        """Add a breakpoint, or take one away."""
        breakpoints = self.context.breakpoints
        if breakpoints.items and a % 3 == 0:
            breakpoints.remove(b % len(breakpoints.items))
        elif a % 3 == 1:
            breakpoints.add(AtStep(t=b % 12))
        else:
            breakpoints.add(ExpressionBreakpoint(condition=one_of(CONDITIONS, b)))

    def watch(self, a: int, b: int) -> None:
        """Add a watch, or take one away."""
        watches = self.context.watches
        if watches.texts and a % 2:
            watches.remove(b % len(watches.texts))
        else:
            watches.add(one_of(CONDITIONS, b))

    def bring(self, a: int, b: int) -> None:
        """Have numbers of somebody else examined: right in shape, wrong by a factor; or none any more."""
        trace = self.context.client.trace
        known = [name for name in trace if name.implementation == "numpy"]
        if a % 4 == 0 or not known:
            self.context.theirs.remove()
            return
        name = one_of(known, b)
        numbers = np.asarray(trace[name], dtype=float) * (a % 3)
        key = name.quantity if name.layer is None else f"{name.layer}.{name.quantity}"
        self.context.theirs.take(given_of({key: numbers}), "theirs")

    def find(self, a: int, b: int) -> None:
        """Search the recorded steps."""
        bar = self.window.find_bar
        bar.open()
        bar.field.line.setText(one_of(CONDITIONS, a))
        (bar.find_next if b % 2 else bar.find_previous)()

    # ── what is looked at ──────────────────────────────────────────────────────────────────────

    def go_to(self, a: int, b: int) -> None:
        """Show a step."""
        self.context.transport.go_to(a % (self.context.playhead.steps + 2))

    def resize(self, a: int, b: int) -> None:
        """Make the window larger or smaller."""
        self.window.resize(*one_of(SIZES, a))

    def show_panel(self, a: int, b: int) -> None:
        """Bring a panel to the front, or close it."""
        for card in [one_of(self.window.findChildren(QDockWidget), a)]:
            card.setVisible(b % 3 > 0)
            card.raise_()

    def move_panel(self, a: int, b: int) -> None:
        """Have a panel float, or stand elsewhere."""
        for card in [one_of(self.window.findChildren(QDockWidget), a)]:
            if b % 3:
                self.window.addDockWidget(one_of(AREAS, b), card)
            else:
                card.setFloating(not card.isFloating())

    def keep_session(self, a: int, b: int) -> None:
        """Take the session as it is, as for a file."""
        if self.context.document.specimen is None and self.context.lessons.lesson is None:
            self._sessions = [*self._sessions, self.window.sessions.take()][-SESSIONS:]

    def open_session(self, a: int, b: int) -> None:
        """Open a session that was kept, as from a file: the zoo and lessons are left before."""
        if self._sessions:
            self.window.files.asked.emit()
            self.window.sessions.open(one_of(self._sessions, a), None)

    # ── what comes from outside ────────────────────────────────────────────────────────────────

    def drop(self, a: int, b: int) -> None:
        """Drop a file or two, or a text."""
        mime = QMimeData()
        files = sorted(self._folder.iterdir()) if self._folder is not None else []
        if files and a % 4:
            chosen = [one_of(files, b), one_of(files, a)][: 1 + (a % 8 == 1)]
            self.touched = ", ".join(path.name for path in chosen)
            mime.setUrls([QUrl.fromLocalFile(str(path)) for path in chosen])
        else:
            mime.setText(one_of(texts(self.context.document.experiment), b))
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.window.dropEvent(QDropEvent(QPointF(100, 100), copy, mime, left, none))

    def paste(self, a: int, b: int) -> None:
        """Paste a text where the keys are, or as data or weights."""
        copy_text(one_of(texts(self.context.document.experiment), b))
        if a % 3:
            self.trigger(["Paste data…", "Paste all weights"], a)
        else:
            QTest.keyClick(
                QApplication.focusWidget() or self.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
            )

    def close_window(self, a: int, b: int) -> None:
        """Close another one of the program's windows."""
        for other in [
            one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self.window
        ]:
            self.touched = type(other).__name__
            other.close()

    def kill_engine(self, a: int, b: int) -> None:
        """End the engine's process, as the system does where memory runs out."""
        if self._engine is not None:
            with suppress(OSError):  # it is just being started again
                os.kill(self._engine(), signal.SIGKILL)
