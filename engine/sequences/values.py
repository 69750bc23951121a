"""The user's own numbers as a sequence."""

from dataclasses import replace
from functools import cached_property
from typing import ClassVar, Literal, Self

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.parameter import Matrix
from engine.sequences.base import Batch, Sequence, shifted
from engine.sequences.table import Counts, Flags, RowsTable, check_sizes, flags_of, rows_of

FEW = 200  # values that a table of own values begins with


class Values(Sequence):
    """Numbers typed or pasted: a row of a batch or several, with targets of their own or without.

    values: (steps + 1, features), or (rows, steps + 1, features); beside own targets one step fewer.
    targets: (steps, outputs), or (rows, steps, outputs); None for the values one step later.
    counts: which steps count, (steps,), or (rows, steps); None for all, "last" for the last of each row.
    """

    title: ClassVar[str] = "own values"
    order: ClassVar[int] = 1
    holds_numbers: ClassVar[bool] = True

    kind: Literal["values"] = "values"
    values: RowsTable = ((1,), (2,), (3,))
    targets: RowsTable | None = None
    counts: Counts = None

    def check(self, field: str) -> None:
        check_sizes(f"{field}.values", self.values)
        if self.is_shifted and self.shape[1] < 2:
            raise ParameterError(
                f"{field}.values", "must have at least 2 time steps where targets are the next values, got 1"
            )
        if self.targets is not None:
            check_sizes(f"{field}.targets", self.targets)
            self._check_targets(f"{field}.targets", rows_of(self.targets))
        self._check_counts(f"{field}.counts")

    @property
    def is_shifted(self) -> bool:
        return self.targets is None

    @property
    def shape(self) -> tuple[int, int, int]:
        rows = rows_of(self.values)
        return len(rows), len(rows[0]), len(rows[0][0])

    @property
    def outputs(self) -> int:
        return self.features if self.targets is None else len(rows_of(self.targets)[0][0])

    @property
    def all_count(self) -> bool:
        return self.counts is None or bool(self._mask.all())

    def counts_at(self, row: int, t: int) -> bool:
        return bool(self._mask[row, t])

    @property
    def is_whole(self) -> bool:
        return all(
            isinstance(number, int)
            for table in (self.values, self.targets or ())
            for row in rows_of(table)
            for numbers in row
            for number in numbers
        )

    def generate(self) -> Batch:
        dtype = np.dtype(object if self.is_whole else np.float64)
        values = np.array(rows_of(self.values), dtype=dtype)
        if self.targets is None:
            return replace(shifted(values), mask=self._mask)
        return Batch(values, np.array(rows_of(self.targets), dtype=dtype), self._mask)

    def first(self, steps: int) -> Self:
        targets = None if self.targets is None else rows_of(self.targets)[0][:steps]
        counts: Flags | None = None if self.counts is None else tuple(self._mask[0, :steps].tolist())
        values = rows_of(self.values)[0][: steps + self.is_shifted]
        if not self.is_whole:  # whole numbers among others are float64, also where the others are cut off
            values = tuple(tuple(map(float, row)) for row in values)
        return self.replace(values=values, targets=targets, counts=counts)

    @cached_property
    def _mask(self) -> Array:
        """Which steps count, (rows, steps)."""
        if self.counts == "last":
            return np.broadcast_to(np.arange(self.steps) == self.steps - 1, (self.rows, self.steps))
        counts = True if self.counts is None else np.array(self.counts)
        return np.broadcast_to(counts, (self.rows, self.steps))

    def _check_targets(self, field: str, targets: tuple[Matrix, ...]) -> None:
        rows, steps = len(targets), len(targets[0])
        if rows != self.rows:
            raise ParameterError(field, f"must have as many rows as the values ({self.rows}), got {rows}")
        if steps != self.steps:
            message = f"must have as many time steps as the values ({self.steps}), got {steps}"
            raise ParameterError(field, message)

    def _check_counts(self, field: str) -> None:
        if self.counts is None or self.counts == "last":
            return
        rows = flags_of(self.counts)
        if len(rows) not in (1, self.rows):
            raise ParameterError(
                field, f"must have as many rows as the values ({self.rows}), got {len(rows)}"
            )
        for index, row in enumerate(rows):
            if len(row) != self.steps:
                place = f"{field}[{index}]" if len(rows) > 1 else field
                raise ParameterError(
                    place, f"must say true or false for each time step ({self.steps}), got {len(row)}"
                )


def own_values(sequence: Sequence) -> Values:
    """The first values of another sequence's first row, to go on from."""
    row = sequence.first(FEW - 1).generate().row(0)
    numbers = [*row.inputs.tolist(), *row.targets[-1:].tolist()]
    return Values(values=tuple(map(tuple, numbers))) if numbers else Values()
