"""Elman's XOR in time: only every third bit can be known."""

import math
from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.parameter import parameter
from engine.sequences.base import Batch, shifted
from engine.tasks.base import LearningTask, constant
from engine.tasks.floor import Floor


class ElmanXor(LearningTask):
    """Predict the next bit of a stream in which two are drawn by chance and the third is their XOR."""

    title: ClassVar[str] = "Elman's XOR"
    order: ClassVar[int] = 27
    source: ClassVar[str] = "Elman 1990, Finding structure in time, pages 185 to 187"

    kind: Literal["elman_xor"] = "elman_xor"
    triples: int = parameter(
        20, "How many times two bits and their XOR come.", low=1, high=3000, slider=(1, 100)
    )

    @property
    def is_shifted(self) -> bool:
        return True

    @property
    def whole_steps(self) -> int:
        return 3 * self.triples - 1

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        pairs = random.integers(0, 2, (examples, self.triples, 2))
        bits = np.concatenate((pairs, pairs.sum(axis=2, keepdims=True) % 2), axis=2)
        return shifted(bits.reshape(examples, -1, 1).astype(np.float64))

    def floors(self) -> tuple[Floor, ...]:
        """No bit alone tells of the next one; who knows the place and both bits errs at two of three."""
        chance = 1 - self.triples / self.whole_steps
        half, best = "always guessing one half", "the XOR where it is due, else one half"
        return (
            Floor(half, "mse", 1 / 4, lambda batch: constant(0.5, batch)),
            Floor(half, "binary_crossentropy", math.log(2), lambda batch: constant(0.5, batch)),
            Floor(best, "mse", chance / 4, _informed, is_best=True),
            Floor(best, "binary_crossentropy", chance * math.log(2), _informed, is_best=True),
        )


def _informed(batch: Batch) -> Array:
    guess = np.full(batch.targets.shape, 0.5)
    bits = batch.inputs
    due = slice(1, None, 3)  # at the second bit of a triple the third one is asked
    guess[:, due] = (bits[:, 0::3][:, : guess[:, due].shape[1]] + bits[:, due]) % 2
    return guess
