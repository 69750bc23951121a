"""The field at the right of the tool bar that opens the palette."""

from collections.abc import Callable

from PyQt6.QtWidgets import QToolButton

from gui.look.icon import make_icon
from gui.look.theme import Theme

KEYS = "Ctrl+K"


class SearchButton(QToolButton):
    """Looks like a field to type in; where there is no room for words, its icon stays."""

    def __init__(self, theme: Theme, do: Callable[[], object]) -> None:
        super().__init__()
        self.setText(self.tr("Find anything  {}").format(KEYS))
        self.setProperty("role", "search")
        self.clicked.connect(lambda: do())
        self.setIcon(make_icon(theme, "search", "quiet"))
        self.setToolTip(
            self.tr("Find any command, field, panel, experiment, lesson or word ({}).").format(KEYS)
        )
        self.setAccessibleName(self.tr("Find anything"))
