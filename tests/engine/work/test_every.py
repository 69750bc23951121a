"""The kinds of work, and a further one that is there by one class."""

from itertools import accumulate

import numpy as np
import pytest

import engine.work.every
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.laboratory.study import Study
from engine.landscape.plane import RandomDirections, plane_of
from engine.run.plan import Axis, Job
from engine.run.trace import Trace
from engine.sequences.memory_sum import MemorySum
from engine.train.plan import TrainingJob
from engine.train.training_run import TrainingRun
from engine.work.base import Work
from engine.work.equipment import Equipment
from engine.work.every import KINDS, begin
from engine.work.gradient import GradientJob
from engine.work.jacobian import JacobianJob
from engine.work.landscape import LandscapeJob
from engine.work.landscape_point import LandscapePointJob
from engine.work.lengths import LengthsJob
from engine.work.reach import ReachJob
from engine.work.rewind import RewindJob
from engine.work.study import StudyJob
from engine.work.worked_out import LayerJob, RowJob
from tests.newton import ESTIMATE, Newton, NewtonJob

EXPERIMENT = Experiment(sequence=MemorySum(seq_len=10, weight=0.5))
TRAINING = TrainingRun(TrainingJob(EXPERIMENT, 6))
TRAINING.advance(7)
STUDY = Study(("a", "b"), ("seed 0",), ((EXPERIMENT,), (EXPERIMENT,)), 60)
JOBS = {
    "SimulationWork": Job(EXPERIMENT, 0, ("numpy",)),
    "Newton": NewtonJob(),
    "TrainingWork": TrainingJob(EXPERIMENT, 6),
    "RewindWork": RewindJob(TRAINING.plan, 4),
    "GradientWork": GradientJob(EXPERIMENT),
    "ReachWork": ReachJob(EXPERIMENT),
    "StudyWork": StudyJob(STUDY),
    "LandscapeWork": LandscapeJob(EXPERIMENT, RandomDirections()),
    "LandscapePointWork": LandscapePointJob(EXPERIMENT, plane_of(EXPERIMENT, RandomDirections()), (0.0, 0.5)),
    "JacobianWork": JacobianJob(EXPERIMENT),
    "LengthsWork": LengthsJob(EXPERIMENT),
}


@pytest.fixture(params=(*KINDS, Newton), ids=lambda kind: kind.__name__)
def work(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Work:
    """One of each kind."""
    monkeypatch.setattr(engine.work.every, "KINDS", (*KINDS, Newton))
    return begin(JOBS[request.param.__name__], Equipment())


def recorded(work: Work, *sizes: int) -> Trace:
    trace = Trace()
    for size in sizes:
        trace.append(work.advance(size))
    return trace


def test_work_is_begun_from_its_job(work: Work) -> None:
    assert work.plan.job is JOBS[type(work).__name__]
    assert work.ending is None


def test_work_ends_after_as_many_steps_as_its_axis_has(work: Work) -> None:
    steps = work.plan.axis.steps
    assert work.advance(steps - 1).steps == steps - 1
    assert work.ending is None
    assert work.advance(5).steps == 1
    assert work.ending is not None
    assert work.ending.kind == "complete"
    assert work.advance(5).steps == 0


def test_work_gives_the_same_bits_however_it_is_cut(work: Work) -> None:
    steps = work.plan.axis.steps
    whole = recorded(work, steps)
    cut = recorded(type(work)(work.plan.job, Equipment()), 1, 2, steps)
    for name in whole:
        np.testing.assert_array_equal(cut[name], whole[name])


def test_blocks_of_work_are_read_only(work: Work) -> None:
    assert not any(array.flags.writeable for array in work.advance(2).arrays.values())


def test_axis_of_a_simulation_is_time() -> None:
    assert begin(JOBS["SimulationWork"], Equipment()).plan.axis == Axis("t", 9)


def test_job_of_no_kind_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no kind of work takes a NewtonJob"):
        begin(NewtonJob(), Equipment())


def test_job_that_cannot_be_done_is_told() -> None:
    with pytest.raises(ParameterError):
        begin(Job(EXPERIMENT, 7, ("numpy",)), Equipment())


@pytest.mark.parametrize("job", [GradientJob, ReachJob, JacobianJob, LengthsJob])
def test_row_that_is_not_there_is_told(job: type[RowJob]) -> None:
    with pytest.raises(ParameterError, match="row must be from 0 to 0, got 1"):
        begin(job(EXPERIMENT, row=1), Equipment())


@pytest.mark.parametrize("job", [ReachJob, JacobianJob, LengthsJob])
def test_layer_that_is_not_there_is_told(job: type[LayerJob]) -> None:
    with pytest.raises(ParameterError, match="layer must be from 0 to 0, got 1"):
        begin(job(EXPERIMENT, layer=1), Equipment())


def test_newton_finds_the_root() -> None:
    estimates = list(accumulate(range(6), lambda x, _: (x + 2 / x) / 2, initial=1.0))[1:]
    trace = recorded(Newton(NewtonJob(), Equipment()), 6)
    np.testing.assert_allclose(trace[ESTIMATE][:, 0], estimates, rtol=1e-15)
    assert trace[ESTIMATE][-1, 0] == pytest.approx(np.sqrt(2), rel=1e-15)
