"""The minimal gated unit."""

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
from engine.parameter import Row, parameter

GATES = ("f", "n")


def _bent(name: str, help: str, function: str, state: Operand) -> Quantity:
    """x W + h U + b, bent. state: what U is given of h."""
    total = Sum(
        (
            MatrixProduct(Input(), WeightPart("kernel", name)),
            MatrixProduct(state, WeightPart("recurrent_kernel", name)),
            Bias(WeightPart("bias", name)),
        )
    )
    return Quantity(name, name, help, Activation(function, total))


class MinimalGatedUnit(Cell):
    """Zhou et al. 2016, equations 8 to 10: one gate forgets and lets in, h_t = (1 − f) ∘ h_{t-1} + f ∘ n."""

    blocks: ClassVar[tuple[WeightBlock, ...]] = (
        WeightBlock("kernel", ("W",), "features", GATES),
        WeightBlock("recurrent_kernel", ("U",), "units", GATES),
        WeightBlock("bias", ("b",), None, GATES),
    )
    quantities: ClassVar[tuple[Quantity, ...]] = (
        _bent("f", "the forget gate", "recurrent_activation", Before("h")),
        _bent("n", "the candidate", "activation", Times(Computed("f"), Before("h"))),
        Quantity(
            "h",
            "h",
            "the hidden state",
            Sum((Times(OneMinus(Computed("f")), Before("h")), Times(Computed("f"), Computed("n")))),
        ),
    )
    order: ClassVar[int] = 3

    cell: Literal["MinimalGatedUnit"] = "MinimalGatedUnit"
    activation: ActivationName = parameter("tanh", "The function φ that bends the candidate.")
    recurrent_activation: ActivationName = parameter("sigmoid", "The function σ that bends the gate.")
    bias: Row | None = None
