"""The flip-flop: switches that stay where they were put last."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.parameter import Real, parameter
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask
from engine.tasks.floor import Floor


class FlipFlop(LearningTask):
    """Put out, for each of some switches, whether it was last pushed up (1) or down (−1).

    Features: for each switch 1, −1, or mostly 0. Every switch is pushed at the first step.
    """

    title: ClassVar[str] = "flip-flop"
    order: ClassVar[int] = 24
    source: ClassVar[str] = "Sussillo and Barak 2013, Opening the black box"

    kind: Literal["flip_flop"] = "flip_flop"
    length: int = parameter(50, "How many steps an example has.", low=2, high=10_000, slider=(2, 200))
    switches: int = parameter(3, "How many switches there are.", low=1, high=100, slider=(1, 8))
    push: Real = parameter(
        0.1, "How likely a switch is pushed at a step.", low=0, high=1, slider=(0, 0.5), step=0.05
    )

    @property
    def whole_steps(self) -> int:
        return self.length

    @property
    def inputs_at_once(self) -> int:
        return self.switches

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        shape = examples, self.length, self.switches
        pushed = random.random(shape) < self.push
        pushed[:, 0] = True
        inputs = np.where(pushed, random.choice((-1.0, 1.0), shape), 0.0)
        last = np.maximum.accumulate(np.where(pushed, np.arange(self.length)[:, np.newaxis], 0), axis=1)
        return Batch(inputs, np.take_along_axis(inputs, last, axis=1), self.mask(examples))

    def floors(self) -> tuple[Floor, ...]:
        """What is pushed is seen; every other step is up or down by chance, 1 away from 0."""
        unseen = (1 - self.push) * (1 - 1 / self.length)
        title = "the push, else 0"
        return Floor(title, "mse", unseen, _seen), Floor(title, "mae", unseen, _seen)


def _seen(batch: Batch) -> Array:
    return batch.inputs
