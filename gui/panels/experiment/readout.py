"""The dense readout of a model: whether there is one, its outputs and its weights."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.experiment import Dense, Experiment
from engine.explain.weight_place import WeightPlace
from engine.parameter import Matrix, Value, parameter
from engine.run.reshape import first_units, refit
from gui.forms.control import FlagControl
from gui.forms.form import GAP, Form, Labelled, ProblemLabel
from gui.forms.weight_clipboard import Resizing
from gui.forms.weight_menu import ZEROS
from gui.forms.weight_table import WeightTable
from gui.panels.experiment.layer_weights import show_place
from gui.state.context import Context


class Size(Value):
    """The size of a readout; a Dense says it only by its kernel's shape."""

    outputs: int = parameter(
        1,
        "How many numbers come out; as many as features, for the error to be defined.",
        low=1,
        high=1024,
        slider=(1, 8),
    )


class ReadoutEditor(QWidget):
    """Switches the readout y = φ(h V + c) on and off, and edits it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._document = context, context.document
        theme = context.theme
        self.flag = FlagControl()
        self.flag.describe(
            self.tr("readout"),
            self.tr(
                "Whether a dense layer makes the outputs from the hidden state; without one they are it."
            ),
        )
        self.size_form = Form(Size, theme)
        self.form = Form(Dense, theme)
        self.kernel = WeightTable(
            self.tr("kernel"),
            "V",
            self.tr("How much each unit's hidden state adds to each output: (units, outputs)."),
            theme,
            left_out=ZEROS,
        )
        self.bias = WeightTable(
            self.tr("bias"),
            "c",
            self.tr("What is added to each output: (outputs,)."),
            theme,
            left_out=ZEROS,
            is_row=True,
        )
        self.problem = ProblemLabel()
        self._details = (self.size_form, self.form, self.kernel, self.bias)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(Labelled(self.tr("readout"), self.flag, theme))
        for part in self._details:
            self._layout.addWidget(part)
        self._layout.addWidget(self.problem)
        self._connect()
        theme.changed.connect(self._fit)
        self._fit()

    def show_readout(self, experiment: Experiment) -> None:
        """Show the readout of an experiment."""
        readout = experiment.model.readout
        self.problem.show_problem("")
        self.flag.show_value(readout is not None)
        for part in self._details:
            part.setVisible(readout is not None)
        if readout is None:
            return
        self.size_form.show_value(Size(outputs=experiment.model.outputs))
        self.form.show_value(readout)
        for table, field in ((self.kernel, "kernel"), (self.bias, "bias")):
            show_place(table, WeightPlace(None, field), experiment, self.tr("zeros"))

    def _connect(self) -> None:
        end = self._document.end_gesture
        self.flag.edited.connect(self._take_flag)
        self.size_form.edited.connect(self._take_outputs)
        self.size_form.gesture_ended.connect(end)
        self.form.edited.connect(self._take_field)
        self.form.gesture_ended.connect(end)
        for table, change in ((self.kernel, self._with_kernel), (self.bias, self._with_bias)):
            table.edited.connect(
                lambda numbers, table=table, change=change: self._take(table, change, numbers)
            )
            table.ended.connect(end)
            field = "kernel" if table is self.kernel else "bias"
            table.opened.connect(partial(self._context.hands.open_weight, WeightPlace(None, field)))
            table.clipboard.resize = partial(self._resizing, table, change)

    def _take_flag(self, is_on: bool) -> None:
        def change(experiment: Experiment) -> Experiment:
            model = experiment.model.replace(readout=None)
            readout = first_units(model.outputs, experiment.sequence.outputs) if is_on else None
            return experiment.replace(model=model.replace(readout=readout))

        self.problem.show_problem(self._document.attempt(change))

    def _take_outputs(self, name: str, outputs: int, gesture: object) -> None:
        def change(experiment: Experiment) -> Experiment:
            model = refit(experiment.sequence, experiment.model, experiment.seed, outputs)
            return experiment.replace(model=model)

        self.size_form.show_problem(name, self._document.attempt(change, gesture))

    def _take_field(self, name: str, value: object, gesture: object) -> None:
        def change(experiment: Experiment) -> Experiment:
            model = experiment.model
            assert model.readout is not None
            readout = model.readout.replace(**{name: value})
            return experiment.replace(model=model.replace(readout=readout))

        self.form.show_problem(name, self._document.attempt(change, gesture))

    def _take(
        self, table: WeightTable, change: Callable[[Dense, Matrix | None], Dense], numbers: Matrix | None
    ) -> None:
        def change_experiment(experiment: Experiment) -> Experiment:
            model = experiment.model
            assert model.readout is not None
            return experiment.replace(model=model.replace(readout=change(model.readout, numbers)))

        table.show_problem(self._document.attempt(change_experiment, table))

    def _resizing(
        self, table: WeightTable, change: Callable[[Dense, Matrix | None], Dense], rows: Matrix
    ) -> Resizing | None:
        """How the readout becomes one that these are a weight of: by other outputs."""
        model, outputs = self._document.experiment.model, len(rows[0])
        height = 1 if table is self.bias else model.layers[-1].units
        if len(rows) != height or outputs == model.outputs:
            return None

        def resized(experiment: Experiment) -> Experiment:
            roomy = refit(experiment.sequence, experiment.model, experiment.seed, outputs)
            assert roomy.readout is not None
            return experiment.replace(model=roomy.replace(readout=change(roomy.readout, rows)))

        def take() -> None:
            table.show_problem(self._document.attempt(resized))

        return Resizing(self.tr("outputs {} → {}").format(model.outputs, outputs), take)

    def _with_kernel(self, readout: Dense, numbers: Matrix | None) -> Dense:
        zeros = tuple((0,) * len(row) for row in readout.kernel)
        return readout.replace(kernel=zeros if numbers is None else numbers)

    def _with_bias(self, readout: Dense, numbers: Matrix | None) -> Dense:
        return readout.replace(bias=None if numbers is None else numbers[0])

    def _fit(self) -> None:
        self._layout.setSpacing(self._context.theme.px(GAP) // 2)
