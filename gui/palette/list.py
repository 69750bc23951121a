"""The lines of the palette: title with its matching letters, what it is, and its keys."""

from PyQt6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt
from PyQt6.QtGui import QFont, QFontMetrics, QPainter
from PyQt6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.look.properties import present
from gui.look.theme import Theme
from gui.palette.entry import FoundEntry, PaletteEntry

LINE, MORE = 30, 16  # px, of a line, and of what stands below it
INSET, RADIUS = 10, 6  # px
SMALL = 12  # px
LINES = 9  # that are seen at once
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class FoundModel(QAbstractListModel):
    """The entries that were found, one a row, with their titles and what a screen reader says."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[FoundEntry] = []

    def show_found(self, found: list[FoundEntry]) -> None:
        """List other entries."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """A row for each entry that is found."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title for the eye, all of it for the ear."""
        entry = self.found[index.row()].entry
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(
                    part for part in (entry.title, entry.kind, entry.keys, entry.refusal) if part
                )
        return None


class FoundList(QListView):
    """Goes through what was found; the keys stay in the line above."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows = FoundModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Lines(self, theme))
        self.setProperty("role", "rows")
        self.setAccessibleName(self.tr("What was found"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    @property
    def current(self) -> PaletteEntry | None:
        """The entry that Enter chooses."""
        row = self.currentIndex().row()
        return self.rows.found[row].entry if 0 <= row < len(self.rows.found) else None

    def show_found(self, found: list[FoundEntry]) -> None:
        """List other entries, the first of them chosen."""
        self.rows.show_found(found)
        self.go_to(0)
        self.updateGeometry()

    def go_to(self, row: int) -> None:
        """Choose a line; beyond the last one comes the first."""
        count = len(self.rows.found)
        if count:
            self.setCurrentIndex(self.rows.index(row % count))

    def go_by(self, lines: int) -> None:
        """Go up or down."""
        self.go_to(self.currentIndex().row() + lines)

    def sizeHint(self) -> QSize:
        """As high as what was found, up to LINES."""
        count = min(max(len(self.rows.found), 1), LINES)
        return QSize(self._theme.px(300), count * self._theme.px(LINE + MORE) + self._theme.px(4))

    def minimumSizeHint(self) -> QSize:
        """A line."""
        return QSize(self._theme.px(200), self._theme.px(LINE + MORE))


class _Lines(QStyledItemDelegate):
    """Paints the lines of the palette."""

    def __init__(self, view: FoundList, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """All are of one height."""
        return QSize(0, self._theme.px(LINE + MORE))

    def paint(self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """The title and the keys, below them what it is and what it does, or why it can't be done."""
        painter, px = present(painter), self._theme.px
        found = self._view.rows.found[index.row()]
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected) or index == self._view.currentIndex()
        if is_chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(option.rect, px(RADIUS), px(RADIUS))
        inside = option.rect.adjusted(px(INSET), px(3), -px(INSET), -px(3))
        first, second = QRect(inside), QRect(inside)
        first.setHeight(inside.height() // 2)
        second.setTop(first.bottom() + 1)
        self._paint_title(painter, first, found)
        self._paint_more(painter, second, found.entry)

    def _paint_title(self, painter: QPainter, area: QRect, found: FoundEntry) -> None:
        entry, colour = found.entry, "quiet" if found.entry.refusal else "text"
        painter.setFont(self._theme.mono(SMALL))
        painter.setPen(self._theme.colour("quiet"))
        painter.drawText(area, RIGHT, entry.keys)
        room = area.right() - painter.fontMetrics().horizontalAdvance(entry.keys) - self._theme.px(INSET)
        x = area.left()
        title, letters = (
            ("✓ " + entry.title, {at + 2 for at in found.match.letters})
            if entry.is_checked
            else (entry.title, set(found.match.letters))
        )
        painter.setPen(self._theme.colour(colour))
        for place, letter in enumerate(title):
            weight = QFont.Weight.Bold if place in letters else QFont.Weight.Normal
            font = self._theme.font(weight=weight)
            width = QFontMetrics(font).horizontalAdvance(letter)
            painter.setFont(font)
            if x + width > room:
                painter.drawText(QRect(x, area.top(), width * 2, area.height()), LEFT, "…")
                return
            painter.drawText(QRect(x, area.top(), width + 2, area.height()), LEFT, letter)
            x += width

    def _paint_more(self, painter: QPainter, area: QRect, entry: PaletteEntry) -> None:
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.colour("negative" if entry.refusal else "quiet"))
        text = " · ".join(part for part in (entry.kind, entry.refusal or entry.help) if part)
        painter.drawText(
            area, LEFT, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        )
