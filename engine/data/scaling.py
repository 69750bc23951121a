"""Columns brought to a common scale, and back."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from engine.array import Array

ScalingName = Literal["none", "standardise", "min-max", "difference"]


@dataclass(frozen=True)
class Scaling:
    """(number − offset) / factor, by column; for "difference" the change since the row before is taken first.

    offset, factor: (columns,).
    """

    name: ScalingName
    offset: Array
    factor: Array

    def of(self, columns: slice) -> "Scaling":
        """The scaling of some of the columns."""
        return Scaling(self.name, self.offset[columns], self.factor[columns])

    def scaled(self, numbers: Array) -> Array:
        """Numbers on the new scale, (rows, columns); one row fewer for "difference"."""
        match self.name:
            case "none":
                return numbers
            case "difference":
                return np.diff(numbers, axis=0)
            case _:
                return np.asarray((numbers - self.offset) / self.factor)

    def original(self, scaled: Array, before: Array) -> Array:
        """Back to the data's own units, (…, columns). before: the numbers of the row before each, which
        "difference" adds to; the same shape.
        """
        match self.name:
            case "none":
                return scaled
            case "difference":
                return np.asarray(before + scaled)
            case _:
                return np.asarray(scaled * self.factor + self.offset)


def scaling_of(name: ScalingName, numbers: Array) -> Scaling:
    """The scaling that suits numbers, (rows, columns): mean 0 and deviation 1, or from 0 to 1.

    A column that is the same everywhere becomes 0.
    """
    columns = numbers.shape[1]
    offset, factor = np.zeros(columns), np.ones(columns)
    if name == "standardise":
        # The mean of equal numbers may be rounded, and their deviation is then not 0.
        is_same = np.ptp(numbers, axis=0) == 0
        offset = np.where(is_same, numbers[0], numbers.mean(axis=0))
        factor = np.where(is_same, 0, numbers.std(axis=0))
    elif name == "min-max":
        offset, factor = numbers.min(axis=0), np.ptp(numbers, axis=0)
    return Scaling(name, offset, np.where(factor == 0, 1.0, factor))
