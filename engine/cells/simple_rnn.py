"""The simple recurrent cell."""

from typing import ClassVar, Literal

from engine.activation import ACTIVATIONS
from engine.array import Array, times_matrix
from engine.cells.activation_name import ActivationName
from engine.cells.base import Cell, Quantities, Quantity, States, WeightBlock, Weights
from engine.cells.operand import Activation, Before, Bias, Computed, Input, MatrixProduct, Sum, WeightPart
from engine.parameter import Row, parameter


class SimpleRNN(Cell):
    """Elman 1990, in Keras' form: h_t = φ(x_t W + h_{t-1} U + b). a: as in Goodfellow et al. 2016, 10.8."""

    blocks: ClassVar[tuple[WeightBlock, ...]] = (
        WeightBlock("kernel", ("W",), "features"),
        WeightBlock("recurrent_kernel", ("U",), "units"),
        WeightBlock("bias", ("b",)),
    )
    quantities: ClassVar[tuple[Quantity, ...]] = (
        Quantity("xW", "", "the input's part", MatrixProduct(Input(), WeightPart("kernel"))),
        Quantity("hU", "", "the recurrent part", MatrixProduct(Before("h"), WeightPart("recurrent_kernel"))),
        Quantity(
            "a", "a", "the pre-activation", Sum((Computed("xW"), Computed("hU"), Bias(WeightPart("bias"))))
        ),
        Quantity("h", "h", "the hidden state", Activation("activation", Computed("a"))),
    )
    order: ClassVar[int] = 0
    keras_layer: ClassVar[str | None] = "SimpleRNN"
    keras_settings: ClassVar[tuple[str, ...]] = ("activation", "use_bias")

    cell: Literal["SimpleRNN"] = "SimpleRNN"
    activation: ActivationName = parameter(
        "tanh", "The function φ that bends the pre-activation; linear leaves it as it is."
    )
    bias: Row | None = None

    def project(self, x: Array, weights: Weights) -> tuple[Quantities, Array]:
        xW = times_matrix(x, weights.kernel)
        return {"xW": xW}, xW + weights.bias

    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        hU = state["h"].dot(weights.recurrent_kernel)
        a = projected + hU  # (xW + b) + hU: Keras' order, so that the last bits agree too
        return {"hU": hU, "a": a, "h": ACTIVATIONS[self.activation](a)}
