"""The optimizer, and of all settings of training those that it has."""

from typing import Annotated

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.optimizers.base import Training
from engine.optimizers.every import OPTIMIZERS, with_optimizer
from engine.parameter import Choices, Value, parameter
from gui.forms.control import Control
from gui.forms.field_locks import Fields
from gui.forms.form import Form
from gui.forms.label_column import LabelColumn
from gui.state.context import Context


class OptimizerChoice(Value):
    """Which optimizer there is to be."""

    optimizer: Annotated[str, Choices(tuple(OPTIMIZERS))] = parameter(
        next(iter(OPTIMIZERS)), "The rule that would change the weights in training."
    )


class TrainingForm(QWidget):
    """A form for the optimizer, and one for each kind of them, of which the right one is seen.

    Of another optimizer, what both have stays as it is. column: where the labels stand.
    """

    def __init__(self, context: Context, column: LabelColumn) -> None:
        super().__init__()
        self._document, self._column = context.document, column
        self._choice = Form(OptimizerChoice, context.theme, column)
        self._choice.edited.connect(self._take_optimizer)
        self._forms = {kind: self._form(kind, context) for kind in OPTIMIZERS.values()}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for form in (self._choice, *self._forms.values()):
            layout.addWidget(form)

    @property
    def controls(self) -> dict[str, Control]:
        """What can be set now, by field."""
        return self._choice.controls | self._forms[type(self._document.experiment.training)].controls

    def fields(self) -> Fields:
        """What a lesson may lock."""
        for form in (self._choice, *self._forms.values()):
            yield from ((f"training.{name}", control) for name, control in form.controls.items())

    def show_value(self, training: Training) -> None:
        """Show what an experiment says of training."""
        self._choice.show_value(OptimizerChoice.parse({"optimizer": training.optimizer}))
        self._forms[type(training)].show_value(training)
        for kind, form in self._forms.items():
            form.setVisible(kind is type(training))

    def _form(self, kind: type[Training], context: Context) -> Form:
        form = Form(kind, context.theme, self._column)

        def take(name: str, value: object, gesture: object) -> None:
            training = self._document.experiment.training
            problem = self._document.attempt(
                lambda experiment: experiment.replace(training=training.replace(**{name: value})), gesture
            )
            form.show_problem(name, problem)

        form.edited.connect(take)
        form.gesture_ended.connect(self._document.end_gesture)
        return form

    def _take_optimizer(self, name: str, value: str, gesture: object) -> None:
        training = with_optimizer(self._document.experiment.training, value)
        problem = self._document.attempt(lambda experiment: experiment.replace(training=training), gesture)
        self._choice.show_problem(name, problem)
