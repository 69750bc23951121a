"""A view of a text to read, as high as the text, whose links act by mouse and keyboard."""

from collections.abc import Callable
from html import escape

from PyQt6.QtCore import QEvent, QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PyQt6.QtWidgets import QScrollArea, QToolTip, QWidget

from gui.look.properties import ENTER, present
from gui.look.theme import Theme
from gui.reading.formula import with_tex
from gui.reading.links import Link, areas, links_of
from gui.reading.page import PADDING, TextPage

__all__ = ["PADDING", "TextView"]

RING = 2  # px around the link that has the focus
KEEPING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class TextView(TextPage):
    """Shows Markdown from strangers: it loads nothing and opens nothing; a link is only told.

    describe: writes a link's tooltip from its address.

    Signals:
        link_clicked(str): a link was chosen, by mouse or keyboard.
        link_hovered(str): the mouse or the focus is on another link; "" when on none.
    """

    link_clicked = pyqtSignal(str)
    link_hovered = pyqtSignal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._links: list[Link] = []
        self._focused: Link | None = None
        self._hovered: Link | None = None
        self._pressed: Link | None = None
        self.describe: Callable[[str], str] = lambda address: address
        self.show_text("")

    def _rebuild(self) -> None:
        super()._rebuild()
        self._links = links_of(self._text_document)
        self._focused = self._hovered = self._pressed = None

    @property
    def links(self) -> list[Link]:
        """The links in reading order."""
        return list(self._links)

    # ── links by mouse ─────────────────────────────────────────────────────────────────────────

    def link_at(self, position: QPointF) -> Link | None:
        """The link at a place of the viewport."""
        if not self.anchorAt(position.toPoint()):  # Qt is fast at finding that there is none
            return None
        for link in self._links:
            if any(area.contains(position) for area in areas(self._text_document, link)):
                return link
        return None

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Tell which link is pointed at."""
        super().mouseMoveEvent(event)
        if event is not None:
            self._hover(self.link_at(event.position()))

    def leaveEvent(self, event: QEvent | None) -> None:
        """No link is pointed at any more."""
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Remember the link that was pressed."""
        super().mousePressEvent(event)
        if event is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self.link_at(event.position())
            self._focus(None)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """Choose the link that was pressed, unless text was selected meanwhile."""
        super().mouseReleaseEvent(event)
        if event is None or event.button() != Qt.MouseButton.LeftButton:
            return
        link, self._pressed = self._pressed, None
        is_same = link == self.link_at(event.position()) and not self.textCursor().hasSelection()
        if link is not None and is_same:
            self.link_clicked.emit(link.address)

    def _hover(self, link: Link | None) -> None:
        if link == self._hovered:
            return
        self._hovered = link
        viewport = present(self.viewport())
        shape = Qt.CursorShape.IBeamCursor if link is None else Qt.CursorShape.PointingHandCursor
        viewport.setCursor(shape)
        self.link_hovered.emit(link.address if link is not None else "")
        viewport.update()

    # ── links by keyboard ──────────────────────────────────────────────────────────────────────

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go from link to link before the focus leaves."""
        index = self._links.index(self._focused) if self._focused in self._links else -1 if forward else 0
        index += 1 if forward else -1
        if 0 <= index < len(self._links):
            self._focus(self._links[index])
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Begin at the first link, or at the last when coming from below."""
        super().focusInEvent(event)
        if event is None or event.reason() in KEEPING or not self._links:
            return
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._focus(self._links[0])
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._focus(self._links[-1])

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """No link has the focus any more."""
        super().focusOutEvent(event)
        if event is None or event.reason() not in KEEPING:
            self._focus(None)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Choose a link by Enter, copy, select all; other keys scroll what the view stands in."""
        if event is None:
            return
        if event.key() in ENTER and self._focused is not None:
            self.link_clicked.emit(self._focused.address)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        else:
            event.ignore()

    def _focus(self, link: Link | None) -> None:
        if link == self._focused:
            return
        self._focused = link
        self.link_hovered.emit(link.address if link is not None else "")
        self.setAccessibleDescription(self._spoken(link) if link is not None else self.text)
        if link is not None:
            self._scroll_to(link)
        viewport = present(self.viewport())
        viewport.update()

    def _spoken(self, link: Link) -> str:
        cursor = self.textCursor()
        cursor.setPosition(link.start)
        cursor.setPosition(link.end, cursor.MoveMode.KeepAnchor)
        words = with_tex(cursor.selectedText(), self._text_document, link.start)
        return self.tr("Link: {}. {}").format(words, self.describe(link.address))

    def _scroll_to(self, link: Link) -> None:
        """Bring a link into view in the scroll area around."""
        around: QWidget | None = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        area, viewport = next(areas(self._text_document, link), None), self.viewport()
        if isinstance(around, QScrollArea) and area is not None and viewport is not None:
            inside = around.widget()
            if inside is not None:
                place = viewport.mapTo(inside, area.center().toPoint())
                around.ensureVisible(place.x(), place.y(), 0, self._theme.px(24))

    # ── seen and told ─────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw a ground under the link that is pointed at, and a ring around the one with the focus."""
        viewport = self.viewport()
        if self._hovered is not None:
            self._draw(QPainter(viewport), self._hovered, is_ring=False)
        super().paintEvent(event)
        if not self.hasFocus():
            return
        painter = QPainter(viewport)
        if self._focused is not None:
            self._draw(painter, self._focused, is_ring=True)
        elif not self._links and viewport is not None:
            self._ring(painter, QRectF(viewport.rect()))

    def _draw(self, painter: QPainter, link: Link, is_ring: bool) -> None:
        for area in areas(self._text_document, link):
            around = area.adjusted(-RING, -RING / 2, RING, RING / 2)
            if is_ring:
                self._ring(painter, around)
            else:
                painter.fillRect(around, self._theme.colour("selection"))

    def _ring(self, painter: QPainter, around: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), max(1.5, self._theme.px(RING) * 0.75)))
        painter.drawRoundedRect(around.adjusted(1, 1, -1, -1), RING * 2, RING * 2)

    def viewportEvent(self, event: QEvent | None) -> bool:
        """Show the tooltip of what is pointed at; Qt itself would read its text as HTML."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            text = self.help_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), f"<span>{escape(text)}</span>" if text else "", self)
            return True
        return super().viewportEvent(event)

    def help_at(self, position: QPointF) -> str:
        """What a link at a place of the viewport does, or what is wrong with the formula there."""
        link = self.link_at(position)
        if link is not None:
            return self.describe(link.address)
        cursor = self.cursorForPosition(position.toPoint())
        for _ in range(2):  # a cursor tells of what stands before it
            if cursor.charFormat().toolTip():
                return cursor.charFormat().toolTip()
            cursor.movePosition(cursor.MoveOperation.NextCharacter)
        return ""
