"""Work that tells by how much each step stretches what goes back through it."""

from dataclasses import dataclass

import numpy as np

from engine.array import Array, read_only
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.step_jacobian import singular_values, spectral_radius, step_jacobian
from engine.run.name import Name
from engine.run.plan import Axis, Ending
from engine.run.trace import Block
from engine.train.flow import gradient_flow
from engine.work.base import Work
from engine.work.equipment import Equipment
from engine.work.worked_out import LayerJob, UndividedSteps

SINGULAR, RADIUS = Name("singular"), Name("radius")
"""The singular values of ∂h_t/∂h_{t−1}, the largest first, (steps, units); and the largest |eigenvalue|."""
MOST_NUMBERS = 2**21  # of the matrices that are worked out at once


def kept(state: str) -> Name:
    """What a state keeps of itself unit by unit: f of an LSTM's c, (steps, units)."""
    return Name(f"kept.{state}")


class JacobianJob(LayerJob):
    """Of which network, row and layer."""


@dataclass(frozen=True)
class JacobianPlan(UndividedSteps):
    """A row for each step. NaN where no gradient goes to the step before."""

    job: JacobianJob

    @property
    def axis(self) -> Axis:
        """Time."""
        return Axis("t", self.job.experiment.sequence.steps)


class JacobianWork(Work):
    """Gives SINGULAR, RADIUS, and of states that keep something of themselves what they keep."""

    takes = JacobianJob

    def __init__(self, job: JacobianJob, equipment: Equipment) -> None:
        job.check()
        self.plan = JacobianPlan(job)
        batch = equipment.batch_of(job.experiment.sequence)
        self._record = gradient_flow(job.experiment, job.row, batch)
        self._given = 0

    @property
    def ending(self) -> Ending | None:
        """Complete after the last step."""
        return Ending("complete") if self._given == self._record.steps else None

    def advance(self, steps: int, *, is_watched: bool = True) -> Block:
        """Give the next steps, a bounded number of them."""
        layer = self.plan.job.layer
        most = max(1, MOST_NUMBERS // self._record.cell(layer).units ** 2)
        end = min(self._given + min(steps, most), self._record.steps)
        found = stretches(self._record, layer, self._given, end)
        self._given = end
        return Block(len(found[RADIUS]), {name: read_only(table) for name, table in found.items()})


def stretches(record: RecordedGradient, layer: int, begin: int, end: int) -> dict[Name, Array]:
    """The tables of some steps."""
    cell = record.cell(layer)
    if begin >= end:
        return {RADIUS: np.zeros((0, 1)), SINGULAR: np.zeros((0, cell.units))}
    found = step_jacobian(record, layer, slice(begin, end))
    output = cell.states[0]
    matrices = found.blocks[output, output]
    tables = {
        SINGULAR: singular_values(matrices),
        RADIUS: spectral_radius(matrices)[:, np.newaxis],
        **{kept(state): np.array(values) for state, values in found.direct.items()},
    }
    ends = [t - begin for t in (0, *record.cuts) if begin <= t < end]
    for table in tables.values():
        table[ends] = np.nan
    return tables
