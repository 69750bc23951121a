"""NumPy and Keras side by side: at which step and in which operation a difference begins."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from engine.cells.simple_rnn import SimpleRNN
from engine.comparison.compare import compare_step, symbol
from engine.comparison.tolerance import EXACT, Tolerance, first_beyond
from engine.experiment import Dense, Experiment, Model, Precision
from engine.files.experiment_file import load
from engine.keras.network import KerasNetworks
from engine.run.name import Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.operation import operations
from engine.run.trace import Block, Trace
from engine.sequences.values import Values
from resources.library import experiment_path
from tests.engine.side_by_side import run_both

ROWS = tuple((float(value),) for value in np.random.default_rng(1).normal(size=21))


@pytest.fixture
def fibonacci() -> Experiment:
    return load(experiment_path("fibonacci"))


@pytest.fixture
def deep() -> Experiment:
    """Two bent layers and a readout, in float64 and float32."""
    layers = (SimpleRNN(units=3), SimpleRNN(units=2))
    return Experiment(
        sequence=Values(values=ROWS), model=Model(layers=layers, readout=Dense(kernel=((1,), (0.3,))))
    )


def cliff(known_values: Any) -> int:
    """The step that is the first to put out a wrong number: of index i it is the one that sees i - 1."""
    return known_values["float32_cliff"]["first_wrong_index"] - 1


def test_fibonacci_is_caught_at_the_step_of_the_reference(fibonacci: Experiment, known_values: Any) -> None:
    trace = run_both(fibonacci).trace
    t = first_beyond(trace, EXACT)
    assert t == cliff(known_values)
    assert trace[Y.of("numpy")][t, 0] == known_values["float32_cliff"]["true"]
    assert trace[Y.of("keras")][t, 0] == known_values["float32_cliff"]["float32"]


def test_fibonacci_begins_in_the_sum_and_not_in_what_came_before(
    fibonacci: Experiment, known_values: Any
) -> None:
    run = run_both(fibonacci)
    found = compare_step(run, cliff(known_values), EXACT)
    assert [row.operation.name for row in found.rows if row.is_beyond] == [Name("a", 0), Name("h", 0), Y]
    assert found.origin is not None
    assert symbol(found.origin, 35) == "a₃₅[0]"
    assert not found.is_inherited


def test_a_step_later_the_difference_came_in_with_the_state(fibonacci: Experiment) -> None:
    run = run_both(fibonacci)
    assert compare_step(run, 36, EXACT).is_inherited


def test_exact_integers_find_where_float64_ends(fibonacci: Experiment, known_values: Any) -> None:
    exact = fibonacci.replace(
        precision=Precision(numpy="exact", keras="float64"),
        sequence=fibonacci.sequence.replace(seq_len=90),
    )
    run = run_both(exact)
    t = first_beyond(run.trace, EXACT)
    assert t == known_values["float32_cliff"]["float64_first_wrong_index"] - 1
    found = compare_step(run, t, EXACT)
    assert found.origin is not None
    assert (found.origin.operation.name, found.origin.absolute) == (Name("a", 0), 1)


def test_rows_are_all_operations_in_their_order(deep: Experiment) -> None:
    run = run_both(deep)
    found = compare_step(run, 3, EXACT)
    assert [row.operation for row in found.rows] == list(operations(deep.model))
    assert [row.operation for row in found.made] == list(operations(deep.model))


def test_a_row_tells_the_unit_that_is_furthest_apart(deep: Experiment) -> None:
    run = run_both(deep)
    row = compare_step(run, 5, EXACT).rows[3]
    ours, theirs = run.trace[Name("h", 0, "numpy")][5], run.trace[Name("h", 0, "keras")][5]
    assert row.unit == int(np.argmax(np.abs(ours - theirs)))
    assert (row.ours, row.theirs, row.units) == (ours[row.unit], theirs[row.unit], 3)
    assert row.absolute == pytest.approx(abs(ours - theirs).max())


def test_from_the_same_state_float32_makes_its_own_rounding_only(deep: Experiment) -> None:
    run = run_both(deep)
    found = compare_step(run, 15, Tolerance(kind="relative", value=1e-5))
    assert found.origin is None
    assert max(row.absolute for row in found.made) < 1e-6


def test_a_tampered_weight_is_found_in_the_first_operation_that_uses_it(deep: Experiment) -> None:
    run = run_both(deep)
    other = deep.model.layers[1].replace(recurrent_kernel=((0.5, 0.5), (0.5, 0.5)))
    wrong = run_both(deep.replace(model=deep.model.replace(layers=(deep.model.layers[0], other))))
    of = {"numpy": run, "keras": wrong}
    joined = Trace()
    joined.append(
        Block(run.steps, {name: of.get(name.implementation, run).trace[name] for name in run.trace})
    )
    starts = {(name, id(run.plan)): one.start(name) for name, one in of.items()}
    found = compare_step(replace(run, trace=joined, _starts=starts), 4, Tolerance())
    assert found.origin is not None
    assert found.origin.operation.name == Name("hU", 1)


def test_numpy_may_be_the_coarser_one(deep: Experiment) -> None:
    swapped = deep.replace(precision=Precision(numpy="float32", keras="float64"))
    run = run_both(swapped)
    found = compare_step(run, 15, Tolerance(kind="relative", value=1e-5))
    assert found.first is None
    assert found.origin is None


def test_infinities_are_beyond_every_tolerance() -> None:
    cell = SimpleRNN(activation="linear", kernel=((1e30,),), recurrent_kernel=((1e5,),))
    run = run_both(Experiment(sequence=Values(values=((1.0,),) * 9), model=Model(layers=(cell,))))
    found = compare_step(run, run.steps - 1, Tolerance(kind="ulps", value=1e12))
    assert found.first is not None
    assert (found.first.absolute, found.first.ulps) == (np.inf, None)


@pytest.mark.slow
def test_keras_itself_is_caught_at_the_step_of_the_reference(
    fibonacci: Experiment, known_values: Any, networks: KerasNetworks
) -> None:
    for jit_compile in (False, True):
        experiment = fibonacci.replace(jit_compile=jit_compile)
        run = run_both(experiment, {"numpy": NumPyNetwork, "keras": networks.network})
        assert first_beyond(run.trace, EXACT) == cliff(known_values)
        found = compare_step(run, cliff(known_values), EXACT)
        assert found.origin is not None
        assert found.origin.operation.name == Name("a", 0)
