"""Keras' own layers for a model: which layer a cell is, and how layers are chained."""

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from engine.array import Array
from engine.cells.base import Cell
from engine.experiment import Experiment, Model
from engine.run.start import Start
from engine.run.wiring import below

Tensor = Any  # TensorFlow has no types
NUMBERS = ("kernel", "recurrent_kernel", "bias", "initial_state")  # fields of a cell that shape nothing


@dataclass(frozen=True)
class Structure:
    """What decides which layers are made; weights and states are put in later.

    cells: without weights. outputs: of the readout, or None. dtype: "float32" or "float64".
    output_activation: bends the readout. return_sequences: as `Model`'s.
    """

    cells: tuple[Cell, ...]
    features: int
    outputs: int | None
    dtype: str
    output_activation: str = "linear"
    return_sequences: bool = True


def structure_of(experiment: Experiment) -> Structure:
    """The structure of an experiment's model in its Keras precision."""
    model = experiment.model
    bare = dict.fromkeys(NUMBERS)
    return Structure(
        cells=tuple(cell.model_copy(update=bare) for cell in model.layers),
        features=experiment.sequence.features,
        outputs=None if model.readout is None else model.outputs,
        dtype=experiment.precision.keras,
        output_activation="linear" if model.readout is None else model.readout.activation,
        return_sequences=model.return_sequences,
    )


class KerasLayers:
    """The layers of one structure. `variables`: every kernel and bias, in the order of `weights_of`."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        model = Model(layers=structure.cells, return_sequences=structure.return_sequences)
        self.recurrent = list[Any]()
        for index, cell in enumerate(structure.cells):
            features = model.width_read(index, structure.features)
            self.recurrent.append(_make_layer(cell, features, structure.dtype))
        features = model.width_read(len(structure.cells), structure.features)
        self._model = model
        self.readout = None if structure.outputs is None else _make_readout(structure, features)
        self.variables = [variable for layer in self.all for variable in layer.weights]

    @property
    def all(self) -> list[Any]:
        """Every layer, in the order of computing."""
        return self.recurrent if self.readout is None else [*self.recurrent, self.readout]

    def recur(self, x: Tensor, states: Sequence[Tensor]) -> tuple[list[Tensor], Tensor]:
        """Run the recurrent layers. x: (rows, steps, features). states: (rows, units), as by `states_of`.

        Returns what each layer puts out, (rows, steps, states × units), and what the readout reads.
        """
        rest, found = list(states), list[Tensor]()
        for index, (cell, layer) in enumerate(zip(self.structure.cells, self.recurrent, strict=True)):
            initial, rest = rest[: len(cell.states)], rest[len(cell.states) :]
            with without_advice():  # the layer itself begins with the last step where it goes backwards
                found.append(layer(self.read_by(index, x, found), initial_state=initial))
        return found, self.read_by(len(found), x, found)

    def recur_one(self, index: int, rows: Tensor, states: Sequence[Tensor]) -> Tensor:
        """Run one layer. rows: (rows, steps, features) in the order it processes them. As `recur`."""
        import keras

        is_backward = self.structure.cells[index].is_backward  # then the layer itself turns what it reads
        with without_advice():
            turned = keras.ops.flip(rows, axis=1) if is_backward else rows
            return self.recurrent[index](turned, initial_state=list(states))

    def read_by(self, index: int, x: Tensor, found: Sequence[Tensor]) -> Tensor:
        """What stands below a layer, or below as many as there are the readout, in time."""
        import keras

        read = below(self._model, index)
        if read.layer is None:
            return x
        cells, layer = self.structure.cells, read.layer
        h = state_in(found[layer], cells[layer], "h")
        if read.mode is None:
            return h
        second = keras.ops.flip(h, axis=1) if read.is_in_time else h
        halves = [state_in(found[layer - 1], cells[layer - 1], "h"), second]
        merge = {"concat": "Concatenate", "sum": "Add", "mul": "Multiply", "ave": "Average"}[read.mode]
        return getattr(keras.layers, merge)(dtype=self.structure.dtype)(halves)


@contextmanager
def without_advice() -> Iterator[None]:
    """Keras warns of a softmax over one unit, which is always 1; the plot shows that well enough."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "You are using a softmax over axis")
        yield


def _make_layer(cell: Cell, features: int, dtype: str) -> Any:
    """Keras' layer of a cell. It puts out, at each step, the cell's states one after the other."""
    import keras

    settings = {name: getattr(cell, name) for name in cell.keras_settings}
    settings |= {
        "dtype": dtype,  # said to every layer: Keras' own default belongs to a thread
        "kernel_initializer": "zeros",  # weights are always put in, so nothing is drawn
        "recurrent_initializer": "zeros",
    }
    ways = {"return_sequences": True, "go_backwards": cell.is_backward}
    if len(cell.states) == 1:
        layer = getattr(keras.layers, str(cell.keras_layer))(cell.units, **ways, **settings)
    else:
        inside = getattr(keras.layers, f"{cell.keras_layer}Cell")(cell.units, **settings)
        layer = keras.layers.RNN(_with_every_state(inside), dtype=dtype, **ways)
    layer.build((None, None, features))
    return layer


def _with_every_state(cell: Any) -> Any:
    """A Keras cell that puts out all its states beside each other, where its own puts out the first one."""
    import keras

    class EveryState(keras.layers.Layer):  # type: ignore[misc]  # Keras has no types
        def __init__(self) -> None:
            super().__init__(dtype=cell.dtype_policy)
            self.cell, self.state_size = cell, cell.state_size
            self.output_size = sum(cell.state_size)

        def build(self, shape: Any) -> None:
            self.cell.build(shape)
            self.built = True

        def call(self, x: Tensor, states: Sequence[Tensor], training: bool = False) -> Any:
            _, after = self.cell(x, states, training=training)
            return keras.ops.concatenate(after, axis=-1), after

    return EveryState()


def _make_readout(structure: Structure, units: int) -> Any:
    import keras

    layer = keras.layers.Dense(
        structure.outputs,
        activation=structure.output_activation,
        dtype=structure.dtype,
        kernel_initializer="zeros",
    )
    layer.build((None, units))
    return layer


def state_in(sequence: Tensor, cell: Cell, name: str) -> Tensor:
    """One state, (..., units), out of what a cell's layer puts out, (..., states × units)."""
    if len(cell.states) == 1:
        return sequence
    index = cell.states.index(name)
    return sequence[..., index * cell.units : (index + 1) * cell.units]


def weights_of(structure: Structure, start: Start) -> list[Array]:
    """A start's weights in Keras' order: kernel, recurrent kernel, bias, layer by layer, then the readout."""
    found: list[Array] = []
    for cell, layer in zip(structure.cells, start.layers, strict=True):
        weights = layer.weights
        found += [getattr(weights, block.name) for block in cell.used_blocks()]
    return found + list(start.readout or ())


def states_of(structure: Structure, start: Start) -> list[list[Array]]:
    """A start's states before t = 0, (units,) each: of each layer, in its cell's order."""
    layers = zip(structure.cells, start.layers, strict=True)
    return [[layer.states[name] for name in cell.states] for cell, layer in layers]
