"""The weights of the layer that is looked at, as tables."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain

from PyQt6.QtCore import QCoreApplication
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from engine.array import Array
from engine.cells.base import Cell
from engine.experiment import Experiment
from engine.explain.origin import OUTPUT
from engine.parameter import Matrix
from engine.run.reshape import with_layer
from engine.run.weights import drawn_weights
from engine.run.wiring import below
from gui.forms.weight_clipboard import Resizing
from gui.forms.weight_table import ZEROS, WeightTable
from gui.state.context import Context

GAP = 4  # px between two weights

ToField = Callable[[Matrix], object]


@lru_cache(maxsize=64)
def names(letter: str, count: int) -> tuple[str, ...]:
    """x[0], x[1], …: brackets count units and features, small numbers steps."""
    return tuple(f"{letter}[{index}]" for index in range(count))


def columns_of(cell: Cell, weight: str) -> tuple[str, ...]:
    """Headings of a weight's columns: h[0], h[1], …, or of several gates z[0], z[1], …, r[0], …"""
    gates = cell.block(weight).gates
    return tuple(chain.from_iterable(names(gate or OUTPUT, cell.units) for gate in gates))


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
        for table, field, to_field in (
            (self.kernel, "kernel", _same),
            (self.recurrent_kernel, "recurrent_kernel", _same),
            (self.bias, "bias", self._bias),
        ):
            self._layout.addWidget(table)
            connect_weight(context, table, field, to_field)
        theme.changed.connect(self._fit)
        self._fit()

    def show_layer(self, layer: Cell, index: int) -> None:
        """Show the weights of a layer of the document's experiment."""
        experiment = self._document.experiment
        features = experiment.model.width_read(index, experiment.sequence.features)
        is_first = below(experiment.model, index).layer is None
        read = names("x" if is_first else OUTPUT, features)
        units = names("h", layer.units)
        self._show(self.kernel, layer.kernel, index, read, columns_of(layer, "kernel"))
        columns = columns_of(layer, "recurrent_kernel")
        self._show(self.recurrent_kernel, layer.recurrent_kernel, index, units, columns)
        self._show_bias(layer)

    def _show_bias(self, layer: Cell) -> None:
        """Zeros where it is left out; a bias of several rows has a letter for each."""
        block = layer.block("bias")
        self.bias.setVisible(layer.use_bias)
        self.bias.show_letters(", ".join(block.symbols), is_row=block.dimensions == 1)
        columns = columns_of(layer, "bias")
        zeros = ((0,) * len(columns),) * len(block.symbols)
        self.bias.show_weight(
            zeros if layer.bias is None else block.as_rows(layer.bias),
            layer.bias is not None,
            ("",) if block.dimensions == 1 else block.symbols,
            columns,
            self.tr("zeros") if layer.bias is None else "",
        )

    def _show(
        self,
        table: WeightTable,
        given: Matrix | None,
        index: int,
        rows: Sequence[str],
        columns: Sequence[str],
    ) -> None:
        if given is not None:
            table.show_weight(given, True, rows, columns)
            return
        weights = drawn_weights(self._document.experiment, index)
        numbers: Array = weights.kernel if table is self.kernel else weights.recurrent_kernel
        remark = self.tr("seed {}").format(self._document.experiment.seed)
        table.show_weight(numbers, False, rows, columns, remark)

    def _bias(self, numbers: Matrix) -> object:
        """What the table of biases shows, as the layer's field has it."""
        layer = self._document.experiment.model.layers[layer_index(self._context)]
        return layer.block("bias").as_field(numbers)

    def _fit(self) -> None:
        self._layout.setSpacing(self._context.theme.px(GAP))


def connect_weight(context: Context, table: WeightTable, field: str, to_field: ToField) -> None:
    """Let a table edit one field of the layer that is looked at."""

    def change(numbers: Matrix | None) -> Callable[[Experiment], Experiment]:
        value = None if numbers is None else to_field(numbers)
        index = layer_index(context)
        return lambda experiment: with_layer(
            experiment, index, experiment.model.layers[index].replace(**{field: value})
        )

    def resize(rows: Matrix) -> Resizing | None:
        """How the layer becomes one that these are a weight of: by other units."""
        index = layer_index(context)
        layer = context.document.experiment.model.layers[index]
        units = fitting_units(context.document.experiment, index, field, rows)
        if units is None or units == layer.units:
            return None

        def resized(experiment: Experiment) -> Experiment:
            roomy = with_layer(experiment, index, layer.replace(units=units))
            return with_layer(roomy, index, roomy.model.layers[index].replace(**{field: to_field(rows)}))

        def take() -> None:
            table.show_problem(context.document.attempt(resized))

        words = QCoreApplication.translate("LayerWeights", "units {} → {}")
        return Resizing(words.format(layer.units, units), take)

    table.clipboard.resize = resize
    table.edited.connect(lambda numbers: table.show_problem(context.document.attempt(change(numbers), table)))
    table.ended.connect(context.document.end_gesture)


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


def _same(numbers: Matrix) -> Matrix:
    return numbers
