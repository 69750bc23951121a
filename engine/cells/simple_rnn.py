"""The simple recurrent cell."""

from typing import Annotated, ClassVar, Literal

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.cells.base import Cell, Quantities, Quantity, States, Weights
from engine.parameter import Choices, parameter


class SimpleRNN(Cell):
    """Elman 1990, in Keras' form: h_t = φ(x_t W + h_{t-1} U + b). a: as in Goodfellow et al. 2016, 10.8."""

    quantities: ClassVar[tuple[Quantity, ...]] = (
        Quantity("xW", r"x_t W", "the input's part", ("x", "kernel"), "x W"),
        Quantity("hU", r"h_{t-1} U", "the recurrent part", ("h-", "recurrent_kernel"), "h U"),
        Quantity("a", r"a_t = x_t W + h_{t-1} U + b", "the pre-activation", ("xW", "hU", "bias"), "+ b"),
        Quantity("h", r"h_t = \varphi(a_t)", "the hidden state", ("a",), "{activation}"),
    )

    cell: Literal["SimpleRNN"] = "SimpleRNN"
    activation: Annotated[str, Choices(tuple(ACTIVATIONS))] = parameter(
        "tanh", "The function φ that bends the pre-activation; linear leaves it as it is."
    )

    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        hU = state["h"].dot(weights.recurrent_kernel)
        a = projected + hU  # (xW + b) + hU: Keras' order, so that the last bits agree too
        return {"hU": hU, "a": a, "h": ACTIVATIONS[self.activation](a)}
