"""A run stops at exactly the steps at which a search of the whole trace finds that a breakpoint holds."""

from collections.abc import Sequence
from functools import cache
from itertools import cycle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.base import Breakpoint
from engine.breakpoints.dead_unit import DeadUnit
from engine.breakpoints.error_bound import ErrorBound
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.breakpoints.saturation import Saturation
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.expression.scope import Scope
from engine.expression.tail import SPARE
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from engine.run.what_if import Change, job_of
from engine.sequences.memory_sum import MemorySum
from engine.work.stopping import StoppingRun
from tests.engine.runs import as_run

STEPS = 120
ROTATION = ((0.0, 0.99, 0.0), (-0.99, 0.0, 0.0), (0.0, 0.0, 0.5))
LAYER = SimpleRNN(units=3, activation="relu", kernel=((0.01, -0.02, 0.0),), recurrent_kernel=ROTATION)
READOUT = Dense(kernel=((1.0,), (-1.0,), (0.5,)))
EXPERIMENT = Experiment(
    sequence=MemorySum(seq_len=STEPS + 1, weight=0.5), model=Model(layers=(LAYER,), readout=READOUT)
)
JOB = Job(EXPERIMENT, implementations=("numpy",))


def fresh(job: Job = JOB) -> Simulation:
    return Simulation(job, {"numpy": NumPyNetwork})


@cache
def whole() -> Trace:
    simulation, trace = fresh(), Trace()
    trace.append(simulation.advance(STEPS))
    return trace


def expression(text: str) -> ExpressionBreakpoint:
    return ExpressionBreakpoint(condition=text)


def stops(breakpoints: Sequence[Breakpoint]) -> list[int]:
    """Every t of the whole trace at which one holds."""
    scope = Scope(whole(), fresh().plan)
    enabled = [one for one in breakpoints if one.is_enabled]
    return np.flatnonzero(sum((one.holds(scope, 0, STEPS) for one in enabled), np.zeros(STEPS))).tolist()


def told(run: StoppingRun, blocks: Sequence[int]) -> tuple[Trace, list[int]]:
    """Go on and on by blocks of so many steps: all that is told, and where the run stopped."""
    trace, found, sizes = Trace(), [], cycle(blocks)
    while run.ending is None:
        trace.append(run.advance(next(sizes)))
        if run.found is not None:
            assert run.found.t == trace.steps - 1  # exactly the newest step
            found.append(run.found.t)
    return trace, found


breakpoints = st.lists(
    st.one_of(
        st.builds(AtStep, t=st.integers(0, STEPS + 5), is_enabled=st.booleans()),
        st.builds(ErrorBound, bound=st.sampled_from([0, 0.5, 2, 100])),
        st.builds(DeadUnit, steps=st.integers(1, 30)),
        st.builds(Saturation, bound=st.sampled_from([0.01, 0.1, 1]), share=st.sampled_from([0.3, 1.0])),
        st.builds("h[{}] > prev(h[{}], {})".format, *[st.integers(0, 2)] * 2, st.integers(1, 9)).map(
            expression
        ),
        st.builds("t % {} == {}".format, st.integers(5, 40), st.integers(0, 4)).map(expression),
    ),
    max_size=4,
)


blocks = st.lists(st.integers(1, 200), min_size=1, max_size=9)


@pytest.mark.slow
@given(breakpoints, blocks)
def test_run_stops_where_a_search_of_the_whole_trace_finds_a_hit_and_goes_past(
    several: list, sizes: list
) -> None:
    trace, found = told(StoppingRun(fresh(), several), sizes)
    assert found == stops(several)
    for name in whole():
        np.testing.assert_array_equal(trace[name], whole()[name])


@pytest.mark.slow
@given(breakpoints, breakpoints, st.integers(1, STEPS))
def test_breakpoints_set_during_a_run_count_from_the_next_step_on(
    first: list, second: list, steps: int
) -> None:
    run = StoppingRun(fresh(), first)
    before = run.advance(steps).steps
    run.watch(second)
    found = []
    while run.ending is None:
        run.advance(STEPS)
        found += [] if run.found is None else [run.found.t]
    assert found == [t for t in stops(second) if t >= before]


def test_ending_waits_until_the_last_step_is_told() -> None:
    run = StoppingRun(fresh(), [AtStep(t=STEPS - 2)])
    run.advance(STEPS)
    assert run.simulation.ending is not None
    assert run.ending is None
    assert run.advance(STEPS).steps == 1
    assert run.ending == run.simulation.ending


def test_stop_names_every_breakpoint_that_holds_and_why() -> None:
    several = (AtStep(t=5), expression("t >= 5"), expression("t > 5"))
    run = StoppingRun(fresh(), several)
    run.advance(STEPS)
    assert run.found is not None
    assert run.found.breakpoints == several[:2]
    assert run.found.sentence == "t = 5 is reached; t >= 5 at t = 5: t = 5"


def test_breakpoint_without_a_meaning_in_this_run_stops_nothing() -> None:
    run = StoppingRun(fresh(), [expression("keras.h > 0")])
    assert run.advance(STEPS).steps == STEPS


def test_unwatched_steps_pass_by_breakpoints() -> None:
    run = StoppingRun(fresh(), [expression("t > 3")])
    assert run.advance(50, is_watched=False).steps == 50
    assert run.advance(50).steps == 1


def test_what_if_looks_back_at_the_steps_before_it() -> None:
    plan = fresh().plan
    change = Change("h", (0,), 0.0)
    job = job_of((change,), 60, as_run(plan, whole()))
    run = StoppingRun(fresh(job), [expression("prev(t, 5) == 55")])
    run.advance(STEPS)
    assert run.found is not None
    assert run.found.t == 60


def test_condition_that_looks_back_beyond_what_is_kept_waits_until_it_can() -> None:
    layer = SimpleRNN(kernel=((0,),), recurrent_kernel=((0,),))
    steps = 4 * SPARE
    experiment = Experiment(sequence=MemorySum(seq_len=steps + 1, weight=0), model=Model(layers=(layer,)))
    run = StoppingRun(fresh(Job(experiment, implementations=("numpy",))))
    made = run.advance(2 * SPARE).steps
    made += run.advance(10).steps
    run.watch([DeadUnit(steps=3 * SPARE)])
    while run.found is None and run.ending is None:
        made += run.advance(100).steps
    assert run.found is not None
    assert run.found.t >= 3 * SPARE - 1
