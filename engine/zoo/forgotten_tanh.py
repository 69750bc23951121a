"""Default tanh forgotten."""

from engine.array import Array
from engine.cells.base import Quantities, States, Weights
from engine.cells.simple_rnn import SimpleRNN
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.memory_sum import MemorySum
from engine.zoo.base import Specimen
from engine.zoo.planting import WithCell


class _Cell(SimpleRNN):
    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        found = super().recur(projected, state, weights)
        return found | {"h": found["a"]}


class ForgottenTanh(Specimen):
    """h_t = a_t, for a layer that says nothing of its activation and so has tanh."""

    number = 4
    symptom = (
        "The sequence is 1 and −1 in turn. NumPy's outputs all have the right sign, but they are 10 to 20 "
        "times as large as their targets. Keras hits every one."
    )
    explanation = (
        "The activation is left out: h is the pre-activation a itself. Nobody asked for one, but a Keras "
        "layer that is told nothing uses tanh. Either compute h = tanh(a), or give Keras activation='linear'."
    )
    report = "keras-team/keras#3819"
    giveaways = ("activation", "tanh", "linear", "default", "forg", "function", "squash", "bend", "saturat")
    sequence = MemorySum(seq_len=10, weight=-1, bias=0)
    # tanh(±19.5) is ±1 to the last bit, so that right outputs are whole numbers.
    layer = SimpleRNN.parse({"kernel": [[-20]], "recurrent_kernel": [[0.5]], "bias": [0]})

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
