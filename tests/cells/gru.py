"""A cell that does not ship: gates, and a bias of two rows."""

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
    OneMinus,
    Operand,
    Sum,
    Times,
    WeightPart,
)
from engine.parameter import Matrix, parameter

GATES = ("z", "r", "n")


def from_input(gate: str) -> tuple[Operand, Operand]:
    """x W + b of a gate."""
    return MatrixProduct(Input(), WeightPart("kernel", gate)), Bias(WeightPart("bias", gate))


def from_state(gate: str) -> tuple[Operand, Operand]:
    """h U + c of a gate."""
    product = MatrixProduct(Before("h"), WeightPart("recurrent_kernel", gate))
    return product, Bias(WeightPart("bias", gate, 1))


def gate(name: str, help: str) -> Quantity:
    """A gate's quantity."""
    total = Sum((*from_input(name), *from_state(name)))
    return Quantity(name, name, help, Activation("recurrent_activation", total))


class GRU(Cell):
    """Cho et al. 2014 as Keras has it with reset_after=True: r lets through what U and c have made of h."""

    blocks: ClassVar[tuple[WeightBlock, ...]] = (
        WeightBlock("kernel", ("W",), "features", GATES),
        WeightBlock("recurrent_kernel", ("U",), "units", GATES),
        WeightBlock("bias", ("b", "c"), None, GATES),
    )
    quantities: ClassVar[tuple[Quantity, ...]] = (
        gate("z", "the update gate"),
        gate("r", "the reset gate"),
        Quantity(
            "n",
            "n",
            "the candidate",
            Activation("activation", Sum((*from_input("n"), Times(Computed("r"), Sum(from_state("n")))))),
        ),
        Quantity(
            "h",
            "h",
            "the hidden state",
            Sum((Times(Computed("z"), Before("h")), Times(OneMinus(Computed("z")), Computed("n")))),
        ),
    )
    keras_settings: ClassVar[tuple[str, ...]] = ("activation", "recurrent_activation", "use_bias")

    cell: Literal["GRU"] = "GRU"
    activation: ActivationName = parameter("tanh", "Bends the candidate.")
    recurrent_activation: ActivationName = parameter("sigmoid", "Bends the gates.")
    bias: Matrix | None = None
