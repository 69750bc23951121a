"""A kind of work that does not ship: Newton's iteration for a square root, whose axis is updates."""

from dataclasses import dataclass

import numpy as np

from engine.array import read_only
from engine.errors import ParameterError
from engine.run.name import Name
from engine.run.operation import Operation
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.work.base import Work
from engine.work.equipment import Equipment

ESTIMATE = Name("estimate")


@dataclass(frozen=True)
class NewtonJob:
    """Whose square root to find, from which estimate, and by how many updates."""

    square: float = 2.0
    begin: float = 1.0
    updates: int = 6


@dataclass(frozen=True)
class NewtonPlan:
    """What an iteration sets out with."""

    job: NewtonJob

    @property
    def axis(self) -> Axis:
        """Updates of the estimate."""
        return Axis("updates", self.job.updates)

    @property
    def operations(self) -> tuple[Operation, ...]:
        """An update is all of a piece."""
        return ()


class Newton(Work):
    """x ← (x + square / x) / 2."""

    takes = NewtonJob

    def __init__(self, job: NewtonJob, equipment: Equipment) -> None:
        if job.square <= 0:
            raise ParameterError("square", f"must be above 0, got {job.square}")
        self.plan = NewtonPlan(job)
        self._estimate, self._made = job.begin, 0

    @property
    def ending(self) -> Ending | None:
        """Complete after the last update."""
        return Ending("complete") if self._made == self.plan.job.updates else None

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Update the estimate so many times."""
        estimates = []
        for _ in range(min(steps, self.plan.job.updates - self._made)):
            self._estimate = (self._estimate + self.plan.job.square / self._estimate) / 2
            estimates.append([self._estimate])
        self._made += len(estimates)
        return Block(len(estimates), {ESTIMATE: read_only(np.array(estimates).reshape(-1, 1))})
