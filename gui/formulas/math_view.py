"""A widget that shows lines of mathematics: at once as plain text, and typeset when it rests."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from PyQt6 import sip
from PyQt6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PyQt6.QtWidgets import QMenu, QToolTip, QWidget

from gui.formulas.formula_row import NOTHING, flow
from gui.formulas.math_part import FormulaPart, PartPlace, indent
from gui.formulas.mathematics import Formula, Typesetter, plain, plain_metrics
from gui.look.clipboard import copy_text
from gui.look.icon import make_icon
from gui.look.properties import with_properties
from gui.look.theme import Theme
from gui.state.highlight import Level

SIZE = 17  # px at 100 %
LINE = 1.6  # height of a row, in sizes
BASELINE = 1.1  # from a row's top down to its baseline, in sizes
WIDER = 1.1  # typeset, a row is so much wider than its plain text, at most
PADDING = 4  # px beside the rows, for the focus ring
SMALLEST = 0.5  # a row that cannot be broken shrinks so far
REST = 120  # ms without a change, after which plain text is typeset

TYPESETTER = Typesetter()  # one for all views: they often show the same


class MathView(QWidget):
    """Lines of mathematics, broken to the available width. Ctrl+C copies them as text.

    Signals:
        pointed(object): the Formula under the mouse changed; None for none.
        clicked(object): a Formula was clicked.
    """

    pointed = pyqtSignal(object)
    clicked = pyqtSignal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[tuple[Formula, ...], ...] = ()
        self._rows: list[list[FormulaPart]] = []
        self._least = 0.0
        self._changed_at = 0.0
        self._under_mouse: Formula | None = None
        self.level_of: Callable[[Formula], Level] = lambda formula: ""
        self._rest = with_properties(QTimer, self, singleShot=True)
        self._rest.timeout.connect(self._typeset_next)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self._refit)

    def set_lines(self, lines: Iterable[Sequence[Formula]]) -> None:
        """Show lines of formulas; the formulas of one line stand side by side where they fit."""
        after = tuple(tuple(line) for line in lines)
        if after == self._lines:
            return
        self._lines = after
        self._point_at(None)  # what was under the mouse is gone
        self.setAccessibleName(self.text)
        self.setAccessibleDescription(self.tr("The equation as it is typeset; Ctrl+C copies it."))
        delay = self._delay()
        self._changed_at = time.monotonic()
        self._lay_out(delay)

    @property
    def lines(self) -> tuple[tuple[Formula, ...], ...]:
        """The shown lines."""
        return self._lines

    def forget_height(self) -> None:
        """Allow it to become lower again; until then it only grows, so that nothing below jumps."""
        self._least = 0.0

    @property
    def text(self) -> str:
        """Everything as plain text, one line a line."""
        return "\n".join(" ".join(formula.text for formula in line) for line in self._lines)

    @property
    def tex(self) -> str:
        """Everything as TeX, one line a line."""
        lines = (" ".join(formula.tex for formula in line) for line in self._lines)
        return "\n".join(lines).replace(f"{NOTHING} ", "")

    @property
    def is_typeset(self) -> bool:
        """Whether everything shown is typeset, or cannot be."""
        return all(part.is_tried for part in self._parts())

    def typeset_soon(self) -> None:
        """Typeset what is shown without waiting for a rest, one formula a turn of the event loop."""
        self._rest.start(0)

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

    def _parts(self) -> Iterable[FormulaPart]:
        return (part for row in self._rows for part in row)

    def _measure(self, text: str) -> float:
        width = plain_metrics(self._size).horizontalAdvance(plain(text)) * WIDER
        return width + indent(text) * self._size

    def _lay_out(self, delay: int) -> None:
        """Break the lines into rows for the width there is, and typeset them after a delay in ms."""
        rows = [row for line in self._lines for row in flow(line, self._room, self._measure)]
        self._rows = [[FormulaPart(formula) for formula in row] for row in rows]
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

    def _height(self, row: Sequence[FormulaPart]) -> float:
        drawings = [part.drawing for part in row if part.drawing is not None]
        descent = max((drawing.box.bottom() for drawing in drawings), default=0.0)
        return max(LINE * self._size, self._baseline(row) + descent)

    def _baseline(self, row: Sequence[FormulaPart]) -> float:
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

    def _typeset(self, part: FormulaPart) -> None:
        part.drawing = TYPESETTER.typeset(part.formula.tex, self._size, self._colour(part))
        part.is_tried = True

    def _colour(self, part: FormulaPart) -> str:
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
        for place in self._places():
            place.draw_mark(painter, self._theme, self._size, self.level_of(place.part.formula))
            place.draw(painter, self._theme, self._size)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)

    def _places(self) -> Iterator[PartPlace]:
        """Every formula with where it stands."""
        top = 0.0
        for row in self._rows:
            height, baseline = self._height(row), top + self._baseline(row)
            width = sum(self._advance(part) for part in row)
            scale = max(SMALLEST, min(1.0, self._room / max(1.0, width)))
            left = float(self._theme.px(PADDING))
            for part in row:
                advance = self._advance(part) * scale
                yield PartPlace(part, QRectF(left, top, advance, height), baseline, scale)
                left += advance
            top += height

    def _advance(self, part: FormulaPart) -> float:
        if part.drawing is not None:
            return part.drawing.box.right()
        advance = plain_metrics(self._size).horizontalAdvance(part.shown)
        return advance + indent(part.shown) * self._size

    def formula_at(self, position: QPointF) -> Formula | None:
        """The formula at a place of the widget."""
        found = (place.part.formula for place in self._places() if place.area.contains(position))
        return next(found, None)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Tell what is pointed at."""
        if event is not None:
            self._point_at(self.formula_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """Tell what is clicked."""
        formula = self.formula_at(event.position()) if event is not None else None
        if formula is not None and event is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(formula)

    def leaveEvent(self, event: QEvent | None) -> None:
        """Nothing is pointed at any more."""
        self._point_at(None)

    def _point_at(self, formula: Formula | None) -> None:
        if formula != self._under_mouse:
            self._under_mouse = formula
            self.pointed.emit(formula)

    def event(self, event: QEvent | None) -> bool:
        """Show the tooltip of the formula under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            formula = self.formula_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), formula.help if formula is not None else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Copy on Ctrl+C."""
        if event is not None and event.matches(QKeySequence.StandardKey.Copy):
            copy_text(self.text)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent | None) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        icon = make_icon(self._theme, "copy")
        menu.addAction(icon, self.tr("Copy as text"), lambda: copy_text(self.text))
        menu.addAction(icon, self.tr("Copy as TeX"), lambda: copy_text(self.tex))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if event is not None:
            menu.popup(event.globalPos())
