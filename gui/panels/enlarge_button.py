"""A button that gives a panel a window of its own, as large as its content, and puts it back."""

from collections.abc import Callable

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QDockWidget, QToolButton

from gui.look.icon import make_icon
from gui.look.theme import Theme

MOST = 0.9  # of the screen that the window takes


class EnlargeButton(QToolButton):
    """Checked while the card that it stands in floats, whoever made it so."""

    def __init__(self, theme: Theme, wanted: Callable[[], QSize]) -> None:
        super().__init__()
        self._wanted = wanted
        help = self.tr("Show this panel in a window of its own, as large as it needs; again puts it back.")
        self.setIcon(make_icon(theme, "fit"))
        self.setCheckable(True)
        self.setToolTip(help)
        self.setAccessibleName(self.tr("Enlarge"))
        self.setAccessibleDescription(help)
        self.setProperty("role", "flat")
        self.toggled.connect(self._take_toggle)

    @property
    def card(self) -> QDockWidget | None:
        """The card around the panel; None where it stands alone."""
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QDockWidget):
            parent = parent.parentWidget()
        return parent

    def _take_toggle(self, is_on: bool) -> None:
        card = self.card
        if card is None or card.isFloating() == is_on:
            return
        card.setFloating(is_on)
        if is_on:
            card.resize(self._room(card))

    def _room(self, card: QDockWidget) -> QSize:
        """What the panel asks for, within the screen."""
        screen = card.screen()
        most = screen.availableSize() * MOST if screen is not None else card.size()
        return self._wanted().boundedTo(most).expandedTo(card.minimumSizeHint())
