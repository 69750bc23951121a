"""Characters: which letter comes next."""

import math
from collections import Counter
from itertools import pairwise
from typing import Annotated, ClassVar, Literal

import numpy as np
from pydantic import Field

from engine.array import Array
from engine.parameter import parameter
from engine.sequences.base import Batch, shifted
from engine.tasks.base import LearningTask, one_hot
from engine.tasks.floor import Floor


class Characters(LearningTask):
    """Predict the next letter of a text; the examples are all the same text.

    Features and outputs: one for each letter that the text has, in the order of the alphabet.
    """

    title: ClassVar[str] = "characters"
    order: ClassVar[int] = 31
    source: ClassVar[str] = "Karpathy 2015, The unreasonable effectiveness of recurrent neural networks"

    kind: Literal["characters"] = "characters"
    text: Annotated[str, Field(min_length=2, max_length=10_000)] = parameter(
        "hello", "The text; a letter asks for the one behind it."
    )
    examples: int = Field(1, ge=1, le=1000)
    seed: int = Field(0, ge=0)

    @property
    def alphabet(self) -> str:
        """Every letter of the text once, in order."""
        return "".join(sorted(set(self.text)))

    @property
    def is_shifted(self) -> bool:
        return True

    @property
    def whole_steps(self) -> int:
        return len(self.text) - 1

    @property
    def inputs_at_once(self) -> int:
        return len(self.alphabet)

    def draw(self, random: np.random.Generator, examples: int) -> Batch:
        letters = one_hot(np.array([self.alphabet.index(letter) for letter in self.text]), len(self.alphabet))
        return shifted(np.repeat(letters[np.newaxis], examples, axis=0))

    def floors(self) -> tuple[Floor, ...]:
        """What is left to guess where only the letter before is known: Shannon's conditional entropy."""
        pairs = Counter(pairwise(self.text))
        firsts = Counter(self.text[:-1])
        cost = -sum(count * math.log(count / firsts[pair[0]]) for pair, count in pairs.items())
        return (
            Floor(
                "what usually follows the letter",
                "categorical_crossentropy",
                cost / self.whole_steps,
                _usual,
            ),
        )


def _usual(batch: Batch) -> Array:
    """How often each letter follows the one that is read."""
    letters, follow = batch.inputs[0], batch.targets[0]
    counts = letters.T @ follow
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    return np.asarray(batch.inputs @ shares)
