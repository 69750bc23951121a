"""Where a recording is least and greatest, kept bin by bin, so that no drawing goes through all of it."""

import weakref
from collections.abc import Callable

import numpy as np

from engine.array import Array

BIN = 256  # steps
ROOM = 64  # bins to begin with

AsFloats = Callable[[Array], tuple[Array, Array | None]]


class BinExtremes:
    """Two steps of each full bin, the least and the greatest, in order of time.

    is_fine: whether float64 holds every value, as a finite number.
    """

    def __init__(self) -> None:
        self.bins, self.is_fine = 0, True
        self._places = np.empty((ROOM, 2), dtype=np.int64)

    def follow(self, values: Array, as_floats: AsFloats) -> None:
        """Take the bins that have become full. values: (steps,), which begin with those taken before."""
        full = len(values) // BIN
        if full <= self.bins or not self.is_fine:
            return
        new, beyond = as_floats(values[self.bins * BIN : full * BIN])
        rows = new.reshape(-1, BIN)
        self.is_fine = beyond is None and bool(np.isfinite(rows).all())
        places = np.sort(np.stack([rows.argmin(axis=1), rows.argmax(axis=1)], axis=1), axis=1)
        if full > len(self._places):
            bigger = np.empty((max(full, 2 * len(self._places)), 2), dtype=np.int64)
            bigger[: self.bins] = self._places[: self.bins]
            self._places = bigger
        self._places[self.bins : full] = places + np.arange(self.bins, full)[:, np.newaxis] * BIN
        self.bins = full

    def places(self, start: int, stop: int) -> Array:
        """Steps within some that hold the extremes of every bin, with all of those in bins that are cut."""
        first = min(-(-start // BIN), self.bins)
        last = max(first, min(stop // BIN, self.bins))
        inside = self._places[first:last].ravel()
        return np.concatenate([np.arange(start, first * BIN), inside, np.arange(last * BIN, stop)])


class KeptExtremes:
    """The extremes of recorded tables, which only grow. It keeps no table alive, and forgets those gone."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[weakref.ref[Array], dict[object, BinExtremes]]] = {}

    def of(self, values: Array) -> BinExtremes | None:
        """Of a column of a table, as far as it was followed; None of values that are no part of a table."""
        table = values.base
        if not isinstance(table, np.ndarray):
            return None
        key = id(table)
        if key not in self._of:
            self._of[key] = weakref.ref(table, lambda _: self._of.pop(key, None)), {}
        column = values.__array_interface__["data"][0], values.strides, values.dtype
        return self._of[key][1].setdefault(column, BinExtremes())
