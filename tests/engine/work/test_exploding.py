"""What is worked out of a network that leaves float64: it is shown as it is, with no warning and no bug."""

from queue import SimpleQueue

import numpy as np
import pytest

import engine.thread.message as message
from engine.cells.base import Cell
from engine.errors import ExplorerError
from engine.experiment import Experiment
from engine.laboratory.study import Study
from engine.landscape.plane import RandomDirections, plane_of
from engine.run.plan import Job
from engine.thread.worker import Worker
from engine.train.plan import TrainingJob
from engine.work.gradient import GradientJob
from engine.work.jacobian import JacobianJob
from engine.work.landscape import LandscapeJob
from engine.work.landscape_point import LandscapePointJob
from engine.work.lengths import LengthsJob
from engine.work.reach import ReachJob
from engine.work.study import StudyJob
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.gradient.trainable import experiment_of, layer_of

pytestmark = pytest.mark.usefixtures("known_cells")
LIMIT = 20  # seconds


def jobs(experiment: Experiment) -> list[object]:
    """One of each kind, of one network."""
    with np.errstate(all="ignore"):
        plane = plane_of(experiment, RandomDirections())
    return [
        Job(experiment, 0, ("numpy",)),
        TrainingJob(experiment, 6),
        GradientJob(experiment),
        ReachJob(experiment),
        JacobianJob(experiment),
        LengthsJob(experiment),
        LandscapeJob(experiment, RandomDirections()),
        LandscapePointJob(experiment, plane, (0.0, 0.5)),
        StudyJob(Study(("a",), ("seed 0",), ((experiment,),), 6)),
    ]


def done(jobs: list[object]) -> list[message.Event]:
    """How each ends in a worker."""
    inbox: SimpleQueue[message.Request] = SimpleQueue()
    outbox: SimpleQueue[message.Event] = SimpleQueue()
    worker, found = Worker(inbox, outbox), []
    worker.start()
    inbox.put(message.SetPace(0))
    for run, job in enumerate(jobs, start=1):
        inbox.put(message.StartRun(run, job))
        while not isinstance(event := outbox.get(timeout=LIMIT), message.Finished | message.Failed):
            pass
        found.append(event)
    inbox.put(message.Quit())
    worker.join(LIMIT)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize("activation", ["linear", "exponential"])
def test_network_that_explodes_is_no_bug(kind: type[Cell], activation: str) -> None:
    columns = kind.parse(layer_of(kind, 2)).block("recurrent_kernel").shape(2, 2)[1]
    kernel = [[1e200] * columns, [-1e200] * columns]
    layer = layer_of(kind, 2, activation=activation, recurrent_kernel=kernel)
    exploding = experiment_of([layer], rows=2, steps=9)
    for event in done(jobs(exploding)):
        assert isinstance(event, message.Finished) or isinstance(event.error, ExplorerError), event
