"""One run: how it advances, ends and diverges."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array, is_finite
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.name import TARGET, Name, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Ending, Job, Plan
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from tests.engine.strategies import experiments

NETWORKS = {"numpy": NumPyNetwork}
LINEAR = {"cell": "SimpleRNN", "activation": "linear"}
NOTEBOOK = {
    "sequence": {"kind": "memory_sum", "seq_len": 10, "weight": 2, "bias": 3, "mem_len": 1},
    "model": {"layers": [LINEAR | {"kernel": [[2]], "recurrent_kernel": [[1]], "bias": [3]}]},
}


def simulate(data: dict[str, Any], row: int = 0) -> Simulation:
    return Simulation(Job(Experiment.parse(data), row, ("numpy",)), NETWORKS)


def finish(simulation: Simulation, block: int = 64) -> Trace:
    trace = Trace()
    while simulation.ending is None:
        trace.append(simulation.advance(block))
    return trace


def growing(u: float, **more: Any) -> dict[str, Any]:
    """A linear unit whose state is u to the power of t, from input that stays 1."""
    layer = LINEAR | {"kernel": [[0]], "recurrent_kernel": [[u]], "bias": [0], "initial_state": [[1]]}
    sequence = {"kind": "memory_sum", "seq_len": 2000, "weight": 1, "bias": 0}
    return {"sequence": sequence, "model": {"layers": [layer]}, **more}


# ── the notebook ───────────────────────────────────────────────────────────────────────────────


def test_notebooks_run_gives_the_notebooks_errors() -> None:
    trace = finish(simulate(NOTEBOOK))
    assert (trace[Y.of("numpy")] - trace[TARGET])[:, 0].tolist() == [0, 4, 13, 35, 88, 216, 525, 1271, 3072]


def test_inputs_are_all_but_the_last_value_and_targets_all_but_the_first() -> None:
    trace = finish(simulate(NOTEBOOK))
    assert trace[X][:, 0].tolist() == [1, 5, 14, 36, 89, 217, 526, 1272, 3073]
    assert trace[TARGET][:, 0].tolist() == [5, 14, 36, 89, 217, 526, 1272, 3073, 7421]


def test_complete_run_ends_after_its_last_step() -> None:
    simulation = simulate(NOTEBOOK)
    assert simulation.advance(8).steps == 8
    assert simulation.ending is None
    assert simulation.advance(8).steps == 1
    assert simulation.ending == Ending("complete")
    assert simulation.advance(8).steps == 0


# ── blocks ─────────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=50)
@given(experiments, st.integers(1, 9))
def test_trace_and_ending_do_not_depend_on_the_block(experiment: Experiment, block: int) -> None:
    job = Job(experiment, 0, ("numpy",))
    one, other = Simulation(job, NETWORKS), Simulation(job, NETWORKS)
    in_blocks, whole = finish(one, block), finish(other, 1000)
    assert one.ending == other.ending
    assert list(in_blocks) == list(whole)
    for name in whole:
        assert in_blocks[name].tobytes() == whole[name].tobytes()


@pytest.mark.parametrize("steps", [0, -1])
def test_advancing_by_nothing_computes_nothing(steps: int) -> None:
    simulation = simulate(NOTEBOOK)
    assert simulation.advance(steps).steps == 0
    assert simulation.advance(1).arrays[X].tolist() == [[1]]


def test_arrays_of_a_block_are_read_only() -> None:
    block = simulate(NOTEBOOK).advance(3)
    assert not any(array.flags.writeable for array in block.arrays.values())


# ── rows of the batch ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("row", [0, 1, 2])
def test_run_takes_its_row_of_the_batch(row: int) -> None:
    sequence = {"kind": "memory_sum", "seq_len": 4, "batch_size": 3}
    trace = finish(simulate({"sequence": sequence}, row))
    assert trace[X][:, 0].tolist() == [4 * row + 1, 4 * row + 2, 4 * row + 3]


@pytest.mark.parametrize("row", [-1, 1, 99])
def test_row_outside_the_batch_is_told(row: int) -> None:
    with pytest.raises(ParameterError, match=f"row must be from 0 to 0, got {row}"):
        simulate(NOTEBOOK, row)


# ── divergence ─────────────────────────────────────────────────────────────────────────────────


@given(st.sampled_from([("float64", 1024), ("float32", 128)]), st.integers(1, 400))
def test_doubling_state_ends_at_the_first_step_that_is_not_finite(
    precision: tuple[str, int], block: int
) -> None:
    name, exponent = precision  # h at step t is 2 to the power of t + 1
    simulation = simulate(growing(2, precision={"numpy": name}))
    trace = finish(simulation, block)
    assert simulation.ending == Ending("diverged", exponent - 1, "numpy", "hU", name)
    assert trace.steps == exponent
    assert np.isfinite(trace[Name("h", 0, "numpy")][:-1]).all()
    assert np.isinf(trace[Name("h", 0, "numpy")][-1]).all()


def test_exact_state_ends_where_float64_cannot_hold_it() -> None:
    simulation = simulate(growing(2, precision={"numpy": "exact"}))
    trace = finish(simulation)
    assert simulation.ending == Ending("diverged", 1023, "numpy", "hU")
    assert trace[Name("h", 0, "numpy")][-1].tolist() == [2**1024]
    assert is_finite(trace[Name("h", 0, "numpy")][:-1]).all()


def test_oscillating_divergence_that_turns_to_nan_is_found_too() -> None:
    layer = LINEAR | {"units": 2, "kernel": [[1e300, 1e300]], "recurrent_kernel": [[1e300, -1e300]] * 2}
    data = {"sequence": {"kind": "memory_sum", "seq_len": 9}, "model": {"layers": [layer]}}
    simulation = simulate(data)
    trace = finish(simulation)
    assert simulation.ending is not None
    assert simulation.ending.kind == "diverged"
    assert simulation.ending.t == trace.steps - 1 == 1


def test_divergence_of_the_second_layer_is_told_by_its_quantity() -> None:
    first = LINEAR | {"kernel": [[1]], "recurrent_kernel": [[0]]}
    second = first | {"kernel": [[1e308]]}
    data = {"sequence": {"kind": "memory_sum", "seq_len": 9}, "model": {"layers": [first, second]}}
    simulation = simulate(data)
    finish(simulation)
    assert simulation.ending == Ending("diverged", 1, "numpy", "xW")


def test_output_that_overflows_in_the_readout_is_told_as_y() -> None:
    data = {**NOTEBOOK, "model": {**NOTEBOOK["model"], "readout": {"kernel": [[1e307]]}}}
    simulation = simulate(data)
    finish(simulation)
    assert simulation.ending == Ending("diverged", 1, "numpy", "y")


class FakeKeras:
    """Puts out infinity at step 2."""

    name = "keras"

    def __init__(self, plan: Plan) -> None:
        pass

    def advance(self, x: Array) -> dict[Name, Array]:
        h = np.where(np.arange(len(x)) == 2, np.inf, 0.0)[:, np.newaxis]
        return {Name("h", 0): h, Y: h}


def test_divergence_of_either_implementation_ends_the_run_of_both() -> None:
    job = Job(Experiment.parse(NOTEBOOK))
    simulation = Simulation(job, {"numpy": NumPyNetwork, "keras": FakeKeras})
    trace = finish(simulation)
    assert simulation.ending == Ending("diverged", 2, "keras", "h", "float32")
    assert {len(trace[name]) for name in trace} == {3}


# ── the sequence's own end ─────────────────────────────────────────────────────────────────────

DOUBLING = {"kind": "memory_sum", "seq_len": 1500, "weight": 2, "bias": 0}


@pytest.mark.parametrize("weight", [2, 2.0])
def test_sequence_that_leaves_float64_ends_the_run_before_it(weight: float) -> None:
    simulation = simulate({"sequence": DOUBLING | {"weight": weight}})
    trace = finish(simulation)
    assert simulation.ending == Ending("left_float64", 1024)
    assert simulation.plan.left_float64_at == 1024
    assert trace.steps == simulation.plan.steps == 1023
    assert trace[TARGET][-1].tolist() == [2.0**1023]


def test_sequence_that_leaves_float64_in_a_later_row_leaves_the_first_whole() -> None:
    sequence = DOUBLING | {"seq_len": 1000, "batch_size": 3}
    first, second, third = (simulate({"sequence": sequence}, row) for row in range(3))
    assert (first.plan.steps, first.plan.left_float64_at) == (999, None)
    assert (second.plan.steps, second.plan.left_float64_at) == (23, 24)
    assert (third.plan.steps, third.plan.left_float64_at) == (0, 0)
    assert third.ending == Ending("left_float64", 0)


# ── the plan ───────────────────────────────────────────────────────────────────────────────────


def test_plan_tells_the_notebooks_shapes() -> None:
    plan = simulate({"sequence": {"kind": "memory_sum", "seq_len": 10, "batch_size": 2}}).plan
    assert plan.sequence.shape == (2, 10, 1)
    assert plan.sequence.inputs_shape == plan.sequence.targets_shape == (2, 9, 1)


@pytest.mark.parametrize(("outputs", "has_error"), [(1, False), (2, True), (3, False)])
def test_error_is_defined_where_outputs_and_targets_have_one_size(outputs: int, has_error: bool) -> None:
    data = {
        "sequence": {"kind": "values", "values": [[1, 2], [3, 4], [5, 6]]},
        "model": {"readout": {"kernel": [[1] * outputs]}},
    }
    simulation = simulate(data)
    assert simulation.plan.has_error is has_error
    assert finish(simulation)[Y.of("numpy")].shape == (2, outputs)


def test_float32_network_keeps_the_sequence_in_float64() -> None:
    sequence = {"kind": "memory_sum", "seq_len": 40, "bias": 0, "mem_len": 1}
    trace = finish(simulate({"sequence": sequence, "precision": {"numpy": "float32"}}))
    assert trace[TARGET][35].tolist() == [24157817.0]  # float32 rounds it to …816


def test_exact_network_keeps_the_sequence_in_integers() -> None:
    trace = finish(simulate({**NOTEBOOK, "precision": {"numpy": "exact"}}))
    assert {type(number) for name in trace for number in trace[name].ravel()} == {int}
