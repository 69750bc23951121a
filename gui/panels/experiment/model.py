"""The panel that chooses the network: its layers, their parameters and weights."""

from functools import cached_property
from random import Random
from typing import Any

from PyQt6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from engine.cells.base import LAYER_WEIGHTS, STAYING, Cell
from engine.experiment import CELLS, Experiment
from engine.run.reshape import with_layer
from gui.forms.field_locks import FieldLocks, Fields
from gui.forms.form import GAP, Form, ProblemLabel
from gui.forms.picker import Picker
from gui.look.properties import insert_by_tab
from gui.look.scroll_column import ScrollColumn
from gui.panels.base import Panel
from gui.panels.experiment.layer_picker import LayerPicker, MergingPicker
from gui.panels.experiment.layer_weights import LayerWeights, layer_index
from gui.panels.experiment.run_settings import RunSettings
from gui.state.context import Context

LATE = "go_backwards"  # the field below the weights, as it is seldom changed


class ModelPanel(Panel, ScrollColumn):
    """Cell, parameters and weights of one layer at a time, and what else a run depends on."""

    title = "Model"
    help = "The network that predicts: its cell, its size, and its weights, set by hand or from a seed."

    def __init__(self, context: Context, random: Random | None = None) -> None:
        super().__init__(context)
        self._document = context.document
        self._random = random or Random()
        self._last: dict[type[Cell], Cell] = {}  # of each kind, to come back to
        self.layers = LayerPicker(context)
        self.cell = Picker((kind.__name__, kind) for kind in CELLS)
        self.cell.setAccessibleName(self.tr("cell"))
        self.cell.setToolTip(self.tr("What each unit of the layer computes at every step."))
        self.cell.picked.connect(self._take_cell)
        self.problem = ProblemLabel()
        self.merging = MergingPicker(context)
        self.forms: dict[type[Cell], Form] = {}
        """Of the kinds of cells that were shown so far."""
        self._late: dict[type[Cell], QWidget] = {}
        self.weights = LayerWeights(context)
        self.more = QPushButton(self.tr("Start, readout, precision …"))
        self.more.setCheckable(True)
        self.more.setToolTip(self.tr("Show or hide what is seldom changed."))
        self.more.toggled.connect(self._open)
        self._build()
        self._document.changed.connect(self._show)
        self._document.locks_changed.connect(self._show)
        context.selection.changed.connect(self._show)
        self._locks = FieldLocks(self._document, self._fields, self)  # after what shows the controls
        context.selection.changed.connect(self._locks.apply)
        self._begin()
        self._show()

    def saved_state(self) -> dict[str, Any]:
        """What the window remembers: whether the lower part is open."""
        return {"is_open": self.more.isChecked()}

    def restore_state(self, state: dict[str, Any]) -> None:
        """Take a remembered state."""
        self.more.setChecked(bool(state.get("is_open", False)))

    @cached_property
    def settings(self) -> RunSettings:
        """What is seldom changed: a quarter of all widgets of the window, so built once it is wanted."""
        settings = RunSettings(self._context, self._random)
        settings.setProperty("fold", True)
        settings.hide()
        self._insert(settings, self.more, self.more)
        return settings

    def build_all(self) -> None:
        """Build the lower part."""
        self.settings  # noqa: B018

    def reveal(self, part: QWidget) -> None:
        """Open the lower part for what is in it."""
        if self.settings.isAncestorOf(part):
            self.more.setChecked(True)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.cell, 1)
        line.addWidget(self.layers.add)
        self.column.addWidget(self.layers)
        self.column.addLayout(line)
        merging = self.merging, self.merging.problem
        for part in (self.problem, self.weights, *merging, self.more):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def _form(self, kind: type[Cell]) -> Form:
        """The form of a kind of cell, built when the first one is shown."""
        if kind not in self.forms:
            form = self.forms[kind] = self._new_form(kind)
            self._late[kind] = form.set_apart(LATE)
            self._insert(form, self.problem, self.layers.add)
            self._insert(self._late[kind], self.weights, self.weights.bias.chip)
        return self.forms[kind]

    def _insert(self, part: QWidget, below: QWidget, before: QWidget) -> None:
        """Put a part below another; Tab goes to it from `before`."""
        place = self.column.indexOf(below) + 1
        insert_by_tab(before, part, lambda: self.column.insertWidget(place, part))

    def _new_form(self, kind: type[Cell]) -> Form:
        form = Form(kind, self._context.theme)
        form.edited.connect(lambda name, value, gesture: self._take(form, name, value, gesture))
        form.gesture_ended.connect(self._document.end_gesture)
        return form

    def _show(self) -> None:
        experiment, index = self._document.experiment, layer_index(self._context)
        layer = experiment.model.layers[index]
        self._last[type(layer)] = layer
        self.layers.show_layers(len(experiment.model.layers), index)
        self.cell.show_choice(type(layer))
        shown = self._form(type(layer))
        for kind, form in self.forms.items():
            form.setVisible(form is shown)
            self._late[kind].setVisible(form is shown)
        shown.show_value(layer)
        self.problem.show_problem("")
        self.merging.show_layers(experiment.model.layers, index)
        self.weights.show_layer(layer, index)
        if self.more.isChecked():
            self.settings.show_experiment(experiment)

    def _fields(self) -> Fields:
        """What a lesson may lock, of the layer that is looked at."""
        layer = f"model.layers[{layer_index(self._context)}]"
        for form in self.forms.values():
            yield from ((f"{layer}.{name}", control) for name, control in form.controls.items())
        yield f"{layer}.cell", self.cell
        yield f"{layer}.merge_mode", self.merging.picker
        for field in LAYER_WEIGHTS:
            yield f"{layer}.{field}", getattr(self.weights, field)
        yield "model", self.layers
        yield from self.settings.fields(layer)

    def _open(self, is_open: bool) -> None:
        if is_open:
            self.settings.show_experiment(self._document.experiment)
        self.settings.setVisible(is_open)
        if is_open and self.isVisible():
            self.answered.emit(self.settings)

    def _take(self, form: Form, name: str, value: object, gesture: object) -> None:
        index = layer_index(self._context)

        def change(experiment: Experiment) -> Experiment:
            layer = experiment.model.layers[index].replace(**{name: value})
            return with_layer(experiment, index, layer)

        form.show_problem(name, self._document.attempt(change, gesture))

    def _take_cell(self, kind: type[Cell]) -> None:
        index = layer_index(self._context)
        before = self._document.experiment.model.layers[index]
        layer = self._last.get(kind) or kind(**{name: getattr(before, name) for name in STAYING})
        problem = self._document.attempt(lambda experiment: with_layer(experiment, index, layer))
        self._show()
        self.problem.show_problem(problem)

    def _restyle(self) -> None:
        self.column.setSpacing(self._context.theme.px(GAP))
