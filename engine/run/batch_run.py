"""All rows of a batch as one implementation computes them, whole and at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine.array import Array, read_only
from engine.experiment import Experiment
from engine.run.measures import as_float64
from engine.run.name import Name
from engine.run.plan import Ending, Job
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import MakeNetwork, Simulation


@dataclass(frozen=True, eq=False)
class BatchRun:
    """Numbers of every row, float64, by names without an implementation: (rows, steps, size) each.

    NaN at steps that a row has not come to; endings: how each row's run ended.
    """

    numbers: Mapping[Name, Array]
    rows: int
    steps: int
    endings: tuple[Ending, ...]

    def computed(self, row: int) -> int:
        """How many steps of a row there are."""
        ending = self.endings[row]
        return self.steps if ending.t is None else ending.t + (ending.kind == "diverged")


def run_batch(
    experiment: Experiment,
    implementation: str,
    make_networks: Mapping[str, MakeNetwork],
    tell: Callable[[int], None] = lambda rows: None,
) -> BatchRun:
    """Run every row. tell: is told how many rows are done."""
    batch = experiment.sequence.generate()
    rows, steps, _ = experiment.sequence.inputs_shape
    tables: dict[Name, Array] = {}
    endings = []
    for row in range(rows):
        job = Job(experiment, row, (implementation,))
        run = record(Simulation(job, make_networks, batch=batch))
        for name in _names(run):
            values = _table(run, name, implementation)
            if name not in tables:
                tables[name] = np.full((rows, steps, values.shape[1]), np.nan)
            tables[name][row, : len(values)] = values
        assert run.ending is not None
        endings.append(run.ending)
        tell(row + 1)
    return BatchRun({name: read_only(table) for name, table in tables.items()}, rows, steps, tuple(endings))


def _names(run: RecordedRun) -> list[Name]:
    """The quantities of every layer, and the output."""
    return [*(one.name for one in run.plan.operations if one.layer is not None), Name("y")]


def _table(run: RecordedRun, name: Name, implementation: str) -> Array:
    """A quantity of all steps, (steps, size); what is not recorded is computed again, step by step."""
    if not run.steps:  # the sequence leaves float64 at once
        return np.empty((0, run.model.outputs if name.layer is None else run.model.layers[name.layer].units))
    table = run.trace.get(name.of(implementation))
    if table is None:
        assert name.layer is not None
        steps = range(run.steps)
        table = np.stack([run.quantities(implementation, t, name.layer)[name.quantity] for t in steps])
    return as_float64(table)
