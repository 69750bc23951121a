"""Weights by hand and from the seed."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from engine.experiment import Experiment
from engine.run.start import Start, _array, _drawn, drawn_weights, start_of
from engine.weights.initializer import glorot_uniform, orthogonal
from tests.engine.strategies import exact_experiments, experiments

NAMES = ("kernel", "recurrent_kernel", "bias")


def start(precision: str = "float64", seed: int = 0, sequence: dict | None = None, **layer: Any) -> Start:
    data: dict[str, Any] = {"seed": seed, "model": {"layers": [{"cell": "SimpleRNN", **layer}]}}
    if sequence:
        data["sequence"] = sequence
    return start_of(Experiment.parse(data), precision)


@given(experiments)
def test_same_experiment_starts_with_the_same_bits(experiment: Experiment) -> None:
    one = start_of(experiment, "float64")
    _drawn.cache_clear()
    other = start_of(experiment, "float64")
    for layer, again in zip(one.layers, other.layers, strict=True):
        for name in NAMES:
            assert getattr(layer.weights, name).tobytes() == getattr(again.weights, name).tobytes()


@given(experiments)
def test_shapes_are_keras_shapes(experiment: Experiment) -> None:
    features = experiment.sequence.features
    for cell, layer in zip(experiment.model.layers, start_of(experiment, "float32").layers, strict=True):
        assert layer.weights.kernel.shape == (features, cell.units)
        assert layer.weights.recurrent_kernel.shape == (cell.units, cell.units)
        assert layer.weights.bias.shape == (cell.units,)
        assert layer.states["h"].shape == (cell.units,)
        features = cell.units


def test_another_seed_gives_other_weights() -> None:
    one, other = start(seed=0, units=3).layers[0].weights, start(seed=1, units=3).layers[0].weights
    assert not np.array_equal(one.kernel, other.kernel)
    assert not np.array_equal(one.recurrent_kernel, other.recurrent_kernel)


@pytest.mark.parametrize("name", ["kernel", "recurrent_kernel"])
def test_setting_one_weight_by_hand_leaves_the_others_as_they_were(name: str) -> None:
    given_by_hand = {"kernel": [[1, 2]], "recurrent_kernel": [[1, 2], [3, 4]]}[name]
    seeded = start(units=2).layers[0].weights
    set_one = start(units=2, **{name: given_by_hand}).layers[0].weights
    other = "recurrent_kernel" if name == "kernel" else "kernel"
    np.testing.assert_array_equal(getattr(set_one, name), given_by_hand)
    assert getattr(set_one, other).tobytes() == getattr(seeded, other).tobytes()


def test_setting_a_weight_of_one_layer_leaves_the_next_layer_as_it_was() -> None:
    def second(**first: Any) -> np.ndarray:
        layers = [{"cell": "SimpleRNN", "units": 2, **first}, {"cell": "SimpleRNN", "units": 2}]
        return start_of(Experiment.parse({"model": {"layers": layers}}), "float64").layers[1].weights.kernel

    assert second().tobytes() == second(kernel=[[1, 2]]).tobytes()


def test_both_precisions_start_with_the_same_numbers() -> None:
    double, single = start("float64", units=3).layers[0], start("float32", units=3).layers[0]
    np.testing.assert_array_equal(double.weights.kernel.astype(np.float32), single.weights.kernel)


@given(exact_experiments())
def test_exact_start_holds_python_integers(experiment: Experiment) -> None:
    layer = start_of(experiment, "exact").layers[0]
    arrays = [*(getattr(layer.weights, name) for name in NAMES), *layer.states.values()]
    assert {type(number) for array in arrays for number in array.ravel()} == {int}


def test_left_out_bias_and_state_are_zero() -> None:
    layer = start(units=3).layers[0]
    assert layer.weights.bias.tolist() == [0, 0, 0]
    assert layer.states["h"].tolist() == [0, 0, 0]


def test_exact_left_out_bias_is_a_python_zero() -> None:
    layer = start("exact", kernel=[[1]], recurrent_kernel=[[1]], activation="linear").layers[0]
    assert type(layer.weights.bias[0]) is int
    assert type(layer.states["h"][0]) is int


def test_weights_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        start().layers[0].weights.kernel[0] = 1


def test_readout_has_its_kernel_and_a_bias_of_zeros() -> None:
    experiment = Experiment.parse({"model": {"readout": {"kernel": [[1, 2, 3]]}}})
    readout = start_of(experiment, "float64").readout
    assert readout is not None
    assert [array.tolist() for array in readout] == [[[1, 2, 3]], [0, 0, 0]]


def test_weight_beyond_float32_starts_as_infinity_without_a_warning() -> None:
    assert start("float32", kernel=[[1e300]]).layers[0].weights.kernel.tolist() == [[np.inf]]


@given(experiments)
def test_draws_are_those_of_one_generator_layer_by_layer(experiment: Experiment) -> None:
    _drawn.cache_clear()
    rng, features = np.random.default_rng(experiment.seed), experiment.sequence.features
    expected = []
    for cell in experiment.model.layers:
        expected.append((glorot_uniform(rng, features, cell.units), orthogonal(rng, cell.units, cell.units)))
        features = cell.units
    for index in reversed(range(len(expected))):  # whichever is asked for first
        found = drawn_weights(experiment, index)
        np.testing.assert_array_equal(found.kernel, expected[index][0])
        np.testing.assert_array_equal(found.recurrent_kernel, expected[index][1])
        assert not found.kernel.flags.writeable


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_drawn_weights_lie_in_memory_as_those_given_by_hand(dtype: type) -> None:
    """Orthogonal columns of several gates are a transposed matrix, by which products have other bits."""
    drawn = orthogonal(np.random.default_rng(0), 2, 6)
    assert not drawn.flags.c_contiguous
    assert _array(None, drawn, np.dtype(dtype)).flags.c_contiguous
