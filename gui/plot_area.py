"""The plots, one above the other, each in a card."""

from typing import Any

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from gui.card import GAP, INSIDE
from gui.context import Context
from gui.plots import plot_classes
from gui.plots.base import Plot


class PlotCard(QFrame):
    """A plot under its title."""

    def __init__(self, plot: Plot, context: Context) -> None:
        super().__init__()
        self.setObjectName("card")
        self.plot = plot
        self._theme = context.theme
        self._title = QLabel(plot.title, self, toolTip=plot.help)
        self._title.setProperty("role", "title")
        layout = QVBoxLayout(self)
        layout.addWidget(plot)
        plot.add_title(self._title)
        context.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(px(INSIDE), px(8), px(INSIDE), px(6))


class PlotArea(QWidget):
    """Every plot there is, with linked time axes; any can be hidden, and their heights dragged."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.setChildrenCollapsible(False)
        self.cards = [PlotCard(kind(context), context) for kind in plot_classes()]
        for card in self.cards:
            self._splitter.addWidget(card)
            if card is not self.cards[0]:
                card.plot.link(self.cards[0].plot)
        layout = QHBoxLayout(self)
        layout.addWidget(self._splitter)
        context.theme.changed.connect(self._fit)
        self._fit()
        self.reset()

    @property
    def plots(self) -> list[Plot]:
        """The plots, from top to bottom."""
        return [card.plot for card in self.cards]

    def reset(self) -> None:
        """Show every plot, the first one the largest."""
        for card in self.cards:
            card.show()
        self._splitter.setSizes([500, *[300] * (len(self.cards) - 1)])  # far above what each needs at least
        for index in range(len(self.cards)):
            self._splitter.setStretchFactor(index, 5 if index == 0 else 3)

    def state(self) -> dict[str, Any]:
        """What is worth remembering, as JSON data."""
        return {
            "sizes": self._splitter.sizes(),
            "hidden": [card.plot.name for card in self.cards if card.isHidden()],
            "plots": {card.plot.name: card.plot.state() for card in self.cards},
        }

    def set_state(self, state: dict[str, Any]) -> None:
        """Take a remembered state; what it does not know stays as it is."""
        for card in self.cards:
            card.setHidden(card.plot.name in state.get("hidden", ()))
            card.plot.set_state(state.get("plots", {}).get(card.plot.name, {}))
        sizes = state.get("sizes", [])
        if len(sizes) == len(self.cards):
            self._splitter.setSizes(sizes)

    def _fit(self) -> None:
        gap = self._theme.px(GAP)
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(gap, gap, gap, gap)
        self._splitter.setHandleWidth(3 * gap)
