"""Activation applied to the wrong term."""

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.cells.base import Quantities, States, Weights
from engine.cells.simple_rnn import SimpleRNN
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.values import Values
from engine.zoo.base import Specimen
from engine.zoo.planting import WithCell


class _Cell(SimpleRNN):
    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        found = super().recur(projected, state, weights)
        return found | {"h": ACTIVATIONS[self.activation](projected) + found["hU"]}


class ActivationOnWrongTerm(Specimen):
    """h_t = φ(x_t W + b) + h_{t-1} U."""

    difficulty = 90
    line = "Lamps that shine too bright"
    symptom = (
        "Three lamps take turns; 1 is on and −1 is off. NumPy's first output hits its target. From then on "
        "the right lamp is on, but the numbers go beyond 1 and −1 and creep towards 2 and −2. Keras' do not."
    )
    explanation = (
        "tanh is applied to the input's part only, and the recurrent part is added outside of it, so that h "
        "leaves −1 to 1. At t = 0 that does not show, because the recurrent part is still 0. A closing "
        "parenthesis is in the wrong place: h = tanh(xW + b + hU)."
    )
    report = "lmjohns3/theanets#109"
    giveaways = ("activation", "tanh", "function", "squash", "bend", "parenthes", "bracket", "term")
    sequence = Values.parse({"values": [[1, -1, -1], [-1, 1, -1], [-1, -1, 1]] * 3})
    # tanh(±20) is ±1 to the last bit, so that right outputs are whole numbers.
    layer = SimpleRNN.parse(
        {
            "activation": "tanh",
            "units": 3,
            "kernel": [[0, 20, 0], [0, 0, 20], [20, 0, 0]],
            "recurrent_kernel": [[0, 0.5, 0], [0, 0, 0.5], [0.5, 0, 0]],
            "bias": [0, 0, 0],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
