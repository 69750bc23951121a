"""NARMA-10: a system whose next output hangs on ten outputs and ten inputs before."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.parameter import parameter
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask

ORDER = 10  # inputs and outputs that the next output hangs on
LARGEST = 2
"""An output above it runs away; such an example, one of 200 where it has 1,000 steps, is drawn anew."""


class Narma10(LearningTask):
    """Follow y ← 0.3 y + 0.05 y (y + … + y nine steps ago) + 1.5 u u nine steps ago + 0.1.

    Features: u, between 0 and 0.5. The target is the y that comes of it; the first ten are not asked.
    """

    title: ClassVar[str] = "NARMA-10"
    order: ClassVar[int] = 29
    source: ClassVar[str] = "Atiya and Parlos 2000, IEEE Transactions on Neural Networks 11, equation 86"

    kind: Literal["narma_10"] = "narma_10"
    length: int = parameter(
        200, "How many steps an example has.", low=ORDER + 1, high=100_000, slider=(11, 1000)
    )

    @property
    def whole_steps(self) -> int:
        return self.length

    @property
    def counts_from(self) -> int:
        return ORDER

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        inputs = random.uniform(0, 0.5, (examples, self.length))
        targets = narma_10(inputs)
        while (lost := (targets > LARGEST).any(axis=1)).any():
            inputs[lost] = random.uniform(0, 0.5, (int(lost.sum()), self.length))
            targets[lost] = narma_10(inputs[lost])
        return Batch(inputs[..., np.newaxis], targets[..., np.newaxis], self.mask(examples))


def narma_10(inputs: Array) -> Array:
    """The outputs y_{t+1} of inputs u_t, both (examples, steps); before the first step all are 0."""
    rows, steps = inputs.shape
    u = np.concatenate((np.zeros((rows, ORDER - 1)), inputs), axis=1)
    y = np.zeros((rows, ORDER + steps))
    for t in range(steps):
        now = ORDER + t
        last = y[:, now - 1]
        with np.errstate(over="ignore", invalid="ignore"):  # an example that runs away is drawn anew
            remembered = 0.05 * last * y[:, now - ORDER : now].sum(axis=1)
            y[:, now] = 0.3 * last + remembered + 1.5 * u[:, t] * u[:, t + ORDER - 1] + 0.1
        y[:, now] = np.clip(np.nan_to_num(y[:, now], nan=LARGEST + 1), None, LARGEST + 1)
    return y[:, ORDER:]
