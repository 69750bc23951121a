"""A form for any Value, made from its declared parameters."""

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from engine.errors import ParameterError
from engine.notation.number_text import show_number
from engine.parameter import Parameter, Value, parameters
from gui.forms.control import Control, control_of
from gui.forms.label_column import LabelColumn
from gui.language.translation import shown, told
from gui.look.properties import present, with_properties
from gui.look.theme import Theme

GAP = 6  # px


class ProblemLabel(QLabel):
    """A sentence about what was refused; no height while there is none, and in sight of who types there."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "problem")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._come_later = with_properties(QTimer, self, singleShot=True, interval=0)  # once it is laid out
        self._come_later.timeout.connect(self._come_into_sight)
        self.hide()

    def show_problem(self, message: str) -> None:
        """Show a sentence, or nothing."""
        if message and message != self.text():
            self._come_later.start()
        self.setText(message)
        self.setVisible(bool(message))

    def _come_into_sight(self) -> None:
        """Scroll there, if the keys are in what scrolls: it may be below what is in sight."""
        focused, around = present(self.window()).focusWidget(), self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and around.isAncestorOf(focused):
            around.ensureWidgetVisible(self, 0, 0)


class Labelled(QWidget):
    """A label and one control, in the columns of a form. column: where the label stands, with others."""

    def __init__(self, text: str, control: QWidget, theme: Theme, column: LabelColumn | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.label = (column or LabelColumn(theme, self)).label(text)
        self.label.setBuddy(control)
        self.label.setToolTip(control.toolTip())
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.label)
        self._layout.addWidget(control, 1)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._layout.setSpacing(self._theme.px(GAP))


class Form(QWidget):
    """A label, a control and a line for problems for each parameter of one kind of Value.

    A parameter with a single choice has no row. The form keeps the value it shows; an edit that the value
    refuses is explained below its row and is not emitted. column: where its labels stand, with others.

    Signals:
        edited(str, object, object): a parameter's name, its new value, and the gesture that the edit belongs
            to.
        gesture_ended(): the next edit begins a new gesture.
    """

    edited = pyqtSignal(str, object, object)
    gesture_ended = pyqtSignal()

    def __init__(self, kind: type[Value], theme: Theme, column: LabelColumn | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._column = column or LabelColumn(theme, self)
        self._value: Value | None = None
        self._gesture: tuple[str, object] | None = None
        self._grid = QGridLayout(self)
        self._grids = [self._grid]
        self._set_up(self._grid)
        self.controls: dict[str, Control] = {}
        self.problems: dict[str, ProblemLabel] = {}
        for parameter in parameters(kind):
            if parameter.choices is None or len(parameter.choices) > 1:
                self._add_row(parameter)
        theme.changed.connect(self._fit)
        self._fit()

    def set_apart(self, name: str) -> QWidget:
        """Take a row out into a widget of its own, to be placed elsewhere; it stays one of the form's."""
        row = QWidget()
        grid, control = QGridLayout(row), self.controls[name]
        self._grids.append(grid)
        self._set_up(grid)
        assert control.label is not None
        grid.addWidget(control.label, 0, 0)
        grid.addWidget(control, 0, 1)
        grid.addWidget(self.problems[name], 1, 0, 1, 2)
        self._fit()
        return row

    def show_value(self, value: Value) -> None:
        """Show a value of the form's kind, and forget what was refused, but for what is being typed."""
        self._value = value
        for name, control in self.controls.items():
            control.show_value(getattr(value, name))
            if not self._is_typing(control):
                self.show_problem(name, "")

    def show_problem(self, name: str, message: str) -> None:
        """Show a sentence under a row and mark its field; nothing when the sentence is empty."""
        self.problems[name].show_problem(message)
        self.controls[name].set_wrong(bool(message))
        self.controls[name].focus.setAccessibleDescription(message)

    def _is_typing(self, control: Control) -> bool:
        return getattr(control.focus, "is_typing", False)

    def _take(self, name: str, value: object) -> None:
        assert self._value is not None
        try:
            self._value.replace(**{name: value})
        except ParameterError as error:
            self.show_problem(name, told(error))
            return
        self.show_problem(name, "")
        if self._gesture is None or self._gesture[0] != name:
            self._gesture = (name, object())
        self.edited.emit(name, value, self._gesture)

    def _take_problem(self, name: str, message: str) -> None:
        self.show_problem(name, f"{shown(name)} {message}" if message else "")

    def _end(self) -> None:
        self._gesture = None
        self.gesture_ended.emit()

    def _add_row(self, parameter: Parameter) -> None:
        name, control = parameter.name, control_of(parameter)
        title = shown(name)
        label = self._column.label(f"{title} ({shown(parameter.unit)})" if parameter.unit else title)
        label.setBuddy(control.focus)
        label.setToolTip(self._help(parameter))
        control.describe(title, self._help(parameter))
        control.edited.connect(lambda value: self._take(name, value))
        control.problem.connect(lambda message: self._take_problem(name, message))
        control.ended.connect(self._end)
        control.label = label
        self.controls[name], self.problems[name] = control, ProblemLabel()
        row = 2 * len(self.controls)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(control, row, 1)
        self._grid.addWidget(self.problems[name], row + 1, 0, 1, 2)

    def _help(self, parameter: Parameter) -> str:
        return " ".join(part for part in (shown(parameter.help), self._range(parameter)) if part)

    def _range(self, parameter: Parameter) -> str:
        low, high = (
            None if bound is None else show_number(bound) for bound in (parameter.low, parameter.high)
        )
        if low is None:
            return "" if high is None else self.tr("At most {}.").format(high)
        return (
            self.tr("At least {}.").format(low)
            if high is None
            else self.tr("From {} to {}.").format(low, high)
        )

    def _set_up(self, grid: QGridLayout) -> None:
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)

    def _fit(self) -> None:
        for grid in self._grids:
            grid.setHorizontalSpacing(self._theme.px(GAP))
            grid.setVerticalSpacing(self._theme.px(GAP) // 3)
