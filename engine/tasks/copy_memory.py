"""Copy memory: symbols that have to be kept through a long blank, and written down in their order."""

import math
from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.parameter import parameter
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask, one_hot
from engine.tasks.floor import Floor


class CopyMemory(LearningTask):
    """Read symbols, wait, and at a signal repeat them; all other steps ask for a blank.

    Features: one for each symbol, then the blank, then the signal. Outputs: one for each symbol, then the
    blank.
    """

    title: ClassVar[str] = "copy memory"
    order: ClassVar[int] = 21
    source: ClassVar[str] = (
        "Arjovsky, Shah and Bengio 2016, section 5.1, after Hochreiter and Schmidhuber 1997"
    )

    kind: Literal["copy_memory"] = "copy_memory"
    wait: int = parameter(
        20, "How many steps lie between the last symbol and the first of its copy.", low=1, high=10_000,
        slider=(1, 200),
    )  # fmt: skip
    copied: int = parameter(10, "How many symbols have to be copied.", low=1, high=1000, slider=(1, 20))
    symbols: int = parameter(8, "How many different symbols there are.", low=2, high=100, slider=(2, 10))

    @property
    def whole_steps(self) -> int:
        return self.wait + 2 * self.copied

    @property
    def inputs_at_once(self) -> int:
        return self.symbols + 2

    @property
    def outputs(self) -> int:
        return self.symbols + 1

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        blank, signal = self.symbols, self.symbols + 1
        kept = random.integers(0, self.symbols, (examples, self.copied))
        read = np.full((examples, self.whole_steps), blank)
        read[:, : self.copied] = kept
        read[:, self.wait + self.copied - 1] = signal
        written = np.full((examples, self.whole_steps), blank)
        written[:, -self.copied :] = kept
        return Batch(one_hot(read, signal + 1), one_hot(written, signal), self.mask(examples))

    def floors(self) -> tuple[Floor, ...]:
        """Blanks cost nothing; each copied symbol, guessed by chance, costs ln(symbols)."""
        share, symbols = self.copied / self.whole_steps, self.symbols
        title = "blanks, then any symbol"
        spread = (1 - 1 / symbols) / (symbols + 1)  # p (1 − p) of each symbol, over all outputs
        return (
            Floor(title, "categorical_crossentropy", share * math.log(symbols), self._without_memory),
            Floor(title, "mse", share * spread, self._without_memory),
        )

    def _without_memory(self, batch: Batch) -> Array:
        guess = np.zeros(batch.targets.shape)
        guess[:, : -self.copied, -1] = 1
        guess[:, -self.copied :, :-1] = 1 / self.symbols
        return guess
