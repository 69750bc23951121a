"""A recipe: everything that decides a network's numbers, as one value that a mistake changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np

from engine.array import Array
from engine.cells.base import Cell
from engine.errors import ParameterError
from engine.experiment import Model
from engine.run.start import Start

GATES = {"SimpleRNN": ("a",), "GRU": ("z", "r", "n"), "LSTM": ("i", "f", "g", "o")}
"""The cells whose mistakes are known, with the blocks of their columns in Keras' order."""


@dataclass(frozen=True, eq=False)
class LayerRecipe:
    """A recurrent layer: its weights in Keras' layout, and each choice that its arithmetic has.

    bias, recurrent_bias: (gates · units,), zeros where there is none. start: (states, units). order: of each
    gate the block of columns that it is read from. cell_activation: what an LSTM bends its cell state with.
    forget_bias: is added to the forget gate's. reset_every: after how many steps the states are back at their
    start; 0 never. resets_to_zero: they go back to zero instead.
    """

    cell: str
    kernel: Array
    recurrent_kernel: Array
    bias: Array
    recurrent_bias: Array
    start: Array
    order: tuple[int, ...]
    activation: str = "tanh"
    recurrent_activation: str = "sigmoid"
    cell_activation: str = "tanh"
    reset_after: bool = True
    is_update_reversed: bool = False
    forget_bias: float = 0.0
    reset_every: int = 0
    resets_to_zero: bool = False
    go_backwards: bool = False
    merge_mode: str | None = None

    @property
    def gates(self) -> tuple[str, ...]:
        """The names of its blocks of columns."""
        return GATES[self.cell]

    @property
    def units(self) -> int:
        """How many units it has."""
        return len(self.recurrent_kernel)

    def blocks(self, matrix: Array) -> list[Array]:
        """The columns of each gate."""
        return np.split(matrix, len(self.gates), axis=-1)

    def replace(self, **changes: Any) -> Self:
        """The same layer with some fields changed."""
        return replace(self, **changes)


@dataclass(frozen=True, eq=False)
class ReadoutRecipe:
    """A dense readout. kernel: (units, outputs). bias: (outputs,)."""

    kernel: Array
    bias: Array
    activation: str = "linear"


RecordedOrder = Callable[[Array], Array]
"""Puts recorded numbers, (rows, steps, size), into the order in which a recipe computes them; what nobody
recorded is NaN."""


def as_recorded(numbers: Array) -> Array:
    """The numbers as they are."""
    return numbers


@dataclass(frozen=True, eq=False)
class Recipe:
    """A network on its inputs. x: (rows, steps, features). view: of what was recorded.

    is_last_only: only the last step counts, so that of a backward half its own last step does. stretch:
    within how many steps a layer goes backwards; None within all, as where no state is reset.
    """

    layers: tuple[LayerRecipe, ...]
    readout: ReadoutRecipe | None
    x: Array
    view: RecordedOrder = as_recorded
    is_last_only: bool = False
    stretch: int | None = None

    def replace(self, **changes: Any) -> Self:
        """The same recipe with some fields changed."""
        return replace(self, **changes)

    def with_layer(self, index: int, **changes: Any) -> Self:
        """The same recipe with some fields of a layer changed."""
        layers = list(self.layers)
        layers[index] = replace(layers[index], **changes)
        return replace(self, layers=tuple(layers))

    def viewed(self, further: RecordedOrder) -> Self:
        """The recipe with its recorded numbers put in a further order."""
        view = self.view
        return replace(self, view=lambda numbers: further(view(numbers)))

    @property
    def outputs(self) -> int:
        """How many numbers it puts out at each step."""
        return self.layers[-1].units if self.readout is None else len(self.readout.bias)


def unknown_layers(model: Model) -> list[str]:
    """What of a model has no recipe, each in words: "layer 0 is an EchoState"."""
    return [
        f"layer {index} is {'an' if layer.cell[0] in 'AEIO' else 'a'} {layer.cell}"
        for index, layer in enumerate(model.layers)
        if layer.cell not in GATES
    ]


