"""Presenter mode: large text, no menus, one plot as large as the screen; driven by keys or a remote."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PyQt6.QtWidgets import QToolBar, QWidget

from gui.lesson.view import LessonView
from gui.look.properties import present, with_properties
from gui.open.settings import SCALES
from gui.shell.window_memory import WindowMemory
from gui.window_parts import WindowParts

SCALE = 1.5  # at least; readable from the last row
TEXT_WIDTH = 400  # px at 100 %, of a lesson's text
TELLING_MS = 8000  # for how long the keys are told


class Presenter(QObject):
    """Goes into presenter mode and out of it; the window comes back as it was.

    PgDown and PgUp, which presenter remotes send, turn the pages of a lesson, or step where none is open.

    Signals:
        changed(): the window is presented now, or no more.
    """

    changed = pyqtSignal()

    def __init__(
        self, parts: WindowParts, memory: WindowMemory, lesson_view: LessonView, tool_bars: list[QToolBar]
    ) -> None:
        """tool_bars: what an audience does not need."""
        super().__init__(parts.window)
        self._window, self._parts, self._memory = parts.window, parts, memory
        self._lesson_view, self._tool_bars = lesson_view, tool_bars
        self._transport, self._lessons = parts.context.transport, parts.context.lessons
        self._kept: tuple[dict[str, Any], float, Qt.WindowState] | None = None
        self._curtain = Curtain(parts.window)
        self._hush = with_properties(QTimer, self, singleShot=True, interval=TELLING_MS)
        self._hush.timeout.connect(lambda: parts.messages.take_back("presenter"))
        self._shortcuts = [self._shortcut(key, do) for keys, do in self._keys() for key in keys]
        self._lessons.entered.connect(self._enter_lesson)
        self._lessons.page_changed.connect(self._follow_page)
        self._lessons.left.connect(self._leave_lesson)

    @property
    def is_on(self) -> bool:
        """Whether the window is presented."""
        return self._kept is not None

    def toggle(self) -> None:
        """Present, or no more."""
        if self.is_on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Fill the screen with what an audience wants to see."""
        window, theme = self._window, self._parts.theme
        if self.is_on:
            return
        self._kept = self._memory.view(), theme.scale, window.windowState()
        scale = max(theme.scale, SCALE)
        theme.set_scale(min(SCALES, key=lambda known: abs(known - scale)))
        self._show_chrome(False)
        window.showFullScreen()
        self._show_audience()
        self._enable(True)
        self._parts.messages.show_message(
            self.tr(
                "Presenting: PgDown and PgUp go on and back, 1 to 3 show a plot, 0 all, B is black, Esc ends."
            ),
            "done",
            topic="presenter",
        )
        self._hush.start()
        self.changed.emit()

    def leave(self) -> None:
        """Show the window as it was before."""
        kept, self._kept = self._kept, None
        if kept is None:
            return
        view, scale, state = kept
        self._enable(False)
        self._curtain.hide()
        self._parts.messages.take_back("presenter")
        self._show_chrome(True)
        self._window.setWindowState(state)
        self._parts.theme.set_scale(scale)
        self._memory.set_view(view)
        if self._lessons.page is not None:
            self._lesson_view.arrange(anew=True)
        self.changed.emit()

    def show_plot(self, number: int) -> None:
        """Show one plot alone, from 1; 0 shows what the page shows, or all of them."""
        cards = self._parts.plots.cards
        if number > len(cards):
            return
        if number == 0:
            for card in cards:
                card.setVisible(card.plot.name in self._plots_of_page())
            self._show_audience()
            return
        for place, card in enumerate(cards, start=1):
            card.setVisible(place == number)
        for panel in self._parts.cards:
            panel.hide()

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _keys(self) -> list[tuple[tuple[str, ...], Callable[[], object]]]:
        plots = [((str(number),), lambda number=number: self.show_plot(number)) for number in range(4)]
        return [
            (("PgDown",), self._forward),
            (("PgUp",), self._back),
            (("B", "."), self._curtain.toggle),
            (("Escape",), self.leave),
            *plots,
        ]

    def _shortcut(self, key: str, do: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._window)
        shortcut.activated.connect(do)
        shortcut.setEnabled(False)
        return shortcut

    def _enable(self, is_on: bool) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(is_on)

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

    def _plots_of_page(self) -> tuple[str, ...]:
        page = self._lessons.page
        names = tuple(card.plot.name for card in self._parts.plots.cards)
        return names if page is None else page.scene.plots

    def _show_audience(self) -> None:
        """The lesson's text and the plots; the other panels rest."""
        lessons = self._lessons
        for card in self._parts.cards:
            card.setVisible(card.objectName() == "lesson" and lessons.page is not None)
        if lessons.page is not None:
            width = self._parts.theme.px(TEXT_WIDTH)
            self._window.resizeDocks([self._lesson_view.card], [width], Qt.Orientation.Horizontal)

    def _enter_lesson(self) -> None:
        """The window that a lesson comes back to is not the presented one."""
        if self._kept is not None:
            self._lesson_view.come_back_to(self._kept[0])

    def _leave_lesson(self) -> None:
        """The user's own layout is back: keep that one for the end, and present on."""
        if self._kept is not None:
            self._kept = self._memory.view(), *self._kept[1:]
            self._show_chrome(False)
            self._show_audience()

    def _follow_page(self) -> None:
        if self.is_on:
            self._show_audience()

    def _show_chrome(self, is_shown: bool) -> None:
        bar = present(self._window.menuBar())
        bar.setVisible(is_shown)
        for tool_bar in self._tool_bars:
            tool_bar.setVisible(is_shown)


class Curtain(QWidget):
    """A black screen, for when the class shall look at the teacher."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet("background: black;")
        self.setAccessibleName(self.tr("black screen"))
        window.installEventFilter(self)
        self.hide()

    def toggle(self) -> None:
        """Draw it, or open it."""
        parent = present(self.parentWidget())
        self.setGeometry(parent.rect())
        self.setVisible(not self.isVisible())
        self.raise_()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep the size of the window."""
        if event is not None and event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Any click opens it."""
        self.hide()
