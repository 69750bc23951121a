"""A held run never computes the step it is held before: what is asked does not exist anywhere."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.array import Array
from engine.breakpoints.at_step import AtStep
from engine.breakpoints.base import Breakpoint
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.keras.network import KerasNetworks
from engine.run.name import Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Ending, Job, Plan
from engine.run.simulate import Simulation
from engine.run.trace import Block, Trace
from engine.run.what_if import Change, job_of
from engine.sequences.memory_sum import MemorySum
from engine.work.stopping import StoppingRun
from tests.engine.runs import as_run

STEPS = 40
EXPERIMENT = Experiment(sequence=MemorySum(seq_len=STEPS + 1, weight=0.5, batch_size=2))
FREE = Job(EXPERIMENT, implementations=("numpy",))

holds = st.integers(-3, STEPS + 5)
blocks = st.lists(st.integers(1, 50), min_size=1, max_size=6)
breakpoints = st.lists(
    st.one_of(
        st.builds(AtStep, t=st.integers(0, STEPS)),
        st.builds("t % {} == 0".format, st.integers(1, 9)).map(
            lambda text: ExpressionBreakpoint(condition=text)
        ),
    ),
    max_size=3,
)


class Watched(NumPyNetwork):
    """Counts the steps that it was ever asked for, told or not."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        self.asked = 0 if plan.job.resume is None else plan.job.resume.t
        self.made.append(self)

    made: list["Watched"]

    def advance(self, x: Array) -> dict[Name, Array]:
        """Note how far it has come."""
        self.asked += len(x)
        return super().advance(x)


def finish(job: Job, sizes: Sequence[int], several: Sequence[Breakpoint] = ()) -> tuple[Simulation, Trace]:
    """Go on by blocks of these sizes, past every breakpoint, until it ends; and three times more."""
    Watched.made = []
    simulation, trace, length = Simulation(job, {"numpy": Watched}), Trace(), cycle(sizes)
    if job.resume is not None:
        trace.append(whole(replace(job, resume=None, until=None)).part(0, job.resume.t))
    run = StoppingRun(simulation, several)
    while run.ending is None:
        trace.append(run.advance(next(length)))
    for _ in range(3):
        assert run.advance(next(length)).steps == 0
    return simulation, trace


def whole(job: Job) -> Block:
    simulation = Simulation(job, {"numpy": NumPyNetwork})
    return simulation.advance(STEPS)


@given(until=holds, sizes=blocks, several=breakpoints, row=st.integers(0, 1))
def test_nothing_from_the_hold_on_is_computed_and_all_before_it_is_the_same(
    until: int, sizes: list[int], several: list[Breakpoint], row: int
) -> None:
    free = replace(FREE, row=row)
    simulation, trace = finish(replace(free, until=until), sizes, several)
    end = min(max(until, 0), STEPS)
    assert trace.steps == end
    assert Watched.made[0].asked == end
    assert simulation.plan.steps == STEPS
    for name in trace:
        np.testing.assert_array_equal(trace[name], whole(free).arrays[name][:end])


@given(until=holds, sizes=blocks)
def test_a_held_run_says_so_and_tells_no_error(until: int, sizes: list[int]) -> None:
    simulation, _ = finish(replace(FREE, until=until), sizes)
    expected = Ending("complete") if until >= STEPS else Ending("held", max(until, 0))
    assert simulation.ending == expected
    assert expected.sentence() == ""


@given(until=st.integers(1, STEPS), sizes=blocks, several=breakpoints, data=st.data())
def test_a_what_if_is_held_as_the_run_it_is_of(
    until: int, sizes: list[int], several: list[Breakpoint], data: st.DataObject
) -> None:
    base, trace = finish(replace(FREE, until=until), sizes)
    t = data.draw(st.integers(0, until - 1))
    change = data.draw(st.sampled_from([Change("x", (0,), 7.0), Change("h", (0,), 0.5)]))
    job = job_of((change,), t, as_run(base.plan, trace))
    _, found = finish(job, sizes, several)
    assert found.steps == until
    assert Watched.made[0].asked == until


def test_a_what_if_cannot_set_out_from_the_step_that_is_asked() -> None:
    base, trace = finish(replace(FREE, until=5), [3])
    with pytest.raises(ParameterError, match="must be a recorded step, from 0 to 4, got 5"):
        job_of((Change("x", (0,), 7.0),), 5, as_run(base.plan, trace))


def test_a_sequence_that_leaves_float64_first_ends_before_the_hold() -> None:
    sequence = MemorySum(seq_len=2000, weight=2, bias=3, mem_len=1)
    experiment = Experiment(sequence=sequence)
    free = Simulation(replace(FREE, experiment=experiment), {"numpy": NumPyNetwork})
    assert free.plan.left_float64_at is not None
    held = Simulation(replace(FREE, experiment=experiment, until=free.plan.steps), {"numpy": NumPyNetwork})
    held.advance(5000)
    assert held.ending == Ending("left_float64", free.plan.left_float64_at)


@pytest.mark.slow
@pytest.mark.parametrize("is_jit_compiled", [False, True])
def test_keras_is_held_too_with_the_bits_of_a_free_run(
    networks: KerasNetworks, is_jit_compiled: bool
) -> None:
    experiment = EXPERIMENT.replace(jit_compile=is_jit_compiled)
    makers = {"numpy": NumPyNetwork, "keras": networks.network}
    free = Simulation(Job(experiment), makers).advance(STEPS)
    held = Simulation(Job(experiment, until=7), makers)
    block = held.advance(STEPS)
    assert (block.steps, held.ending) == (7, Ending("held", 7))
    assert block.arrays[Y.of("keras")].tobytes() == free.arrays[Y.of("keras")][:7].tobytes()
