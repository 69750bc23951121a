"""What a network has to beat: the loss of a guess that needs no memory, or of one that has all there is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from engine.array import Array
from engine.sequences.base import Batch

LossName = Literal["mse", "mae", "binary_crossentropy", "categorical_crossentropy"]
GuessedOutputs = Callable[[Batch], Array]
"""Outputs for a batch, (rows, steps, outputs); probabilities where the loss is a cross-entropy."""


@dataclass(frozen=True)
class Floor:
    """The expected loss of a guess over the steps that count.

    title: what guesses, in a few words. is_best: whether no network can do better, since the rest is
    chance; else one that remembers something does better. guess: the very guess, so that what is
    claimed can be tried on examples.
    """

    title: str
    loss: LossName
    value: float
    guess: GuessedOutputs
    is_best: bool = False
