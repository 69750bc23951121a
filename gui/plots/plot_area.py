"""The plots, one above the other, each in a card."""

from typing import Any

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from gui.language.translation import shown
from gui.look.properties import present, with_properties
from gui.look.surface import GAP, INSIDE
from gui.plots import plot_classes
from gui.plots.base import Plot
from gui.state.context import Context


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

    def _fit(self) -> None:
        px = self._theme.px
        layout = present(self.layout())
        layout.setContentsMargins(px(INSIDE), px(8), px(INSIDE), px(6))


class PlotScroll(QScrollArea):
    """Scrolls where not even the least heights of all plots fit, as with large text on a small screen."""

    def __init__(self, splitter: QSplitter) -> None:
        super().__init__()
        self.setWidget(splitter)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its plots take the focus, and scroll into view
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Room for one plot."""
        splitter, bar = self.widget(), self.verticalScrollBar()
        assert isinstance(splitter, QSplitter)
        assert bar is not None
        cards = [splitter.widget(index) for index in range(splitter.count())]
        least = [card.minimumSizeHint().height() for card in cards if card is not None and card.isVisible()]
        return QSize(splitter.minimumSizeHint().width() + bar.sizeHint().width(), max(least, default=0))


class PlotArea(QWidget):
    """Every plot there is, with linked time axes; any can be hidden, and their heights dragged."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._splitter.setChildrenCollapsible(False)
        self.cards = [PlotCard(kind(context), context) for kind in plot_classes()]
        for card in self.cards:
            self._splitter.addWidget(card)
            if card is not self.cards[0]:
                card.plot.link(self.cards[0].plot)
        layout = QHBoxLayout(self)
        layout.addWidget(PlotScroll(self._splitter))
        context.theme.changed.connect(self._fit)
        self._fit()
        self.reset()

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

    def reset(self) -> None:
        """Show every plot, the first one the largest."""
        for card in self.cards:
            card.show()
        self._splitter.setSizes([400, *[300] * (len(self.cards) - 1)])  # far above what each needs at least
        for index in range(len(self.cards)):
            self._splitter.setStretchFactor(index, 4 if index == 0 else 3)

    def saved_state(self) -> dict[str, Any]:
        """What is worth remembering, as JSON data."""
        return {
            "sizes": self._splitter.sizes(),
            "hidden": [card.plot.name for card in self.cards if card.isHidden()],
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

    def _fit(self) -> None:
        gap = self._theme.px(GAP)
        layout = present(self.layout())
        layout.setContentsMargins(gap, gap, gap, gap)
        self._splitter.setHandleWidth(3 * gap)
