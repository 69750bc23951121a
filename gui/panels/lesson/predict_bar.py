"""The bar of predict mode: the question, a field for the answer, what became of it, and the score."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QKeyEvent, QResizeEvent
from PyQt6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from engine.errors import ParameterError
from engine.lesson.guess import TOLERANCES, read_guess
from engine.notation.number_text import compact
from gui.forms.picker import Picker
from gui.language.translation import shown
from gui.look.flow_layout import FlowLayout
from gui.look.icon import make_icon
from gui.look.properties import present, set_mark, with_properties
from gui.panels.lesson.predict_words import role_of, score_text, verdict_text
from gui.plots.base import Plot
from gui.plots.guess import Guess
from gui.state.context import Context

FIELD = 88  # px
PICKER = 78  # px
ONE_LINE = 830  # px, from which on verdict and score stand beside the question
ICON = 14  # px
DIGITS = 12  # of a value that was dragged


class PredictBar(QWidget):
    """A line below the transport's, in a tool bar of its own that hides while predict mode is off.

    The field and the point on the plot show the same answer.
    """

    def __init__(self, context: Context, plots: list[Plot]) -> None:
        super().__init__()
        self._context, self._predict, self._plots = context, context.predict, plots
        self._guess: Guess | None = None
        self._asked: object = None  # the question that the point is for
        self.quantity, self.tolerance = Picker(), Picker()
        self.place, self.field = QLabel(), QLineEdit()
        self.verdict, self.score = (
            with_properties(QLabel, wordWrap=True),
            with_properties(QLabel, wordWrap=True),
        )
        self.answer_button = self._button("", self._press)
        self.unknown = self._button(self.tr("I don't know"), lambda: self._predict.answer(None))
        self.again = self._button("", self._predict.start_again)
        self.close_button = self._button("×", lambda: self._predict.set_on(False))
        self._build()
        self._describe()
        self._predict.changed.connect(self._show)
        self._predict.asked.connect(self._take_focus)
        context.client.started.connect(self._show_choices)
        context.theme.changed.connect(self._restyle)
        self._restyle()

    def _button(self, text: str, do: object) -> QToolButton:
        button = with_properties(QToolButton, text=text)
        button.clicked.connect(lambda checked: do())  # type: ignore[operator]
        return button

    def _build(self) -> None:
        self._flow, self._foot = FlowLayout(), QVBoxLayout()
        asking = (self.quantity, self.place, self.field, self.answer_button, self.unknown, self.tolerance)
        for widget in asking:
            self._flow.addWidget(widget)
        self._foot.addStretch(1)
        self._foot.addWidget(self.verdict)
        self._foot.addWidget(self.score)
        self._foot.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addLayout(self._flow)
        self._body.addLayout(self._foot, 1)
        self._layout = QHBoxLayout(self)
        self._layout.addLayout(self._body, 1)
        for button in (self.again, self.close_button):
            self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _describe(self) -> None:
        """What each control does, for tooltips and screen readers."""
        tr = self.tr
        helps: dict[QWidget, tuple[str, str]] = {
            self.quantity: (tr("what is asked"), tr("Which number is asked before each step.")),
            self.field: (
                tr("your answer"),
                tr("Type what you expect, or drag the point on the plot; Enter answers."),
            ),
            self.answer_button: ("", tr("Reveal the step and see whether it is right (Enter).")),
            self.unknown: ("", tr("Reveal the step without an answer; it counts as a miss.")),
            self.tolerance: (
                tr("how exact"),
                tr("How far off is right, as a share of the true value; exact means all digits shown."),
            ),
            self.again: (tr("Start again"), tr("Start again at the first steps, with a new score.")),
            self.close_button: (
                tr("Leave predict mode"),
                tr("Leave predict mode, and compute the run (Esc)."),
            ),
        }
        for widget, (name, help) in helps.items():
            widget.setToolTip(help)
            widget.setAccessibleName(name or help)
        self.field.setProperty("role", "number")
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setPlaceholderText("?")
        self.field.textEdited.connect(self._take_text)
        self.field.returnPressed.connect(self._press)
        self.answer_button.setProperty("role", "primary")
        for button in (self.unknown, self.again, self.close_button):
            button.setProperty("role", "flat")
        self.score.setProperty("role", "quiet")
        self.tolerance.set_choices((self._tolerance_text(share), share) for share in TOLERANCES)
        self.tolerance.picked.connect(self._predict.choose_tolerance)
        self.quantity.picked.connect(self._predict.choose_quantity)

    def _tolerance_text(self, share: float) -> str:
        return self.tr("± {:g} %").format(100 * share) if share else self.tr("exact")

    # ── what the user does ─────────────────────────────────────────────────────────────────────

    def _press(self) -> None:
        """Answer; once it is told, go on."""
        if self._predict.state != "asking":
            self._predict.go_on()
            return
        try:
            value = read_guess(self.field.text())
        except ParameterError as error:
            self._tell(self.tr("Your answer {}.").format(shown(error.message)), "problem")
            self.field.setFocus()
            return
        self._predict.answer(value)

    def _take_text(self, text: str) -> None:
        """Move the point along with what is typed."""
        self._tell("", "quiet")
        try:
            value = read_guess(text)
        except ParameterError:
            return
        if self._guess is not None:
            self._guess.put(_as_float(value))

    def _take_point(self, value: float) -> None:
        """Write what the point says."""
        self.field.setText(compact(value, DIGITS))
        self._tell("", "quiet")

    def _take_given(self, value: float) -> None:
        self._predict.answer(value)

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Leave predict mode with Escape; Up and Down in the field move the point."""
        if event is None:
            return
        if event.key() == Qt.Key.Key_Escape:
            self._predict.set_on(False)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._guess is not None:
            self._guess.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    # ── what happens ───────────────────────────────────────────────────────────────────────────

    def _show(self) -> None:
        """Show the question, or what became of it."""
        predict = self._predict
        window = present(self.window())
        had_focus = self.isAncestorOf(window.focusWidget())
        self._show_point()
        if not predict.is_on:
            if had_focus:
                window.setFocus()
            return
        is_asking = predict.state == "asking"
        self._show_choices()
        self.tolerance.show_choice(predict.tolerance)
        self._show_place()
        self.field.setReadOnly(not is_asking)
        self.unknown.setEnabled(is_asking)
        words = {"told": self.tr("Next step"), "over": self.tr("Start again")}
        self.answer_button.setText(words.get(predict.state, self.tr("Answer")))
        self.answer_button.setAccessibleName(self.answer_button.text())
        self.answer_button.setEnabled(is_asking or predict.state in words)
        self._show_verdict()
        self.score.setText(score_text(predict.score))
        self.score.setVisible(predict.score.asked > 0)
        self._fit_height()

    def _show_choices(self) -> None:
        choices = self._predict.choices
        self.quantity.set_choices((name, name) for name in choices)
        asked = self._predict.question
        is_asking = self._predict.state == "asking"
        wanted = asked.quantity if asked is not None and is_asking else self._predict.quantity
        self.quantity.show_choice(wanted if wanted in choices else choices[0])

    def _show_place(self) -> None:
        question = self._predict.question
        if question is None:
            self.place.setText("")
            return
        name = "" if question.name == question.quantity else f"{shown(question.name)} "
        self.place.setText(self.tr("{}at t = {} is").format(name, question.t))

    def _show_verdict(self) -> None:
        predict = self._predict
        verdict, question = predict.verdict, predict.question
        if verdict is not None and question is not None:
            is_last = predict.state == "over"
            text = verdict_text(verdict, shown(question.name), question.t, is_last=is_last)
            self._tell(text, role_of(verdict))
        elif predict.state == "over":
            self._tell(self.tr("This run has no step to predict."), "quiet")
        elif predict.state != "telling":
            self._tell("", "quiet")

    def _tell(self, text: str, role: str) -> None:
        self.verdict.setText(text)
        self.verdict.setAccessibleName(text)
        set_mark(self.verdict, "role", role)
        self.verdict.setVisible(bool(text))
        self._fit_height()

    def _show_point(self) -> None:
        """Put a point on the plot that draws what is asked; keep it as a mark once it is told."""
        question = self._predict.question
        if self._predict.state in ("told", "over") and self._guess is not None and question is not None:
            self._guess.freeze()
        elif question != self._asked:
            self._asked = question
            self._take_away_point()
            self.field.clear()
            if question is not None:
                self._put_point()

    def _take_away_point(self) -> None:
        if self._guess is not None:
            for plot in self._plots:
                if plot.guess is self._guess:
                    plot.stop_asking()
            self._guess = None

    def _put_point(self) -> None:
        question = self._predict.question
        assert question is not None
        for plot in self._plots:
            if self._guess is None and plot.may_ask(question.quantity):
                self._guess = plot.ask_for(question.t, question.quantity, question.index)
        if self._guess is not None:
            self._guess.moved.connect(self._take_point)
            self._guess.given.connect(self._take_given)

    def _take_focus(self) -> None:
        """Be ready to be typed into; a point that has the focus keeps it."""
        if self._guess is None or not self._guess.hasFocus():
            self.field.setFocus()
            self.field.selectAll()

    # ── looks ──────────────────────────────────────────────────────────────────────────────────

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Put verdict and score below the question where there is little room."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._context.theme.px(ONE_LINE)
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.LeftToRight if is_wide else directions.TopToBottom)
        self._fit_height()

    def _fit_height(self) -> None:
        """As high as the lines are in this width: a tool bar would not ask."""
        self.setFixedHeight(max(self._layout.totalHeightForWidth(self.width()), 0))

    def _restyle(self) -> None:
        px = self._context.theme.px
        self.field.setFixedWidth(px(FIELD))
        for picker in (self.quantity, self.tolerance):
            picker.setFixedWidth(px(PICKER))
        self.again.setIcon(make_icon(self._context.theme, "reset"))
        self.again.setIconSize(QSize(px(ICON), px(ICON)))
        self._layout.setContentsMargins(px(12), px(2), px(12), px(6))
        self._layout.setSpacing(px(4))
        self._body.setSpacing(px(6))
        self._flow.setSpacing(px(6))
        self._foot.setContentsMargins(px(6), 0, px(6), 0)
        self._foot.setSpacing(0)
        self._fit_height()


def _as_float(value: float) -> float:
    """Also of an integer beyond float64, whose point stands at the edge."""
    try:
        return float(value)
    except OverflowError:
        return 1e308 if value > 0 else -1e308
