"""Work that tells the loss at one place of a plane of weights, and its gradient there."""

from dataclasses import dataclass

import numpy as np

from engine.array import read_only
from engine.experiment import Experiment
from engine.landscape.plane import Plane
from engine.landscape.slope import slope_at
from engine.run.name import Name
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.work.base import Work
from engine.work.equipment import Equipment
from engine.work.worked_out import UndividedSteps

POINT = Name("landscape_point")
"""(1, 3): the loss, and its derivatives along both directions."""


@dataclass(frozen=True, eq=False)
class LandscapePointJob:
    """The numbers of a landscape at one place: of which network, in which plane, at which coordinates."""

    experiment: Experiment
    plane: Plane
    place: tuple[float, float]


@dataclass(frozen=True)
class LandscapePointPlan(UndividedSteps):
    """The plan of a run of one step, which gives the numbers of the place."""

    job: LandscapePointJob

    @property
    def axis(self) -> Axis:
        """An axis of one place."""
        return Axis("places", 1)


class LandscapePointWork(Work):
    """Gives POINT."""

    takes = LandscapePointJob

    def __init__(self, job: LandscapePointJob, equipment: Equipment) -> None:
        self.plan = LandscapePointPlan(job)
        self._job, self._batch = job, equipment.batch_of(job.experiment.sequence)
        self._ending: Ending | None = None

    @property
    def ending(self) -> Ending | None:
        """Complete after its one row."""
        return self._ending

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the numbers."""
        if self._ending is not None or steps < 1:
            return Block(0)
        self._ending = Ending("complete")
        found = slope_at(self._job.experiment, self._job.plane, self._job.place, self._batch)
        return Block(1, {POINT: read_only(np.array([[found.loss, found.first, found.second]]))})
