"""Temporal order: which of two marks came first, long ago, among distractions."""

import math
from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.parameter import parameter
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask, constant, one_hot
from engine.tasks.floor import Floor

DISTRACTORS = 4  # a, b, c, d
X_OR_Y = 2
CLASSES = 4  # XX, XY, YX, YY


class TemporalOrder(LearningTask):
    """Say at the last step which two marks stood in the example: X X, X Y, Y X or Y Y.

    One mark stands between a tenth and a fifth of the way, the other between a half and three fifths.
    Features: a b c d X Y, one of them 1. Outputs: a probability of each of the four answers.
    """

    title: ClassVar[str] = "temporal order"
    order: ClassVar[int] = 22
    source: ClassVar[str] = "Hochreiter and Schmidhuber 1997, section 5.6, task 6a"

    kind: Literal["temporal_order"] = "temporal_order"
    length: int = parameter(50, "How many steps an example has.", low=10, high=10_000, slider=(10, 200))

    @property
    def whole_steps(self) -> int:
        return self.length

    @property
    def inputs_at_once(self) -> int:
        return DISTRACTORS + X_OR_Y

    @property
    def outputs(self) -> int:
        return CLASSES

    @property
    def counts_from(self) -> int:
        return self.length - 1

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        symbols = random.integers(0, DISTRACTORS, (examples, self.length))
        marks, rows = random.integers(0, X_OR_Y, (examples, 2)), np.arange(examples)
        for mark, (low, high) in enumerate(((0.1, 0.2), (0.5, 0.6))):
            places = random.integers(int(low * self.length), int(high * self.length) + 1, examples)
            symbols[rows, places] = DISTRACTORS + marks[:, mark]
        answers = one_hot(marks @ (X_OR_Y, 1), CLASSES)
        targets = np.broadcast_to(answers[:, np.newaxis], (examples, self.length, CLASSES))
        return Batch(one_hot(symbols, self.inputs_at_once), targets, self.mask(examples))

    def floors(self) -> tuple[Floor, ...]:
        """Four answers, equally likely: ln 4; and 1/4 of 3/4 of a square for each output."""
        title = "all four answers equally"
        return (
            Floor(title, "categorical_crossentropy", math.log(CLASSES), _evenly),
            Floor(title, "mse", 3 / 16, _evenly),
        )


def _evenly(batch: Batch) -> Array:
    return constant(1 / CLASSES, batch)
