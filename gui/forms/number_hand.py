"""The mouse and the keys on a shown number: it is scrubbed, stepped, or typed where it stands."""

import math
from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PyQt6.QtGui import QCursor, QFocusEvent, QKeyEvent
from PyQt6.QtWidgets import QToolTip, QWidget

from engine.array import to_float
from engine.notation.number_text import number as number_text
from engine.notation.number_text import plain_number
from engine.run.name import Number
from gui.forms.number_field import NumberField
from gui.forms.stepping import PX_PER_STEP, Scrub, StepSize
from gui.look.theme import Theme
from gui.state.hands import STEP, Grip, Hands, WhatIfPlace

STEPPING = StepSize(STEP)
TYPED = 84  # px at 100 %: the least width of the field in which a number is typed


class NumberHand:
    """Holds one number at a time for a widget that shows many.

    A number of the experiment is changed at once; one that was computed becomes a what-if, which is offered
    when the mouse lets go. value_of: a computed number as it is shown. tell: why a change was refused, or "".
    """

    def __init__(
        self,
        widget: QWidget,
        theme: Theme,
        hands: Hands,
        value_of: Callable[[Number], int | float],
        tell: Callable[[str], None],
    ) -> None:
        self._widget, self._theme, self._hands = widget, theme, hands
        self._value_of, self._tell = value_of, tell
        self._held: Grip | WhatIfPlace | None = None
        self._scrub: Scrub | None = None
        self.field: TypedNumber | None = None

    def cursor(self, number: Number | None) -> Qt.CursorShape | None:
        """The mouse's shape over a number that can be scrubbed."""
        return Qt.CursorShape.SizeHorCursor if number is not None and self._find(number) else None

    def words(self, number: Number | None) -> str:
        """How a number can be changed, for its tooltip."""
        return "" if number is None else self._hands.words(number)

    # ── scrubbing ──────────────────────────────────────────────────────────────────────────────

    def take_hold(self, number: Number, x: float) -> bool:
        """Begin what may become a scrub of a number, at the mouse's x. Returns whether it can be."""
        self._held = self._find(number)
        if self._held is None:
            return False
        start = self._held.value if isinstance(self._held, Grip) else plain_number(self._value_of(number))
        if not math.isfinite(to_float(start)):
            return False
        self._scrub = Scrub(start, x, STEPPING, self._theme.px(PX_PER_STEP))
        return True

    @property
    def is_scrubbing(self) -> bool:
        """Whether a number follows the mouse."""
        return self._scrub is not None and self._scrub.is_moving

    def follow(self, x: float, modifiers: Qt.KeyboardModifier) -> None:
        """Follow the mouse."""
        if self._scrub is None or not self._scrub.follow(x, modifiers):
            return
        if isinstance(self._held, Grip):
            self._tell(self._hands.put(self._held, self._scrub.value))
        else:
            text = QCoreApplication.translate("NumberHand", "What if it were {}?")
            QToolTip.showText(QCursor.pos(), text.format(number_text(self._scrub.value)), self._widget)

    def let_go(self) -> bool:
        """End it. Returns whether it was a scrub and no click."""
        scrub, held = self._scrub, self._held
        self._scrub = self._held = None
        if scrub is None or not scrub.is_moving:
            return False
        if isinstance(held, Grip):
            self._hands.let_go()
        elif held is not None and scrub.value != scrub.start:
            self._tell(self._hands.offer(held, scrub.value))
        return True

    # ── keys ───────────────────────────────────────────────────────────────────────────────────

    def step(self, number: Number, steps: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Step a number of the experiment, as an undo step. Returns whether it is one."""
        grip = self._hands.grip(number)
        if grip is None:
            return False
        self._tell(self._hands.put(grip, STEPPING.stepped(grip.value, steps, modifiers)))
        return True

    def type(self, number: Number, area: QRect) -> bool:
        """Let a number be typed where it stands, in an area of the widget; ask what if of a computed one."""
        grip, place = self._hands.grip(number), self._hands.what_if(number)
        if grip is not None:
            put = partial(self._hands.put, grip)
            self.field = self._field(grip.value, area, put, lambda value: self._hands.let_go())
        elif place is not None and place.is_inside:
            before = plain_number(self._value_of(number))

            def go_on(value: int | float) -> None:
                self._tell(self._hands.offer(place, value) if value != before else "")

            self.field = self._field(before, area, lambda value: "", go_on)
        elif place is not None:
            self._hands.offer(place)
        return grip is not None or place is not None

    def _field(
        self,
        value: int | float,
        area: QRect,
        put: Callable[[int | float], str],
        end: Callable[[int | float], None],
    ) -> "TypedNumber":
        return TypedNumber(self._widget, self._theme, value, area, put, end, self._tell)

    def end_step(self) -> None:
        """The key that stepped is up."""
        self._hands.let_go()

    def _find(self, number: Number) -> Grip | WhatIfPlace | None:
        return self._hands.grip(number) or self._hands.what_if(number)


class TypedNumber(NumberField):
    """A field over a number that is typed; it goes when it is left, or by Enter or Escape.

    put: takes each number while it is typed, and returns why it was refused, or nothing. end: takes the last.
    """

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        value: int | float,
        area: QRect,
        put: Callable[[int | float], str],
        end: Callable[[int | float], None],
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(STEPPING, parent)
        self._put_number, self._tell = put, tell
        self.show_value(value)
        self.setAccessibleName(QCoreApplication.translate("NumberHand", "Another value"))
        self.edited.connect(self._put)
        self.ended.connect(lambda: end(self.value))
        self.problem.connect(tell)
        width = max(area.width(), theme.px(TYPED), self.sizeHint().width())
        left = max(0, min(area.center().x() - width // 2, parent.width() - width))
        height = self.sizeHint().height()
        top = max(0, min(area.center().y() - height // 2, parent.height() - height))
        self.setGeometry(QRect(QPoint(left, top), QPoint(left + width - 1, top + height - 1)))
        self.show()
        self.setFocus()
        self.selectAll()

    def _put(self, value: int | float) -> None:
        problem = self._put_number(value)
        self.set_wrong(bool(problem))
        self._tell(problem)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Enter takes it, Escape takes it back; either ends it."""
        super().keyPressEvent(event)
        if event is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self._close()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Leaving it ends it, too."""
        super().focusOutEvent(event)
        self._close()

    def _close(self) -> None:
        if self.isVisible():
            parent = self.parentWidget()
            self.hide()
            if parent is not None and not parent.isHidden():
                parent.setFocus()
            self.deleteLater()
