"""A button that says less where there is little room."""

from PyQt6.QtWidgets import QPushButton

SHORT = "+"


class ShortButton(QPushButton):
    """Shows its words, or a sign in their place, which its tooltip explains."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._is_short = "", False

    def say(self, words: str) -> None:
        """Take other words."""
        self._words = words
        self.setAccessibleName(words)
        self.shorten(self._is_short)

    def shorten(self, is_short: bool) -> None:
        """Show the sign, or the words."""
        self._is_short = is_short
        self.setText(SHORT if is_short else self._words)

    @property
    def may_save(self) -> int:
        """How much narrower the sign is than the words, px."""
        width = self.fontMetrics().horizontalAdvance
        return 0 if self.isHidden() else width(self._words) - width(SHORT)
