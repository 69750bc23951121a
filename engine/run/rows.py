"""What a run reads and what its outputs are compared with, a few steps at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.array import Array, read_only
from engine.sequences.growing import GrowingRow


class RowParts(Protocol):
    """The inputs and targets of a run, some steps at a time."""

    def part(self, begin: int, end: int) -> tuple[Array, Array]:
        """Inputs (steps, features) and targets (steps, outputs) of the steps begin … end - 1, read-only."""
        ...


@dataclass(frozen=True)
class GivenRows:
    """Inputs and targets that are all there: x (steps, features), target (steps, outputs)."""

    x: Array
    target: Array

    def part(self, begin: int, end: int) -> tuple[Array, Array]:
        """Inputs and targets of the steps begin … end - 1."""
        return self.x[begin:end], self.target[begin:end]


@dataclass(frozen=True)
class GrowingRows:
    """Inputs and targets of a row that is made as the run goes on.

    is_exact: whether numbers stay Python integers. changed: by step, the inputs that a what-if changes.
    """

    row: GrowingRow
    is_exact: bool
    changed: Mapping[int, Array]

    def part(self, begin: int, end: int) -> tuple[Array, Array]:
        """Inputs and targets of the steps begin … end - 1."""
        x, target = map(self._numbers, self.row.part(begin, end))
        if any(begin <= t < end for t in self.changed):
            x = x.copy()
            for t, values in self.changed.items():
                if begin <= t < end:
                    x[t - begin] = values
        return read_only(x), read_only(target)

    def _numbers(self, values: Array) -> Array:
        """As floats, or as Python integers where those are computed with."""
        is_kept = self.is_exact and values.dtype != np.int64
        return values if is_kept else values.astype(object if self.is_exact else np.float64)
