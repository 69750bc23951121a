"""A cell that does not ship: two states, and a function that leaves no choice."""

from typing import ClassVar, Literal

from engine.cells.activation_name import ActivationName
from engine.cells.base import Cell, Quantity, WeightBlock
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


def gate(name: str, help: str, function: str = "sigmoid") -> Quantity:
    """A gate's quantity, or the candidate's."""
    total = Sum(
        (
            MatrixProduct(Input(), WeightPart("kernel", name)),
            MatrixProduct(Before("h"), WeightPart("recurrent_kernel", name)),
            Bias(WeightPart("bias", name)),
        )
    )
    return Quantity(name, name, help, Activation(function, total))


class FixedLSTM(Cell):
    """Hochreiter & Schmidhuber 1997 with the forget gate of Gers et al. 2000, as Keras has it."""

    blocks: ClassVar[tuple[WeightBlock, ...]] = (
        WeightBlock("kernel", ("W",), "features", GATES),
        WeightBlock("recurrent_kernel", ("U",), "units", GATES),
        WeightBlock("bias", ("b",), None, GATES),
    )
    quantities: ClassVar[tuple[Quantity, ...]] = (
        gate("i", "the input gate"),
        gate("f", "the forget gate"),
        gate("g", "the candidate", "activation"),
        gate("o", "the output gate"),
        Quantity(
            "c",
            "c",
            "the cell state",
            Sum((Times(Computed("f"), Before("c")), Times(Computed("i"), Computed("g")))),
        ),
        Quantity("h", "h", "the hidden state", Times(Computed("o"), Activation("activation", Computed("c")))),
    )
    states: ClassVar[tuple[str, ...]] = ("h", "c")
    keras_layer: ClassVar[str | None] = "LSTM"
    keras_settings: ClassVar[tuple[str, ...]] = ("activation", "use_bias")

    cell: Literal["FixedLSTM"] = "FixedLSTM"
    activation: ActivationName = parameter("tanh", "Bends the candidate and the cell state.")
    bias: Row | None = None
