"""The title line of a card: its name, something of the panel's own, and the button that closes it."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDockWidget, QHBoxLayout, QToolButton, QWidget

from gui.look.elided_label import ElidedLabel
from gui.look.properties import with_properties
from gui.look.shortening_row import Shortened, ShorteningRow
from gui.look.surface import INSIDE
from gui.look.theme import Theme


class CardTitle(ShorteningRow):
    """The title line of a card: the handle by which it is moved, and a button that closes it.

    close: what the button does. gap: between the edge of the card and its surface, px at 100 %.
    """

    def __init__(
        self, card: QDockWidget, theme: Theme, close: Callable[[], object], gap: Callable[[], int]
    ) -> None:
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
        self._close.clicked.connect(close)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.label, 1)
        self._layout.addWidget(self._close)
        self._extra: QWidget | None = None
        self.label.setToolTip(card.windowTitle())
        card.windowTitleChanged.connect(self.label.setText)
        card.windowTitleChanged.connect(self.label.setToolTip)
        self._gap = gap
        theme.changed.connect(self.fit)

    def add(self, extra: QWidget) -> None:
        """Take in something of the content's own, beside the button that closes it."""
        around = QWidget(self)
        inside = QHBoxLayout(around)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(extra)
        self._layout.insertWidget(1, around)
        self._extra = around
        self.shorter = extra if isinstance(extra, Shortened) else None

    def rest(self, is_resting: bool) -> None:
        """Hide what was taken in, which keys would reach, while the card is behind a tab."""
        if self._extra is not None:
            self._extra.setHidden(is_resting)

    @property
    def is_too_narrow(self) -> bool:
        """Whether there is too little room for the title in full, which comes first, and the part."""
        whole = self._layout.sizeHint().width() + (self.may_save if self.is_short else 0)
        return self.may_save > 0 and self.width() < whole

    @property
    def may_save(self) -> int:
        """How much narrower the title line is when the part in sight says less, px."""
        is_there = self._extra is not None and not self._extra.isHidden()
        return super().may_save if is_there else 0

    def fit(self) -> None:
        """Take over sizes, and stand within the frame of the card."""
        px, gap = self._theme.px, self._gap()
        self._layout.setContentsMargins(px(gap + INSIDE), px(gap + 8), px(gap + 8), 0)
