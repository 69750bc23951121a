"""What a watch was over a run so far, in a few numbers however long the run is."""

import numpy as np

from engine.array import Array, is_finite
from engine.expression import BLOCK, Expression, Problem, evaluate, problems
from engine.expression.scope import Scope
from engine.expression.search import Extremes, widened
from engine.run.measures import as_float64

STRETCHES = 512  # what a small picture can show
PATIENCE = 16  # so many steps without a finite value are asked why; after that, it is in what is watched


class Summary:
    """Outline, extremes and first failure of an expression over the steps of a run.

    The outline is the smallest and the largest finite value in each of at most STRETCHES stretches of
    `width` steps; where they are full, two become one, so that it never has to be made anew.
    """

    def __init__(self, expression: Expression) -> None:
        self.expression = expression
        self.steps = 0
        """How many steps were looked at."""
        self.width = 1
        self.extremes: Extremes | None = None
        self.problem: Problem | None = None
        self._patience = PATIENCE
        self._low = np.full(STRETCHES, np.nan)
        self._high = np.full(STRETCHES, np.nan)

    @property
    def outline(self) -> tuple[Array, Array]:
        """The smallest and the largest value of each stretch, (stretches,) each; NaN where none is finite."""
        count = -(-self.steps // self.width)
        return self._low[:count], self._high[:count]

    def look(self, scope: Scope) -> bool:
        """Look at the next steps, a bounded number of them. False: there are none. Raises ExpressionError."""
        begin, end = self.steps, min(self.steps + BLOCK, scope.steps)
        if begin >= end:
            return False
        values = evaluate(self.expression, scope, begin, end)
        self.extremes = widened(self.extremes, values, begin)
        fine = is_finite(values).reshape(end - begin, -1)
        self._explain(scope, begin + np.flatnonzero(~fine.all(axis=1)))
        self._draw(np.where(fine, as_float64(values).reshape(fine.shape), np.nan), begin, end)
        self.steps = end
        return True

    def _explain(self, scope: Scope, failing: Array) -> None:
        """Find out why one of the first steps without a finite value has none; prev may lack it by nature."""
        for t in failing[: self._patience].tolist():
            self._patience -= 1
            found = problems(self.expression, scope, t, t + 1)
            if found:
                self.problem, self._patience = found[0], 0
                return

    def _draw(self, rows: Array, begin: int, end: int) -> None:
        while end > STRETCHES * self.width:
            self._halve()
        stretches = np.arange(begin, end) // self.width
        starts = np.flatnonzero(np.diff(stretches, prepend=-1))
        for outline, choose in ((self._low, np.fmin), (self._high, np.fmax)):
            found = choose.reduceat(choose.reduce(rows, axis=1), starts)
            outline[stretches[starts]] = choose(outline[stretches[starts]], found)

    def _halve(self) -> None:
        self.width *= 2
        for outline, choose in ((self._low, np.fmin), (self._high, np.fmax)):
            outline[: STRETCHES // 2] = choose(outline[::2], outline[1::2])
            outline[STRETCHES // 2 :] = np.nan
