"""At which steps something holds of each unit, counted while the steps come in."""

import numpy as np

from engine.array import Array


class Streaks:
    """How often something held of each unit, when first and last, and since when without a gap.

    All are (units,) of whole numbers. A step that never was is -1.
    """

    def __init__(self, units: int) -> None:
        self.count = np.zeros(units, dtype=np.int64)
        self.first = np.full(units, -1, dtype=np.int64)
        self.last = np.full(units, -1, dtype=np.int64)
        self.since = np.full(units, -1, dtype=np.int64)
        """The first step of those up to the newest one at which it holds all the time; -1: not now."""

    def add(self, holds: Array, begin: int) -> None:
        """Take account of the next steps. holds: (units, steps), of truth. begin: the first one's t."""
        steps = holds.shape[1]
        if not holds.any():
            self.since[:] = -1
            return
        self.count += np.count_nonzero(holds, axis=1)
        is_any, is_all = holds.any(axis=1), holds.all(axis=1)
        is_new = is_any & (self.first < 0)
        self.first[is_new] = begin + np.argmax(holds[is_new], axis=1)
        backwards = holds[:, ::-1]
        self.last[is_any] = begin + steps - 1 - np.argmax(backwards[is_any], axis=1)
        # Where the last step fails, the nearest failing step is the last one, and nothing goes on.
        fresh = begin + steps - np.argmin(backwards, axis=1)
        going = np.where(self.since < 0, begin, self.since)
        self.since = np.where(is_all, going, np.where(holds[:, -1], fresh, -1))
