"""State never reset between rows."""

import numpy as np

from engine.cells.simple_rnn import SimpleRNN
from engine.run.network import Network
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Plan
from engine.sequences.memory_sum import MemorySum
from engine.zoo.base import Specimen


class _Network(NumPyNetwork):
    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        if self.start.t == 0:  # a run that goes on in the middle has its states already
            self._run_rows_before(plan)

    def _run_rows_before(self, plan: Plan) -> None:
        batch = plan.job.experiment.sequence.generate()
        with np.errstate(all="ignore"):  # what overflows is found at the first step of the run
            for row in range(plan.job.row):
                inputs = batch.row(row).inputs
                if len(inputs) > 0:  # a sequence may have left float64 before
                    self.advance(inputs)


class StateKept(Specimen):
    """A row of the batch begins with the state that the row before it has left."""

    number = 8
    symptom = (
        "Both rows hold the same numbers, 1 and 4 in turn. NumPy answers the first without an error. In the "
        "second, which is shown, its first output is 1.5 too low, and the error halves at each step."
    )
    explanation = (
        "The second row begins with the state that the first one left behind, not with the initial state: "
        "nothing resets it between sequences that have nothing to do with each other. Reset it before each "
        "row."
    )
    report = "soumith/cudnn.torch#348"
    giveaways = ("state", "reset", "clear", "left", "leak", "carr", "keep", "kept", "hidden", "initial")
    sequence = MemorySum(seq_len=8, weight=-1, bias=5, batch_size=2)
    layer = SimpleRNN.parse(
        {
            "activation": "linear",
            "kernel": [[-0.5]],
            "recurrent_kernel": [[-0.5]],
            "bias": [5],
            "initial_state": [[1]],
        }
    )
    row = 1

    def make_network(self, plan: Plan) -> Network:
        return _Network(plan)
