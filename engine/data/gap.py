"""What stands for missing numbers."""

from typing import Literal

import numpy as np

from engine.array import Array, is_nan

Filling = Literal["refuse", "previous", "linear"]


def filled(numbers: Array, filling: Filling) -> Array:
    """Numbers, (rows, columns), with the missing ones replaced.

    "previous": by the last one before, or the first there is. "linear": on the line between those before
    and after, beyond them by the nearest. "refuse" leaves all as it is. A column needs one number at least.
    """
    missing = is_nan(numbers)
    if filling == "refuse" or not missing.any():
        return numbers
    columns = [_column(numbers[:, c], missing[:, c], filling) for c in range(numbers.shape[1])]
    return np.stack(columns, axis=1)


def _column(numbers: Array, missing: Array, filling: Filling) -> Array:
    rows, there = np.arange(len(numbers)), np.flatnonzero(~missing)
    if filling == "linear":
        return np.interp(rows, there, numbers[there].astype(np.float64))
    last = np.searchsorted(there, rows, side="right") - 1
    return np.asarray(numbers[there[np.maximum(last, 0)]])
