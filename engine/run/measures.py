"""Numbers about a trace: how far the outputs are from the targets."""

import math

import numpy as np

from engine.array import Array
from engine.run.plan import Plan
from engine.run.trace import Block


def error_of(y: Array, target: Array) -> Array:
    """y minus target in float64, (steps, features); exact integers are subtracted before they are rounded."""
    if y.dtype == object and target.dtype == object:
        return as_float64(y - target)
    return as_float64(y) - as_float64(target)


def mse(y: Array, target: Array) -> float:
    """Mean squared error, over steps and features."""
    return float(np.mean(error_of(y, target) ** 2))


def mae(y: Array, target: Array) -> float:
    """Mean absolute error, over steps and features."""
    return float(np.mean(np.abs(error_of(y, target))))


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
        self._count = 0
        self._squares = dict.fromkeys(self._names, 0.0)
        self._sizes = dict.fromkeys(self._names, 0.0)
        self._steps = 0
        self.first_difference: int | None = None
        """The first t at which the implementations' outputs differ; None as long as they agree."""

    def add(self, block: Block) -> None:
        """Take account of the next steps."""
        if block.steps == 0:
            return
        if self._has_error:
            self._add_errors(block)
        self._compare(block)
        self._steps += block.steps

    def mse(self, implementation: str) -> float | None:
        """Mean squared error up to now; None before the first step, or where it is not defined."""
        return self._squares[implementation] / self._count if self._count else None

    def mae(self, implementation: str) -> float | None:
        """Mean absolute error up to now; None before the first step, or where it is not defined."""
        return self._sizes[implementation] / self._count if self._count else None

    def _add_errors(self, block: Block) -> None:
        target = block.arrays["target"]
        with np.errstate(all="ignore"):  # the last step of a run that diverges
            for name in self._names:
                error = error_of(block.arrays[f"{name}.y"], target)
                self._squares[name] += float(np.sum(error * error))
                self._sizes[name] += float(np.sum(np.abs(error)))
        self._count += target.size

    def _compare(self, block: Block) -> None:
        if self.first_difference is not None or len(self._names) < 2:
            return
        first, *others = (as_float64(block.arrays[f"{name}.y"]) for name in self._names)
        differs = np.any([np.any(first != other, axis=1) for other in others], axis=0)
        if differs.any():
            self.first_difference = self._steps + int(np.argmax(differs))


def _to_float(number: int | float) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


_nearest_float = np.frompyfunc(_to_float, 1, 1)
