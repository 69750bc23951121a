"""The NumPy network: same bits however it is cut, exact integers, closed forms."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.experiment import Experiment
from engine.run.name import Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from tests.engine.strategies import exact_experiments, experiments


def network_of(experiment: Experiment) -> NumPyNetwork:
    return NumPyNetwork(Plan(Job(experiment), experiment.sequence.steps, False, None))


def layer_network(precision: str = "float64", **layer: Any) -> NumPyNetwork:
    model = {"layers": [{"cell": "SimpleRNN", "activation": "linear", **layer}]}
    return network_of(Experiment.parse({"model": model, "precision": {"numpy": precision}}))


def advance(network: NumPyNetwork, x: Array, sizes: list[int]) -> dict[Name, Array]:
    """Advance in blocks of these sizes, the rest in one, and put the blocks together."""
    blocks, t = [], 0
    with np.errstate(all="ignore"):
        for size in [*sizes, len(x)]:
            if t < len(x):
                blocks.append(network.advance(x[t : t + size]))
            t += size
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}


def inputs(experiment: Experiment, steps: int = 24) -> Array:
    return np.random.default_rng(0).standard_normal((steps, experiment.sequence.features))


cuts = st.lists(st.integers(1, 10), max_size=10)


@settings(max_examples=60)
@given(experiments, cuts)
def test_bits_do_not_depend_on_where_a_run_is_cut(experiment: Experiment, sizes: list[int]) -> None:
    x = inputs(experiment)
    whole = advance(network_of(experiment), x, [])
    in_blocks = advance(network_of(experiment), x, sizes)
    assert list(in_blocks) == list(whole)
    for name, array in whole.items():
        assert in_blocks[name].tobytes() == array.tobytes(), name


@given(st.integers(1, 70), st.integers(1, 6), cuts)
def test_bits_do_not_depend_on_cuts_at_any_size(units: int, features: int, sizes: list[int]) -> None:
    values = np.zeros((2, features)).tolist()
    experiment = Experiment.parse(
        {
            "sequence": {"kind": "values", "values": values},
            "model": {"layers": [{"cell": "SimpleRNN", "units": units}]},
            "precision": {"numpy": "float32"},
        }
    )
    x = inputs(experiment)
    whole = advance(network_of(experiment), x, [])
    in_blocks = advance(network_of(experiment), x, sizes)
    assert all(in_blocks[name].tobytes() == whole[name].tobytes() for name in whole)


@given(exact_experiments(), cuts)
def test_exact_network_equals_the_recurrence_in_python_integers(
    experiment: Experiment, sizes: list[int]
) -> None:
    layer = experiment.model.layers[0]
    x = experiment.sequence.generate().inputs[0]
    found = advance(network_of(experiment), x, sizes)[Y].tolist()
    h = list(layer.initial_state[0])
    for t, (number,) in enumerate(x.tolist()):
        h = [
            number * layer.kernel[0][j]
            + sum(h[i] * layer.recurrent_kernel[i][j] for i in range(len(h)))
            + layer.bias[j]
            for j in range(len(h))
        ]
        assert found[t] == h
        assert all(type(value) is int for value in found[t])


@given(st.floats(-2, 2), st.floats(-1, 1), st.floats(-3, 3), st.floats(-2, 2))
def test_linear_unit_is_a_sum_of_powers_of_its_recurrent_weight(
    w: float, u: float, b: float, h0: float
) -> None:
    network = layer_network(kernel=[[w]], recurrent_kernel=[[u]], bias=[b], initial_state=[[h0]])
    x = np.linspace(-1, 1, 15)
    h = network.advance(x[:, np.newaxis])[Name("h", 0)][:, 0]
    powers = u ** np.arange(16)
    closed = [
        powers[t + 1] * h0 + sum(powers[t - i] * (w * x[i] + b) for i in range(t + 1)) for t in range(15)
    ]
    np.testing.assert_allclose(h, closed, rtol=1e-10, atol=1e-12)


@given(st.integers(1, 60))
def test_constant_input_counts_up_exactly(steps: int) -> None:
    network = layer_network("exact", kernel=[[10**20]], recurrent_kernel=[[1]], bias=[1])
    found = network.advance(np.full((steps, 1), 1, dtype=object))
    assert found[Y][-1].tolist() == [steps * (10**20 + 1)]


def test_network_predicts_what_the_notebooks_does() -> None:
    network = layer_network(kernel=[[2]], recurrent_kernel=[[1]], bias=[3])
    x = np.array([[1, 5, 14, 36, 89, 217, 526, 1272, 3073]]).T
    assert network.advance(x)[Y][:, 0].tolist() == [5, 18, 49, 124, 305, 742, 1797, 4344, 10493]


def test_terms_add_up_bit_by_bit() -> None:
    network = layer_network(units=3)
    found = network.advance(np.random.default_rng(0).standard_normal((50, 1)))
    bias = network.start.layers[0].weights.bias
    np.testing.assert_array_equal(found[Name("a", 0)], found[Name("xW", 0)] + bias + found[Name("hU", 0)])


def test_every_quantity_has_a_row_for_each_step_and_a_number_for_each_unit() -> None:
    found = layer_network(units=3).advance(np.zeros((5, 1)))
    assert {name: array.shape for name, array in found.items()} == dict.fromkeys(
        [Name("xW", 0), Name("hU", 0), Name("a", 0), Name("h", 0), Y], (5, 3)
    )


def test_second_layer_reads_the_hidden_states_of_the_first() -> None:
    first = {"cell": "SimpleRNN", "units": 2, "activation": "linear", "kernel": [[1, 2]]}
    second = {"cell": "SimpleRNN", "kernel": [[1], [10]]}
    experiment = Experiment.parse({"model": {"layers": [first, second]}})
    found = network_of(experiment).advance(np.random.default_rng(0).standard_normal((9, 1)))
    np.testing.assert_allclose(found[Name("xW", 1)], found[Name("h", 0)] @ [[1], [10]], rtol=1e-12)
    np.testing.assert_array_equal(found[Y], found[Name("h", 1)])


def test_readout_is_a_linear_map_of_the_hidden_states() -> None:
    experiment = Experiment.parse(
        {
            "model": {
                "layers": [{"cell": "SimpleRNN", "units": 2}],
                "readout": {"kernel": [[1, 2, 3], [4, 5, 6]], "bias": [7, 8, 9]},
            }
        }
    )
    found = network_of(experiment).advance(np.random.default_rng(0).standard_normal((9, 1)))
    np.testing.assert_allclose(found[Y], found[Name("h", 0)] @ [[1, 2, 3], [4, 5, 6]] + [7, 8, 9], rtol=1e-12)


def test_float32_network_computes_in_float32_throughout() -> None:
    found = layer_network("float32", units=2).advance(np.ones((3, 1)))
    assert {array.dtype for array in found.values()} == {np.dtype(np.float32)}
