"""The activation functions, beside Keras'."""

import numpy as np
import pytest

from engine.activation import ACTIVATIONS, sigmoid, softmax, softplus
from engine.array import Array
from engine.keras.network import KerasNetworks

LEFT_OUT = {
    "glu",  # halves the size
    "threshold",  # needs arguments
    "hard_swish",  # another name for hard_silu
    "swish",  # another name for silu
}
NOT_FUNCTIONS = {"deserialize", "get", "serialize"}
Z = np.concatenate([np.linspace(-8, 8, 4001), [-1e-9, 0.0, 1e-9, -30, 30, -0.5, 0.5]]).reshape(-1, 4)

every_activation = pytest.mark.parametrize("name", ACTIVATIONS)


def keras_says(name: str, a: Array) -> Array:
    import keras

    return np.asarray(keras.activations.get(name)(keras.ops.convert_to_tensor(a)))


@pytest.mark.slow
def test_every_activation_keras_names_is_there_but_for_those_that_cannot(networks: KerasNetworks) -> None:
    import keras

    named = {name for name in dir(keras.activations) if not name.startswith("_")} - NOT_FUNCTIONS
    assert named - set(ACTIVATIONS) == LEFT_OUT
    assert set(ACTIVATIONS) <= named


@pytest.mark.slow
@every_activation
def test_float64_values_are_keras_values(networks: KerasNetworks, name: str) -> None:
    # The atol is for a - tanh(a) and exp(a) - 1 near 0, where the terms cancel.
    np.testing.assert_allclose(ACTIVATIONS[name](Z), keras_says(name, Z), rtol=1e-12, atol=1e-15)


@pytest.mark.slow
@every_activation
def test_float32_values_are_keras_values(networks: KerasNetworks, name: str) -> None:
    a = Z.astype(np.float32)
    np.testing.assert_allclose(ACTIVATIONS[name](a), keras_says(name, a), rtol=2e-6, atol=1e-6)


@every_activation
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_precision_and_shape_are_kept(name: str, dtype: type) -> None:
    found = ACTIVATIONS[name](Z.astype(dtype))
    assert (found.dtype, found.shape) == (dtype, Z.shape)


@every_activation
def test_a_row_is_computed_like_a_block(name: str) -> None:
    rows = np.stack([ACTIVATIONS[name](row) for row in Z])
    np.testing.assert_array_equal(rows, ACTIVATIONS[name](Z))


@every_activation
def test_the_argument_is_left_as_it_was(name: str) -> None:
    a = Z.copy()
    ACTIVATIONS[name](a)
    np.testing.assert_array_equal(a, Z)


@pytest.mark.parametrize("function", [sigmoid, softplus])
def test_large_arguments_overflow_nowhere(function: object) -> None:
    with np.errstate(over="raise", invalid="raise"):
        found = function(np.array([-1e4, 1e4]))  # type: ignore[operator]
    assert np.isfinite(found).all()


def test_softmax_sums_to_one() -> None:
    np.testing.assert_allclose(softmax(Z).sum(axis=-1), 1, rtol=1e-15)