def recipe_of(model: Model, x: Array, start: Start | None = None) -> Recipe:
    """The recipe of a model without any mistake. start: the weights, where the model leaves some open.

    Raises ParameterError where a weight is left open and no start given.
    """
    layers: list[LayerRecipe] = []
    read, width = x.shape[2], x.shape[2]
    for index, cell in enumerate(model.layers):
        merge_mode = cell.merge_mode
        read = read if merge_mode else width  # a backward half reads what the layer before it reads
        weights = _weights(cell, index, start, read)
        layer = _layer(cell, weights, model.reset_every or 0)
        if start is not None:
            layer = layer.replace(start=np.array(list(start.layers[index].states.values()), dtype=float))
        layers.append(layer)
        width = layers[-2].units + cell.units if merge_mode == "concat" else cell.units
    recipe = Recipe(
        tuple(layers),
        _readout(model),
        x,
        is_last_only=not model.return_sequences,
        stretch=model.reset_every,
    )
    return rows_joined(recipe) if model.stateful and len(x) > 1 else recipe


def rows_joined(recipe: Recipe) -> Recipe:
    """The rows one after the other, as one long one: each begins with the states that the last one left."""
    rows, steps, features = recipe.x.shape
    joined = recipe.replace(x=recipe.x.reshape(1, rows * steps, features))
    return joined.viewed(lambda numbers: numbers.reshape(1, rows * steps, -1))


def _weights(cell: Cell, index: int, start: Start | None, features: int) -> tuple[Array, Array, Array]:
    if start is not None:
        found = start.layers[index].weights
        return tuple(np.asarray(one, float) for one in (found.kernel, found.recurrent_kernel, found.bias))  # type: ignore[return-value]
    if cell.kernel is None or cell.recurrent_kernel is None:
        name = "kernel" if cell.kernel is None else "recurrent_kernel"
        raise ParameterError(f"layers[{index}].{name}", "must be given: numbers are compared with it")
    shape = cell.block("bias").shape(features, cell.units)
    bias = np.zeros(shape) if cell.bias is None else np.array(cell.bias, dtype=float)
    kernel, recurrent_kernel = (
        np.array(cell.kernel, dtype=float),
        np.array(cell.recurrent_kernel, dtype=float),
    )
    if len(kernel) != features:
        raise ParameterError(
            f"layers[{index}].kernel", f"must have a row for each feature ({features}), got {len(kernel)}"
        )
    return kernel, recurrent_kernel, bias


def _layer(cell: Cell, weights: tuple[Array, Array, Array], reset_every: int) -> LayerRecipe:
    kernel, recurrent_kernel, bias = weights
    both = np.atleast_2d(bias)
    recurrent_bias = both[1] if len(both) > 1 else np.zeros_like(both[0])
    states = cell.initial_state or ((0.0,) * cell.units,) * len(cell.states)
    activation = str(getattr(cell, "activation", "tanh"))
    return LayerRecipe(
        cell=cell.cell,
        kernel=kernel,
        recurrent_kernel=recurrent_kernel,
        bias=both[0],
        recurrent_bias=recurrent_bias,
        start=np.array(states, dtype=float),
        order=tuple(range(len(GATES[cell.cell]))),
        activation=activation,
        recurrent_activation=str(getattr(cell, "recurrent_activation", "sigmoid")),
        cell_activation=activation,
        reset_after=bool(getattr(cell, "reset_after", True)),
        reset_every=reset_every,
        go_backwards=cell.go_backwards,
        merge_mode=cell.merge_mode,
    )


def _readout(model: Model) -> ReadoutRecipe | None:
    if model.readout is None:
        return None
    kernel = np.array(model.readout.kernel, dtype=float)
    bias = (
        np.zeros(kernel.shape[1]) if model.readout.bias is None else np.array(model.readout.bias, dtype=float)
    )
    return ReadoutRecipe(kernel, bias, model.readout.activation)
