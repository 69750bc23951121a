"""A widget that shows lines of mathematics: at once as plain text, and typeset when it rests."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PyQt6 import sip
from PyQt6.QtCore import QPointF, QSize, Qt, QTimer
from PyQt6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PyQt6.QtWidgets import QApplication, QMenu, QWidget

from gui.formula_row import flow
from gui.icon import make_icon
from gui.mathematics import Drawing, Formula, Typesetter, plain, plain_font, plain_metrics
from gui.theme import Theme

SIZE = 17  # px at 100 %
LINE = 1.6  # height of a row, in sizes
BASELINE = 1.1  # from a row's top down to its baseline, in sizes
INDENT = 0.36  # what TeX leaves before a row that begins with an operator, in sizes
WIDER = 1.1  # typeset, a row is so much wider than its plain text, at most
PADDING = 4  # px beside the rows, for the focus ring
SMALLEST = 0.5  # a row that cannot be broken shrinks so far
REST = 120  # ms without a change, after which plain text is typeset

TYPESETTER = Typesetter()  # one for all views: they often show the same


@dataclass
class Part:
    """One formula on a row, and its drawing once it is typeset."""

    formula: Formula
    drawing: Drawing | None = None
    is_tried: bool = False

    @property
    def shown(self) -> str:
        """The text drawn in place of a drawing: plain, or the source that cannot be typeset."""
        return self.formula.tex if self.is_tried else plain(self.formula.text)


class MathView(QWidget):
    """Lines of mathematics, as wide as there is room. Ctrl+C copies them as text."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[tuple[Formula, ...], ...] = ()
        self._rows: list[list[Part]] = []
        self._least = 0.0
        self._changed_at = 0.0
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._typeset_next)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._refit)

    def set_lines(self, lines: Iterable[Sequence[Formula]]) -> None:
        """Show these; the formulas of one line stand beside each other where there is room."""
        after = tuple(tuple(line) for line in lines)
        if after == self._lines:
            return
        self._lines = after
        self.setAccessibleName(self.text)
        delay = self._delay()
        self._changed_at = time.monotonic()
        self._lay_out(delay)

    def forget_height(self) -> None:
        """Allow it to become lower again; until then it only grows, so that nothing below jumps."""
        self._least = 0.0

    @property
    def text(self) -> str:
        """Everything as plain text, one line a line."""
        return "\n".join("  ".join(formula.text for formula in line) for line in self._lines)

    @property
    def tex(self) -> str:
        """Everything as TeX, one line a line."""
        return "\n".join(" ".join(formula.tex for formula in line) for line in self._lines)

    @property
    def is_typeset(self) -> bool:
        """Whether everything shown is typeset, or cannot be."""
        return all(part.is_tried for part in self._parts())

    def sizeHint(self) -> QSize:
        """As wide as the usual card; the height follows from the width."""
        return QSize(self._theme.px(300), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Rows break and shrink, so it can be narrow."""
        return QSize(self._theme.px(120), self.minimumHeight())

    # ── laying out ─────────────────────────────────────────────────────────────────────────────

    @property
    def _size(self) -> int:
        return self._theme.px(SIZE)

    @property
    def _room(self) -> float:
        """How wide a row may be, in px."""
        return max(1, self.width() - 2 * self._theme.px(PADDING))

    def _parts(self) -> Iterable[Part]:
        return (part for row in self._rows for part in row)

    def _measure(self, text: str) -> float:
        width = plain_metrics(self._size).horizontalAdvance(plain(text)) * WIDER
        return width + _indent(text) * self._size

    def _lay_out(self, delay: int) -> None:
        """Break the lines into rows for the width there is, and typeset them after a delay in ms."""
        rows = [row for line in self._lines for row in flow(line, self._room, self._measure)]
        self._rows = [[Part(formula) for formula in row] for row in rows]
        for part in self._parts():
            if TYPESETTER.knows(part.formula.tex, self._size, self._colour(part)):
                self._typeset(part)
        self._fit_height()
        self._rest.start(delay)
        self.update()

    def _delay(self) -> int:
        """How long to wait before typesetting, in ms: not at all after a rest."""
        return REST if (time.monotonic() - self._changed_at) * 1000 < REST else 0

    def _refit(self) -> None:
        self.forget_height()
        self._lay_out(self._delay())

    def _fit_height(self) -> None:
        self._least = max(self._least, sum(self._height(row) for row in self._rows))
        self.setFixedHeight(max(1, round(self._least)))

    def _height(self, row: Sequence[Part]) -> float:
        drawings = [part.drawing for part in row if part.drawing is not None]
        descent = max((drawing.box.bottom() for drawing in drawings), default=0.0)
        return max(LINE * self._size, self._baseline(row) + descent)

    def _baseline(self, row: Sequence[Part]) -> float:
        drawings = [part.drawing for part in row if part.drawing is not None]
        return max([BASELINE * self._size, *(-drawing.box.top() for drawing in drawings)])

    def _typeset_next(self) -> None:
        """Typeset one formula a turn of the event loop, so that the window never waits for all of them."""
        part = next((part for part in self._parts() if not part.is_tried), None)
        if part is None or not self.isVisible():
            return
        if not TYPESETTER.is_ready:
            TYPESETTER.prepare()
        else:
            self._typeset(part)
        if sip.isdeleted(self):  # so much was imported that Python collected a window nobody held
            return
        self._fit_height()
        self.update()
        self._rest.start(0)

    def _typeset(self, part: Part) -> None:
        part.drawing = TYPESETTER.typeset(part.formula.tex, self._size, self._colour(part))
        part.is_tried = True

    def _colour(self, part: Part) -> str:
        return self._theme.colour(part.formula.role).name()

    # ── Qt's events ────────────────────────────────────────────────────────────────────────────

    def showEvent(self, event: QShowEvent | None) -> None:
        """Typeset what came while hidden."""
        self._rest.start(0)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Break the lines anew."""
        if event is not None and event.size().width() != event.oldSize().width():
            self._refit()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw each row, typeset or plain."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for row in self._rows:
            self._draw_row(painter, row, top + self._baseline(row))
            top += self._height(row)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)

    def _draw_row(self, painter: QPainter, row: Sequence[Part], baseline: float) -> None:
        width = sum(self._advance(part) for part in row)
        scale = max(SMALLEST, min(1.0, self._room / max(1.0, width)))
        left = float(self._theme.px(PADDING))
        for part in row:
            if part.drawing is not None:
                part.drawing.draw(painter, left, baseline, scale)
            else:
                painter.setFont(plain_font(max(1, round(self._size * scale))))
                painter.setPen(self._theme.colour(part.formula.role))
                painter.drawText(
                    QPointF(left + _indent(part.shown) * self._size * scale, baseline), part.shown
                )
            left += self._advance(part) * scale

    def _advance(self, part: Part) -> float:
        if part.drawing is not None:
            return part.drawing.box.right()
        advance = plain_metrics(self._size).horizontalAdvance(part.shown)
        return advance + _indent(part.shown) * self._size

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Copy on Ctrl+C."""
        if event is not None and event.matches(QKeySequence.StandardKey.Copy):
            _copy(self.text)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        icon = make_icon(self._theme, "copy")
        menu.addAction(icon, self.tr("Copy as text"), lambda: _copy(self.text))
        menu.addAction(icon, self.tr("Copy as TeX"), lambda: _copy(self.tex))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if event is not None:
            menu.popup(event.globalPos())


def _indent(text: str) -> float:
    """What TeX leaves before an operator that begins a row, in sizes."""
    return INDENT if text.startswith(("=", "+")) else 0.0


def _copy(text: str) -> None:
    clipboard = QApplication.clipboard()
    if clipboard is not None:
        clipboard.setText(text)
