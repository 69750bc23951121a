"""Numbers about a trace: how far the outputs are from the targets."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine.array import Array, is_nan, to_float
from engine.implementations.every import replayed_among
from engine.run.name import TARGET, Y
from engine.run.plan import Plan
from engine.run.trace import Block
from engine.sequences.base import Sequence


def counts(target: Array) -> Array:
    """Which steps count, (steps,): at the others the recorded target is NaN. target: (steps, outputs)."""
    return ~is_nan(target[..., 0])


def error_of(y: Array, target: Array) -> Array:
    """y minus target in float64, (steps, outputs); exact integers are subtracted before they are rounded.

    NaN at the steps that do not count, and where both are infinite.
    """
    with np.errstate(invalid="ignore"):
        return _difference(y, target)


def error_of_number(y: Any, target: Any) -> int | float:
    """One output minus its target; exact where both are Python's integers."""
    are_exact = isinstance(y, int) and isinstance(target, int)
    return y - target if are_exact else to_float(y) - to_float(target)


def _difference(y: Array, target: Array) -> Array:
    if y.dtype != object or target.dtype != object:
        return as_float64(y) - as_float64(target)
    counting = counts(target)[..., np.newaxis]
    if counting.all():
        return as_float64(y - target)
    return as_float64(np.where(counting, y - np.where(counting, target, 0), np.nan))


def as_compared(y: Array, sequence: Sequence) -> Array:
    """Outputs as the notebook sets them beside the targets, same shape and precision.

    Of a sequence of whole numbers they lose their fractions, as by its astype(int); infinite and NaN stay.
    """
    return np.asarray(np.trunc(y)) if sequence.is_whole and y.dtype != object else y


def counting_errors(y: Array, target: Array) -> Array:
    """The errors of the steps that count alone, (steps that count, outputs)."""
    error, counting = error_of(y, target), counts(target)
    return error if counting.all() else error[counting]


def mse(y: Array, target: Array) -> float:
    """Mean squared error, over steps that count and outputs."""
    return float(np.mean(counting_errors(y, target) ** 2))


def mae(y: Array, target: Array) -> float:
    """Mean absolute error, over steps that count and outputs."""
    return float(np.mean(np.abs(counting_errors(y, target))))


def as_float64(array: Array) -> Array:
    """The array in float64; Python integers beyond it become infinite."""
    if array.dtype != object:
        return array.astype(np.float64, copy=False)
    return np.asarray(_nearest_float(array), dtype=np.float64)


class Measures:
    """MSE and MAE of a growing trace, one of each per implementation."""

    def __init__(self, plan: Plan) -> None:
        self._names = plan.job.implementations
        self._has_error = plan.has_error
        self._all_count = plan.all_count
        self._squares = dict.fromkeys(self._names, 0.0)
        self._sizes = dict.fromkeys(self._names, 0.0)
        self._counted = dict.fromkeys(self._names, 0)  # numbers
        self._replayed = replayed_among(self._names)
        self.steps = 0
        """How many steps there were up to now."""
        self.counting = 0
        """How many of them count."""
        self.first_difference: int | None = None
        """The first t at which the implementations' outputs differ; None as long as they agree."""

    def add(self, block: Block) -> None:
        """Take account of the next steps."""
        if block.steps == 0:
            return
        if self._has_error:
            self._add_errors(block)
        self._compare(block)
        self.steps += block.steps
        self.counting += block.steps if self._all_count else _counting_steps(block)

    @property
    def all_count(self) -> bool:
        """Whether every step up to now counts."""
        return self.counting == self.steps

    def mse(self, implementation: str) -> float | None:
        """Mean squared error of the steps so far; None where none has counted or no error is defined."""
        return self._mean(self._squares, implementation)

    def mae(self, implementation: str) -> float | None:
        """Mean absolute error of the steps so far; None where none has counted or no error is defined."""
        return self._mean(self._sizes, implementation)

    def _mean(self, totals: Mapping[str, float], implementation: str) -> float | None:
        counted = self._counted[implementation]
        return totals[implementation] / counted if counted else None

    def _add_errors(self, block: Block) -> None:
        target = block.arrays[TARGET]
        errors = error_of if self._all_count else counting_errors
        with np.errstate(all="ignore"):  # the last step of a run that diverges
            for name in self._names:
                error = errors(block.arrays[Y.of(name)], target)
                if name in self._replayed:
                    error = error[~np.isnan(error)]
                self._counted[name] += error.size
                self._squares[name] += float(np.sum(error * error))
                self._sizes[name] += float(np.sum(np.abs(error)))

    def _compare(self, block: Block) -> None:
        if self.first_difference is not None or len(self._names) < 2:
            return
        first = as_float64(block.arrays[Y.of(self._names[0])])
        differs = np.any([self._differs(first, block, name) for name in self._names[1:]], axis=0)
        if differs.any():
            self.first_difference = self.steps + int(np.argmax(differs))

    def _differs(self, first: Array, block: Block, name: str) -> Array:
        """At which steps an implementation's output is another one, (steps,)."""
        other = as_float64(block.arrays[Y.of(name)])
        differs = first != other
        if name in self._replayed:
            differs = differs & ~np.isnan(other)
        return np.asarray(np.any(differs, axis=1))


def _counting_steps(block: Block) -> int:
    return int(np.count_nonzero(counts(block.arrays[TARGET])))


_nearest_float = np.frompyfunc(to_float, 1, 1)
