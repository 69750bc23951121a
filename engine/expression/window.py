"""Some steps of a run, as watch expressions see them."""

from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.expression.number import OPERATIONS
from engine.expression.scope import Reference, Scope


@dataclass(frozen=True)
class Window:
    """The steps begin … end - 1 of a scope.

    A single step is computed twice, side by side: NumPy adds and squares along a lone column in
    another order, and the bits must not depend on how a run is cut. is_of_run: all(…) and any(…) are
    about every step of the run, not only about the units of each.
    """

    scope: Scope
    begin: int
    end: int
    is_of_run: bool = False

    @property
    def steps(self) -> int:
        return self.end - self.begin

    def load(self, reference: Reference) -> Array:
        """The steps of what a name stands for. Raises Missing."""
        if reference.quantity == "t":
            return self._doubled(self._count())
        if reference.quantity == "error":
            self.scope.check_error(reference)
            y = self.load(Reference("y", reference.implementation))
            return OPERATIONS["-"](y, self.load(Reference("target")))
        return self._doubled(self.scope.rows(self.scope.key(reference), self.begin, self.end))

    def cut(self, value: Array) -> Array:
        """A value of these steps alone: constants are spread over them, and doubles dropped."""
        if value.shape[-1] == self.steps:
            return value
        return np.broadcast_to(value[..., : self.steps], (*value.shape[:-1], self.steps))

    def _doubled(self, value: Array) -> Array:
        return np.repeat(value, 2, axis=-1) if self.steps == 1 else value

    def _count(self) -> Array:
        t = np.arange(self.begin, self.end)
        return t.astype(object) if self.scope.is_exact else t.astype(np.float64)
