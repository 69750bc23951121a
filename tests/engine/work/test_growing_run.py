"""A long run makes its sequence as it goes on, and its numbers are the same bit for bit."""

from collections.abc import Iterator

import numpy as np
import pytest

import engine.work.equipment as equipment_module
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model, Precision
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Resume
from engine.run.recorded_run import RecordedRun, record
from engine.run.simulate import Simulation
from engine.sequences.memory_rule import MemoryRule
from engine.sequences.memory_sum import MemorySum
from engine.work.equipment import Equipment
from engine.work.simulation import SimulationWork

STEPS = 300


def experiment(steps: int = STEPS, numpy: str = "float64", **model: object) -> Experiment:
    layer = SimpleRNN(activation="linear", kernel=((1,),), recurrent_kernel=((0,),), bias=(1,))
    sequence = MemorySum(seq_len=steps + 1, weight=0, bias=1, h_weight=-1, mem_len=1)
    return Experiment(
        sequence=sequence,
        model=Model(layers=(layer,), **model),
        precision=Precision.model_validate({"numpy": numpy}),
    )


def run_of(job: Job) -> RecordedRun:
    work = SimulationWork(job, Equipment())
    run = RecordedRun.begin(work.plan)
    for steps in (1, 7, 100, STEPS):
        run.append(work.advance(steps))
    assert work.ending is not None
    return run.ended(work.ending)


@pytest.fixture
def grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(equipment_module, "LONG", STEPS - 1)


JOBS = [
    Job(experiment(), implementations=("numpy",)),
    Job(experiment(numpy="float32"), implementations=("numpy",)),
    Job(experiment(numpy="exact"), implementations=("numpy",)),
    Job(experiment(return_sequences=False), implementations=("numpy",)),
    Job(experiment(), implementations=("numpy",), until=200),
    Job(
        experiment(),
        implementations=("numpy",),
        resume=Resume(40, {"numpy": ({"h": np.array([2.5])},)}, x=np.array([7.0])),
    ),
]


@pytest.mark.usefixtures("grows")
@pytest.mark.parametrize("job", JOBS)
def test_run_over_a_growing_row_has_the_same_bits(job: Job) -> None:
    found = run_of(job)
    expected = record(Simulation(job, {"numpy": NumPyNetwork}))
    assert found.plan == expected.plan
    assert set(found.trace) == set(expected.trace)
    for name in expected.trace:
        assert found.trace[name].dtype == expected.trace[name].dtype
        np.testing.assert_array_equal(found.trace[name], expected.trace[name])


def test_ten_million_steps_are_not_made_before_the_first_block(monkeypatch: pytest.MonkeyPatch) -> None:
    made, values = [0], MemoryRule.values

    def counted(rule: MemoryRule) -> Iterator[float]:
        for value in values(rule):
            made[0] += 1
            yield value

    monkeypatch.setattr(MemoryRule, "values", counted)
    work = SimulationWork(Job(experiment(9_999_999), implementations=("numpy",)), Equipment())
    assert work.advance(64).steps == 64
    assert made[0] == 65
