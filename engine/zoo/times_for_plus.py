"""`*` for `+`."""

from engine.activation import ACTIVATIONS
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
        a = projected * found["hU"]
        return found | {"a": a, "h": ACTIVATIONS[self.activation](a)}


class TimesForPlus(Specimen):
    """a_t = (x_t W + b) (h_{t-1} U), as Keras had it in 2015."""

    difficulty = 10
    line = "Every output is 0"
    symptom = (
        "Whatever it reads, NumPy's output is 0, at every step. Keras hits each target: 1, 2, 4, 8 and so on."
    )
    explanation = (
        "The input's part and the recurrent part are multiplied where they must be added. As the hidden state"
        " begins at 0, the product is 0, and so it stays for ever. Write + for *: a = xW + b + hU."
    )
    report = "keras-team/keras#1231"
    giveaways = ("plus", "times", "multipl", "add", "sum", "product", "*", "+", "operator")
    sequence = MemorySum(seq_len=10, weight=1, bias=0, h_weight=1, mem_len=-1)
    layer = SimpleRNN.parse({"activation": "linear", "kernel": [[1]], "recurrent_kernel": [[1]], "bias": [0]})

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
