"""State reset at every call."""

from engine.cells.simple_rnn import SimpleRNN
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.memory_sum import MemorySum
from engine.zoo.base import Specimen
from engine.zoo.planting import Forgetful

CALL = 4  # steps handed in at a time


class StateReset(Specimen):
    """The sequence is handed in piece by piece, and every piece begins from the initial state."""

    number = 3
    symptom = (
        "NumPy counts without an error at first. At t = 4 it is suddenly too low and comes closer step by "
        "step; at t = 8 it is too low again, and by more. Keras counts on and on."
    )
    explanation = (
        "The sequence is fed in calls of 4 steps, and every call sets out from the initial state, so what "
        "came before is lost. Keep the last state and hand it to the next call, as stateful=True does in "
        "Keras."
    )
    report = "keras-team/keras#1128"
    giveaways = ("state", "reset", "call", "piece", "chunk", "forg", "memory", "initial", "hidden", "begin")
    sequence = MemorySum(seq_len=13, weight=1, bias=1)
    layer = SimpleRNN.parse(
        {
            "activation": "linear",
            "kernel": [[0.5]],
            "recurrent_kernel": [[0.5]],
            "bias": [1],
            "initial_state": [[1]],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return Forgetful(plan, CALL)
