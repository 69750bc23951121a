"""A line for an expression: it completes names, and points at the character that is wrong."""

import re

from PyQt6.QtCore import QEvent, QPointF, QStringListModel, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPolygonF
from PyQt6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from engine.expression import ExpressionError
from engine.expression.functions import FUNCTIONS, PREVIOUS
from engine.expression.reader import CONSTANTS
from engine.expression.scope import GRADIENT
from engine.expression.text import OPERATOR_WORDS
from gui.forms.form import ProblemLabel
from gui.language.translation import told
from gui.look.properties import ENTER, present, set_flag
from gui.state.context import Context

WORD = re.compile(r"[A-Za-z_][\w.\[\]]*$")
CARET = 5  # px, its height
MOST_TEXTS = 100  # that are brought back
WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TypedBefore:
    """What was entered into a line, to be brought back."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._place: int | None = None  # of the text that is brought back; None while one types
        self._typed = ""

    def add(self, text: str) -> None:
        """A text was entered; it is the latest now."""
        if text.strip():
            self._texts = [*[one for one in self._texts if one != text][-MOST_TEXTS:], text]
        self.leave()

    def leave(self) -> None:
        """The user types: the next text to bring back is the latest."""
        self._place = None

    def go_by(self, texts: int, typed: str) -> str:
        """The text before, or after; after the latest comes what was typed."""
        if self._place is None:
            self._place, self._typed = len(self._texts), typed
        self._place = min(max(self._place + texts, 0), len(self._texts))
        return [*self._texts, self._typed][self._place]


class ExpressionLine(QLineEdit):
    """The line itself. Enter submits; Shift+Enter submits backwards; Escape abandons.

    Up and Down bring back what was entered before.

    Signals:
        submitted(int): +1, or -1 with Shift.
        abandoned(): Escape.
    """

    submitted = pyqtSignal(int)
    abandoned = pyqtSignal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self._completer.activated.connect(self._insert)
        popup = present(self._completer.popup())
        popup.setObjectName("completions")
        self._popup = popup
        self.setProperty("role", "number")
        self.setMaxLength(10_000)  # a pasted file is refused by the parser, not drawn
        self.textEdited.connect(self._offer)
        self.history = TypedBefore()
        self.textEdited.connect(lambda text: self.history.leave())

    def x_of(self, position: int) -> int:
        """Where a character begins, in px from the left; it is scrolled into sight."""
        self.setCursorPosition(position)
        return self.cursorRect().center().x()

    def submit(self, step: int = 1) -> None:
        """Enter what is typed."""
        self._popup.hide()
        self.history.add(self.text())
        self.submitted.emit(step)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Submit, abandon, complete, or type."""
        if event is None:
            return
        is_choosing = self._popup.isVisible() and self._popup.currentIndex().isValid()
        if event.key() in ENTER and is_choosing:
            event.ignore()  # the completer takes it
        elif event.key() in ENTER:
            self.submit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and not self._popup.isVisible():
            had_nothing = not self.text()
            self.abandoned.emit()
            if had_nothing and self.hasFocus():
                event.ignore()  # the window has a use for it
        elif event.key() in WAYS and not self._popup.isVisible():
            self.setText(self.history.go_by(WAYS[Qt.Key(event.key())], self.text()))
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._offer(self.text(), least=0)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent | None) -> bool:
        """Take the first completion by Tab, which would else leave the line."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and event.key() == Qt.Key.Key_Tab and self._popup.isVisible():  # type: ignore[union-attr]
            chosen = self._popup.currentIndex().data() or self._completer.currentCompletion()
            self._popup.hide()
            self._insert(chosen)
            return True
        return super().event(event)

    def _offer(self, text: str, least: int = 1) -> None:
        """Offer what the word before the cursor may become, once it has `least` letters."""
        word = self._word()
        functions = (f"{name}(" for name in (*FUNCTIONS, PREVIOUS))
        gradients = self._gradients() if word.startswith(GRADIENT[:2]) else []
        names = [*self._context.client.scope.names, *functions, *CONSTANTS, *OPERATOR_WORDS, *gradients]
        found = [name for name in names if name.startswith(word) and name != word]
        if len(word) < least or not found:
            self._popup.hide()
            return
        self._words.setStringList(found)
        self._completer.setCompletionPrefix(word)
        self._popup.setCurrentIndex(self._words.index(-1))
        area = self.cursorRect()
        area.setWidth(self._popup.sizeHintForColumn(0) + self._context.theme.px(28))
        self._completer.complete(area)

    def _gradients(self) -> list[str]:
        """grad.h, …: what the backward pass has of the first layer, and of its weights."""
        cell = self._context.document.experiment.model.layers[0]
        names = ("y", *(one.name for one in cell.quantities), *(block.name for block in cell.used_blocks()))
        return [f"{GRADIENT}.{name}" for name in names]

    def _insert(self, name: str) -> None:
        position = self.cursorPosition()
        begin = position - len(self._word())
        text = self.text()
        self.setText(text[:begin] + name + text[position:])
        self.setCursorPosition(begin + len(name))

    def _word(self) -> str:
        match = WORD.search(self.text()[: self.cursorPosition()])
        return match[0] if match else ""


class _Caret(QWidget):
    """A small triangle that points up at a character of the line above."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.place = 0
        self.hide()

    def point(self, x: int) -> None:
        """Point at a place, in px from the left."""
        self.place = x
        self.setFixedHeight(self._context.theme.px(CARET))
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._context.theme.colour("negative"))
        height = self.height()
        corners = [(self.place, 0), (self.place - height, height), (self.place + height, height)]
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))


class ExpressionField(QWidget):
    """The line, and below it what is wrong with it, pointed out at the character.

    Signals:
        submitted(str, int): Enter was pressed; +1, or -1 with Shift.
        abandoned(): Escape was pressed.
    """

    submitted = pyqtSignal(str, int)
    abandoned = pyqtSignal()

    def __init__(self, context: Context, name: str, placeholder: str, help: str) -> None:
        super().__init__()
        self.line, self.caret, self.problem = ExpressionLine(context), _Caret(context), ProblemLabel()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(placeholder)
        self.line.setToolTip(help)
        self.setFocusProxy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.line, self.caret, self.problem):
            layout.addWidget(widget)
        self.line.textEdited.connect(lambda text: self.clear_error())
        self.line.submitted.connect(lambda step: self.submitted.emit(self.line.text(), step))
        self.line.abandoned.connect(self.abandoned)

    @property
    def text(self) -> str:
        """The typed text."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show an expression, or nothing."""
        self.line.setText(text)
        self.clear_error()

    def show_error(self, error: Exception) -> None:
        """Show what is wrong, and for an expression mark the character."""
        self._mark(True)
        self.problem.show_problem(told(error))
        self.line.setAccessibleDescription(told(error))
        if isinstance(error, ExpressionError):
            self.caret.point(self.line.x_of(min(error.position, len(self.text))))

    def clear_error(self) -> None:
        """Take it back."""
        self._mark(False)
        self.problem.show_problem("")
        self.line.setAccessibleDescription("")
        self.caret.hide()

    def _mark(self, is_wrong: bool) -> None:
        set_flag(self.line, "wrong", is_wrong)
