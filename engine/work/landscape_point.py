"""Work that tells the loss at one place of a plane of weights, and its gradient there."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.experiment import Experiment
from engine.landscape.plane import Plane
from engine.landscape.slope import slope_at
from engine.run.name import Name
from engine.run.plan import Axis
from engine.work.equipment import Equipment
from engine.work.worked_out import SingleRow, UndividedSteps

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


class LandscapePointWork(SingleRow):
    """Gives POINT."""

    takes = LandscapePointJob

    def __init__(self, job: LandscapePointJob, equipment: Equipment) -> None:
        self.plan = LandscapePointPlan(job)
        self._job, self._batch = job, equipment.batch_of(job.experiment.sequence)

    def _row(self) -> Mapping[Name, Array]:
        found = slope_at(self._job.experiment, self._job.plane, self._job.place, self._batch)
        return {POINT: np.array([found.loss, found.first, found.second])}
