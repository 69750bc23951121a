"""Parity: whether the ones so far are an odd number."""

import math
from typing import ClassVar, Literal

import numpy as np

from engine.parameter import parameter
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask, constant
from engine.tasks.floor import Floor


class Parity(LearningTask):
    """Say at each step but the first whether the ones so far are odd in number.

    One wrong step makes all later ones wrong: nothing may be forgotten, and nothing is nearly right.
    """

    title: ClassVar[str] = "parity"
    order: ClassVar[int] = 23
    source: ClassVar[str] = "Minsky and Papert 1969, Perceptrons"

    kind: Literal["parity"] = "parity"
    length: int = parameter(20, "How many bits an example has.", low=2, high=10_000, slider=(2, 100))

    @property
    def whole_steps(self) -> int:
        return self.length

    @property
    def counts_from(self) -> int:
        return 1

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        bits = random.integers(0, 2, (examples, self.length, 1))
        return Batch(
            bits.astype(np.float64), (bits.cumsum(axis=1) % 2).astype(np.float64), self.mask(examples)
        )

    def floors(self) -> tuple[Floor, ...]:
        """Even and odd are equally likely, whatever the bit that is read."""
        title = "always guessing one half"
        return (
            Floor(title, "binary_crossentropy", math.log(2), lambda batch: constant(0.5, batch)),
            Floor(title, "mse", 1 / 4, lambda batch: constant(0.5, batch)),
            Floor(title, "mae", 1 / 2, lambda batch: constant(0.5, batch)),
        )
