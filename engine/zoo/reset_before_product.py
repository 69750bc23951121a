"""The reset gate before the recurrent kernel in place of behind it."""

from engine.cells.base import Quantity
from engine.cells.declaration import DecidedBy
from engine.cells.gru import GRU
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
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.values import Values
from engine.zoo.base import Specimen
from engine.zoo.planting import AsDeclared, WithCell


def _reset_before() -> tuple[Quantity, ...]:
    """The quantities of the form with two biases, with n = φ(x W + b + (r ∘ h) U + c)."""
    z, r, n, h = GRU(reset_after=True).quantities
    candidate = Sum(
        (
            MatrixProduct(Input(), WeightPart("kernel", "n")),
            Bias(WeightPart("bias", "n")),
            MatrixProduct(Times(Computed("r"), Before("h")), WeightPart("recurrent_kernel", "n")),
            Bias(WeightPart("bias", "n", 1)),
        )
    )
    return z, r, Quantity(n.name, n.symbol, n.help, Activation("activation", candidate)), h


class _Cell(AsDeclared, GRU):
    quantities = DecidedBy("reset_after", {True: _reset_before(), False: GRU(reset_after=False).quantities})


class ResetBeforeProduct(Specimen):
    """(r ∘ h) U for r ∘ (h U): both are called GRU."""

    number = 12
    symptom = (
        "Two numbers come in at each step. The first output should be the first one plus the second one of "
        "the step before; the second output should be the second one alone. Keras does so. NumPy leaves the "
        "first one alone, and adds to the second."
    )
    explanation = (
        "The reset gate acts before the recurrent kernel, on h, where it should act behind it, on h U + c. "
        "Both forms are called GRU: Keras' reset_after=True, PyTorch and cuDNN reset behind it, the first "
        "paper before it; ONNX says which by linear_before_reset. Compute h U + c first, then multiply by r."
    )
    report = "onnx/keras-onnx#33"
    giveaways = ("reset", "gate", "kernel", "product", "matrix", "behind")
    sequence = Values.parse(
        {
            "values": [[1, 4], [2, 5], [3, 1], [1, 2], [5, 3], [2, 6], [4, 1]],
            "targets": [[1, 4], [6, 5], [8, 1], [2, 2], [7, 3], [5, 6], [10, 1]],
        }
    )
    layer = GRU.parse(
        {
            "activation": "linear",
            "recurrent_activation": "sparse_sigmoid",  # exactly 0 and 1 beyond 1
            "units": 2,
            "kernel": [[0, 0, 0, 0, 1, 0], [0, 0, 0, 0, 0, 1]],
            "recurrent_kernel": [[0, 0, 0, 0, 0, 1], [0, 0, 0, 0, 1, 0]],  # each unit hears the other
            "bias": [[-6, -6, 6, -6, 0, 0], [0, 0, 0, 0, 0, 0]],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
