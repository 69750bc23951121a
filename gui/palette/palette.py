"""The command palette: a line to type in over the window, and below it what fits."""

from collections.abc import Callable, Iterable

from PyQt6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from gui.look.floating_card import FloatingCard
from gui.look.properties import ENTER, present
from gui.look.quiet_text import QuietText
from gui.look.theme import Theme
from gui.open.settings import Settings
from gui.palette.entry import PaletteEntry, found_entries
from gui.palette.list import FoundList

WIDTH, TOP, EDGE, PADDING = 620, 44, 16, 10  # px
REMEMBERED = 12  # entries that come first where nothing is typed
STATE = "palette"  # its name among the settings
MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchLine(QLineEdit):
    """What is typed. Arrows go through the list, Enter chooses, Esc ends.

    Signals:
        moved(int): so many lines down.
        chosen(): Enter.
        ended(): Esc, or the keys went elsewhere.
    """

    moved = pyqtSignal(int)
    chosen = pyqtSignal()
    ended = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Go through the list, choose, end, or type."""
        key = Qt.Key(present(event).key())
        if key in MOVES:
            self.moved.emit(MOVES[key])
        elif key in ENTER:
            self.chosen.emit()
        elif key == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the list, too."""
        self.moved.emit(1 if forward else -1)
        return True


class Palette(FloatingCard):
    """Lies over the window while it is open. collect: gives the entries as they are then.

    Signals:
        ended(): it is gone.
    """

    ended = pyqtSignal()

    def __init__(
        self, window: QWidget, theme: Theme, settings: Settings, collect: Callable[[], Iterable[PaletteEntry]]
    ) -> None:
        super().__init__(window, theme)
        self._settings, self._collect = settings, collect
        self._entries: list[PaletteEntry] = []
        self.line, self.list = SearchLine(), FoundList(theme)
        self.line.setPlaceholderText(self.tr("Type a command, a field, a panel, a lesson, a word …"))
        self.line.setAccessibleName(self.tr("Command palette"))
        self.line.setToolTip(self.tr("A few letters of a name, in any order of its words."))
        self.foot = QuietText()
        self._layout = QVBoxLayout(self)
        for part in (self.line, self.list, self.foot):
            self._layout.addWidget(part)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.line.textChanged.connect(self._search)
        self.line.moved.connect(self.list.go_by)
        self.line.chosen.connect(self._choose)
        self.line.ended.connect(self.end)
        self.list.clicked.connect(self._click)
        self.list.entered.connect(self.list.setCurrentIndex)
        self._theme.changed.connect(self._place)
        present(self.parentWidget()).installEventFilter(self)
        present(QApplication.instance()).focusChanged.connect(self._follow)  # type: ignore[attr-defined]

    def toggle(self) -> None:
        """Open it, or end it."""
        if self.isVisible():
            self.end()
        else:
            self.open()

    def open(self) -> None:
        """Show everything, what was chosen last before all else."""
        self._entries = list(self._collect())
        self.line.clear()
        self._come(self.line)
        self._search("")

    def end(self) -> None:
        """Hide the palette; the keys go back to where they were."""
        if self.isVisible():
            self._go()
            self.ended.emit()

    def _search(self, typed: str) -> None:
        found = found_entries(self._entries, typed, self._recent)
        self.list.show_found(found)
        text = self.tr("↑ ↓ choose, Enter does it, Esc ends.") if found else self.tr("Nothing is called so.")
        self.foot.setText(text)
        self._place()

    def _click(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._choose()

    def _choose(self) -> None:
        """Do what is chosen; what cannot be done now says why, and the palette stays."""
        entry = self.list.current
        if entry is None:
            return
        if entry.refusal:
            self.foot.setText(self.tr("{}: {}").format(entry.title, entry.refusal))
            self._place()
            return
        self._remember(entry)
        self.end()
        now = self._as_it_is_now(entry)
        if now is not None and not now.refusal:
            now.do()

    def _as_it_is_now(self, entry: PaletteEntry) -> PaletteEntry | None:
        """The entry of a menu that may have been filled anew; of several with one name, that in its place."""
        alike = [one for one in self._entries if one.name == entry.name]
        place = next(place for place, one in enumerate(alike) if one is entry)
        now = [one for one in self._collect() if one.name == entry.name]
        return now[place] if place < len(now) else None

    @property
    def _recent(self) -> list[str]:
        names = self._settings.state(STATE).get("recent", [])
        return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []

    def _remember(self, entry: PaletteEntry) -> None:
        names = [entry.name, *(name for name in self._recent if name != entry.name)]
        self._settings.set_state(STATE, {"recent": names[:REMEMBERED]})

    # ── where it is ────────────────────────────────────────────────────────────────────────────

    def _place(self) -> None:
        """At the top of the window, in its middle, as high as what was found."""
        px, window = self._theme.px, present(self.parentWidget())
        self._layout.setContentsMargins(*[px(PADDING)] * 4)
        self._layout.setSpacing(px(6))
        width = min(px(WIDTH), window.width() - 2 * px(EDGE))
        top = min(px(TOP), window.height() // 8)
        self._layout.invalidate()
        wanted = max(self._layout.totalHeightForWidth(width), self._layout.totalSizeHint().height())
        height = min(wanted, window.height() - top - px(EDGE))
        self.setGeometry(QRect(QPoint((window.width() - width) // 2, top), self.size()))
        self.resize(width, height)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Stay in the middle of the window."""
        if event is not None and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Once the keys are elsewhere in the window, it is over."""
        if self.isVisible() and before is self.line and now is not None and not self.isAncestorOf(now):
            self.end()
