"""Batch and time axes swapped."""

import numpy as np

from engine.array import Array
from engine.cells.simple_rnn import SimpleRNN
from engine.run.plan import Plan
from engine.sequences.base import Batch
from engine.sequences.memory_sum import MemorySum
from engine.zoo.base import Specimen


class AxesSwapped(Specimen):
    """Inputs of shape (batch, steps, features) are read as (steps, batch, features)."""

    difficulty = 100
    line = "Both run away after a right start"
    symptom = (
        "NumPy and Keras agree to the last digit. They should count 2, 3, 4 and so on; the first output is "
        "right, and from then on both run away upwards, by more and more."
    )
    explanation = (
        "The first two axes of the inputs are swapped, and a step reads the next row of the batch instead of "
        "the next value of its own row. With as many rows as steps no shape betrays it. Hand in (batch, "
        "steps, features), or say batch_first=True where time is expected first."
    )
    report = "HHTseng/video-classification#42"
    giveaways = ("axis", "axes", "batch", "swap", "transpos", "row", "dimension", "shape", "input")
    sequence = MemorySum(seq_len=8, weight=1, bias=1, batch_size=7)
    layer = SimpleRNN.parse(
        {
            "activation": "linear",
            "kernel": [[0.5]],
            "recurrent_kernel": [[0.5]],
            "bias": [1],
            "initial_state": [[1]],
        }
    )

    def make_rows(self, plan: Plan, batch: Batch, x: Array, target: Array) -> tuple[Array, Array]:
        if len(x) == 0:  # a sequence of one value, or one that leaves float64 at once
            return x, target
        inputs = batch.inputs.astype(x.dtype, copy=False)
        column = inputs[:, plan.job.row % inputs.shape[1]]
        return np.resize(column, x.shape), target  # a batch of another height is repeated or cut
