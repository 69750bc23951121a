"""Quantities of a recorded step, recorded or computed again."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from engine.experiment import Experiment, Precision
from engine.run.name import Name
from engine.run.plan import Ending
from engine.run.trace import Block, Trace
from tests.engine.runs import recorded
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
    run = recorded(experiment, steps=5)
    if run.steps == 0:
        return
    starts = {("keras", id(run.plan)): run.start("numpy")}  # in one precision, so that all bits are the same
    like_keras = replace(run, trace=states_only(run.trace), _starts=starts)
    for t in range(run.steps):
        for layer in range(len(experiment.model.layers)):
            again = like_keras.quantities("keras", t, layer)
            for name, row in run.quantities("numpy", t, layer).items():
                assert again[name].tobytes() == row.tobytes()
                assert row.tobytes() == run.trace[Name(name, layer, "numpy")][t].tobytes()


def test_quantities_come_in_the_order_of_their_computation() -> None:
    assert list(recorded(Experiment()).quantities("numpy", 0)) == ["xW", "hU", "a", "h"]


def test_input_is_in_the_implementations_own_precision() -> None:
    run = recorded(Experiment(precision=Precision(numpy="float32", keras="float64")))
    assert run.input_at("numpy", 0).dtype == np.float32
    assert run.input_at("keras", 0).dtype == np.float64


def test_run_replaced_at_its_end_keeps_its_steps_and_weights() -> None:
    run = recorded(Experiment(), steps=3)
    start = run.start("numpy")
    ended = run.ended(Ending("complete"))
    assert (run.may_go_on, ended.may_go_on) == (True, False)
    assert ended.trace is run.trace
    assert ended.start("numpy") is start
