"""The gated recurrent unit."""

from typing import ClassVar, Literal

from engine.activation import ACTIVATIONS
from engine.array import Array, times_matrix
from engine.cells.activation_name import ActivationName
from engine.cells.base import Cell, Quantities, Quantity, States, WeightBlock, Weights
from engine.cells.declaration import DecidedBy
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
from engine.parameter import RowOrMatrix, parameter

GATES = ("z", "r", "n")
LETTERS = {True: ("b", "c"), False: ("b",)}
"""Of the bias: with reset_after one for the input's part and one for the state's."""


def _from_input(gate: str) -> tuple[Operand, Operand]:
    """x W + b of a gate."""
    return MatrixProduct(Input(), WeightPart("kernel", gate)), Bias(WeightPart("bias", gate))


def _from(factor: Operand, gate: str, reset_after: bool) -> tuple[Operand, ...]:
    """The terms that a gate adds of the state: h U, and with reset_after its second bias, h U + c.

    factor: what U multiplies, h, or r ∘ h where the candidate resets before the product.
    """
    product = MatrixProduct(factor, WeightPart("recurrent_kernel", gate))
    return (product, Bias(WeightPart("bias", gate, 1))) if reset_after else (product,)


def _gate(name: str, help: str, reset_after: bool) -> Quantity:
    total = Sum((*_from_input(name), *_from(Before("h"), name, reset_after)))
    return Quantity(name, name, help, Activation("recurrent_activation", total))


def _candidate(reset_after: bool) -> Operand:
    """φ(x W + b + r ∘ (h U + c)) with reset_after, else φ(x W + b + (r ∘ h) U)."""
    reset, h = Computed("r"), Before("h")
    if reset_after:
        from_state: tuple[Operand, ...] = (Times(reset, Sum(_from(h, "n", True))),)
    else:
        from_state = _from(Times(reset, h), "n", False)
    return Activation("activation", Sum((*_from_input("n"), *from_state)))


def _blocks(reset_after: bool) -> tuple[WeightBlock, ...]:
    return (
        WeightBlock("kernel", ("W",), "features", GATES),
        WeightBlock("recurrent_kernel", ("U",), "units", GATES),
        WeightBlock("bias", LETTERS[reset_after], None, GATES),
    )


def _quantities(reset_after: bool) -> tuple[Quantity, ...]:
    mixed = Times(Computed("z"), Before("h")), Times(OneMinus(Computed("z")), Computed("n"))
    return (
        _gate("z", "the update gate", reset_after),
        _gate("r", "the reset gate", reset_after),
        Quantity("n", "n", "the candidate", _candidate(reset_after)),
        Quantity("h", "h", "the hidden state", Sum(mixed)),
    )


class GRU(Cell):
    """Cho et al. 2014, in Keras' form: h_t = z ∘ h_{t-1} + (1 − z) ∘ n, so z keeps what was.

    reset_after: the reset gate behind the recurrent kernel, as cuDNN has it, and a bias for each
    product, (2, 3 units); else before it, as in the paper, and one bias, (3 units,).
    """

    decided_by: ClassVar[tuple[str, ...]] = ("reset_after",)
    blocks = DecidedBy("reset_after", {after: _blocks(after) for after in (True, False)})
    quantities = DecidedBy("reset_after", {after: _quantities(after) for after in (True, False)})
    order: ClassVar[int] = 1
    keras_layer: ClassVar[str | None] = "GRU"
    keras_settings: ClassVar[tuple[str, ...]] = (
        "activation",
        "recurrent_activation",
        "use_bias",
        "reset_after",
    )

    cell: Literal["GRU"] = "GRU"
    activation: ActivationName = parameter("tanh", "The function φ that bends the candidate.")
    recurrent_activation: ActivationName = parameter("sigmoid", "The function σ that bends the gates.")
    reset_after: bool = parameter(
        True, "Whether the reset gate acts behind the recurrent kernel, with a bias of its own, or before it."
    )
    bias: RowOrMatrix | None = None

    def project(self, x: Array, weights: Weights) -> tuple[Quantities, Array]:
        projected = times_matrix(x, weights.kernel)
        if not self.reset_after:
            return {}, projected + weights.bias
        projected = projected + weights.bias[0]
        gates = slice(2 * self.units)  # z and r have both biases; in n, r lets the second one through
        projected[..., gates] += weights.bias[1, gates]
        return {}, projected

    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        h, n = state["h"], slice(2 * self.units, None)
        hU = h.dot(weights.recurrent_kernel)
        total = projected[..., : n.start] + hU[..., : n.start]
        gates = total.reshape(*total.shape[:-1], 2, self.units)
        gates = ACTIVATIONS[self.recurrent_activation](gates)
        z, r = gates[..., 0, :], gates[..., 1, :]
        if self.reset_after:
            from_state = r * (hU[..., n] + weights.bias[1, n])
        else:
            from_state = (r * h).dot(weights.recurrent_kernel)[..., n]
        candidate = ACTIVATIONS[self.activation](projected[..., n] + from_state)
        return {"z": z, "r": r, "n": candidate, "h": z * h + (1 - z) * candidate}
