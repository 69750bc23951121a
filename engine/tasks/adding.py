"""The adding problem: a long wait between two numbers and their sum."""

from typing import ClassVar, Literal

import numpy as np

from engine.parameter import parameter
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask, constant
from engine.tasks.floor import Floor


class AddingProblem(LearningTask):
    """Add the two numbers that are marked, one in each half; the sum is asked at the last step.

    Features: a number between 0 and 1, and the mark, 1 or 0.
    """

    title: ClassVar[str] = "adding problem"
    order: ClassVar[int] = 20
    source: ClassVar[str] = "Hochreiter and Schmidhuber 1997, section 5.4; marks as in Le et al. 2015"

    kind: Literal["adding"] = "adding"
    length: int = parameter(
        40, "How many steps an example has; two of them are marked.", low=2, high=10_000, slider=(2, 100)
    )

    @property
    def whole_steps(self) -> int:
        return self.length

    @property
    def inputs_at_once(self) -> int:
        return 2

    @property
    def outputs(self) -> int:
        return 1

    @property
    def counts_from(self) -> int:
        return self.length - 1

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        numbers = random.random((examples, self.length))
        marks, rows, half = np.zeros((examples, self.length)), np.arange(examples), self.length // 2
        marks[rows, random.integers(0, half, examples)] = 1
        marks[rows, random.integers(half, self.length, examples)] = 1
        sums = (numbers * marks).sum(axis=1)
        targets = np.broadcast_to(sums[:, np.newaxis, np.newaxis], (examples, self.length, 1))
        return Batch(np.stack((numbers, marks), axis=2), targets, self.mask(examples))

    def floors(self) -> tuple[Floor, ...]:
        """The variance of a sum of two numbers is 2/12; their sum is |s − 1| away from 1, 1/3 on average."""
        title = "always guessing 1"
        return (
            Floor(title, "mse", 1 / 6, lambda batch: constant(1, batch)),
            Floor(title, "mae", 1 / 3, lambda batch: constant(1, batch)),
        )
