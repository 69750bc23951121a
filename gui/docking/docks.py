"""The cards in the window's dock areas: put where an arrangement says, with the sizes that it says."""

from collections.abc import Sequence

from PyQt6 import sip
from PyQt6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PyQt6.QtGui import QMouseEvent
from PyQt6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QToolButton, QWidget

from gui.docking.fold import CHROME, PLOT, PLOTS, width_of
from gui.look.tab_list import TabList
from gui.look.theme import Theme
from gui.panels.card import Card
from gui.workspaces.base import Arrangement, PanelColumn, PanelStack

DockSide = Qt.DockWidgetArea
Left, Right, Bottom = DockSide.LeftDockWidgetArea, DockSide.RightDockWidgetArea, DockSide.BottomDockWidgetArea
COLUMN = 340  # px at 100 %: of one that a panel opens where there was none

TAKEN = "has a list"  # the property of a tab bar that was given all it needs
PLACED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show)  # of a tab bar


class Docks(QObject):
    """Places cards. homes: the side of each where an arrangement does not name it."""

    def __init__(
        self, window: QMainWindow, cards: Sequence[Card], homes: dict[str, DockSide], theme: Theme
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._homes = window, theme, homes
        self.cards = {card.objectName(): card for card in cards}
        # Not animated: Qt would start an animation whenever a panel's content asks for another size.
        window.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        window.setCorner(Qt.Corner.BottomRightCorner, Right)
        self._tab_lists: list[TabList] = []  # Python would drop them: nothing else of it knows Qt's own bars
        window.installEventFilter(self)
        for name, card in self.cards.items():  # Qt restores only what the window has already
            window.addDockWidget(homes[name], card)
            card.hide()

    def place(self, wanted: Arrangement) -> None:
        """Show what an arrangement names, where it says; the others are hidden near by."""
        self.set_corner(wanted)
        for name, card in self.cards.items():
            if card.isFloating():
                card.setFloating(False)
            if name not in wanted.panels:
                card.hide()
        self._place_column(Left, wanted.left)
        self._place_column(Right, wanted.right)
        if wanted.below is not None:
            self._place_stack(Bottom, wanted.below)
        self._place_others(wanted)
        for stack in stacks_of(wanted):
            self.cards[stack.panels[0]].raise_()
        self.set_sizes(wanted)

    def let_go(self) -> None:
        """Drop the panel that the mouse drags, if any: Qt crashes where it restores a layout meanwhile."""
        held, left = QWidget.mouseGrabber(), Qt.MouseButton.LeftButton
        if isinstance(held, QDockWidget):
            nothing, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
            place, on_screen = QPointF(), QPointF(held.mapToGlobal(QPointF()))
            release = QMouseEvent(QEvent.Type.MouseButtonRelease, place, on_screen, left, nothing, none)
            QCoreApplication.sendEvent(held, release)

    def set_corner(self, wanted: Arrangement) -> None:
        """Have the stack below reach under the left column, or not; Qt's layouts do not tell it."""
        self._window.setCorner(Qt.Corner.BottomLeftCorner, Bottom if wanted.reaches_left else Left)

    def set_sizes(self, wanted: Arrangement) -> None:
        """Give columns and stacks the sizes of an arrangement."""
        window, px = self._window, self._theme.px
        width = window.width() / self._theme.scale
        for column in (wanted.left, wanted.right):
            cards = [self.cards[stack.panels[0]] for stack in column.stacks]
            if cards:
                across = px(width_of(column, width))
                window.resizeDocks(cards[:1], [across], Qt.Orientation.Horizontal)
                heights = [self._height(stack) for stack in column.stacks]
                window.resizeDocks(cards, heights, Qt.Orientation.Vertical)
        if wanted.below is not None:
            below = self.cards[wanted.below.panels[0]]
            height = max(wanted.below.height, round(wanted.below.share * window.height()))
            window.resizeDocks([below], [height], Qt.Orientation.Vertical)

    def stretch(self, wanted: Arrangement, times: float) -> None:
        """Keep the share of columns that have one, in a window that has become so many times as wide."""
        names = {
            name
            for column in (wanted.left, wanted.right)
            if column.width <= 1
            for stack in column.stacks
            for name in stack.panels
        }
        self.set_widths({name: width * times for name, width in self.widths().items() if name in names})

    def widths(self) -> dict[str, int]:
        """The width of every card that is seen in a column, px: one behind a tab has that of long ago."""
        sides = {name: self._window.dockWidgetArea(card) for name, card in self.cards.items()}
        return {
            name: card.width()
            for name, card in self.cards.items()
            if not card.visibleRegion().isEmpty() and not card.isFloating() and sides[name] in (Left, Right)
        }

    def set_widths(self, widths: dict[str, float]) -> None:
        """Make the columns as wide as some of their cards are to be."""
        for name, width in widths.items():
            if self.cards[name].isVisible():
                self._window.resizeDocks([self.cards[name]], [round(width)], Qt.Orientation.Horizontal)

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _height(self, stack: PanelStack) -> int:
        """How high a stack is to be, px; one that gives no height, as high as its content."""
        card = self.cards[stack.panels[0]]
        return self._theme.px(stack.height) if stack.height else max(1, card.sizeHint().height())

    def _place_column(self, side: DockSide, column: PanelColumn) -> None:
        for stack in column.stacks:
            self._place_stack(side, stack)

    def _place_stack(self, side: DockSide, stack: PanelStack) -> None:
        """One that is docked already is moved without being hidden: with it, the keys would be gone."""
        first, *others = (self.cards[name] for name in stack.panels)
        self._window.addDockWidget(side, first, Qt.Orientation.Vertical)
        first.show()
        for other in others:
            self._window.tabifyDockWidget(first, other)
            other.show()

    def _place_others(self, wanted: Arrangement) -> None:
        """Where they would come to: as a tab of their side's, or else together beside the plots."""
        below = () if wanted.below is None else wanted.below.panels
        columns = {Left: wanted.left.panels, Right: wanted.right.panels, Bottom: below}
        for name, card in self.cards.items():
            if name in wanted.panels:
                continue
            side = self._side_for(self._homes[name], columns)
            if columns[side]:
                host = columns[side][0 if side == Left else -1]
                self._window.tabifyDockWidget(self.cards[host], card)
            else:
                self._window.addDockWidget(side, card, Qt.Orientation.Vertical)
            columns[side] = (*columns[side], name)
            card.hide()

    def _side_for(self, home: DockSide, columns: dict[DockSide, tuple[str, ...]]) -> DockSide:
        """The home of a panel, or where there is a column already if nothing else would fit beside it."""
        width, height = (side / self._theme.scale for side in (self._window.width(), self._window.height()))
        has_room = height > CHROME + 2 * PLOT if home == Bottom else width > PLOTS + 2 * COLUMN
        others = [side for side in (Right, Left) if columns[side]]
        return home if columns[home] or has_room or not others else others[0]

    @property
    def _scroll_names(self) -> tuple[str, str]:
        """The names of the buttons that scroll a bar whose tabs do not fit, the left one first."""
        return self.tr("Scroll the tabs to the left"), self.tr("Scroll the tabs to the right")

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Have the tabs that Qt makes for docks keep their words: where they do not fit, a list has all.

        Bars that it keeps for later it puts out of sight, where Tab would still go to them.
        """
        if isinstance(watched, QTabBar) and event is not None and event.type() in PLACED:
            is_seen = watched.x() >= 0
            watched.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_seen else Qt.FocusPolicy.NoFocus)
        if event is not None and event.type() == QEvent.Type.ChildPolished:
            # Which child, PyQt cannot always say: it may take the event for one that was at its address.
            for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
                if not bar.property(TAKEN):  # quicker than to look for its list among all that is in it
                    self._take_bar(bar)
        return super().eventFilter(watched, event)

    def _take_bar(self, bar: QTabBar) -> None:
        bar.setProperty(TAKEN, True)
        bar.setElideMode(Qt.TextElideMode.ElideNone)
        bar.setUsesScrollButtons(True)
        bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar.installEventFilter(self)
        arrows = bar.findChildren(QToolButton)
        for button, name in zip(arrows, self._scroll_names, strict=False):
            button.setAccessibleName(name)
        name, help = self.tr("All panels here"), self.tr("All panels that share this place.")
        tab_list = TabList(bar, arrows, name, help)  # meanwhile Qt makes other bars, which come here, too
        self._tab_lists = [*(one for one in self._tab_lists if not sip.isdeleted(one)), tab_list]


def stacks_of(wanted: Arrangement) -> list[PanelStack]:
    """Every stack of an arrangement."""
    below = () if wanted.below is None else (wanted.below,)
    return [*wanted.left.stacks, *wanted.right.stacks, *below]
