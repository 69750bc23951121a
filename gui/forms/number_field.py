"""A field for one number, int or float, shown compactly and exactly."""

import re
from collections.abc import Callable

from PyQt6.QtCore import QEvent, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent
from PyQt6.QtWidgets import QLineEdit, QSizePolicy, QToolTip, QWidget

from engine.errors import ParameterError
from engine.notation.number_text import show_number, show_short
from engine.reading.formula import read_typed
from engine.reading.typed_number import is_same
from gui.forms.stepping import Scrub, StepSize
from gui.language.translation import shown
from gui.look.clipboard import clipboard
from gui.look.properties import set_flag

DIGITS = 6  # what the field is wide enough for, sign and point included
WHOLE = 10  # the same for a whole number, whose last digit may matter as much as its first
QT_LETTERS = 17  # "x" for which a QLineEdit has room by itself
_TABLE = re.compile(r"[\s;,'’\[({<]")


class NumberField(QLineEdit):
    """A line in which a number is typed, stepped with the arrow keys, or scrubbed sideways with the mouse.

    Typed text takes effect as soon as it is a number, or a calculation of one, such as cos(pi/6). Enter or
    leaving the field completes it, Escape restores the earlier number. The field never rewrites text while
    the user types. A refused text or value is marked as wrong. While it has the focus the mouse selects text.

    Signals:
        edited(object): the number changed, by typing or stepping.
        ended(): the edits since the last time were one gesture, which is complete.
        problem(str): why the text is no number, as a sentence without its subject; "" when it is one again.
    """

    edited = pyqtSignal(object)
    ended = pyqtSignal()
    problem = pyqtSignal(str)

    def __init__(self, stepping: StepSize | float = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stepping = stepping if isinstance(stepping, StepSize) else StepSize(stepping)
        self._scrub: Scrub | None = None
        self._value: int | float = 0  # as edited or shown last
        self._accepted: int | float = 0  # as shown last
        self._digits = DIGITS  # that it was wide enough for when its place was laid out
        self._before: int | float | None = None  # as it was before typing began; None while nothing is typed
        self.take_table: Callable[[str], None] | None = None
        """What a pasted text goes to that is several numbers, or one that may be meant otherwise: 1,234."""
        self.setProperty("role", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(show_number(0))
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a press may scrub; a click takes the focus itself
        self.textEdited.connect(self._take_text)
        self.returnPressed.connect(self._end)

    @property
    def value(self) -> int | float:
        """The number as last edited or shown."""
        return self._value

    def show_value(self, value: int | float) -> None:
        """Show a number; a text that says it already stays as it is, also while it is being typed."""
        self._accepted = value
        if is_same(value, self._value) and (self.is_typing or not self.is_wrong):
            return
        self.put(value)

    def set_wrong(self, is_wrong: bool) -> None:
        """Mark the field as refused, or take the mark away."""
        self.set_mark("wrong", is_wrong)

    def set_mark(self, name: str, is_set: bool) -> None:
        """Set or take away a mark that the style sheet knows."""
        set_flag(self, name, is_set)

    @property
    def is_wrong(self) -> bool:
        """Whether the text, or the number it says, is refused."""
        return bool(self.property("wrong") == "true")

    @property
    def is_typing(self) -> bool:
        """Whether something was typed that has not been ended."""
        return self._before is not None

    def step_by(self, steps: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Change the number by some steps."""
        self._change(self._stepping.stepped(self._value, steps, modifiers))

    def _change(self, value: int | float) -> None:
        self.put(value)
        self.edited.emit(value)

    def put(self, value: int | float) -> None:
        """Show a number that may still be refused; Escape goes back to the last that was not."""
        self._value, self._before = value, None
        self._show_text()
        self.set_wrong(False)

    def _take_text(self, text: str) -> None:
        if self._before is None:
            self._before = self._accepted
        self._take_room()
        try:
            value = read_typed(text)
        except ParameterError as error:
            self.set_wrong(True)
            self.problem.emit(shown(error.message))
            return
        if self.is_wrong or not is_same(value, self._value):
            self._value = value
            self.set_wrong(False)
            self.problem.emit("")
            self.edited.emit(value)

    def _end(self) -> None:
        """End typing. A wrong text stays, to be mended."""
        if self._before is not None:
            self._before = None
            if not self.is_wrong:
                self._show_text()
            self.ended.emit()

    def _is_table_pasted(self) -> bool:
        """Hand over the clipboard's text where it is more than one number as it is typed."""
        text = clipboard().text()
        if self.take_table is None or not _TABLE.search(text.strip()):
            return False
        self.take_table(text)
        return True

    def _take_back(self) -> None:
        self.put(self._accepted if self._before is None else self._before)
        self.problem.emit("")
        self.edited.emit(self._value)
        self.ended.emit()

    def _show_text(self) -> None:
        """All digits while the field has the focus, otherwise as many as it is wide."""
        text = show_number(self._value) if self.hasFocus() else self._short
        if text != self.text():
            self.setText(text)
            self._take_room()
        if not self.hasFocus():
            self.setCursorPosition(0)  # what is too long is seen from its start

    def _take_room(self) -> None:
        """Have its place laid out anew, with all around it, only where it wants to be wider or narrower."""
        if self._wanted_digits != self._digits:
            self._digits = self._wanted_digits
            self.updateGeometry()

    @property
    def _wanted_digits(self) -> int:
        """How many digits it is to be wide enough for."""
        return max(len(self._short), min(len(self.text()), WHOLE), DIGITS)

    @property
    def _short(self) -> str:
        """The number as it is shown without the focus."""
        return show_short(self._value, WHOLE if isinstance(self._value, int) else DIGITS)

    # ── Qt's own events ────────────────────────────────────────────────────────────────────────

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Step with Up and Down, with Shift finer, with Ctrl coarser; take back with Escape."""
        assert event is not None
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is not None:
            if not event.isAutoRepeat():
                self._end()
            self.step_by(steps, event.modifiers())
        elif event.key() == Qt.Key.Key_Escape and (self.is_typing or self.is_wrong):
            self._take_back()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._is_table_pasted():
            pass
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent | None) -> None:
        """A key held down is one gesture."""
        assert event is not None
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.isAutoRepeat():
            self.ended.emit()
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent | None) -> None:
        """A press on a field without the focus may become a scrub of its number."""
        assert event is not None
        if self.hasFocus() or self.is_wrong or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self._scrub = Scrub(self._value, event.position().x(), self._stepping)

    def mouseMoveEvent(self, event: QMouseEvent | None) -> None:
        """Scrub."""
        assert event is not None
        if self._scrub is None:
            super().mouseMoveEvent(event)
        elif self._scrub.follow(event.position().x(), event.modifiers()):
            self._change(self._scrub.value)

    def mouseReleaseEvent(self, event: QMouseEvent | None) -> None:
        """A scrub is one gesture; a mere click is where typing begins."""
        assert event is not None
        scrub, self._scrub = self._scrub, None
        if scrub is None:
            super().mouseReleaseEvent(event)
        elif scrub.is_moving:
            self.ended.emit()
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectAll()

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        """Whoever is about to type sees every digit."""
        self.setCursor(Qt.CursorShape.IBeamCursor)
        if not self.is_wrong:
            self._show_text()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        """Leaving ends what was typed."""
        super().focusOutEvent(event)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._end()
        if not self.is_wrong:
            self._show_text()

    def event(self, event: QEvent | None) -> bool:
        """Leave undo and redo to the document; say all digits in the tooltip."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return False
        if isinstance(event, QHelpEvent) and self.text() == self._short:
            how = self.tr("Drag sideways to change it, click to type.")
            lines = (show_number(self._value), self.toolTip(), "" if self.hasFocus() else how)
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, lines)), self)
            return True
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Wide enough for some digits, and for all of what it shows, in the face that it is painted in."""
        self.ensurePolished()
        hint, metrics = super().sizeHint(), self.fontMetrics()
        around = hint.width() - QT_LETTERS * metrics.horizontalAdvance("x")
        return QSize(self._wanted_digits * metrics.horizontalAdvance("0") + around, hint.height())

    def minimumSizeHint(self) -> QSize:
        """The preferred width, so that no digit is cut."""
        return self.sizeHint()
