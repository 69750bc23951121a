"""Columns of a table as a series in time: some rows of it, gaps filled, brought to a scale."""

from dataclasses import dataclass

import numpy as np

from engine.array import Array, is_nan
from engine.data.gap import Filling, filled
from engine.data.scaling import Scaling, ScalingName, scaling_of
from engine.data.table import Table
from engine.errors import ParameterError


@dataclass(frozen=True)
class TableSeries:
    """Rows skip to skip + rows of a table.

    is_whole: whether the numbers shall be Python integers. for_scale: how many of the first rows decide
    about the scale; those kept for testing must not.
    """

    table: Table
    skip: int
    rows: int
    filling: Filling
    scaling: ScalingName
    for_scale: int
    is_whole: bool

    def given(self, names: tuple[str, ...]) -> Array:
        """The rows as they stand in the file, (rows, columns), NaN where a number is missing.

        Raises ParameterError for a name that is of no column of numbers.
        """
        columns = []
        for name in names:
            try:
                column = self.table.column(name)
            except ParameterError as error:
                raise ParameterError("sequence.inputs", error.message) from None
            if column.numbers is None:
                raise ParameterError("sequence.inputs", f"must be columns of numbers; {name!r} holds texts")
            columns.append(column.numbers[self.skip : self.skip + self.rows])
        return np.stack(columns, axis=1)

    def filled(self, names: tuple[str, ...]) -> Array:
        """The rows with gaps filled, (rows, columns). Raises ParameterError for gaps that are not to be."""
        numbers = self.given(names)
        self._check_gaps(is_nan(numbers), names)
        numbers = filled(numbers, self.filling)
        if self.is_whole and (numbers != np.floor(numbers)).any():
            raise ParameterError("sequence.whole", "must be false, as some of the numbers are not whole")
        return _as_integers(numbers) if self.is_whole else numbers.astype(np.float64, copy=False)

    def check(self, names: tuple[str, ...]) -> None:
        """Raise ParameterError for gaps that are not to be filled, or cannot be."""
        names = tuple(name for name in names if self.table.column(name).gaps)
        if names:
            self._check_gaps(is_nan(self.given(names)), names)

    def scale(self, names: tuple[str, ...]) -> Scaling:
        """How columns are scaled."""
        return scaling_of(self.scaling, self.filled(names)[: self.for_scale])

    def missing(self, names: tuple[str, ...]) -> Array:
        """At which rows, one fewer for "difference", some number is not the file's own, (rows,)."""
        missing = np.asarray(is_nan(self.given(names)).any(axis=1))
        return missing[1:] | missing[:-1] if self.scaling == "difference" else missing

    def _check_gaps(self, missing: Array, names: tuple[str, ...]) -> None:
        if not missing.any():
            return
        row, column = np.argwhere(missing)[0]
        if self.filling == "refuse":
            place = self.table.gap_sentence(self.table.gap_at(self.skip + int(row), names[column]))
            more = f", and {missing.sum() - 1} more" if missing.sum() > 1 else ""
            message = f'must be "previous" or "linear", as numbers are missing: {place}{more}'
            raise ParameterError("sequence.filling", message)
        if missing.all(axis=0).any():
            name = names[int(missing.all(axis=0).argmax())]
            raise ParameterError("sequence.inputs", f"must hold numbers; {name!r} has none in these rows")


def _as_integers(numbers: Array) -> Array:
    """Whole numbers as Python integers."""
    array = np.empty(numbers.size, dtype=object)
    array[:] = [int(number) for number in numbers.ravel()]
    return array.reshape(numbers.shape)
