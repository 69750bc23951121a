"""Which layer is looked at, and how it stands to the one before it."""

from PyQt6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from engine.cells.base import Cell
from engine.experiment import Experiment
from engine.run.reshape import with_layer
from gui.forms.form import Labelled, ProblemLabel
from gui.forms.picker import Picker
from gui.panels.experiment.layer_weights import layer_index
from gui.state.context import Context
from gui.state.model_size import ModelSize

MODES = ("concat", "sum", "mul", "ave")
"""How Keras' Bidirectional merges its halves."""


class LayerPicker(QWidget):
    """Which layer is looked at; add and remove layers. Hidden while there is one; `add` stands elsewhere."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._stack = context, ModelSize(context.document, context.selection)
        self.picker = Picker()
        self.picker.setAccessibleName(self.tr("layer"))
        self.picker.setToolTip(self.tr("Which layer is shown; layer 0 gets the inputs."))
        self.picker.picked.connect(lambda index: context.selection.look_at(layer=index))
        self.add = self._button(self.tr("+ layer"))
        self.add.clicked.connect(self._stack.add)
        self.remove = self._button(self.tr("− layer"))
        self.remove.setToolTip(self.tr("Remove the layer that is shown."))
        self.remove.clicked.connect(self._stack.remove)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picker, 1)
        layout.addWidget(self.remove)

    def show_layers(self, count: int, index: int) -> None:
        """Show one layer out of so many."""
        self.picker.set_choices((self.tr("layer {} of {}").format(i, count), i) for i in range(count))
        self.picker.show_choice(index)
        self.setVisible(count > 1)
        self.add.setEnabled(self._stack.may_add)
        help = self.tr("Stack another layer on top, which gets the hidden state of the one below.")
        self.add.setToolTip(self._stack.why_not_add() or help)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("role", "flat")
        return button


class MergingPicker(QWidget):
    """Whether a layer is the backward half of a pair, as in Keras' Bidirectional, and how the two are merged.

    Hidden where the layer before it does not go forwards.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._document = context, context.document
        self.picker = Picker((("none", None), *((mode, mode) for mode in MODES)))
        self.picker.setAccessibleName("merge_mode")
        self.picker.setToolTip(
            self.tr(
                "As the backward half of Keras' Bidirectional, it reads what the layer before it reads, from "
                "the last step to the first. What is above reads both: side by side, added, multiplied, or "
                "their mean."
            )
        )
        self.picker.picked.connect(self._take)
        self.problem = ProblemLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Labelled("merge_mode", self.picker, context.theme))

    def show_layers(self, layers: tuple[Cell, ...], index: int) -> None:
        """Show how a layer is merged with the one before it."""
        self.picker.show_choice(layers[index].merge_mode)
        self.setVisible(index > 0 and not layers[index - 1].is_backward)
        self.problem.show_problem("")

    def _take(self, mode: str | None) -> None:
        index = layer_index(self._context)

        def change(experiment: Experiment) -> Experiment:
            layer = experiment.model.layers[index].replace(merge_mode=mode)
            return with_layer(experiment, index, layer)

        problem = self._document.attempt(change)
        self.show_layers(self._document.experiment.model.layers, index)
        self.problem.show_problem(problem)
