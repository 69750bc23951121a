"""Bias added twice."""

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
        return super().recur(projected + weights.bias, state, weights)  # it is in x_t W + b already


class BiasTwice(Specimen):
    """a_t = x_t W + h_{t-1} U + b + b."""

    number = 2
    symptom = (
        "The sequence goes up by 3 at each step. NumPy's first output is 3 too large, and none of the later "
        "ones hits its target: they stay about 2 too large. Keras hits every one."
    )
    explanation = (
        "The bias is added twice: once to the input's part, where it is computed for all steps at once, and "
        "again inside the step. So the pre-activation a is too large by b at every step. Add it in one place "
        "only."
    )
    report = "lisa-lab/DeepLearningTutorials#81"
    giveaways = ("bias", "twice", "double", "again", "add", "constant")
    sequence = MemorySum(seq_len=11, weight=1, bias=3)
    layer = SimpleRNN.parse(
        {
            "activation": "linear",
            "kernel": [[1.5]],
            "recurrent_kernel": [[-0.5]],
            "bias": [3],
            "initial_state": [[1]],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
