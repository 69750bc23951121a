"""What a run depends on besides sequence and layers: start, readout, precision, seed, compilation."""

from random import Random

from PyQt6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.experiment import Experiment, Model, Precision
from engine.explain.weight_place import WeightPlace
from engine.parameter import Value, parameter
from gui.forms.field_locks import Fields
from gui.forms.form import GAP, Form, Labelled, ProblemLabel
from gui.forms.label_column import LabelColumn
from gui.forms.picker import Picker
from gui.forms.weight_menu import ZEROS
from gui.forms.weight_table import WeightTable
from gui.panels.experiment.layer_weights import connect_weight, layer_index, show_place
from gui.panels.experiment.readout import ReadoutEditor
from gui.panels.experiment.training_form import TrainingForm
from gui.state.context import Context

SEEDS = 1000  # a seed of three digits is easily passed on in a classroom


class Reset(Value):
    """After how many steps the states go back to their start; a model has None for never."""

    reset_every: int = parameter(
        0,
        "After how many steps the states go back to their start, again and again; 0 is never. A layer "
        "that goes backwards then does so within each such stretch, as if Keras was called on each of them.",
        low=0,
        high=1_000_000,
        slider=(0, 50),
    )


class RunSettings(QWidget):
    """The part of the model panel that is seldom needed. random: where new seeds come from."""

    def __init__(self, context: Context, random: Random) -> None:
        super().__init__()
        self._context, self._document, self._random = context, context.document, random
        theme = context.theme
        self.initial_state = WeightTable(
            self.tr("initial state"),
            "",
            self.tr("The states before the first step: one row per state, (states, units)."),
            theme,
            left_out=ZEROS,
        )
        connect_weight(context, self.initial_state, "initial_state")
        self.readout = ReadoutEditor(context)
        states = LabelColumn(theme, self)
        self.model = self._form(Model, "model", states)
        self.reset = Form(Reset, theme, states)
        self.reset.edited.connect(self._take_reset)
        self.reset.gesture_ended.connect(context.document.end_gesture)
        self.precision = self._form(Precision, "precision")
        self.training = TrainingForm(context, LabelColumn(theme, self))
        self.seed = self._form(Experiment, "")
        self.new_seed = QPushButton(self.tr("New seed"))
        self.new_seed.setToolTip(self.tr("Draw other numbers for the weights that are left to the seed."))
        self.new_seed.clicked.connect(self._draw_seed)
        self.jit_compile = Picker(((self.tr("auto"), "auto"), (self.tr("on"), True), (self.tr("off"), False)))
        self.jit_compile.setAccessibleName("jit_compile")
        self.jit_compile.setToolTip(
            self.tr(
                "Whether XLA compiles Keras' steps: faster, with other last bits. Auto: beyond 10,000 steps."
            )
        )
        self.jit_compile.picked.connect(self._take_jit)
        self.problem = ProblemLabel()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._add(self.tr("Start and readout"), self.initial_state, self.readout)
        self._add(self.tr("Sequences and states"), self.model, self.reset)
        self._add(self.tr("Seed of weights that are not given"), self.seed, self.new_seed)
        self._add(
            self.tr("Precision"),
            self.precision,
            Labelled("jit_compile", self.jit_compile, theme),
            self.problem,
        )
        self._add(self.tr("Compiled with"), self.training)
        theme.changed.connect(self._fit)
        self._fit()

    def show_experiment(self, experiment: Experiment) -> None:
        """Show what the experiment says."""
        start = WeightPlace(layer_index(self._context), "initial_state")
        show_place(self.initial_state, start, experiment, self.tr("zeros"))
        self.readout.show_readout(experiment)
        self.model.show_value(experiment.model)
        self.reset.show_value(Reset(reset_every=experiment.model.reset_every or 0))
        self.precision.show_value(experiment.precision)
        self.training.show_value(experiment.training)
        self.seed.show_value(experiment)
        self.jit_compile.show_choice(experiment.jit_compile)
        self.problem.show_problem("")

    def fields(self, layer: str) -> Fields:
        """What a lesson may lock. layer: the path of the layer that is looked at."""
        yield f"{layer}.initial_state", self.initial_state
        yield "model.readout", self.readout
        yield from ((f"model.{name}", control) for name, control in self.model.controls.items())
        yield "model.reset_every", self.reset
        yield from self.training.fields()
        for field, form in (("precision.", self.precision), ("", self.seed)):
            yield from ((f"{field}{name}", control) for name, control in form.controls.items())
        yield "seed", self.new_seed
        yield "jit_compile", self.jit_compile

    def _take_reset(self, name: str, value: int, gesture: object) -> None:
        def change(experiment: Experiment) -> Experiment:
            return experiment.replace(model=experiment.model.replace(reset_every=value or None))

        self.reset.show_problem(name, self._document.attempt(change, gesture))

    def _add(self, heading: str, *parts: QWidget) -> None:
        label = QLabel(heading)
        label.setProperty("role", "quiet")
        for part in (label, *parts):
            self._layout.addWidget(part)

    def _form(self, kind: type[Value], field: str, column: LabelColumn | None = None) -> Form:
        """A form for a Value in a field of the experiment, or for the experiment itself."""
        form = Form(kind, self._context.theme, column)

        def take(name: str, value: object, gesture: object) -> None:
            def change(experiment: Experiment) -> Experiment:
                if not field:
                    return experiment.replace(**{name: value})
                return experiment.replace(**{field: getattr(experiment, field).replace(**{name: value})})

            form.show_problem(name, self._document.attempt(change, gesture))

        form.edited.connect(take)
        form.gesture_ended.connect(self._document.end_gesture)
        return form

    def _draw_seed(self) -> None:
        now = self._document.experiment.seed
        seed = self._random.choice([seed for seed in range(SEEDS) if seed != now])
        self._document.attempt(lambda experiment: experiment.replace(seed=seed))

    def _take_jit(self, choice: object) -> None:
        problem = self._document.attempt(lambda experiment: experiment.replace(jit_compile=choice))
        self.problem.show_problem(problem)

    def _fit(self) -> None:
        self._layout.setSpacing(self._context.theme.px(GAP) // 2)
