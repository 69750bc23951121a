"""What every task is: examples drawn by chance, and what guessing without memory costs."""

from functools import cached_property
from typing import Annotated, ClassVar, Self

import numpy as np
from pydantic import Field

from engine.array import Array, read_only
from engine.errors import ParameterError
from engine.parameter import parameter
from engine.sequences.base import Batch, Sequence
from engine.tasks.floor import Floor

MOST_NUMBERS = 10_000_000  # inputs of all examples; more would not fit into memory


class LearningTask(Sequence):
    """Examples, each a row of the batch, drawn anew from every seed; training can draw more of them.

    source: who posed the task, and where. beginning: the first example alone, at most so many steps.
    """

    source: ClassVar[str]
    is_whole: ClassVar[bool] = False

    examples: int = parameter(
        8, "How many examples are drawn, each a row of the batch.", low=1, high=100_000, slider=(1, 64)
    )
    seed: int = parameter(
        0, "Where the random numbers of the examples start.", low=0, high=2**63 - 1, slider=(0, 100)
    )
    beginning: Annotated[int, Field(ge=1)] | None = None

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        """New examples: inputs (examples, steps, features), targets (…, outputs), mask (examples, steps)."""
        raise NotImplementedError

    def floors(self) -> tuple[Floor, ...]:
        """What guesses cost whose loss is known in closed form."""
        return ()

    @property
    def whole_steps(self) -> int:
        """How many steps each example has, before it is cut."""
        raise NotImplementedError

    @property
    def inputs_at_once(self) -> int:
        """How many numbers are read at each step."""
        return 1

    def mask(self, examples: int) -> Array:
        """What counts of each example, (examples, steps)."""
        return np.broadcast_to(np.arange(self.whole_steps) >= self.counts_from, (examples, self.whole_steps))

    def check(self, field: str) -> None:
        most = MOST_NUMBERS // (self.whole_steps * self.inputs_at_once)
        if self.examples > most:
            message = f"must be at most {most} of so many steps, got {self.examples}"
            raise ParameterError(f"{field}.examples", message)

    @property
    def is_shifted(self) -> bool:
        return False

    @property
    def shape(self) -> tuple[int, int, int]:
        steps = self.whole_steps if self.beginning is None else min(self.beginning, self.whole_steps)
        rows = self.examples if self.beginning is None else 1
        return rows, steps + self.is_shifted, self.inputs_at_once

    @property
    def counts_from(self) -> int:
        """The first step that counts, in every example; each that comes after it does, too."""
        return 0

    @property
    def all_count(self) -> bool:
        return self.counts_from == 0

    def counts_at(self, row: int, t: int) -> bool:
        return t >= self.counts_from

    def generate(self) -> Batch:
        return self._batch

    def first(self, steps: int) -> Self:
        return self.replace(beginning=min(steps, self.steps))

    def fresh(self, seed: int, number: int, examples: int) -> Batch:
        """Other examples than its own, of as many steps: the same again for the same seed and number."""
        chance = np.random.SeedSequence(self.seed, spawn_key=(seed, number))  # no key is that of its own
        return self._cut(self.draw(np.random.default_rng(chance), examples), examples)

    @cached_property
    def _batch(self) -> Batch:
        return self._cut(self.draw(np.random.default_rng(self.seed), self.examples), self.rows)

    def _cut(self, whole: Batch, rows: int) -> Batch:
        arrays = whole.inputs, whole.targets, whole.mask
        inputs, targets, mask = (read_only(array[:rows, : self.steps]) for array in arrays)
        return Batch(inputs, targets, mask)


def one_hot(symbols: Array, size: int) -> Array:
    """Symbols 0 … size − 1 as rows with a single 1, (…, size)."""
    return np.eye(size)[symbols]


def constant(values: float | tuple[float, ...], batch: Batch) -> Array:
    """Outputs that are the same at every step, (rows, steps, outputs)."""
    return np.broadcast_to(np.asarray(values, np.float64), batch.targets.shape)
