"""What the window shows of itself while a lesson is open: the panels and plots that the page names."""

from collections.abc import Callable
from typing import Any

from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtWidgets import QWidget

from engine.lesson.action import PANELS
from gui.docking.workspaces import Workspaces
from gui.look.properties import set_mark, with_properties
from gui.panels.card import Card
from gui.window_parts import WindowParts
from gui.workspaces.teach import Teach, page_arrangement

CardStates = dict[str, Any]
LIT_MS = 1500  # for how long a shown panel stays lit


class LessonView(QObject):
    """Lays the window out for each page, and as it was before when the lesson is left."""

    def __init__(
        self,
        parts: WindowParts,
        workspaces: Workspaces,
        view: Callable[[], CardStates],
        set_view: Callable[[CardStates], None],
    ) -> None:
        """view, set_view: what the window remembers of its layout, as JSON data."""
        super().__init__(parts.window)
        self._plots, self._workspaces = parts.plots, workspaces
        self._view, self._set_view = view, set_view
        self._cards = {card.objectName(): card for card in parts.cards}
        lessons = self._lessons = parts.context.lessons
        self._kept: CardStates | None = None
        self._also: tuple[str, ...] = ()
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
        """Have the lesson's card there only while a lesson is open, or where one would be."""
        is_wanted = self._workspaces.current is Teach or self._lessons.lesson is not None
        self.card.setVisible(is_wanted)

    def arrange(self, *, anew: bool = False) -> None:
        """Show what the page names, and nothing else. anew: also where it was placed already."""
        page = self._lessons.page
        if page is not None:
            self._also = ()
            names = tuple(name for name in PANELS if name in page.scene.panels)
            self._workspaces.show_page(page_arrangement(names, page.scene.plots), anew=anew)

    def come_back_to(self, view: CardStates) -> None:
        """Have the window look like this when the lesson is left, not as it did when it was opened."""
        self._kept = view

    def show_part(self, name: str) -> None:
        """Have a panel or a plot in sight, also one that the page leaves out, and lit for a moment."""
        part = self._part(name)
        if part is None:
            return
        page = self._lessons.page
        if isinstance(part, Card) and part.isHidden() and page is not None:
            self._also = (*self._also, name)
            names = [one for one in PANELS if one in page.scene.panels] + list(self._also)
            self._workspaces.show_page(page_arrangement(names, page.scene.plots))
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
        kept, self._kept = self._kept, None
        self.point_at("")
        self.card.hide()
        self._workspaces.end_page()
        if kept is not None:
            self._set_view(kept)

    def _part(self, name: str) -> QWidget | None:
        if name in self._cards:
            return self._cards[name]
        return next((card for card in self._plots.cards if card.plot.name == name), None)
