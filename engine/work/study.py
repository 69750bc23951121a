"""Work that makes the trainings of a study, one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.array import read_only
from engine.laboratory.study import Study, StudyStep, steps_of
from engine.run.name import Name
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.work.base import Work
from engine.work.equipment import Equipment
from engine.work.worked_out import UndividedSteps

STUDY = Name("study")
"""(steps, 2): the mean squared error after a slice of updates, and how many of all updates are good."""


@dataclass(frozen=True)
class StudyJob:
    """Which trainings."""

    study: Study


@dataclass(frozen=True)
class StudyPlan(UndividedSteps):
    """A step for each slice of updates; `Study.place` says to which training it belongs."""

    job: StudyJob

    @property
    def axis(self) -> Axis:
        """All slices of all trainings."""
        return Axis("slices", self.job.study.cells * self.job.study.slices)


class StudyWork(Work):
    """Gives STUDY."""

    takes = StudyJob
    first_block = 1

    def __init__(self, job: StudyJob, equipment: Equipment) -> None:
        self.plan = StudyPlan(job)
        job.study.trained(0, 0)  # what cannot be done is told at once
        self._given = 0
        self._steps = _all_steps(job.study)

    @property
    def ending(self) -> Ending | None:
        """Complete after the last slice."""
        return Ending("complete") if self._given == self.plan.axis.steps else None

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Make the next slices."""
        left = min(steps, self.plan.axis.steps - self._given)
        found = [next(self._steps) for _ in range(left)]
        self._given += left
        if not found:
            return Block(0)
        return Block(left, {STUDY: read_only(np.array([[one.loss, one.updates] for one in found], float))})


def _all_steps(study: Study) -> Iterator[StudyStep]:
    for cell in range(study.cells):
        yield from steps_of(study, *study.place(cell * study.slices))
