"""Work that computes the loss over a plane of weights: coarse at first, then finer and finer."""

from dataclasses import dataclass

import numpy as np

from engine.array import joined_tables, read_only
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.landscape.grid import SIDES, PlaneGrid, full_lines, level_of, lines_for, lines_left
from engine.landscape.plane import (
    Plane,
    PlaneDirections,
    PlaneSpan,
    plane_of,
    usual_directions,
    usual_spans,
    weight_places,
)
from engine.landscape.points_pass import PointsPass
from engine.run.name import Name
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.work.base import Work
from engine.work.equipment import Equipment
from engine.work.worked_out import UndividedSteps

LANDSCAPE_LOSS, LANDSCAPE_SLOPE = Name("landscape_loss"), Name("landscape_slope")
"""The loss at each place of a line, and the size of its gradient along the plane."""
NUMBERS = 8192  # of a step at all places that are computed at once: they stay in the cache
PRODUCTS = 2**18  # multiplications at once up to which BLAS keeps to one thread
MOST_STEPS = 20_000  # that follow one another: the coarsest picture would take longer than one waits


@dataclass(frozen=True)
class LandscapeJob:
    """Of which network, along what, and how far. directions, spans: None for what is usual.

    is_steepness_wanted: whether the size of the gradient along the plane is computed, too.
    """

    experiment: Experiment
    directions: PlaneDirections | None = None
    spans: tuple[PlaneSpan, PlaneSpan] | None = None
    is_steepness_wanted: bool = False


@dataclass(frozen=True, eq=False)
class LandscapePlan(UndividedSteps):
    """The plane, and what is looked at of it.

    lines: of all levels, of which large networks have fewer. shapes: of all weights, by name.
    """

    job: LandscapeJob
    directions: PlaneDirections
    plane: Plane
    grid: PlaneGrid
    lines: int
    shapes: dict[Name, tuple[int, ...]]

    @property
    def axis(self) -> Axis:
        """The lines of all levels that are worked out."""
        return Axis("lines", self.lines)


class LandscapeWork(Work):
    """Gives LANDSCAPE_LOSS, and LANDSCAPE_SLOPE where it is wanted, as `engine.landscape.grid` has lines."""

    takes = LandscapeJob
    first_block = SIDES[0]

    def __init__(self, job: LandscapeJob, equipment: Equipment) -> None:
        experiment = job.experiment
        batch = equipment.batch_of(experiment.sequence)
        directions = job.directions or usual_directions(experiment, batch)
        plane = plane_of(experiment, directions)
        first, second = usual_spans(plane, directions) if job.spans is None else job.spans
        self._grid = PlaneGrid(first, second)
        self._grid.check()
        self._pass = PointsPass(experiment, plane, batch)
        self._lines_wanted = lines_for(self._pass.cost)
        shapes = weight_places(experiment)
        self.plan = LandscapePlan(job, directions, plane, self._grid, self._lines_wanted, shapes)
        if self._pass.steps > MOST_STEPS:
            raise ParameterError("landscape", f"is of at most {MOST_STEPS:,} steps, got {self._pass.steps:,}")
        self._given, self._ready = 0, Block(0)

    @property
    def ending(self) -> Ending | None:
        """Complete after the last line of the finest level."""
        return Ending("complete") if self._given == self._lines_wanted else None

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the next lines. They are computed several at once, always the same ones together."""
        self.computed = 0
        found: list[Block] = []
        while steps > 0 and self._given < self._lines_wanted:
            if not self._ready.steps:
                self._ready = self._lines(self._given)
                self.computed += self._ready.steps
            some = self._ready.part(0, min(steps, self._ready.steps))
            self._ready = self._ready.part(some.steps, self._ready.steps)
            self._given, steps = self._given + some.steps, steps - some.steps
            found.append(some)
        return _joined(found)

    def _lines(self, line: int) -> Block:
        """As many lines of one level as are computed at once."""
        side = SIDES[level_of(line)]
        lines = min(lines_left(line), max(1, self._points_at_once // side))
        is_steepness_wanted = self.plan.job.is_steepness_wanted
        places = self._grid.places(line, lines)
        found = self._pass.at(places, are_slopes_wanted=is_steepness_wanted)
        tables = {LANDSCAPE_LOSS: found.values}
        if is_steepness_wanted:
            tables[LANDSCAPE_SLOPE] = np.hypot(*found.slopes)
        return Block(
            lines, {name: read_only(full_lines(table.reshape(lines, side))) for name, table in tables.items()}
        )

    @property
    def _points_at_once(self) -> int:
        return max(1, min(NUMBERS // self._pass.size, PRODUCTS // self._pass.products))


def _joined(blocks: list[Block]) -> Block:
    if not blocks:
        return Block(0)
    tables = joined_tables([block.arrays for block in blocks])
    return Block(
        sum(block.steps for block in blocks), {name: read_only(table) for name, table in tables.items()}
    )
