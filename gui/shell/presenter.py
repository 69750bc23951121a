"""Presenter mode: the lecturer's panels in large text, live, on the whole screen, driven by keys."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import QWidget

from gui.lesson.view import LessonView
from gui.look.properties import present, with_properties
from gui.open.settings import SCALES
from gui.shell.pointers import Curtain, Pen, Spotlight
from gui.shell.window_memory import WindowMemory
from gui.window_parts import WindowParts

SCALE = 1.5  # at least; readable from the last row
TELLING_MS = 8000  # for how long the keys are told
SETTLE_MS = 300  # until the panels stand where there is room for them


class Presenter(QObject):
    """Goes into presenter mode and out of it; the window comes back as it was.

    PgDown and PgUp, which presenter remotes send, turn the pages of a lesson, or step where none is open.

    Signals:
        changed(): the window is presented now, or no more.
    """

    changed = pyqtSignal()

    def __init__(self, parts: WindowParts, memory: WindowMemory, lesson_view: LessonView) -> None:
        super().__init__(parts.window)
        self._window, self._parts, self._memory = parts.window, parts, memory
        self._lesson_view = lesson_view
        self._transport, self._lessons = parts.context.transport, parts.context.lessons
        self._kept: tuple[dict[str, Any], float, Qt.WindowState] | None = None
        self._before_alone: list[QWidget] | None = None
        self._began_in_lesson = False
        self._chosen: list[str] = []
        self._curtain = Curtain(parts.window)
        self.pen, self.spotlight = Pen(parts.window, parts.theme), Spotlight(parts.window)
        self._hush = self._timer(TELLING_MS, lambda: parts.messages.take_back("presenter"))
        self._later = self._timer(SETTLE_MS, self._show_chosen)
        self._before: dict[str, Any] = {}  # the layout that the window comes back to
        # What is dressed is enough for one turn; once more in its own size.
        self._soon, self._settled = (self._timer(pause, self._bring_back) for pause in (0, SETTLE_MS))
        self._shortcuts = [self._shortcut(key, do) for keys, do in self._keys() for key in keys]
        self._lessons.entered.connect(self._enter_lesson)
        self._lessons.page_changed.connect(self._forget_alone)
        self._lessons.left.connect(self._leave_lesson)

    @property
    def is_on(self) -> bool:
        """Whether the window is presented."""
        return self._kept is not None

    @property
    def is_alone(self) -> bool:
        """Whether one plot is shown and nothing else."""
        return self._before_alone is not None

    @property
    def view(self) -> dict[str, Any]:
        """The layout that the window has, or comes back to once it is no longer presented."""
        if self._kept is not None:
            return self._kept[0]
        return self._before if self._soon.isActive() else self._memory.view()

    def set_view(self, view: dict[str, Any]) -> None:
        """Lay the window out as a session says, also for when it is no longer presented."""
        if self._kept is not None:
            self._kept = view, *self._kept[1:]
        self._soon.stop()
        self._settled.stop()
        self._memory.set_view(view)

    def toggle(self) -> None:
        """Present, or no more."""
        if self.is_on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Fill the screen with the panels that are there, large and live; menus go."""
        window, theme = self._window, self._parts.theme
        if self.is_on:
            return
        self._finish()
        self._kept = self._memory.view(), theme.scale, window.windowState()
        self._began_in_lesson = self._lessons.page is not None
        self._chosen = [card.objectName() for card in self._parts.cards if not card.isHidden()]
        scale = max(theme.scale, SCALE)
        present(window.menuBar()).hide()
        window.showFullScreen()
        theme.set_scale(min(SCALES, key=lambda known: abs(known - scale)))
        self._enable(True)
        self._later.start()
        self._parts.messages.show_message(
            self.tr(
                "Presenting: PgDown and PgUp go on and back, 1 to 3 show a plot, 0 all, D draws, "
                "L lights up, B is black, Esc ends."
            ),
            "done",
            topic="presenter",
        )
        self._hush.start()
        self.changed.emit()

    def leave(self) -> None:
        """Show the window as it was before."""
        self._forget_alone()
        kept, self._kept = self._kept, None
        if kept is None:
            return
        self._before, scale, state = kept
        self._later.stop()
        self._enable(False)
        self._put_away()
        self._curtain.hide()
        self._parts.messages.take_back("presenter")
        present(self._window.menuBar()).show()
        self._window.setWindowState(state)
        self._parts.theme.set_scale(scale)
        for timer in (self._soon, self._settled):
            timer.start()
        self.changed.emit()

    def end(self) -> None:
        """Leave, and have the window as it was at once, as before it is closed."""
        self.leave()
        self._finish()

    def show_plot(self, number: int) -> None:
        """Show one plot alone, from 1; 0 shows everything again."""
        plots, panels = self._parts.plots.cards, self._parts.cards
        if number > len(plots):
            return
        if number == 0:
            self._end_alone()
            return
        if self._before_alone is None:
            self._before_alone = [part for part in (*plots, *panels) if not part.isHidden()]
        for place, card in enumerate(plots, start=1):
            card.setVisible(place == number)
        for panel in panels:
            panel.hide()

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _keys(self) -> list[tuple[tuple[str, ...], Callable[[], object]]]:
        plots = [((str(number),), lambda number=number: self.show_plot(number)) for number in range(4)]
        return [
            (("PgDown",), self._forward),
            (("PgUp",), self._back),
            (("B", "."), self._curtain.toggle),
            (("D",), self.pen.toggle),
            (("L",), self.spotlight.toggle),
            (("Escape",), self._escape),
            *plots,
        ]

    def _shortcut(self, key: str, do: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.activated.connect(do)
        shortcut.setEnabled(False)
        return shortcut

    def _timer(self, interval: int, do: Callable[[], object]) -> QTimer:
        timer = with_properties(QTimer, self, singleShot=True, interval=interval)
        timer.timeout.connect(do)
        return timer

    def _enable(self, is_on: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(is_on)

    def _escape(self) -> None:
        """Put away what lies over the window; where nothing does, end."""
        if self._curtain.isVisible():
            self._curtain.hide()
        elif self.pen.isVisible() or self.spotlight.isVisible():
            self._put_away()
        else:
            self.leave()

    def _put_away(self) -> None:
        self.pen.erase()
        self.spotlight.hide()

    def _forward(self) -> None:
        if self._curtain.isVisible():
            self._curtain.hide()
        elif self._lessons.page is not None and self._lessons.refused == self._lessons.page.number + 1:
            self._lessons.pass_over(self._lessons.refused)  # a second time: the audience has had its say
        elif self._lessons.page is not None:
            self._lessons.next_page()
        else:
            self._transport.step()

    def _back(self) -> None:
        if self._lessons.page is not None:
            self._lessons.previous_page()
        else:
            self._transport.step_back()

    def _show_chosen(self) -> None:
        """Bring back what the lecturer chose, and the workspace hid for the large text."""
        if not self.is_on or self.is_alone or self._lessons.page is not None:
            return
        for name in self._chosen:
            card = self._parts.card(name)
            if card.isHidden():
                card.show()

    def _finish(self) -> None:
        """Lay the window out now, where that is still to come."""
        if self._soon.isActive():
            self._soon.stop()
            self._bring_back()

    def _bring_back(self) -> None:
        """Lay the window out as it was, unless it is presented again."""
        if self.is_on:
            return
        self._memory.set_view(self._before)
        if self._lessons.page is not None:
            self._lesson_view.arrange(anew=True)

    def _end_alone(self) -> None:
        """Show what one plot has hidden."""
        before, self._before_alone = self._before_alone, None
        for part in before or ():
            part.show()

    def _forget_alone(self) -> None:
        """Another page lays the window out by itself."""
        if self.is_alone:
            self._end_alone()

    def _enter_lesson(self) -> None:
        """The window that a lesson comes back to is not the presented one."""
        if self._kept is not None:
            self._lesson_view.come_back_to(self._kept[0])

    def _leave_lesson(self) -> None:
        """The user's own layout is back: keep that one for the end, and present on."""
        if self._kept is not None:
            self._forget_alone()
            if self._began_in_lesson:
                self._kept = self._memory.view(), *self._kept[1:]
                self._began_in_lesson = False
            present(self._window.menuBar()).hide()
