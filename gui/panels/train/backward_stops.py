"""A line for where the backward pass stops, and the button that lets it go there."""

from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ExplorerError
from engine.expression import ExpressionError, parse
from gui.forms.expression_field import ExpressionField
from gui.look.properties import with_properties
from gui.look.quiet_text import QuietText
from gui.state.context import Context


class BackwardStops(QWidget):
    """Breakpoints on gradients are among all others, in Breakpoints; here one more is typed, and gone to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._pass = context, context.trainings.backward
        self.field = ExpressionField(
            context,
            self.tr("Stop the backward pass where"),
            self.tr("Stop where, e.g. norm(grad.h) < 1e-6"),
            self.tr(
                "A condition on gradients: grad.h, grad[1].a, grad.kernel …; Enter adds it to the "
                "breakpoints, and the backward pass goes on until it holds."
            ),
        )
        self.run = with_properties(QToolButton, text=self.tr("until"))
        help = self.tr("Go on until a breakpoint on gradients holds, or to the end.")
        self.run.setToolTip(help)
        self.run.setAccessibleName(help)
        self.told = QuietText()
        self.told.hide()
        self._said_at = -1  # the turn
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.run)
        self.field.submitted.connect(self._submit)
        self.run.clicked.connect(lambda: self.go_on())

    def go_on(self) -> None:
        """Go on to where a breakpoint on gradients holds next, backwards; without one, to the end."""
        stop, breakpoints = self._pass.stop, self._context.breakpoints
        if stop is None:
            return
        found = breakpoints.next_hit_backwards(stop.t - 1 if self._pass.turn else stop.t)
        if found is None:
            self._pass.go_to_end()
            self._tell(self._none())
            return
        t, sentence = found
        conditions = (one for one in breakpoints.on_gradients if isinstance(one, ExpressionBreakpoint))
        names = {reference.quantity for one in conditions for reference in one.expression.gradients}
        self._pass.show_gradients(t, names)
        self._tell(self.tr("Stopped: {}.").format(sentence))

    def show_place(self) -> None:
        """What was said of another place is over."""
        if self._pass.turn != self._said_at:
            self._tell("")

    def _none(self) -> str:
        if self._context.breakpoints.on_gradients:
            return self.tr("No breakpoint on gradients holds on the way to t = 0.")
        return self.tr("There is no breakpoint on gradients: type one, such as norm(grad.h) < 1e-6.")

    def _tell(self, text: str) -> None:
        self._said_at = self._pass.turn
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _submit(self, text: str, step: int) -> None:
        breakpoints = self._context.breakpoints
        try:
            if not parse(text).gradients:
                raise ExpressionError("no gradient is named", 0, "such as grad.h")
            if all(one.label != text.strip() for one in breakpoints.on_gradients):
                breakpoints.add(ExpressionBreakpoint(condition=text))
        except ExplorerError as error:
            self.field.show_error(error)
            return
        self.field.set_text("")
        self.go_on()
