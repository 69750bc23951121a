"""What a sequence is: numbers that a network shall predict, each from those before it."""

from dataclasses import dataclass
from typing import ClassVar, Self

from engine.array import Array
from engine.parameter import Value


@dataclass(frozen=True)
class Batch:
    """A sequence and how it is cut into rows.

    values: (n, features), float64 or Python integers, the rows one after the other.
    shape: (batch_size, sequence_len, n_features).
    left_float64_at: index of the first value that float64 cannot hold, or None. The values end before it.
    """

    values: Array
    shape: tuple[int, int, int]
    left_float64_at: int | None = None

    def row(self, index: int) -> Array:
        """One row, (sequence_len, features); shorter or empty where the values ended early."""
        length = self.shape[1]
        return self.values[index * length : (index + 1) * length]

    def whole_rows(self) -> Array:
        """The rows that are complete, (rows, sequence_len, features)."""
        _, length, features = self.shape
        rows = len(self.values) // length
        return self.values[: rows * length].reshape(rows, length, features)


class Sequence(Value):
    """The parameters of a sequence are its fields; `generate` makes its numbers."""

    title: ClassVar[str]
    holds_numbers: ClassVar[bool] = False
    """Whether the fields are the numbers themselves, so that who sees the fields knows what comes."""
    kind: str

    def check(self, field: str) -> None:
        """Raise ParameterError where the fields do not fit together. field: the sequence's own path."""

    @property
    def features(self) -> int:
        """How many numbers there are at each time step."""
        return 1

    @property
    def shape(self) -> tuple[int, int, int]:
        """(batch_size, sequence_len, n_features), without generating anything."""
        raise NotImplementedError

    @property
    def is_whole(self) -> bool:
        """Whether every value is a whole number, held exactly."""
        raise NotImplementedError

    def generate(self) -> Batch:
        """Make the numbers, cut into rows."""
        raise NotImplementedError

    def first(self, length: int) -> Self:
        """The sequence of this one's first row alone, cut to a length of at least 2 where it is longer."""
        raise NotImplementedError
