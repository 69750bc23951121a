"""A card: a titled panel that can be moved, closed and brought back."""

from PyQt6.QtCore import QSize, Qt, QTimer
from PyQt6.QtGui import QPaintEvent
from PyQt6.QtWidgets import QDockWidget, QHBoxLayout, QMainWindow, QToolButton, QVBoxLayout, QWidget

from gui.language.translation import shown
from gui.look.elided_label import ElidedLabel
from gui.look.properties import present, with_properties
from gui.look.surface import GAP, INSIDE, paint_card
from gui.look.theme import Theme
from gui.panels.base import Panel
from gui.panels.enlarge_button import EnlargeButton


class CardTitle(QWidget):
    """The title line of a card: the handle by which it is moved, and a button that closes it."""

    def __init__(self, card: "Card", theme: Theme) -> None:
        super().__init__(card)
        self._theme = theme
        self.label = ElidedLabel(card.windowTitle(), self)
        self.label.setProperty("role", "title")
        self._close = with_properties(QToolButton, self, text="×")
        self._close.setProperty("role", "flat")
        self._close.setToolTip(self.tr("Close this panel; the View menu brings it back."))
        self._close.setAccessibleName(self.tr("Close {}").format(card.windowTitle()))
        self._close.clicked.connect(card.take_close)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.label, 1)
        self._layout.addWidget(self._close)
        self.label.setToolTip(card.windowTitle())
        card.windowTitleChanged.connect(self.label.setText)
        card.windowTitleChanged.connect(self.label.setToolTip)
        theme.changed.connect(self._fit)
        self._fit()

    def add(self, extra: QWidget) -> None:
        """Take in something of the content's own, beside the button that closes it."""
        self._layout.insertWidget(1, extra)

    def _fit(self) -> None:
        edge = self._theme.px(GAP + INSIDE)
        self._layout.setContentsMargins(edge, self._theme.px(GAP + 8), self._theme.px(GAP + 8), 0)


class Card(QDockWidget):
    """A dock widget painted as a card, around a panel. name: its id in the saved layout."""

    def __init__(self, name: str, content: Panel, theme: Theme, *, is_bare: bool = False) -> None:
        super().__init__(shown(content.title))
        self._theme, self._is_bare = theme, is_bare
        self.setObjectName(name)
        self.content = content
        title_bar = QWidget(self) if is_bare else CardTitle(self, theme)
        if isinstance(title_bar, CardTitle) and content.title_extra is not None:
            title_bar.add(content.title_extra)
            for button in content.title_extra.findChildren(EnlargeButton):
                self.topLevelChanged.connect(button.setChecked)
        content.title_changed.connect(self.setWindowTitle)
        self.setTitleBarWidget(title_bar)
        body = QWidget(self)
        self._layout = QVBoxLayout(body)
        self._layout.addWidget(content)
        if is_bare:  # as high as its content and no higher, which leaves the room to its neighbours
            self._layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinAndMaxSize)
        self.setWidget(body)
        self.visibilityChanged.connect(self._rest_behind_a_tab)
        toggle = present(self.toggleViewAction())
        toggle.triggered.connect(self._come_back)
        theme.changed.connect(self._fit)
        self._fit()

    def take_close(self) -> None:
        """Close it, unless the panel does something else then."""
        if not self.content.take_close():
            self.close()

    def _rest_behind_a_tab(self, is_seen: bool) -> None:
        """Hide what is on a tab that is not on top: Qt only moves it out of sight, and it would work on."""
        if not self._is_bare and (is_seen or self.isVisible()):
            self.content.setVisible(is_seen)

    def _come_back(self, is_shown: bool) -> None:
        """Brought back by its menu entry: in front of its tabs, and once it is laid out, high enough."""
        if is_shown:
            self.raise_()
            QTimer.singleShot(0, self._grow)

    def _grow(self) -> None:
        """Grow to the height that the content asks for; Qt squeezes in whatever comes back."""
        window, wanted = self.parent(), self.sizeHint().height()
        if not isinstance(window, QMainWindow) or self.isFloating() or self.height() >= wanted:
            return
        others = [card for card in window.findChildren(Card) if self._is_in_column(card, window)]
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
        px = self._theme.px
        edge = px(GAP) if self._is_bare else px(GAP + INSIDE)
        self._layout.setContentsMargins(edge, px(4), edge, px(GAP if self._is_bare else GAP + 10))
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the card's surface."""
        if not self._is_bare:
            paint_card(self, self._theme)

    def minimumSizeHint(self) -> QSize:
        """No smaller than the title and some of the content."""
        return super().minimumSizeHint().expandedTo(QSize(self._theme.px(160), self._theme.px(60)))
