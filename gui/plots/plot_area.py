"""The plots, one above the other, each in a card."""

from functools import partial
from typing import Any

from PyQt6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QTabBar, QToolButton, QVBoxLayout, QWidget

from gui.language.translation import shown
from gui.look.properties import present, with_properties
from gui.look.surface import GAP, INSIDE
from gui.look.tab_list import TabList
from gui.plots import plot_classes
from gui.plots.base import Plot
from gui.state.context import Context

LEAST = 120  # px at 100 %: below that height of each, the plots are shown one at a time


class PlotCard(QFrame):
    """A plot under its title."""

    def __init__(self, plot: Plot, context: Context) -> None:
        super().__init__()
        self.setObjectName("card")
        self.plot = plot
        self._theme = context.theme
        self._title = with_properties(QLabel, shown(plot.title), self, toolTip=shown(plot.help))
        self._title.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.addWidget(plot)
        plot.add_title(self._title)
        context.theme.changed.connect(self._fit)
        self._fit()

    @property
    def title(self) -> str:
        """The name of the plot, as it stands above it."""
        return self._title.text()

    def _fit(self) -> None:
        px = self._theme.px
        layout = present(self.layout())
        layout.setContentsMargins(px(INSIDE), px(6), px(6), px(4))


class PlotScroll(QScrollArea):
    """Scrolls to one plot at a time where all of them together would be too low."""

    def __init__(self, splitter: QSplitter) -> None:
        super().__init__()
        self.setWidget(splitter)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its plots take the focus, and scroll into view
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Room for one plot."""
        splitter = self.widget()
        assert isinstance(splitter, QSplitter)
        cards = [present(splitter.widget(index)) for index in range(splitter.count())]
        least = [card.minimumSizeHint().height() for card in cards if not card.isHidden()]
        return QSize(splitter.minimumSizeHint().width(), max(least, default=0))

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Ask for more room where a plot needs more: Qt would cut it, as it could be scrolled."""
        if event is not None and watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class PlotArea(QWidget):
    """Every plot there is, with linked time axes; any can be hidden, and their heights dragged.

    Where there is too little height for all that are shown, they stand one at a time behind tabs.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self.cards = [PlotCard(kind(context), context) for kind in plot_classes()]
        for card in self.cards:
            self._splitter.addWidget(card)
            card.installEventFilter(self)
            card.plot.asked.connect(partial(self.show_card, card))
            if card is not self.cards[0]:
                card.plot.link(self.cards[0].plot)
        self._scroll = PlotScroll(self._splitter)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Plots"))
        self.tabs.setToolTip(self.tr("Choose the plot that is shown: there is no room for several."))
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(True)
        name, help = self.tr("All plots here"), self.tr("All plots that are shown.")
        self.tab_list = TabList(self.tabs, self.tabs.findChildren(QToolButton), name, help)
        self.tabs.hide()
        self.tabs.currentChanged.connect(self._go_to_tab)
        self._page_later = with_properties(QTimer, self, singleShot=True, interval=0)
        self._page_later.timeout.connect(self._take_room)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._scroll, 1)
        self._layout.addWidget(self.tabs)
        present(self._scroll.verticalScrollBar()).valueChanged.connect(self._follow_scroll)
        context.theme.changed.connect(self._fit)
        self._fit()
        self.arrange()

    @property
    def plots(self) -> list[Plot]:
        """The plots, from top to bottom."""
        return [card.plot for card in self.cards]

    def named(self, name: str) -> Plot | None:
        """The plot of a name, such as "error"."""
        return next((plot for plot in self.plots if plot.name == name), None)

    @property
    def shown(self) -> list[Plot]:
        """The plots that are not hidden."""
        return [card.plot for card in self.cards if not card.isHidden()]

    def arrange(self, names: tuple[str, ...] = (), left: dict[str, Any] | None = None) -> None:
        """Show these plots, or all, equally high. left: what `arrangement` gave instead."""
        hidden = [card.plot.name for card in self.cards if names and card.plot.name not in names]
        left = left or {}
        for card in self.cards:
            card.setHidden(card.plot.name in left.get("hidden", hidden))
        sizes = left.get("sizes", [])
        if len(sizes) != len(self.cards):
            sizes = [300] * len(self.cards)  # far above what each needs at least
        self._splitter.setSizes(sizes)
        for index in range(len(self.cards)):
            self._splitter.setStretchFactor(index, 1)

    def arrangement(self) -> dict[str, Any]:
        """Which plots are shown, and how high, as JSON data."""
        return {
            "sizes": self._splitter.sizes(),
            "hidden": [card.plot.name for card in self.cards if card.isHidden()],
        }

    def saved_state(self) -> dict[str, Any]:
        """What is worth remembering, as JSON data."""
        return {
            **self.arrangement(),
            "plots": {card.plot.name: card.plot.saved_state() for card in self.cards},
        }

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take a remembered state; what it does not know stays as it is."""
        for card in self.cards:
            card.setHidden(card.plot.name in state.get("hidden", ()))
            card.plot.restore_state(state.get("plots", {}).get(card.plot.name, {}))
        sizes = state.get("sizes", [])
        if len(sizes) == len(self.cards):
            self._splitter.setSizes(sizes)

    def show_card(self, card: PlotCard) -> None:
        """Have a plot in sight, also where one is shown at a time."""
        card.show()
        self._take_room()
        present(self._scroll.verticalScrollBar()).setValue(card.y())

    # ── one at a time ──────────────────────────────────────────────────────────────────────────

    def _take_room(self) -> None:
        """Decide whether all plots find room, and name them on tabs where they do not."""
        shown, height = [card for card in self.cards if not card.isHidden()], self.height()
        is_paged = len(shown) > 1 and height < len(shown) * self._theme.px(LEAST)
        titles = [card.title for card in shown] if is_paged else []
        if titles != [self.tabs.tabText(index) for index in range(self.tabs.count())]:
            self._name_tabs(titles)
        self.tabs.setVisible(is_paged)
        present(self._layout).activate()
        least = present(self._scroll.viewport()).height() if is_paged else 0
        for card in self.cards:
            card.setMinimumHeight(least)
        if is_paged:
            self._go_to_tab(self.tabs.currentIndex())

    def _name_tabs(self, titles: list[str]) -> None:
        while self.tabs.count():
            self.tabs.removeTab(0)
        for title in titles:
            self.tabs.addTab(title)

    def _go_to_tab(self, index: int) -> None:
        shown = [card for card in self.cards if not card.isHidden()]
        if 0 <= index < len(shown) == self.tabs.count():  # else the tabs are being made
            present(self._scroll.verticalScrollBar()).setValue(shown[index].y())

    def _follow_scroll(self, value: int) -> None:
        """A plot that took the focus has scrolled into view."""
        shown = [card for card in self.cards if not card.isHidden()]
        places = [abs(card.y() - value) for card in shown]
        if self.tabs.count() == len(shown) and places:
            self.tabs.setCurrentIndex(places.index(min(places)))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """See whether all plots find room."""
        super().resizeEvent(event)
        self._page_later.start()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """See it, too, when one comes or goes."""
        if event is not None and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._page_later.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        gap = self._theme.px(GAP)
        self._layout.setContentsMargins(gap, gap, gap, gap)
        self._layout.setSpacing(0)
        self._splitter.setHandleWidth(3 * gap)
        self._page_later.start()
