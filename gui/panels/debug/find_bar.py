"""Search the recorded steps for a condition, and for where something is smallest or largest."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QPaintEvent
from PyQt6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from engine.expression import Expression, ExpressionError, check, explain, parse
from engine.expression.search import extremes, find_next
from gui.forms.expression_field import ExpressionField
from gui.look.properties import with_properties
from gui.look.surface import GAP, paint_card
from gui.state.context import Context

WIDTH = 200  # px, of the line at least


class FindBar(QWidget):
    """Hidden until it is asked for; finds go to the playhead."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.field = ExpressionField(
            context,
            self.tr("Find steps where"),
            self.tr("Find t where abs(error) > 100"),
            self.tr("A condition over x, h, y, error, t …; Enter finds the next step, Shift+Enter the last."),
        )
        self.result = QLabel()
        self.result.setProperty("role", "quiet")
        tr = self.tr
        back, ahead = tr("Go to the last such step before (Shift+F3)."), tr("Go to the next such step (F3).")
        self.previous = self._button("↑", back, self.find_previous)
        self.next = self._button("↓", ahead, self.find_next)
        low, high = tr("Go to where it is smallest."), tr("Go to where it is largest.")
        self.smallest = self._button(tr("Min"), low, lambda: self.find_extreme(0))
        self.largest = self._button(tr("Max"), high, lambda: self.find_extreme(2))
        self.close_button = self._button("×", tr("Close the search (Esc)."), self.leave)
        self.close_button.setProperty("role", "flat")
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        for widget in (self.previous, self.next, self.smallest, self.largest, self.result, self.close_button):
            self._layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.field.submitted.connect(lambda text, step: self._find(step))
        self.field.abandoned.connect(self.leave)
        self.field.line.textEdited.connect(self._forget)
        context.client.started.connect(self._forget)
        context.theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _button(self, text: str, help: str, do: Callable[[], object]) -> QToolButton:
        button = with_properties(QToolButton, text=text, toolTip=help)
        button.setAccessibleName(help)
        button.clicked.connect(lambda checked: do())
        return button

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def open(self) -> None:
        """Show the bar, ready to be typed into."""
        self.show()
        self.field.line.selectAll()
        self.field.setFocus()

    def leave(self) -> None:
        """Hide it, and give the keys back to the window."""
        self.hide()
        window = self.window()
        if window is not None:
            window.setFocus()

    def find_next(self) -> None:
        """Go to the next step at which the condition holds."""
        self._find(1)

    def find_previous(self) -> None:
        """Go to the step before at which the condition holds."""
        self._find(-1)

    def find_extreme(self, place: int) -> None:
        """Go to where the expression is smallest (0) or largest (2)."""
        expression = self._expression()
        if expression is None:
            return
        found = extremes(expression, self._context.client.scope)
        if found is None:
            self._tell(self.tr("no number in this run"))
        else:
            self._go_to(expression, found[place])

    def _find(self, step: int) -> None:
        expression, t = self._expression(), self._context.playhead.t
        if expression is None:
            return
        found = find_next(expression, self._context.client.scope, t + step, step)
        if found is not None:
            self._go_to(expression, found)
        else:
            text = self.tr("nowhere after t = {}") if step > 0 else self.tr("nowhere before t = {}")
            self._tell(text.format(t))

    def _expression(self) -> Expression | None:
        """What is typed, if it has a meaning in this run; else the field says what is wrong."""
        if self.isHidden() or not self.field.text.strip():
            self.open()
            return None
        try:
            expression = parse(self.field.text)
            check(expression, self._context.client.scope)
        except ExpressionError as error:
            self._forget()
            self.field.show_error(error)
            return None
        self.field.clear_error()
        return expression

    def _go_to(self, expression: Expression, t: int) -> None:
        self._context.transport.go_to(t)
        self._tell(f"t = {t}", explain(expression, self._context.client.scope, t))

    def _forget(self) -> None:
        """What was found in another run, or for another condition, is told no longer."""
        self._tell("")

    def _tell(self, text: str, more: str = "") -> None:
        self.result.setText(text)
        self.result.setToolTip(more)
        self.result.setAccessibleName(text)

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the surface of a card, in line with the plots below."""
        paint_card(self, self._context.theme)

    def _restyle(self) -> None:
        px = self._context.theme.px
        height = self.next.sizeHint().height()
        self.field.setMinimumWidth(px(WIDTH))
        self.field.line.setFixedHeight(height)
        self.result.setMinimumWidth(px(120))
        self.result.setFixedHeight(height)
        self._layout.setContentsMargins(px(GAP + 10), px(GAP + 6), px(GAP + 6), px(GAP + 6))
        self._layout.setSpacing(px(6))
