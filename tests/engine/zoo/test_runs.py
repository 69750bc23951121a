"""A job that names a specimen runs it: beside Keras, in blocks, and as a what-if."""

import dataclasses
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.name import TARGET, Name, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.simulate import MakeNetwork, Simulation
from engine.run.trace import Trace
from engine.run.what_if import Change, job_of
from engine.work.simulation import simulation_of
from engine.zoo.base import Specimen
from engine.zoo.every import specimens
from tests.engine.runs import as_run
from tests.engine.strategies import experiments

ALONE = {"numpy": NumPyNetwork}
every = pytest.mark.parametrize("specimen", specimens(), ids=lambda specimen: specimen.name)


class Beside:
    """A right network in Keras' place."""

    name = "keras"

    def __init__(self, plan: Plan) -> None:
        self._network = NumPyNetwork(plan)

    def advance(self, x: Array) -> dict[Name, Array]:
        return self._network.advance(x)


def finish(job: Job, makers: Mapping[str, MakeNetwork] = ALONE, trace: Trace | None = None) -> Trace:
    simulation, trace = simulation_of(job, makers), trace or Trace()
    while simulation.ending is None:
        trace.append(simulation.advance(3))
    return trace


def alone(specimen: Specimen) -> Job:
    return dataclasses.replace(specimen.job, implementations=("numpy",))


def plan_of(job: Job) -> Plan:
    return simulation_of(job, ALONE).plan


def bits(trace: Trace) -> dict[Name, bytes]:
    return {name: np.ascontiguousarray(trace[name]).tobytes() for name in trace}


@every
def test_run_records_what_the_judge_speaks_of(specimen: Specimen) -> None:
    trace, broken = finish(alone(specimen)), specimen.findings.broken
    assert {name.quantity for name in trace} == set(broken) - {"error"}
    for name in trace:
        assert trace[name].tobytes() == broken[name.quantity].tobytes()


@every
def test_keras_runs_right_beside_it(specimen: Specimen) -> None:
    trace = finish(specimen.job, ALONE | {"keras": Beside})
    right = NumPyNetwork(plan_of(alone(specimen))).advance(trace[X])
    assert trace[Y.of("keras")].tobytes() == right[Y].tobytes()
    assert trace[Y.of("numpy")].tobytes() == finish(alone(specimen))[Y.of("numpy")].tobytes()


@every
def test_same_job_without_the_name_is_right(specimen: Specimen) -> None:
    trace = finish(dataclasses.replace(alone(specimen), specimen=None))
    np.testing.assert_array_equal(trace[Y.of("numpy")], trace[TARGET])


@every
def test_going_on_from_any_step_makes_the_same_mistake(specimen: Specimen) -> None:
    trace, plan = finish(alone(specimen)), plan_of(alone(specimen))
    for t in range(trace.steps):
        job = job_of((), t, as_run(plan, trace))
        assert bits(finish(job, trace=trace.prefix(t))) == bits(trace)


@every
def test_what_if_changes_an_input_of_the_broken_run(specimen: Specimen) -> None:
    trace, plan = finish(alone(specimen)), plan_of(alone(specimen))
    change = Change("x", (0,), 7)
    job = job_of((change,), 2, as_run(plan, trace))
    after = finish(job, trace=trace.prefix(2))
    assert after[X][2, 0] == 7
    assert after[X][3:].tobytes() == trace[X][3:].tobytes()
    assert after[TARGET].tobytes() == trace[TARGET].tobytes()


@settings(max_examples=15)
@given(experiments)
def test_changed_experiment_runs_with_every_mistake(experiment: Experiment) -> None:
    expected = Simulation(Job(experiment, 0, ("numpy",)), ALONE).plan.steps
    for specimen in specimens():
        trace = finish(Job(experiment, 0, ("numpy",), specimen=specimen.name))
        assert trace.steps <= expected


def test_row_that_leaves_float64_at_once_runs_with_every_mistake() -> None:
    doubling = {"kind": "memory_sum", "seq_len": 1000, "batch_size": 3, "weight": 2, "bias": 0}
    experiment = Experiment.parse({"sequence": doubling})
    for specimen in specimens():
        assert finish(Job(experiment, 2, ("numpy",), specimen=specimen.name)).steps == 0


def test_unknown_specimen_is_told() -> None:
    with pytest.raises(ParameterError, match="bug zoo, got 'yeti'"):
        finish(Job(Experiment(), 0, ("numpy",), specimen="yeti"))
