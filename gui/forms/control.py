"""The controls by which one parameter is set, all alike to whoever uses them.

Each has show_value(value), set_wrong(is_wrong), describe(name, help), `focus` (the widget that a label
leads to) and the signals edited(object), ended() and problem(str).
"""

from typing import TYPE_CHECKING

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from engine.parameter import Parameter
from gui.forms.number_field import NumberField
from gui.forms.picker import Picker
from gui.forms.stepping import StepSize
from gui.forms.value_slider import ValueSlider
from gui.language.translation import shown

if TYPE_CHECKING:
    _Widget = QWidget
else:
    _Widget = object  # Qt has no two widgets in one


class NumberControl(QWidget):
    """A number field, and a slider before it where there is a range for one."""

    edited = pyqtSignal(object)
    ended = pyqtSignal()
    problem = pyqtSignal(str)
    label: QLabel | None = None  # what stands beside it in a form

    def __init__(self, slider: tuple[float, float] | None, stepping: StepSize | float = 1) -> None:
        super().__init__()
        self.field = NumberField(stepping)
        self.slider = None if slider is None else ValueSlider(*slider, stepping)
        self.focus = self.field
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if self.slider is None:
            layout.addStretch(1)
        else:
            layout.addWidget(self.slider, 1)
            self.slider.edited.connect(self._take_slider)
            self.slider.ended.connect(self.ended)
        layout.addWidget(self.field)
        self.field.edited.connect(self._take_field)
        self.field.ended.connect(self.ended)
        self.field.problem.connect(self.problem)

    def show_value(self, value: int | float) -> None:
        """Show a number in both."""
        self.field.show_value(value)
        if self.slider is not None:
            self.slider.show_value(value)

    def set_wrong(self, is_wrong: bool) -> None:
        """Mark the field."""
        self.field.set_wrong(is_wrong)

    def set_quiet(self, is_quiet: bool) -> None:
        """Show the number in quiet colour: it was not set by hand."""
        self.field.set_mark("quiet", is_quiet)

    def describe(self, name: str, help: str) -> None:
        """Give both an accessible name and a tooltip."""
        self.field.setAccessibleName(name)
        self.field.setToolTip(help)
        if self.slider is not None:
            self.slider.setAccessibleName(self.tr("{}, slider").format(name))
            keys = self.tr("Arrow keys step it, with Shift finer, with Ctrl coarser.")
            self.slider.setToolTip(f"{help} {keys}".strip())

    def _take_slider(self, value: int | float) -> None:
        self.field.put(value)
        self.edited.emit(value)

    def _take_field(self, value: int | float) -> None:
        if self.slider is not None:
            self.slider.show_value(value)
        self.edited.emit(value)


class _SimpleControl(_Widget):
    """A control that is one widget, the second base of its class; a refused value is told beside it alone."""

    edited = pyqtSignal(object)
    ended = pyqtSignal()
    problem = pyqtSignal(str)
    label: QLabel | None = None  # what stands beside it in a form

    @property
    def focus(self) -> QWidget:
        """The widget that a label leads to."""
        return self

    def set_wrong(self, is_wrong: bool) -> None:
        """Nothing is marked: the sentence beside it tells."""

    def describe(self, name: str, help: str) -> None:
        """Give it an accessible name and a tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(help)


class FlagControl(_SimpleControl, QCheckBox):
    """A check box."""

    def __init__(self) -> None:
        super().__init__()
        self.clicked.connect(self._take)

    def show_value(self, value: bool) -> None:
        """Check it or not."""
        self.setChecked(value)

    def _take(self, is_checked: bool) -> None:
        self.edited.emit(is_checked)
        self.ended.emit()


class ChoiceControl(_SimpleControl, Picker):
    """A list of words. choices: each word with the text that is shown for it."""

    def __init__(self, choices: dict[str, str]) -> None:
        super().__init__([(shown(title), word) for word, title in choices.items()])
        self.picked.connect(self._take)

    def show_value(self, value: str) -> None:
        """Show one word as picked."""
        self.show_choice(value)

    def _take(self, word: str) -> None:
        self.edited.emit(word)
        self.ended.emit()


class TextControl(_SimpleControl, QLineEdit):
    """A line of text, taken when it is finished."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self.editingFinished.connect(self._take)

    @property
    def is_typing(self) -> bool:
        """Whether what stands there was not taken."""
        return self.text() != self._shown

    def show_value(self, value: str) -> None:
        """Show a text, but not over one that was refused and is being mended."""
        if value != self._shown or not self.hasFocus():
            self._shown = value
            self.setText(value)

    def _take(self) -> None:
        if self.is_typing:
            self.edited.emit(self.text())
            self.ended.emit()


Control = NumberControl | FlagControl | ChoiceControl | TextControl


def control_of(parameter: Parameter) -> Control:
    """The control that suits a declared parameter."""
    if parameter.is_flag:
        return FlagControl()
    if parameter.choices is not None:
        return ChoiceControl(parameter.choices)
    if parameter.is_text:
        return TextControl()
    stepping = StepSize(parameter.step, parameter.low, parameter.high, parameter.is_whole)
    return NumberControl(parameter.slider, stepping)
