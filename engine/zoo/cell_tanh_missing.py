"""The cell state put out as it is."""

from engine.cells.base import Quantity
from engine.cells.lstm import LSTM
from engine.cells.operand import Computed, Times
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.values import Values
from engine.zoo.base import Specimen
from engine.zoo.planting import AsDeclared, WithCell

*_BEFORE, _H = LSTM().quantities


class _Cell(AsDeclared, LSTM):
    quantities = (*_BEFORE, Quantity(_H.name, _H.symbol, _H.help, Times(Computed("o"), Computed("c"))))


class CellTanhMissing(Specimen):
    """h = o ∘ c for o ∘ φ(c)."""

    number = 16
    symptom = (
        "What comes in is added up, but the output never leaves −1 to 1. Keras' stays there. NumPy's "
        "goes on to 2, and later to −1.5; where the sum is small, both agree."
    )
    explanation = (
        "The cell state leaves the cell as it is: h = o ∘ c. It should be bent once more, h = o ∘ φ(c), with "
        "the function that bends the candidate too, tanh as a rule. As long as c is small, tanh(c) is about "
        "c, so short tests pass."
    )
    report = "XiaLiPKU/RESCAN#2"
    giveaways = ("tanh", "activation", "bent", "cell state", "φ", "clip", "function")
    sequence = Values.parse(
        {
            "values": [[0.5], [0.5], [0.5], [0.5], [-1], [-0.5], [-1], [-0.5], [-0.5]],
            "targets": [[0.5], [1], [1], [1], [1], [0.5], [-0.5], [-1], [-1]],
        }
    )
    layer = LSTM.parse(
        {
            "activation": "hard_tanh",  # exact: x from −1 to 1
            "recurrent_activation": "sparse_sigmoid",  # exactly 1 beyond 1
            "kernel": [[0, 0, 1, 0]],
            "recurrent_kernel": [[0, 0, 0, 0]],
            "bias": [6, 6, 0, 6],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
