"""Counting ones: how many there were."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.parameter import parameter
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask
from engine.tasks.floor import Floor


class CountingOnes(LearningTask):
    """Say at the last step how many of the bits were 1. One linear unit can do it: W = U = 1, b = 0."""

    title: ClassVar[str] = "counting ones"
    order: ClassVar[int] = 26
    source: ClassVar[str] = "the barest counter; compare Gers and Schmidhuber 2001"

    kind: Literal["counting_ones"] = "counting_ones"
    length: int = parameter(10, "How many bits an example has.", low=2, high=10_000, slider=(2, 100))

    @property
    def whole_steps(self) -> int:
        return self.length

    @property
    def counts_from(self) -> int:
        return self.length - 1

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        bits = random.integers(0, 2, (examples, self.length, 1)).astype(np.float64)
        return Batch(bits, bits.cumsum(axis=1), self.mask(examples))

    def floors(self) -> tuple[Floor, ...]:
        """The last bit is seen; each of the others has the variance 1/4."""
        return (Floor("the last bit, and half of the others", "mse", (self.length - 1) / 4, self._seen),)

    def _seen(self, batch: Batch) -> Array:
        return batch.inputs + (self.length - 1) / 2
