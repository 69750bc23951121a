"""The forget gate's extra 1 left out."""

import dataclasses

from engine.array import read_only
from engine.cells.base import Cell, Weights
from engine.cells.lstm import LSTM
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.values import Values
from engine.zoo.base import Specimen
from engine.zoo.planting import WithWeights


def _one_less(cell: Cell, weights: Weights) -> Weights:
    """The weights with 1 less for the forget gate's bias."""
    bias = weights.bias.copy()
    bias[cell.block("bias").columns("f", cell.units)] -= 1
    return dataclasses.replace(weights, bias=read_only(bias))


class ForgetBiasMissing(Specimen):
    """TensorFlow 1 added 1 to the forget gate while it ran; the stored bias is without it."""

    number = 15
    symptom = (
        "Each number should fade by a quarter at every step, and new ones are added. NumPy's first output is "
        "right; after it everything fades too fast. Keras hits every target."
    )
    explanation = (
        "The forget gate's bias is 1 too small. TensorFlow 1 added 1 (forget_bias) while it ran, and did not "
        "store it; Keras stores it in the bias (unit_forget_bias). Whoever carries weights over must add it "
        "once, and only once. The first step cannot show it: there is nothing to forget yet."
    )
    report = "apple/coremltools#309"
    giveaways = ("forget", "gate", "bias", "tensorflow", "missing", "left out")
    sequence = Values.parse(
        {
            "values": [[16], [0], [0], [4], [0], [0], [8], [0]],
            "targets": [[16], [12], [9], [10.75], [8.0625], [6.046875], [12.53515625], [9.4013671875]],
        }
    )
    layer = LSTM.parse(
        {
            "activation": "linear",
            "recurrent_activation": "sparse_sigmoid",  # 3/4 at 1/2, and exactly 1 beyond 1
            "kernel": [[0, 0, 1, 0]],
            "recurrent_kernel": [[0, 0, 0, 0]],
            "bias": [6, 0.5, 0, 6],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithWeights(plan, LSTM, _one_less)
