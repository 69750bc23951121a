"""Transposed recurrent kernel."""

import dataclasses

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
        turned = dataclasses.replace(weights, recurrent_kernel=weights.recurrent_kernel.T)
        return super().recur(projected, state, turned)


class TransposedRecurrentKernel(Specimen):
    """h_{t-1} Uᵀ for h_{t-1} U, which no shape betrays, as U is square."""

    number = 7
    symptom = (
        "A point walks around a circle in quarters. It should go to the left: (1, 0), (0, 1), (−1, 0), (0, "
        "−1). Keras' does, but NumPy's goes to the right."
    )
    explanation = (
        "The hidden state is multiplied by the transposed recurrent kernel. U is square, so both ways fit, "
        "and no error is raised; here a turn to the left becomes one to the right. In Keras' layout write h @"
        " U, with rows for the units that are read."
    )
    report = "onnx/onnx#1019"
    giveaways = ("transpos", "kernel", "matrix", "weight", "column", "swap", "mirror", "recurrent")
    sequence = Values.parse({"values": [[1, 0], [0, 1], [-1, 0], [0, -1]] * 2 + [[1, 0]]})
    layer = SimpleRNN.parse(
        {
            "activation": "linear",
            "units": 2,
            "kernel": [[0, 0], [0, 0]],  # it walks by itself, from its initial state
            "recurrent_kernel": [[0, 1], [-1, 0]],
            "bias": [0, 0],
            "initial_state": [[1, 0]],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithCell(plan, _Cell)
