"""The long short-term memory."""

from dataclasses import replace
from typing import ClassVar, Literal

from engine.activation import ACTIVATIONS
from engine.array import Array, times_matrix
from engine.cells.activation_name import ActivationName
from engine.cells.base import Cell, Quantities, Quantity, States, WeightBlock, Weights
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    Input,
    MatrixProduct,
    Sum,
    Times,
    WeightPart,
)
from engine.parameter import Row, parameter

GATES = ("i", "f", "g", "o")
BENT_ALIKE = (0, 1, 3)  # the places of i, f and o, which are bent at once


def _gate(name: str, help: str, function: str = "recurrent_activation") -> Quantity:
    """A gate's quantity, or the candidate's: x W + h U + b, bent."""
    total = Sum(
        (
            MatrixProduct(Input(), WeightPart("kernel", name)),
            MatrixProduct(Before("h"), WeightPart("recurrent_kernel", name)),
            Bias(WeightPart("bias", name)),
        )
    )
    return Quantity(name, name, help, Activation(function, total))


class LSTM(Cell):
    """Hochreiter & Schmidhuber 1997 with the forget gate of Gers et al. 2000, as Keras has it.

    A bias that is left out is 0; with unit_forget_bias 1 for the forget gate (Jozefowicz et al. 2015).
    """

    blocks: ClassVar[tuple[WeightBlock, ...]] = (
        WeightBlock("kernel", ("W",), "features", GATES),
        WeightBlock("recurrent_kernel", ("U",), "units", GATES),
        WeightBlock("bias", ("b",), None, GATES),
    )
    quantities: ClassVar[tuple[Quantity, ...]] = (
        _gate("i", "the input gate"),
        _gate("f", "the forget gate"),
        _gate("g", "the candidate", "activation"),
        _gate("o", "the output gate"),
        Quantity(
            "c",
            "c",
            "the cell state",
            Sum((Times(Computed("f"), Before("c")), Times(Computed("i"), Computed("g")))),
        ),
        Quantity("h", "h", "the hidden state", Times(Computed("o"), Activation("activation", Computed("c")))),
    )
    states: ClassVar[tuple[str, ...]] = ("h", "c")
    order: ClassVar[int] = 2
    keras_layer: ClassVar[str | None] = "LSTM"
    keras_settings: ClassVar[tuple[str, ...]] = (
        "activation",
        "recurrent_activation",
        "use_bias",
        "unit_forget_bias",
    )

    cell: Literal["LSTM"] = "LSTM"
    activation: ActivationName = parameter("tanh", "The function φ that bends candidate and cell state.")
    recurrent_activation: ActivationName = parameter("sigmoid", "The function σ that bends the gates.")
    unit_forget_bias: bool = parameter(
        True,
        "Whether a forget gate's bias that is left out is 1, so that the cell state is kept.",
    )
    bias: Row | None = None

    def at_start(self, drawn: Weights) -> Weights:
        bias = drawn.bias.copy()
        if self.unit_forget_bias and self.use_bias:
            bias[..., self.block("bias").columns("f", self.units)] = 1
        return replace(drawn, bias=bias)

    def project(self, x: Array, weights: Weights) -> tuple[Quantities, Array]:
        return {}, times_matrix(x, weights.kernel) + weights.bias

    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        total = projected + state["h"].dot(weights.recurrent_kernel)
        rows = total.reshape(*total.shape[:-1], len(GATES), self.units)
        bend, open_gates = ACTIVATIONS[self.activation], ACTIVATIONS[self.recurrent_activation]
        gates, g = open_gates(rows.take(BENT_ALIKE, axis=-2)), bend(rows[..., 2, :])
        i, f, o = gates[..., 0, :], gates[..., 1, :], gates[..., 2, :]
        c = f * state["c"] + i * g
        return {"i": i, "f": f, "g": g, "o": o, "c": c, "h": o * bend(c)}
