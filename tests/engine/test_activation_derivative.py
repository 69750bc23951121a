"""Each activation's derivative, beside central differences and what TensorFlow takes at 0."""

import numpy as np
import pytest

from engine.activation import ACTIVATIONS, ROW_DERIVATIVES, SLOPES
from engine.array import Array
from engine.keras.loader import load_keras

STEP = 1e-6


def gradient(name: str, a: Array, of_y: Array) -> Array:
    y = ACTIVATIONS[name](a)
    if name in ROW_DERIVATIVES:
        return ROW_DERIVATIVES[name](a, y, of_y)
    return of_y * SLOPES[name](a, y)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_derivative_is_what_moving_each_number_says(name: str) -> None:
    rng = np.random.default_rng(1)
    a, of_y = rng.normal(scale=3, size=(40, 4)), rng.normal(size=(40, 4))
    wanted = np.empty_like(a)
    for unit in range(4):
        move = np.eye(4)[unit] * STEP
        above, below = ACTIVATIONS[name](a + move), ACTIVATIONS[name](a - move)
        wanted[:, unit] = np.sum((above - below) * of_y, axis=1) / (2 * STEP)
    np.testing.assert_allclose(gradient(name, a, of_y), wanted, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_derivative_keeps_the_precision(name: str) -> None:
    a = np.linspace(-3, 3, 8, dtype=np.float32).reshape(2, 4)
    assert gradient(name, a, np.ones_like(a)).dtype == np.float32


@pytest.mark.slow
@pytest.mark.parametrize("name", ["relu", "elu", "selu", "leaky_relu", "softsign", "tanh", "sigmoid", "gelu"])
def test_derivative_at_0_is_tensorflow_s(name: str) -> None:
    load_keras()
    import keras
    import tensorflow as tf

    a = tf.constant(np.zeros((1, 4)))
    with tf.GradientTape() as tape:
        tape.watch(a)
        y = keras.activations.get(name)(a)
    wanted = tape.gradient(y, a).numpy()
    np.testing.assert_allclose(gradient(name, np.zeros((1, 4)), np.ones((1, 4))), wanted, rtol=1e-7)
