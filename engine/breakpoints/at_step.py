"""Stop at a step."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array
from engine.breakpoints.base import Breakpoint
from engine.expression.scope import Scope
from engine.parameter import parameter


class AtStep(Breakpoint):
    """A time step, reached."""

    title: ClassVar[str] = "time step"

    kind: Literal["at_step"] = "at_step"
    t: int = parameter(10, "The time step at which the run stops.", low=0, high=2**53, slider=(0, 1000))

    @property
    def label(self) -> str:
        return f"t = {self.t}"

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        return np.asarray(np.arange(begin, end) == self.t)

    def first_hit(self, scope: Scope, begin: int, end: int) -> int | None:
        return self.t if begin <= self.t < end else None

    def sentence(self, scope: Scope, t: int) -> str:
        return f"t = {t} is reached"
