"""Quantities of a recorded step, recorded or computed again."""

import numpy as np
import pytest
from hypothesis import given

from engine.experiment import Experiment
from engine.run.name import Name
from engine.run.recorded import input_at, quantities_at
from engine.run.trace import Block, Trace
from engine.run.weights import start_of
from tests.engine.runs import run
from tests.engine.strategies import experiments


def states_only(trace: Trace) -> Trace:
    """As Keras records: the output and the states."""
    kept = Trace()
    names = [name for name in trace if name.quantity in ("x", "target", "y", "h")]
    kept.append(Block(trace.steps, {name.of(name.implementation and "keras"): trace[name] for name in names}))
    return kept


@pytest.mark.slow
@given(experiments)
def test_quantities_computed_again_are_those_that_were_recorded(experiment: Experiment) -> None:
    plan, trace = run(experiment, steps=5)
    if trace.steps == 0:
        return
    start = start_of(experiment, experiment.precision.numpy)
    like_keras = states_only(trace)
    for t in range(trace.steps):
        for layer in range(len(experiment.model.layers)):
            again = quantities_at(plan, start, like_keras, "keras", t, layer)
            for name, row in quantities_at(plan, start, trace, "numpy", t, layer).items():
                assert again[name].tobytes() == row.tobytes()
                assert row.tobytes() == trace[Name(name, layer, "numpy")][t].tobytes()


def test_quantities_come_in_the_order_of_their_computation() -> None:
    experiment = Experiment()
    plan, trace = run(experiment)
    assert list(quantities_at(plan, start_of(experiment, "float64"), trace, "numpy", 0)) == [
        "xW",
        "hU",
        "a",
        "h",
    ]


def test_input_is_in_the_implementations_own_precision() -> None:
    experiment = Experiment()
    _, trace = run(experiment)
    assert input_at(start_of(experiment, "float32"), trace, "numpy", 0).dtype == np.float32
