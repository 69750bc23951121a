"""What a run reads and what its outputs are compared with, a few steps at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from engine.array import Array, read_only
from engine.sequences.growing import GrowingRow


class RowParts(Protocol):
    """Inputs and targets of a run."""

    def part(self, begin: int, end: int) -> tuple[Array, Array]:
        """Those of the steps begin … end - 1, (steps, features) and (steps, outputs), read-only."""
        ...


@dataclass(frozen=True)
class GivenRows:
    """All of them, (steps, features) and (steps, outputs)."""

    x: Array
    target: Array

    def part(self, begin: int, end: int) -> tuple[Array, Array]:
        """Those of some steps."""
        return self.x[begin:end], self.target[begin:end]


@dataclass(frozen=True)
class GrowingRows:
    """Those of a row that is made as the run goes on. changed: inputs by step, that a what-if changes."""

    row: GrowingRow
    is_exact: bool
    changed: Mapping[int, Array]

    def part(self, begin: int, end: int) -> tuple[Array, Array]:
        """Those of some steps."""
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
