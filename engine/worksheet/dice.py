"""Chance that is the same on every machine and in every version: made from a text."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")

_BITS = 64  # of one raw number of PCG64


def digest(text: str) -> bytes:
    """SHA-256 of a text; unlike hash(), it is the same in every process."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


class Dice:
    """Draws from PCG64, seeded by a text.

    Only its raw numbers are used: NumPy promises that these stay the same from version to version, and
    what its Generator makes of them it does not.
    """

    def __init__(self, text: str) -> None:
        self._bits = np.random.PCG64(int.from_bytes(digest(text), "big"))

    def below(self, count: int) -> int:
        """A whole number from 0 to count - 1."""
        return (int(self._bits.random_raw()) * count) >> _BITS

    def pick(self, things: Sequence[T]) -> T:
        """A random one of several things."""
        return things[self.below(len(things))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """The things in a random order (Fisher and Yates 1938)."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
