"""Where a breakpoint holds over a run so far, in a few numbers however long the run is."""

import numpy as np

from engine.array import Array
from engine.breakpoints.base import Breakpoint
from engine.expression import BLOCK
from engine.expression.scope import Scope

MARKS = 512  # places that a time axis can show


class Hits:
    """How often a breakpoint holds in a run, and where.

    Of the steps at which it holds, `marks` keeps the first in each of at most MARKS stretches of `width`
    steps; where they are full, two become one.
    """

    def __init__(self, breakpoint: Breakpoint) -> None:
        self.breakpoint = breakpoint
        self.steps = 0
        """How many steps were looked at."""
        self.count = 0
        self.width = 1
        self._marks = np.full(MARKS, -1)

    @property
    def marks(self) -> Array:
        """Some of the steps t at which the breakpoint holds, (marks,), from the first such step on."""
        return np.asarray(self._marks[self._marks >= 0])

    def look(self, scope: Scope) -> bool:
        """Look at the next steps, a bounded number of them. False: there are none. Only after `check`."""
        begin, end = self.steps, min(self.steps + BLOCK, scope.steps)
        if begin >= end:
            return False
        found = begin + np.flatnonzero(self.breakpoint.holds(scope, begin, end))
        while end > MARKS * self.width:
            self._halve()
        self.count += len(found)
        stretches, first = np.unique(found // self.width, return_index=True)
        is_new = self._marks[stretches] < 0
        self._marks[stretches[is_new]] = found[first[is_new]]
        self.steps = end
        return True

    def _halve(self) -> None:
        self.width *= 2
        first, second = self._marks[::2], self._marks[1::2]
        self._marks[: MARKS // 2] = np.where(first < 0, second, first)
        self._marks[MARKS // 2 :] = -1
