"""What there is to say of the units, as painted rows: a sentence, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass

from PyQt6.QtCore import QPoint, QRect, Qt, pyqtSignal
from PyQt6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PyQt6.QtWidgets import QMenu

from engine.activity.remark import Remark, RemarkKey, Remarks
from gui.language.translation import shown
from gui.look.properties import present
from gui.look.theme import QUIET
from gui.panels.debug.row_list import RowList
from gui.state.context import Context

INSET, GAP = 7, 14  # px
TOP, LINK = 4, 18  # px above a sentence, and the height of the line below it
MARK, MARK_ROOM = 6, 14  # px: the dot of a warning, and what it takes

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class RemarkRow:
    """A row. remark: None in a row that unfolds the units of a kind, or folds them."""

    text: str
    key: RemarkKey
    remark: Remark | None = None
    is_warning: bool = False


class RemarkList(RowList):
    """The remarks, the warnings first, with the words that stop, show and watch.

    Signals:
        stop_asked(object): a run is to stop where a Remark holds.
        show_asked(object): a Remark is to be seen.
        watch_asked(object): what a Remark is about is to be watched.
        all_asked(object): all units of a kind are to be told, by its key, or no longer.
    """

    stop_asked = pyqtSignal(object)
    show_asked = pyqtSignal(object)
    watch_asked = pyqtSignal(object)
    all_asked = pyqtSignal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context, self.tr("Diagnostics"), "")
        self.setAccessibleDescription(
            self.tr("Up and Down choose a row, Enter shows where it is so, the menu stops there and watches.")
        )
        self.shown: list[RemarkRow] = []
        self.chosen.connect(self._take_choice)

    def show_nothing(self, reason: str) -> None:
        """Say why there is no row."""
        self._empty = reason

    def refresh(self) -> None:
        """Show every remark as it is now."""
        self.shown = [row for group in self.context.diagnostics.remarks for row in self._rows(group)]
        self.show_rows([row.text for row in self.shown])

    def _rows(self, group: Remarks) -> list[RemarkRow]:
        rows = [
            RemarkRow(_kept_together(shown(one.sentence)), group.key, one, one.unit in group.warned)
            for one in group.told
        ]
        if group.left:
            text = self.tr("1 more unit of {1}") if group.left == 1 else self.tr("{} more units of {}")
            rows.append(RemarkRow(text.format(group.left, group.name), group.key))
        elif len(group.told) > 1 and self.context.diagnostics.is_whole(group.key):
            rows.append(RemarkRow(self.tr("Only the first units of {}").format(group.name), group.key))
        return rows

    # ── where things are ───────────────────────────────────────────────────────────────────────

    def row_height(self, row: int) -> int:
        """The sentence, in as many lines as it needs, and the words below it."""
        if row >= len(self.shown):
            return 0
        px = self.context.theme.px
        width = present(self.viewport()).width()
        height = self._sentence(QRect(0, 0, width, 0), row).height()
        return px(TOP) + height + (px(LINK) if self.shown[row].remark else 0) + px(TOP)

    def _sentence(self, rect: QRect, row: int) -> QRect:
        px = self.context.theme.px
        left = rect.left() + px(INSET + MARK_ROOM)
        room = QRect(left, rect.top() + px(TOP), max(1, rect.right() - px(INSET) - left), 10_000)
        return QFontMetrics(self.context.theme.font()).boundingRect(room, WRAPPED, self.shown[row].text)

    def links(self, rect: QRect, row: int) -> list[tuple[str, QRect, Callable[[], None]]]:
        """The words of a row that do something, where they are, and what they do."""
        px, one = self.context.theme.px, self.shown[row]
        if one.remark is None:
            return [(one.text, self._sentence(rect, row), lambda: self.all_asked.emit(one.key))]
        metrics, found = QFontMetrics(self.context.theme.font(QUIET)), []
        left, top = rect.left() + px(INSET + MARK_ROOM), rect.bottom() - px(LINK + TOP) + 1
        for word, do in self._deeds(one.remark):
            width = metrics.horizontalAdvance(word)
            found.append((word, QRect(left, top, width + 1, px(LINK)), do))
            left += width + px(GAP)
        return found

    def _deeds(self, remark: Remark) -> list[tuple[str, Callable[[], None]]]:
        return [
            (self.tr("Stop where"), lambda: self.stop_asked.emit(remark)),
            (self.tr("Show"), lambda: self.show_asked.emit(remark)),
            (self.tr("Watch"), lambda: self.watch_asked.emit(remark)),
        ]

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def is_link(self, row: int, place: QPoint) -> bool:
        """Whether a click there does something."""
        return self._deed_at(row, place) is not None

    def press(self, row: int, place: QPoint) -> bool:
        """Do what the word says."""
        do = self._deed_at(row, place)
        if do is not None:
            self.choose(row)
            do()
        return do is not None

    def _deed_at(self, row: int, place: QPoint) -> Callable[[], None] | None:
        rect = self.visualRect(self.rows.index(row))
        return next((do for _, area, do in self.links(rect, row) if area.contains(place)), None)

    def _take_choice(self, row: int) -> None:
        remark = self.shown[row].remark
        if remark is None:
            self.all_asked.emit(self.shown[row].key)
        else:
            self.show_asked.emit(remark)

    def menu_of(self, row: int) -> QMenu | None:
        """What the words of a row do, for the keys too; None in a row that unfolds or folds others."""
        remark = self.shown[row].remark
        if remark is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for word, do in self._deeds(remark):
            menu.addAction(word, do)
        return menu

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Nothing is removed here."""
        if event is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            event.ignore()
            return
        super().keyPressEvent(event)

    # ── painting ───────────────────────────────────────────────────────────────────────────────

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint a dot for a warning, the sentence, and the words below it."""
        if row >= len(self.shown):
            return
        self.paint_surface(painter, rect, row)
        theme, one = self.context.theme, self.shown[row]
        area = self._sentence(rect, row)
        if one.remark is not None:
            self._paint_mark(painter, rect, area, one.is_warning)
        painter.setFont(theme.font())
        painter.setPen(theme.colour("text" if one.remark else "accent"))
        painter.drawText(area.adjusted(0, 0, theme.px(2), theme.px(2)), WRAPPED, one.text)
        if one.remark is None:
            return
        painter.setFont(theme.font(QUIET))
        painter.setPen(theme.colour("accent"))
        for word, place, _ in self.links(rect, row):
            painter.drawText(place, LEFT, word)

    def _paint_mark(self, painter: QPainter, rect: QRect, area: QRect, is_warning: bool) -> None:
        theme = self.context.theme
        side = theme.px(MARK)
        middle = area.top() + QFontMetrics(theme.font()).height() // 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("notice_line" if is_warning else "line"))
        painter.drawEllipse(rect.left() + theme.px(INSET), middle - side // 2, side, side)


def _kept_together(sentence: str) -> str:
    """No line ends within t = 31."""
    return sentence.replace("t = ", "t\u00a0=\u00a0")
