"""NumPy's network with what a mistaken recipe does otherwise: weights, cells, states, resets, readout."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from engine.activation import ACTIVATIONS
from engine.array import Array, read_only
from engine.cells.base import Cell, Quantity, Weights
from engine.cells.declaration import DecidedBy
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    Input,
    MatrixProduct,
    OneMinus,
    Operand,
    Sum,
    Times,
    WeightPart,
)
from engine.doctor.recipe import LayerRecipe, Recipe
from engine.doctor.steps import as_read
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan
from engine.run.start import LayerStart
from engine.run.wiring import is_reset


class RecipeNetwork(NumPyNetwork):
    """Computes all that two recipes have in common bit for bit as NumPy's network does.

    right: the recipe of the plan. mistaken: the same with a mistake.
    """

    def __init__(self, plan: Plan, right: Recipe, mistaken: Recipe) -> None:
        super().__init__(plan)
        both = list(zip(right.layers, mistaken.layers, strict=True))
        self._cells = tuple(cell_as(cell, *one) for cell, one in zip(self._cells, both, strict=True))
        layers = [self._layer_as(layer, *one) for layer, one in zip(self.start.layers, both, strict=True)]
        self.start = replace(self.start, layers=tuple(layers))
        self._at_reset = tuple(
            self._reset_as(cell, layer, *one)
            for cell, layer, one in zip(self._cells, self._at_reset, both, strict=True)
        )
        self._states = [layer.states for layer in self.start.layers]
        for index, (one, other) in enumerate(both):
            self._reset_every[index] = other.reset_every or None
            is_other, t = other.reset_every != one.reset_every, self._next[index]
            if is_other and t > 0 and is_reset(self._reset_every[index], t):
                self._states[index] = self._at_reset[index].states
        self._read_out_as(right, mistaken)

    def _layer_as(self, layer: LayerStart, right: LayerRecipe, mistaken: LayerRecipe) -> LayerStart:
        if mistaken is right:
            return layer
        states = layer.states
        if mistaken.start is not right.start and self.start.t == 0:
            rows = zip(states, mistaken.start, strict=True)
            states = {name: in_numbers_of(states[name], row) for name, row in rows}
        return replace(layer, weights=_weights_as(layer.weights, right, mistaken), states=states)

    def _reset_as(
        self, cell: Cell, layer: LayerStart, right: LayerRecipe, mistaken: LayerRecipe
    ) -> LayerStart:
        """The states that a layer goes back to."""
        if mistaken.start is right.start and not mistaken.resets_to_zero:
            return layer
        start = 0 * mistaken.start if mistaken.resets_to_zero else mistaken.start
        rows = zip(cell.states, start, strict=True)
        return replace(layer, states={name: in_numbers_of(layer.states[name], row) for name, row in rows})

    def _read_out_as(self, right: Recipe, mistaken: Recipe) -> None:
        if mistaken.readout is right.readout or self.start.readout is None or self._readout is None:
            return
        kernel, bias = self.start.readout
        if mistaken.readout is None:  # y is h, as far as it goes
            made, activation = (np.eye(*kernel.shape), np.zeros(bias.shape)), "linear"
        else:
            made, activation = (mistaken.readout.kernel, mistaken.readout.bias), mistaken.readout.activation
        self.start = replace(
            self.start, readout=(in_numbers_of(kernel, made[0]), in_numbers_of(bias, made[1]))
        )
        self._readout = self._readout.replace(activation=activation)

    def begin_again(self) -> None:
        """Take the states that are reached for those before t = 0."""
        self._next = list(self._given_at)


def in_numbers_of(like: Array, numbers: Array) -> Array:
    """Numbers in the type of another array: exact integers where that array holds such."""
    if like.dtype != object:
        with np.errstate(over="ignore"):  # float32 holds less; the run then tells where it ends
            return read_only(numbers.astype(like.dtype))
    flat = [int(one) if one.is_integer() else one for one in numbers.ravel().tolist()]
    found = np.empty(len(flat), dtype=object)
    found[:] = flat
    return read_only(found.reshape(numbers.shape))


def _weights_as(weights: Weights, right: LayerRecipe, mistaken: LayerRecipe) -> Weights:
    """The weights as a mistaken recipe reads them; those that it reads rightly stay the same arrays."""
    kernel, recurrent_kernel, *biases = as_read(mistaken)
    _, _, *right_biases = as_read(right)
    bias, right_bias = (
        (np.stack(both) if weights.bias.ndim > 1 else both[0]) for both in (biases, right_biases)
    )
    pairs = {
        "kernel": (right.kernel, kernel),
        "recurrent_kernel": (right.recurrent_kernel, recurrent_kernel),
        "bias": (right_bias, bias),
    }
    changed = {
        name: in_numbers_of(getattr(weights, name), other)
        for name, (one, other) in pairs.items()
        if not np.array_equal(one, other)
    }
    return replace(weights, **changed)


def cell_as(cell: Cell, right: LayerRecipe, mistaken: LayerRecipe) -> Cell:
    """A cell that computes as a mistaken recipe does; the same where it computes rightly."""
    fields: dict[str, object] = {}
    if mistaken.recurrent_activation != right.recurrent_activation:
        fields["recurrent_activation"] = mistaken.recurrent_activation
    kind = type(cell)
    functions, before = ((one.activation, one.cell_activation) for one in (mistaken, right))
    if isinstance(cell, LSTM) and functions != before and len(set(functions)) > 1:
        kind = _lstm(*functions)
    elif functions[0] != before[0]:
        fields["activation"] = functions[0]
    way, right_way = ((one.reset_after, one.is_update_reversed) for one in (mistaken, right))
    if isinstance(cell, GRU) and way != right_way:
        kind = _gru(cell.reset_after, *way)
    if not fields and kind is type(cell):
        return cell
    known = {name: value for name, value in fields.items() if value in ACTIVATIONS}
    return kind(**{**dict(cell), **known})


class AsDeclared:
    """Has a cell compute what its quantities declare, also where the right one has faster code."""

    project = Cell.project
    recur = Cell.recur


@lru_cache
def _lstm(candidate: str, cell_state: str) -> type[LSTM]:
    """An LSTM that bends the candidate and the cell state by functions of their own."""
    i, f, g, o, c, h = LSTM().quantities
    assert isinstance(g.expression, Activation)
    bent = Activation(candidate, g.expression.inside)
    out = Times(Computed("o"), Activation(cell_state, Computed("c")))

    class _Cell(AsDeclared, LSTM):
        quantities = (i, f, _with(g, bent), o, c, _with(h, out))

    return _Cell


@lru_cache
def _gru(has_two_biases: bool, resets_after: bool, is_reversed: bool) -> type[GRU]:
    """A GRU with the reset gate, or the update gate, in another place than it should."""
    places = {after: resets_after if after == has_two_biases else after for after in (True, False)}

    class _Cell(AsDeclared, GRU):
        quantities = DecidedBy(
            "reset_after",
            {after: _gru_quantities(after, place, is_reversed) for after, place in places.items()},
        )

    return _Cell


def _gru_quantities(has_two_biases: bool, resets_after: bool, is_reversed: bool) -> tuple[Quantity, ...]:
    z, r, n, h = GRU(reset_after=has_two_biases).quantities
    weights, reset = WeightPart("recurrent_kernel", "n"), Computed("r")
    from_input = MatrixProduct(Input(), WeightPart("kernel", "n")), Bias(WeightPart("bias", "n"))
    if has_two_biases and not resets_after:
        second = Bias(WeightPart("bias", "n", 1))
        total = Sum((*from_input, MatrixProduct(Times(reset, Before("h")), weights), second))
        n = _with(n, Activation("activation", total))
    if resets_after and not has_two_biases:
        total = Sum((*from_input, Times(reset, MatrixProduct(Before("h"), weights))))
        n = _with(n, Activation("activation", total))
    if is_reversed:
        mixed = Sum((Times(OneMinus(Computed("z")), Before("h")), Times(Computed("z"), Computed("n"))))
        h = _with(h, mixed)
    return z, r, n, h


def _with(quantity: Quantity, expression: Operand) -> Quantity:
    return replace(quantity, expression=expression)
