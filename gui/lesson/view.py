"""What the window shows of itself while a lesson is open: the panels and plots that the page names."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject, Qt, QTimer
from PyQt6.QtWidgets import QMainWindow, QWidget

from engine.lesson.action import PANELS
from gui.look.properties import set_mark, with_properties
from gui.panels.card import Card
from gui.window_parts import WindowParts

CardStates = dict[str, Any]
Left, Right, Bottom = (
    Qt.DockWidgetArea.LeftDockWidgetArea,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
FORMS, TABS, TABLES = (
    ("sequence", "model"),
    ("watches", "breakpoints", "comparison", "what_if"),
    ("steps", "report", "doctor"),
)
WIDTHS = {Left: 380, Right: 330}  # px at 100 %
TABLE = 210  # px at 100 %
HEIGHTS = {"sequence": 300, "model": 260, "cell": 220, "equation": 280}  # px, or in that proportion
FEW = 2  # panels on the right beyond which the two forms share a tab
LIT_MS = 1500  # for how long a shown panel stays lit


class LessonView(QObject):
    """Lays the window out for each page, and as it was before when the lesson is left."""

    def __init__(
        self, parts: WindowParts, view: Callable[[], CardStates], set_view: Callable[[CardStates], None]
    ) -> None:
        """view, set_view: what the window remembers of its layout, as JSON data."""
        super().__init__(parts.window)
        self._window, self._plots, self._theme = parts.window, parts.plots, parts.theme
        self._view, self._set_view = view, set_view
        self._cards = {card.objectName(): card for card in parts.cards}
        lessons = self._lessons = parts.context.lessons
        self._kept: CardStates | None = None
        self._placed: tuple[str, ...] | None = None
        self._lit: QWidget | None = None
        self._dim = with_properties(QTimer, self, singleShot=True, interval=LIT_MS)
        self._dim.timeout.connect(lambda: self.point_at(""))
        lessons.entered.connect(self._keep)
        lessons.page_changed.connect(lambda: self.arrange())
        lessons.left.connect(self._bring_back)
        lessons.links.show_wanted.connect(self.show_part)
        lessons.links.pointed.connect(self.point_at)
        self.show_card()

    @property
    def card(self) -> Card:
        """The card of the lesson itself."""
        return self._cards["lesson"]

    def show_card(self) -> None:
        """Have the lesson's card there only while a lesson is open."""
        self.card.setVisible(self._lessons.lesson is not None)

    def arrange(self, *, anew: bool = False) -> None:
        """Show what the page names, and nothing else. anew: also where it was placed already."""
        page = self._lessons.page
        if page is None:
            return
        for plot_card in self._plots.cards:
            plot_card.setVisible(plot_card.plot.name in page.scene.plots)
        names = tuple(name for name in PANELS if name in page.scene.panels)
        if anew or names != self._placed or not self.card.isVisible():
            self._placed = names
            self._place(names)

    def come_back_to(self, view: CardStates) -> None:
        """Have the window look like this when the lesson is left, not as it did when it was opened."""
        self._kept = view

    def show_part(self, name: str) -> None:
        """Have a panel or a plot in sight, also one that the page leaves out, and lit for a moment."""
        part = self._part(name)
        if part is None:
            return
        if isinstance(part, Card) and part.isHidden() and self._placed is not None:
            self._placed = (*self._placed, name)
            self._place(self._placed)
        part.show()
        part.raise_()
        self.point_at(name)
        self._dim.start()

    def point_at(self, name: str) -> None:
        """Light up a panel or a plot; none for ""."""
        part = self._part(name)
        self._dim.stop()
        if self._lit is not None and self._lit is not part:
            set_mark(self._lit, "lit", False)
        self._lit = part
        if part is not None:
            set_mark(part, "lit", True)

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _keep(self) -> None:
        if self._kept is None:
            self._kept = self._view()

    def _bring_back(self) -> None:
        """The window as it was before the lesson."""
        kept, self._kept, self._placed = self._kept, None, None
        self.point_at("")
        self.card.hide()
        if kept is not None:
            self._set_view(kept)

    def _part(self, name: str) -> QWidget | None:
        if name in self._cards:
            return self._cards[name]
        return next((card for card in self._plots.cards if card.plot.name == name), None)

    def _place(self, names: tuple[str, ...]) -> None:
        """The text on the left; forms, cell, equation and tabs on the right; tables at the bottom."""
        window = self._window
        for name, card in self._cards.items():
            if name != "lesson" and name not in names:
                card.hide()
        _dock(window, self.card, Left)
        right = [name for name in names if name not in TABLES]
        above: str | None = None
        for name in right:
            card = self._cards[name]
            _dock(window, card, Right)
            behind = next((group for group in (FORMS, TABS) if name in group), ())
            shares_tab = above in behind and (behind == TABS or len(right) > FEW)
            if shares_tab and above is not None:
                window.tabifyDockWidget(self._cards[above], card)
            above = name
        self._place_tables([name for name in names if name in TABLES])
        for name in reversed(names):
            self._cards[name].raise_()
        self._set_sizes(right)

    def _place_tables(self, tables: list[str]) -> None:
        for name in tables:
            _dock(self._window, self._cards[name], Bottom)
        if len(tables) > 1:
            self._window.tabifyDockWidget(self._cards[tables[0]], self._cards[tables[1]])

    def _set_sizes(self, right: list[str]) -> None:
        window, px = self._window, self._theme.px
        window.resizeDocks([self.card], [px(WIDTHS[Left])], Qt.Orientation.Horizontal)
        cards = [self._cards[name] for name in right]
        for card in cards[:1]:
            window.resizeDocks([card], [px(WIDTHS[Right])], Qt.Orientation.Horizontal)
        heights = [px(HEIGHTS.get(name, 160)) for name in right]
        window.resizeDocks(cards, heights, Qt.Orientation.Vertical)
        tables = [self._cards[name] for name in TABLES if self._cards[name].isVisible()]
        window.resizeDocks(tables, [px(TABLE)] * len(tables), Qt.Orientation.Vertical)


def _dock(window: QMainWindow, card: Card, area: Qt.DockWidgetArea) -> None:
    """Have a card in an area. One that is docked stays so: Qt would hide it, and the keys would be gone."""
    if card.isFloating():
        card.setFloating(False)
    window.addDockWidget(area, card)
    card.show()
