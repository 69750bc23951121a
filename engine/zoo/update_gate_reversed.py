"""The update gate the other way round."""

from engine.cells.base import Quantity
from engine.cells.declaration import DecidedBy
from engine.cells.gru import GRU
from engine.cells.operand import Before, Computed, OneMinus, Sum, Times
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.values import Values
from engine.zoo.base import Specimen
from engine.zoo.planting import AsDeclared, WithCell


def _reversed(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The quantities, with h = (1 − z) ∘ h_{t-1} + z ∘ n."""
    *gates, h = quantities
    mixed = Sum((Times(OneMinus(Computed("z")), Before("h")), Times(Computed("z"), Computed("n"))))
    return (*gates, Quantity(h.name, h.symbol, h.help, mixed))


class _Cell(AsDeclared, GRU):
    quantities = DecidedBy(
        "reset_after", {after: _reversed(GRU(reset_after=after).quantities) for after in (True, False)}
    )


class UpdateGateReversed(Specimen):
    """(1 − z) ∘ h_{t-1} + z ∘ n for z ∘ h_{t-1} + (1 − z) ∘ n: two papers, two meanings of z."""

    number = 11
    symptom = (
        "A number is to be remembered when a 1 comes beside it, until the next 1. Keras does. NumPy holds on "
        "to what it has at every 1, and takes over every other number."
    )
    explanation = (
        "The update gate works the other way round: z should say how much of h stays, and says how much of "
        "the candidate comes in. Papers and libraries differ here; Keras, PyTorch and ONNX write "
        "z ∘ h + (1 − z) ∘ n. Exchange z and 1 − z, or turn the signs of z's weights and biases."
    )
    report = "soroushmehr/sampleRNN_ICLR2017#20"
    giveaways = ("update", "gate", "candidate", "1 − z", "revers", "wrong way", "other way")
    sequence = Values.parse(
        {
            "values": [[5, 1], [7, 0], [2, 0], [3, 1], [9, 0], [4, 0], [6, 0], [8, 1]],
            "targets": [[5], [5], [5], [3], [3], [3], [3], [8]],
        }
    )
    layer = GRU.parse(
        {
            "activation": "linear",
            "recurrent_activation": "sparse_sigmoid",  # exactly 0 and 1 beyond 1
            "reset_after": False,
            "kernel": [[0, 0, 1], [-12, 0, 0]],
            "recurrent_kernel": [[0, 0, 0]],
            "bias": [6, 6, 0],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
