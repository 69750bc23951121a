"""The list that a legend with many entries opens: it picks a unit, marks a curve, and hides it."""

from collections.abc import Sequence

from PyQt6.QtCore import QEvent, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QHideEvent, QIcon
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.curves.curve import LegendEntry
from gui.look.properties import present, with_properties
from gui.look.theme import Theme

MOST_ROWS = 12  # shown at once; the others are scrolled to
WIDTH = 190  # px at 100 %


class LegendList(QFrame):
    """Pops up under a button: a row an entry, with a box that shows and hides it.

    A click on the name of a unit picks it; the row under the mouse, or the keys, is marked in the plot.

    Signals:
        hidden_asked(object): the keys of the entries that the user wants hidden, a frozenset.
        picked(int): the user wants to look at a unit.
        marked(str): the key of the entry that the user points at; "" is none.
    """

    hidden_asked = pyqtSignal(object)
    picked = pyqtSignal(int)
    marked = pyqtSignal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self._theme = theme
        self._entries: tuple[LegendEntry, ...] = ()
        self._pressed: Qt.CheckState | None = None
        self.rows = QListWidget()
        self.rows.setProperty("role", "legend")
        self.rows.setAccessibleName(self.tr("Curves"))
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setMouseTracking(True)
        self.show_all = self._button(self.tr("Show all"), self.tr("Show every curve."))
        self.hide_all = self._button(self.tr("Hide all"), self.tr("Hide every curve, to show a few again."))
        both = QHBoxLayout()
        both.addWidget(self.show_all)
        both.addWidget(self.hide_all)
        layout = QVBoxLayout(self)
        layout.addWidget(self.rows)
        layout.addLayout(both)
        self._listen()

    def open(
        self, entries: Sequence[LegendEntry], icons: Sequence[QIcon], hidden: frozenset[str], unit: int | None
    ) -> None:
        """Show these below the parent. unit: the one that is looked at."""
        self._fill(entries, icons, hidden, unit)
        self._fit()
        below = present(self.parentWidget())
        corner = below.mapToGlobal(below.rect().bottomRight())
        screen = present(below.screen()).availableGeometry()
        self.move(
            max(screen.left(), min(corner.x(), screen.right()) - self.width()),
            max(screen.top(), min(corner.y(), screen.bottom() - self.height())),
        )
        self.show()
        self.rows.setFocus()

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Mark nothing any more."""
        super().hideEvent(event)
        self.marked.emit("")

    def leaveEvent(self, event: QEvent | None) -> None:
        """The mouse points at no entry."""
        self.marked.emit("")

    def _button(self, text: str, tip: str) -> QPushButton:
        button = with_properties(QPushButton, text, self, toolTip=tip)
        button.setProperty("role", "flat")
        return button

    def _listen(self) -> None:
        self.rows.itemPressed.connect(self._take_press)
        self.rows.itemClicked.connect(self._take_click)
        self.rows.itemActivated.connect(self._choose)
        self.rows.itemChanged.connect(self._take_box)
        self.rows.itemEntered.connect(self._mark)
        self.rows.currentItemChanged.connect(self._mark)
        self.show_all.clicked.connect(lambda: self._check_all(Qt.CheckState.Checked))
        self.hide_all.clicked.connect(lambda: self._check_all(Qt.CheckState.Unchecked))

    def _fill(
        self, entries: Sequence[LegendEntry], icons: Sequence[QIcon], hidden: frozenset[str], unit: int | None
    ) -> None:
        self._entries = ()  # so that filling asks for nothing
        self.rows.clear()
        for entry, icon in zip(entries, icons, strict=True):
            item = QListWidgetItem(icon, entry.label, self.rows)
            if entry.may_hide:
                item.setCheckState(Qt.CheckState.Unchecked if entry.key in hidden else Qt.CheckState.Checked)
            if entry.unit is not None and entry.unit == unit:
                font = item.font()
                font.setBold(True)
                item.setFont(font)
                self.rows.setCurrentItem(item)
        self._entries = tuple(entries)
        for button in (self.show_all, self.hide_all):
            button.setVisible(any(entry.may_hide for entry in entries))

    def _fit(self) -> None:
        px = self._theme.px
        present(self.layout()).setContentsMargins(*[px(4)] * 4)
        self.rows.setIconSize(QSize(px(22), px(12)))
        self.rows.ensurePolished()
        count = self.rows.count()
        height = self.rows.sizeHintForRow(0) * min(count, MOST_ROWS) + 2 * self.rows.frameWidth() + px(4)
        self.rows.setFixedHeight(height)
        room = 3 * px(12)  # for the scroll bar and what stands around the names
        self.rows.setMinimumWidth(max(px(WIDTH), self.rows.sizeHintForColumn(0) + room))
        self.adjustSize()

    def _entry(self, item: QListWidgetItem | None) -> LegendEntry | None:
        row = -1 if item is None else self.rows.row(item)
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _take_press(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _take_click(self, item: QListWidgetItem) -> None:
        """A click on the name; one on the box has changed it by now."""
        if item.checkState() == self._pressed:
            self._choose(item)

    def _choose(self, item: QListWidgetItem) -> None:
        """Pick a unit; show or hide what is none."""
        entry = self._entry(item)
        if entry is not None and entry.unit is not None:
            self.picked.emit(entry.unit)
            self.close()
        elif entry is not None and entry.may_hide:
            is_on = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _take_box(self) -> None:
        if self._entries:
            self.hidden_asked.emit(frozenset(self._unchecked()))

    def _unchecked(self) -> list[str]:
        items = [self.rows.item(row) for row in range(self.rows.count())]
        return [
            entry.key
            for entry, item in zip(self._entries, items, strict=True)
            if entry.may_hide and present(item).checkState() == Qt.CheckState.Unchecked
        ]

    def _check_all(self, state: Qt.CheckState) -> None:
        entries, self._entries = self._entries, ()  # all at once
        for row, entry in enumerate(entries):
            if entry.may_hide:
                present(self.rows.item(row)).setCheckState(state)
        self._entries = entries
        self._take_box()

    def _mark(self, item: QListWidgetItem | None) -> None:
        entry = self._entry(item)
        if entry is not None:
            self.marked.emit(entry.key)
