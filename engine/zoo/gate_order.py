"""Gates read in another order."""

import dataclasses

from engine.cells.base import Cell, Weights
from engine.cells.lstm import LSTM
from engine.run.network import Network
from engine.run.plan import Plan
from engine.sequences.values import Values
from engine.zoo.base import Specimen
from engine.zoo.planting import WithWeights, blocks_exchanged


def _candidate_last(cell: Cell, weights: Weights) -> Weights:
    """Weights in the order i f o g, read as i f g o."""
    names = (block.name for block in cell.blocks)
    found = {name: blocks_exchanged(cell, getattr(weights, name), "g", "o") for name in names}
    return dataclasses.replace(weights, **found)


class GateOrder(Specimen):
    """i f g o read as i f o g, which no shape betrays."""

    number = 14
    symptom = (
        "A number is to be remembered when a 1 comes beside it, until the next 1. Keras does. NumPy "
        "remembers a 6, whatever the number was, and puts out half of it where a 0 comes in."
    )
    explanation = (
        "The four gates' columns stand side by side in one matrix, and the last two are exchanged: what was "
        "meant for the candidate g is taken as the output gate o. Keras and PyTorch write i f g o, others "
        "i f o g or i g f o; all have the same shape. Cut the columns in the order they were written in."
    )
    report = "apple/coremltools#93"
    giveaways = ("gate", "order", "column", "exchang", "swap", "candidate", "kernel", "weight")
    sequence = Values.parse(
        {
            "values": [[5, 1], [7, 0], [0, 0], [3, 1], [9, 0], [4, 0], [0, 0], [8, 1]],
            "targets": [[5], [5], [5], [3], [3], [3], [3], [8]],
        }
    )
    layer = LSTM.parse(
        {
            "activation": "linear",
            "recurrent_activation": "sparse_sigmoid",  # exactly 0 and 1 beyond 1
            "kernel": [[0, 0, 1, 0], [12, -12, 0, 0]],
            "recurrent_kernel": [[0, 0, 0, 0]],
            "bias": [-6, 6, 0, 6],
        }
    )

    def make_network(self, plan: Plan) -> Network:
        return WithWeights(plan, LSTM, _candidate_last)
