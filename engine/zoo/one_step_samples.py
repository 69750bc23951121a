"""One step per sample, so that there is no memory."""

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.memory_sum import MemorySum
from engine.zoo.base import Specimen
from engine.zoo.planting import Forgetful


class OneStepSamples(Specimen):
    """The sequence was shaped (steps, 1, features): many samples of one step, not one of many."""

    number = 5
    symptom = (
        "Each number is the sum of the two before it. NumPy's output is merely the number it has just read, "
        "at every step. Keras hits every target."
    )
    explanation = (
        "The data has the shape (steps, 1, features), so each number is a sample of its own, one step long, "
        "and every sample begins from the initial state: there is no memory. Shape it (1, steps, features)."
    )
    report = "Renovamen/Speech-Emotion-Recognition#49"
    giveaways = ("sample", "memory", "state", "reset", "forg", "shape", "batch", "hidden", "recurrent")
    sequence = MemorySum(seq_len=11, weight=1, bias=0, h_weight=1, mem_len=1)
    layer = SimpleRNN.parse(
        {
            "activation": "linear",
            "units": 2,
            "kernel": [[1, 1]],
            "recurrent_kernel": [[0, 0], [1, 0]],  # the second unit hands the last number to the first
            "bias": [0, 0],
        }
    )
    readout = Dense.parse({"kernel": [[1], [0]], "bias": [0]})

    def make_network(self, plan: Plan) -> Network:
        return Forgetful(plan, 1)
