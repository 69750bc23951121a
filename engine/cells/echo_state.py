"""The cell of an echo-state network."""

from dataclasses import replace
from typing import ClassVar, Literal

import numpy as np

from engine.cells.activation_name import ActivationName
from engine.cells.base import Cell, Quantity, WeightBlock, Weights
from engine.cells.operand import (
    Activation,
    Before,
    Bias,
    Computed,
    Input,
    MatrixProduct,
    OneMinus,
    Sum,
    Times,
    WeightPart,
)
from engine.parameter import Matrix, Real, parameter

LEAK = Bias(WeightPart("bias", "", 1))


class EchoState(Cell):
    """Jaeger et al. 2007, with leaky units: h_t = (1 − α) ∘ h_{t-1} + α ∘ φ(x_t W + h_{t-1} U + b).

    bias: (2, units), b and each unit's leak rate α. A left-out recurrent kernel is orthogonal times
    spectral_radius, so that the size of every eigenvalue is that.
    """

    blocks: ClassVar[tuple[WeightBlock, ...]] = (
        WeightBlock("kernel", ("W",), "features"),
        WeightBlock("recurrent_kernel", ("U",), "units"),
        WeightBlock("bias", ("b", "α")),
    )
    quantities: ClassVar[tuple[Quantity, ...]] = (
        Quantity(
            "a",
            "a",
            "the pre-activation",
            Sum(
                (
                    MatrixProduct(Input(), WeightPart("kernel")),
                    MatrixProduct(Before("h"), WeightPart("recurrent_kernel")),
                    Bias(WeightPart("bias")),
                )
            ),
        ),
        Quantity("n", "n", "the candidate", Activation("activation", Computed("a"))),
        Quantity(
            "h",
            "h",
            "the hidden state",
            Sum((Times(OneMinus(LEAK), Before("h")), Times(LEAK, Computed("n")))),
        ),
    )
    order: ClassVar[int] = 4
    may_be_exact: ClassVar[bool] = False

    cell: Literal["EchoState"] = "EchoState"
    activation: ActivationName = parameter("tanh", "The function φ that bends the pre-activation.")
    leak_rate: Real = parameter(
        0.3, "How much of a new state is the candidate, where the bias is left out.", low=0, high=1,
        slider=(0, 1), step=0.01,
    )  # fmt: skip
    spectral_radius: Real = parameter(
        0.9, "The size of the eigenvalues of a recurrent kernel that is left out.", low=0, high=100,
        slider=(0, 2), step=0.01,
    )  # fmt: skip
    bias: Matrix | None = None

    def at_start(self, drawn: Weights) -> Weights:
        rows = np.zeros(self.units), np.full(self.units, self.leak_rate, dtype=np.float64)
        return replace(
            drawn, recurrent_kernel=drawn.recurrent_kernel * self.spectral_radius, bias=np.array(rows)
        )
