"""A drawing and a word that say how an answer was."""

from typing import Literal

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui.look.icon import make_icon
from gui.look.theme import Theme

MarkKind = Literal["right", "wrong", "shown"]
DRAWINGS = {"right": ("check", "right"), "wrong": ("close", "negative"), "shown": ("info", "quiet")}
SIDE, GAP = 16, 6  # px


class Mark(QWidget):
    """Tells right from wrong by a drawing and words, and by colour only as well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._kind: MarkKind = "right"
        self.drawing, self.words = QLabel(), QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setProperty("role", "title")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.drawing, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self.words, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def show_mark(self, kind: MarkKind, words: str) -> None:
        """Say how it was."""
        self._kind = kind
        self.words.setText(words)
        self._fit()

    @property
    def kind(self) -> MarkKind:
        """What is drawn."""
        return self._kind

    def _fit(self) -> None:
        name, role = DRAWINGS[self._kind]
        side = self._theme.px(SIDE)
        icon = make_icon(self._theme, name, role)
        self.drawing.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        colour = self._theme.colour("text" if role == "quiet" else role).name()
        self.words.setStyleSheet(f"color: {colour};")
        self._layout.setSpacing(self._theme.px(GAP))
