"""The weights of the layer that is looked at, as tables."""

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.cells.base import LAYER_WEIGHTS, Cell
from engine.experiment import Experiment
from engine.explain.weight_place import WeightPlace
from engine.parameter import Matrix
from engine.run.reshape import with_layer
from gui.forms.weight_clipboard import Resizing
from gui.forms.weight_menu import ZEROS
from gui.forms.weight_table import WeightTable
from gui.state.context import Context

GAP = 4  # px between two weights


def layer_index(context: Context) -> int:
    """The index of the layer looked at, limited to the layers of the model."""
    return min(context.selection.layer, len(context.document.experiment.model.layers) - 1)


class LayerWeights(QWidget):
    """Kernel, recurrent kernel and bias of one layer; those left out show what the seed gives."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._document = context, context.document
        theme = context.theme
        self.kernel = WeightTable(
            self.tr("kernel"),
            "W",
            self.tr("How much each input adds to each unit: (features, units)."),
            theme,
        )
        self.recurrent_kernel = WeightTable(
            self.tr("recurrent"),
            "U",
            self.tr(
                "How much each unit's last hidden state (rows) adds to each unit (columns): (units, units)."
            ),
            theme,
        )
        self.bias = WeightTable(
            self.tr("bias"),
            "b",
            self.tr("What is added to each unit at every step: (units,)."),
            theme,
            left_out=ZEROS,
            is_row=True,
        )
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for field in LAYER_WEIGHTS:
            table: WeightTable = getattr(self, field)
            self._layout.addWidget(table)
            connect_weight(context, table, field)
        theme.changed.connect(self._fit)
        self._fit()

    def show_layer(self, layer: Cell, index: int) -> None:
        """Show the weights of a layer of the document's experiment."""
        experiment = self._document.experiment
        bias = WeightPlace(index, "bias")
        self.bias.setVisible(layer.use_bias)
        self.bias.show_letters(bias.symbol(experiment), is_row=bias.is_row(experiment))
        for field in LAYER_WEIGHTS:
            remark = self.tr("zeros") if field == "bias" else self.tr("seed {}").format(experiment.seed)
            show_place(getattr(self, field), WeightPlace(index, field), experiment, remark)

    def _fit(self) -> None:
        self._layout.setSpacing(self._context.theme.px(GAP))


def show_place(table: WeightTable, place: WeightPlace, experiment: Experiment, left_out: str) -> None:
    """Show a weight of an experiment. left_out: what is said of one that was not set by hand."""
    is_given = place.is_given(experiment)
    rows, columns = place.row_names(experiment), place.column_names(experiment)
    table.show_weight(place.rows(experiment), is_given, rows, columns, "" if is_given else left_out)


def connect_weight(context: Context, table: WeightTable, field: str) -> None:
    """Let a table edit one field of the layer that is looked at."""

    def edit(numbers: Matrix | None) -> None:
        place = WeightPlace(layer_index(context), field)
        problem = context.document.attempt(lambda experiment: place.with_rows(experiment, numbers), table)
        table.show_problem(problem)

    def resize(rows: Matrix) -> Resizing | None:
        """How the layer becomes one that these are a weight of: by other units."""
        index = layer_index(context)
        layer = context.document.experiment.model.layers[index]
        units = fitting_units(context.document.experiment, index, field, rows)
        if units is None or units == layer.units:
            return None

        def resized(experiment: Experiment) -> Experiment:
            roomy = with_layer(experiment, index, layer.replace(units=units))
            return WeightPlace(index, field).with_rows(roomy, rows)

        def take() -> None:
            table.show_problem(context.document.attempt(resized))

        words = QCoreApplication.translate("LayerWeights", "units {} → {}")
        return Resizing(words.format(layer.units, units), take)

    table.clipboard.resize = resize
    table.edited.connect(edit)
    table.ended.connect(context.document.end_gesture)
    table.opened.connect(lambda: context.hands.open_weight(WeightPlace(layer_index(context), field)))


def fitting_units(experiment: Experiment, index: int, field: str, rows: Matrix) -> int | None:
    """How many units a layer would have, were these rows one of its weights or its initial state."""
    layers = experiment.model.layers
    layer, shape = layers[index], (len(rows), len(rows[0]))
    if field == "initial_state":
        return shape[1] if shape[0] == len(layer.states) else None
    block = layer.block(field)
    units, rest = divmod(shape[1], len(block.gates))
    features = experiment.model.width_read(index, experiment.sequence.features)
    wanted = block.shape(features, units) if units else ()
    return units if not rest and (*(1,) * (2 - len(wanted)), *wanted) == shape else None
