"""A card: a titled panel that can be moved, closed and brought back."""

from PyQt6.QtCore import QPoint, QSize, Qt, QTimer
from PyQt6.QtGui import QPaintEvent
from PyQt6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.language.translation import shown
from gui.look.elided_label import ElidedLabel
from gui.look.flash import GLANCE_MS, flash
from gui.look.properties import present, with_properties
from gui.look.surface import GAP, INSIDE, SHADOW, paint_card, paint_floating
from gui.look.theme import Theme
from gui.panels.base import Panel
from gui.panels.enlarge_button import EnlargeButton

SETTLE_MS = 50  # until a panel that has just unfolded something is laid out


class CardTitle(QWidget):
    """The title line of a card: the handle by which it is moved, and a button that closes it."""

    def __init__(self, card: "Card", theme: Theme) -> None:
        super().__init__(card)
        self._theme = theme
        self.label = ElidedLabel(card.windowTitle(), self)
        self.label.setProperty("role", "title")
        self._close = with_properties(QToolButton, self, text="×")
        self._close.setProperty("role", "close")
        self._close.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # a key shall not close what was not meant; Ctrl+W does
        self._close.setToolTip(self.tr("Close this panel (Ctrl+W); the View menu brings it back."))
        self._close.setAccessibleName(self.tr("Close {}").format(card.windowTitle()))
        self._close.clicked.connect(card.take_close)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.label, 1)
        self._layout.addWidget(self._close)
        self.label.setToolTip(card.windowTitle())
        card.windowTitleChanged.connect(self.label.setText)
        card.windowTitleChanged.connect(self.label.setToolTip)
        self._card = card
        theme.changed.connect(self.fit)

    def add(self, extra: QWidget) -> None:
        """Take in something of the content's own, beside the button that closes it."""
        self._layout.insertWidget(1, extra)

    def fit(self) -> None:
        """Take over sizes, and stand within the frame of the card."""
        px, gap = self._theme.px, self._card.gap
        self._layout.setContentsMargins(px(gap + INSIDE), px(gap + 8), px(gap + 8), 0)


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
        content.answered.connect(self._take_answer)
        self.setTitleBarWidget(title_bar)
        body = QWidget(self)
        self._layout = QVBoxLayout(body)
        self._layout.addWidget(content)
        if is_bare:  # as high as its content and no higher, which leaves the room to its neighbours
            self._layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinAndMaxSize)
        self.setWidget(body)
        self.visibilityChanged.connect(self._rest_behind_a_tab)
        self.topLevelChanged.connect(self._fit)
        toggle = present(self.toggleViewAction())
        toggle.triggered.connect(self._come_back)
        theme.changed.connect(self._fit)
        self._fit()

    def take_close(self) -> None:
        """Close it, unless the panel does something else then; the keys go back to the window."""
        had_keys = self.isAncestorOf(QApplication.focusWidget())
        if not self.content.take_close():
            self.close()
        window = self.parentWidget()
        if had_keys and self.isHidden() and window is not None:
            window.setFocus()

    def bring(self) -> None:
        """Have it in front of its tabs, and high enough once it is laid out."""
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
        if not self._is_bare and (is_seen or self.isVisible()):
            self.content.setVisible(is_seen)

    def _come_back(self, is_shown: bool) -> None:
        """Brought back by its menu entry: in front of its tabs, and once it is laid out, high enough."""
        if is_shown:
            self.bring()

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
