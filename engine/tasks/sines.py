"""Sines with noise: a rhythm that can be learned, and a rest that cannot."""

import math
from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.parameter import Real, parameter
from engine.sequences.base import Batch, shifted
from engine.tasks.base import LearningTask, constant
from engine.tasks.floor import Floor


class Sines(LearningTask):
    """Predict the next value of a sine of amplitude 1, begun anywhere, with normal noise on top."""

    title: ClassVar[str] = "sine with noise"
    order: ClassVar[int] = 28
    source: ClassVar[str] = "a textbook example of a rhythm under noise"

    kind: Literal["sines"] = "sines"
    length: int = parameter(60, "How many steps an example has.", low=2, high=100_000, slider=(2, 200))
    period: Real = parameter(
        25, "After how many steps the sine comes back.", low=2, high=100_000, slider=(2, 100), step=0.5
    )
    noise: Real = parameter(
        0.1, "The standard deviation of the noise.", low=0, high=1e6, slider=(0, 1), step=0.01
    )

    @property
    def is_shifted(self) -> bool:
        return True

    @property
    def whole_steps(self) -> int:
        return self.length

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        shape = examples, self.length + 1, 1
        phases = random.uniform(0, 2 * math.pi, (examples, 1, 1))
        angles = 2 * math.pi / self.period * np.arange(self.length + 1)[:, np.newaxis] + phases
        return shifted(np.sin(angles) + self.noise * random.standard_normal(shape))

    def floors(self) -> tuple[Floor, ...]:
        """A sine has the variance 1/2; copying errs by the slope and by two noises."""
        noise, slope = self.noise**2, 2 * math.sin(math.pi / self.period) ** 2
        floors = (
            Floor("always guessing 0", "mse", 1 / 2 + noise, lambda batch: constant(0, batch)),
            Floor("copying the last value", "mse", slope + 2 * noise, _copied),
        )
        return tuple(sorted(floors, key=lambda floor: -floor.value))


def _copied(batch: Batch) -> Array:
    return batch.inputs
