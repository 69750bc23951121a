"""The manual: contents or what was found at the left, the page at the right."""

from collections.abc import Callable, Sequence

from PyQt6.QtCore import QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextBlock
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.manual.glossary import slug
from engine.manual.pages import ManualPage
from engine.manual.search import search_manual
from gui.look.panel_theme import LateLooks, PanelTheme
from gui.look.properties import present
from gui.look.scroll_column import ScrollColumn
from gui.look.theme import Theme
from gui.reading.text_view import TextView

SIZE, CONTENTS = (860, 680), 220  # px at 100 %
SHARE = 0.9  # of the screen, at most
MARGIN = 16  # px beside the page
ADDRESS = Qt.ItemDataRole.UserRole


class ManualWindow(QWidget):
    """Pages with links, a history, and a search.

    Signals:
        link_wanted(str): a link that leads out of the manual, such as "panel:steps".
    """

    link_wanted = pyqtSignal(str)

    def __init__(self, theme: Theme, pages: Callable[[], Sequence[ManualPage]], parent: QWidget) -> None:
        """pages: gives them as they are now, with the keys of the window."""
        super().__init__(parent, Qt.WindowType.Window)
        self._theme, self._pages = PanelTheme(theme, LateLooks(self), self), tuple(pages())
        self._history: list[str] = []
        self._place = -1
        self.setWindowTitle(self.tr("Manual"))
        self.back, self.forward = (
            self._button("‹", self.tr("Back (Alt+←)")),
            self._button("›", self.tr("Forward (Alt+→)")),
        )
        self.line, self.contents = QLineEdit(), QListWidget()
        self.view, self.column = TextView(self._theme), ScrollColumn()
        self._theme.watch(self)
        self._build()
        self._connect()
        self._fit()
        self.list_pages()

    @property
    def page(self) -> ManualPage | None:
        """The page that is shown."""
        name = self._history[self._place].partition("#")[0] if self._place >= 0 else ""
        return next((page for page in self._pages if page.name == name), None)

    def open(self, address: str) -> None:
        """Show a page, from a heading on: "stepping" or "glossary#ulp"; a new place of the history."""
        if not self._history or self._history[self._place] != address:
            self._history = [*self._history[: self._place + 1], address]
            self._place = len(self._history) - 1
        self._show_place()

    def go_by(self, places: int) -> None:
        """Go back or forward."""
        place = self._place + places
        if 0 <= place < len(self._history):
            self._place = place
            self._show_place()

    def search(self, typed: str) -> None:
        """List what was found in the place of the contents; the contents where nothing is typed."""
        if not typed.strip():
            self.list_pages()
            return
        self.contents.clear()
        for found in search_manual(self._pages, typed):
            title = found.title if not found.heading else f"{found.title}: {found.heading}"
            item = QListWidgetItem(f"{title}\n{found.excerpt}", self.contents)
            item.setData(ADDRESS, found.address.removeprefix("page:"))
        if not self.contents.count():
            item = QListWidgetItem(self.tr("Nothing was found."), self.contents)
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def list_pages(self) -> None:
        """List the contents."""
        self.contents.clear()
        for page in self._pages:
            item = QListWidgetItem(page.title, self.contents)
            item.setData(ADDRESS, page.name)
            if page is self.page:
                self.contents.setCurrentItem(item)

    def setVisible(self, visible: bool) -> None:
        """Show the manual as all else looks now."""
        if visible:
            self._theme.catch_up()
        super().setVisible(visible)

    # ── building ───────────────────────────────────────────────────────────────────────────────

    def _button(self, text: str, help: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(help)
        button.setAccessibleName(help.partition(" (")[0])
        return button

    def _build(self) -> None:
        self.line.setPlaceholderText(self.tr("Search the manual"))
        self.line.setAccessibleName(self.tr("Search the manual"))
        self.line.setToolTip(self.tr("Type words; Enter opens the first place that was found (Ctrl+F)."))
        self.line.setClearButtonEnabled(True)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setToolTip(self.tr("The pages of the manual, or what was found."))
        self.contents.setProperty("role", "help")
        self.contents.setWordWrap(True)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.column.addWidget(self.view)
        self.column.column.addStretch(1)
        self._top = QHBoxLayout()
        for part in (self.back, self.forward, self.line):
            self._top.addWidget(part)
        self._split = QSplitter()
        self._split.addWidget(self.contents)
        self._split.addWidget(self.column)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._top)
        self._layout.addWidget(self._split, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.go_by(-1))
        self.forward.clicked.connect(lambda: self.go_by(1))
        self.line.textChanged.connect(self.search)
        self.line.returnPressed.connect(self._open_first)
        self.contents.itemClicked.connect(self._open_item)
        self.contents.itemActivated.connect(self._open_item)
        self.view.link_clicked.connect(self._follow)
        self._theme.changed.connect(self._fit)
        keys = {
            "Alt+Left": lambda: self.go_by(-1),
            "Alt+Right": lambda: self.go_by(1),
            "Ctrl+F": self.line.setFocus,
        }
        for key, do in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(do)

    def _fit(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(10), px(10), px(10), px(10))
        self.column.column.setContentsMargins(px(MARGIN), 0, px(MARGIN), px(MARGIN))
        wanted, screen = QSize(*(px(side) for side in SIZE)), self.screen()
        self.resize(wanted if screen is None else wanted.boundedTo(screen.availableSize() * SHARE))
        self._split.setSizes([px(CONTENTS), self.width() - px(CONTENTS)])

    # ── inside ─────────────────────────────────────────────────────────────────────────────────

    def _open_item(self, item: QListWidgetItem) -> None:
        address = item.data(ADDRESS)
        if address:
            self.open(address)

    def _open_first(self) -> None:
        item = self.contents.item(0)
        if item is not None:
            self._open_item(item)

    def _follow(self, address: str) -> None:
        """A link of a page: within the manual, or out of it."""
        kind, _, name = address.partition(":")
        if kind == "page":
            self.open(name)
        elif kind == "word":
            self.open(f"glossary#{name}")
        else:
            self.link_wanted.emit(address)

    def _show_place(self) -> None:
        page, heading = self.page, self._history[self._place].partition("#")[2]
        if page is not None:
            self.view.show_text(page.text, page.title)
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place < len(self._history) - 1)
        if not self.line.text():
            self.list_pages()
        self.show()
        self.raise_()
        self.activateWindow()
        QTimer.singleShot(0, lambda: self._scroll_to(heading))  # once the page is laid out

    def _scroll_to(self, heading: str) -> None:
        bar = present(self.column.verticalScrollBar())
        block = self._block_of(heading)
        if block is None:
            bar.setValue(0)
            return
        layout = present(present(self.view.document()).documentLayout())
        bar.setValue(round(layout.blockBoundingRect(block).top()))

    def _block_of(self, heading: str) -> QTextBlock | None:
        block = present(self.view.document()).begin()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == heading:
                return block
            block = block.next()
        return None

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Esc closes it."""
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
