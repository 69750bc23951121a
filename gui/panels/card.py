"""A card: a titled panel that can be moved, closed and brought back."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import Any

from PyQt6.QtCore import QPoint, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QPaintEvent
from PyQt6.QtWidgets import (
    QApplication,
    QDockWidget,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.look.flash import GLANCE_MS, flash
from gui.look.panel_theme import LateLooks, PanelTheme
from gui.look.properties import present, with_properties
from gui.look.surface import GAP, INSIDE, SHADOW, paint_card, paint_floating
from gui.look.theme import Theme
from gui.panels.base import Panel
from gui.panels.card_title import CardTitle
from gui.panels.enlarge_button import EnlargeButton
from gui.state.context import Context

OF_A_MOMENT = ("notice", "zoo", "lesson")  # cards that come and go by themselves
SETTLE_MS = 50  # until a panel that has just unfolded something is laid out


def show_part(part: QWidget, theme: Theme) -> None:
    """Scroll to a part of a panel, to its top where not all of it fits, and light it up."""
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            content, bar = present(around.widget()), present(around.verticalScrollBar())
            top = part.mapTo(content, QPoint(0, 0)).y()
            room = present(around.viewport()).height()
            if top + part.height() > bar.value() + room or top < bar.value():
                bar.setValue(min(top, max(top + part.height() - room, 0)) if part.height() <= room else top)
        around = around.parentWidget()
    flash(part, theme, GLANCE_MS)


class Card(QDockWidget):
    """A dock widget painted as a card, around a panel, which is built once the card is shown or asked for it.

    name: its id in the saved layout. find_kind: gives the kind of the panel, which may be imported by that.
    late_looks: has the panels of a window take another look over while they are out of sight.

    Signals:
        number_clicked(object, str): as of the panel.
    """

    number_clicked = pyqtSignal(object, str)

    def __init__(
        self,
        name: str,
        find_kind: Callable[[], type[Panel]],
        context: Context,
        late_looks: LateLooks | None = None,
        *,
        is_bare: bool = False,
    ) -> None:
        super().__init__()
        self._find_kind = find_kind
        self._panel_theme = PanelTheme(context.theme, late_looks or LateLooks(self), self)
        self._context = replace(context, theme=self._panel_theme)
        self._theme, self._is_bare = context.theme, is_bare
        self._content: Panel | None = None
        self._state: dict[str, Any] | None = None
        self._wait: list[Callable[[Panel], object]] = []
        self.setObjectName(name)
        self.visibilityChanged.connect(self._rest_behind_a_tab)
        self.topLevelChanged.connect(self._fit)
        toggle = present(self.toggleViewAction())
        toggle.triggered.connect(self._come_back)

    # ── its content ────────────────────────────────────────────────────────────────────────────

    @cached_property
    def kind(self) -> type[Panel]:
        """The kind of the panel."""
        return self._find_kind()

    @property
    def is_of_a_moment(self) -> bool:
        """Whether the card is there only at times, whoever asks."""
        return self.objectName() in OF_A_MOMENT

    @property
    def content(self) -> Panel:
        """The panel."""
        return self.build()

    @property
    def is_built(self) -> bool:
        """Whether the panel is there already."""
        return self._content is not None

    def build(self) -> Panel:
        """Build the panel, unless it is there."""
        if self._content is None:
            self._content = self.kind(self._context)
            self._panel_theme.watch(self._content)
            self._lay_out(self._content)
            for do in self._wait:
                do(self._content)
        return self._content

    def once_built(self, do: Callable[[Panel], object]) -> None:
        """Have something done with the panel, now or when it is built."""
        if self._content is None:
            self._wait.append(do)
        else:
            do(self._content)

    def saved_state(self) -> dict[str, Any]:
        """What the window remembers of the panel, as JSON data."""
        return (self._state or {}) if self._content is None else self._content.saved_state()

    def restore_state(self, state: dict[str, Any]) -> None:
        """Have the panel take a remembered state."""
        if self._content is None:
            self._state = state
        else:
            self._content.restore_state(state)

    def _lay_out(self, content: Panel) -> None:
        self.setWindowTitle(content.title_now)
        content.title_changed.connect(self.setWindowTitle)
        content.answered.connect(self._take_answer)
        content.number_clicked.connect(self.number_clicked)
        title_bar = QWidget(self) if self._is_bare else self._title_bar(content)
        body = QWidget(self)
        self._layout = QVBoxLayout(body)
        self._layout.addWidget(content)
        if self._is_bare:  # as high as its content and no higher, which leaves the room to its neighbours
            self._layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinAndMaxSize)
        self.setTitleBarWidget(title_bar)
        self.setWidget(body)
        self._theme.changed.connect(self._fit)
        self._fit()
        if self._state is not None:
            with suppress(Exception):  # a file that somebody edited may hold anything
                content.restore_state(self._state)

    def _title_bar(self, content: Panel) -> CardTitle:
        title_bar = CardTitle(self, self._theme, self.take_close, lambda: self.gap)
        if content.title_extra is not None:
            title_bar.add(content.title_extra)
            for button in content.title_extra.findChildren(EnlargeButton):
                self.topLevelChanged.connect(button.setChecked)
        return title_bar

    # ── what it does ───────────────────────────────────────────────────────────────────────────

    def take_close(self) -> None:
        """Close it, unless the panel does something else then; the keys go back to the window."""
        had_keys = self.isAncestorOf(QApplication.focusWidget())
        if not self.content.take_close():
            self.close()
        window = self.parentWidget()
        if had_keys and self.isHidden() and window is not None:
            window.setFocus()

    def bring(self) -> None:
        """Show the card in front of its tabs, and make it high enough once it is laid out."""
        self.show()
        self.raise_()
        QTimer.singleShot(0, self._grow)

    def _take_answer(self, part: QWidget) -> None:
        """Have a part of the content in sight, once it is laid out, and light it up."""
        self.bring()
        timer = with_properties(QTimer, part, singleShot=True, interval=SETTLE_MS)  # ends with the part
        timer.timeout.connect(lambda: show_part(part, self._theme))
        timer.timeout.connect(timer.deleteLater)
        timer.start()

    def _rest_behind_a_tab(self, is_seen: bool) -> None:
        """Hide what is on a tab that is not on top: Qt only moves it out of sight, and it would work on."""
        if self._content is not None and not self._is_bare and (is_seen or self.isVisible()):
            if is_seen:
                self._panel_theme.catch_up()
            self._content.setVisible(is_seen)
            title = self.titleBarWidget()
            if isinstance(title, CardTitle):
                title.rest(not is_seen)

    def _come_back(self, is_shown: bool) -> None:
        """Brought back by its menu entry: in front of its tabs, and once it is laid out, high enough."""
        if is_shown:
            self.bring()

    def _grow(self) -> None:
        """Grow to the height that the content asks for; Qt squeezes in whatever comes back."""
        window, wanted = self.parent(), self.sizeHint().height()
        if not isinstance(window, QMainWindow) or self.isFloating() or self.height() >= wanted:
            return
        direct = Qt.FindChildOption.FindDirectChildrenOnly  # Qt would ask thousands of widgets
        cards = window.findChildren(Card, options=direct)
        others = [card for card in cards if self._is_in_column(card, window)]
        room = sum(card.height() for card in others)
        share = (room + self.height() - wanted) / max(room, 1)  # all heights are given, else Qt gives less
        heights = [wanted, *(max(round(card.height() * share), 1) for card in others)]
        window.resizeDocks([self, *others], heights, Qt.Orientation.Vertical)

    def _is_in_column(self, other: "Card", window: QMainWindow) -> bool:
        """Whether another card is seen above or below this one."""
        is_seen = other is not self and other.content.isVisible() and not other.isFloating()
        return (
            is_seen and other.x() == self.x() and window.dockWidgetArea(other) == window.dockWidgetArea(self)
        )

    def _fit(self) -> None:
        if self._content is None:
            return
        px = self._theme.px
        gap = self.gap
        edge = px(gap) if self._is_bare else px(gap + INSIDE)
        self._layout.setContentsMargins(edge, px(4), edge, px(gap if self._is_bare else gap + 10))
        title = self.titleBarWidget()
        if isinstance(title, CardTitle):
            title.fit()
        self.update()

    @property
    def gap(self) -> int:
        """Around its surface, px at 100 %; while it floats, its shadow.

        Before a window has taken it, a dock widget says that it floats.
        """
        return SHADOW if self.isFloating() and self.parent() is not None else GAP

    def setVisible(self, visible: bool) -> None:
        """Have something to show."""
        if visible and not self.build().isHidden():
            self._panel_theme.catch_up()
        super().setVisible(visible)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the card's surface."""
        if self.isFloating():
            title = self.titleBarWidget()
            paint_floating(self, self._theme, 0 if title is None else title.geometry().bottom())
        elif not self._is_bare:
            paint_card(self, self._theme)

    def minimumSizeHint(self) -> QSize:
        """No smaller than the title and some of the content."""
        return super().minimumSizeHint().expandedTo(QSize(self._theme.px(160), self._theme.px(60)))
