"""The first sight of the program: three ways on, and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gui.look.flow_layout import FlowLayout
from gui.look.properties import present
from gui.look.quiet_text import QuietText
from gui.look.theme import Theme

WIDTH, GAP, INSIDE = 250, 14, 16  # px at 100 %: of a way, between two of them, and inside of one


@dataclass(frozen=True)
class WayOn:
    """One way on. doors: the texts of its buttons, what each tells, and what it does."""

    title: str
    text: str
    doors: tuple[tuple[str, str, Callable[[], object]], ...]


class StartPage(QScrollArea):
    """What the program is for in a sentence, and the ways on as cards."""

    def __init__(self, theme: Theme, ways: tuple[WayOn, ...]) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self.setWidget(body)
        heading = QLabel(self.tr("What does a recurrent network compute, step by step?"))
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        quiet = QuietText(
            self.tr("Begin with one of these. Everything else waits in the menus, and behind Ctrl+K.")
        )
        self.cards = [self._card(way, is_first=way is ways[0]) for way in ways]
        self._flow = FlowLayout()
        for card in self.cards:
            self._flow.addWidget(card)
        column = self._column = QWidget()
        middle = QHBoxLayout(body)
        middle.addWidget(column)
        self._layout = QVBoxLayout(column)
        self._layout.addStretch(2)
        self._layout.addWidget(heading)
        self._layout.addWidget(quiet)
        self._layout.addLayout(self._flow)
        self._layout.addStretch(3)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def doors(self) -> list[QPushButton]:
        """The buttons, from left to right."""
        return [button for card in self.cards for button in card.findChildren(QPushButton)]

    def begin(self) -> None:
        """Give the keys to the first way on, and show the page from its top."""
        self.doors[0].setFocus()
        present(self.verticalScrollBar()).setValue(0)  # what takes the keys has scrolled, before any layout

    def _card(self, way: WayOn, *, is_first: bool) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        title, text = QLabel(way.title), QLabel(way.text)
        title.setProperty("role", "title")
        for label in (title, text):
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addStretch(1)
        for name, help, do in way.doors:
            button = QPushButton(name)
            button.setToolTip(help)
            button.clicked.connect(lambda checked, do=do: do())
            if is_first:
                button.setProperty("role", "primary")
            layout.addWidget(button)
        return card

    def _restyle(self) -> None:
        px = self._theme.px
        edge = px(INSIDE)
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._column.setMaximumWidth(len(self.cards) * px(WIDTH + GAP) + 2 * edge)
        self._layout.setSpacing(px(GAP // 2))
        self._flow.setSpacing(px(GAP))
        height = 0
        for card in self.cards:
            inside, layout = px(INSIDE), card.layout()
            assert layout is not None
            layout.setContentsMargins(inside, inside, inside, inside)
            card.setFixedWidth(px(WIDTH))
            height = max(height, layout.totalHeightForWidth(px(WIDTH)))
        for card in self.cards:
            card.setFixedHeight(height)
