"""Weights from the seed, beside those that Keras' own initializers draw."""

import numpy as np
import pytest

from engine.keras.network import KerasNetworks
from engine.weights.initializer import glorot_uniform, orthogonal

pytestmark = pytest.mark.slow

SHAPES = pytest.mark.parametrize("shape", [(1, 300), (40, 90), (300, 300), (300, 20)])


@SHAPES
def test_kernels_have_the_limits_and_the_spread_of_keras_kernels(
    networks: KerasNetworks, shape: tuple[int, int]
) -> None:
    import keras

    initializer = keras.initializers.get(keras.layers.SimpleRNN(1).kernel_initializer)
    mine = np.concatenate(
        [glorot_uniform(np.random.default_rng(seed), *shape).ravel() for seed in range(100)]
    )
    draws = [np.asarray(type(initializer)(seed=seed)(shape)).ravel() for seed in range(100)]
    theirs = np.concatenate(draws)
    assert abs(mine).max() == pytest.approx(abs(theirs).max(), rel=1e-3)
    assert mine.var() == pytest.approx(theirs.var(), rel=0.03)
    assert abs(mine.mean()) < 5 * mine.std() / np.sqrt(mine.size)


@SHAPES
def test_recurrent_kernels_are_orthogonal_as_keras_are(
    networks: KerasNetworks, shape: tuple[int, int]
) -> None:
    import keras

    initializer = keras.initializers.get(keras.layers.SimpleRNN(1).recurrent_initializer)
    theirs = np.asarray(type(initializer)(seed=0)(shape))
    mine = orthogonal(np.random.default_rng(0), *shape)
    assert mine.shape == theirs.shape == shape
    for matrix, precision in ((mine, 1e-12), (theirs, 1e-5)):
        rows, columns = shape
        product = matrix @ matrix.T if rows <= columns else matrix.T @ matrix
        np.testing.assert_allclose(product, np.eye(min(shape)), atol=precision)


def test_recurrent_kernels_are_spread_as_keras_are(networks: KerasNetworks) -> None:
    import keras

    mine = np.stack([orthogonal(np.random.default_rng(seed), 3, 3) for seed in range(400)])
    theirs = np.stack([np.asarray(keras.initializers.Orthogonal(seed=seed)((3, 3))) for seed in range(400)])
    for draws in (mine, theirs):  # uniform over all orthogonal matrices: mean 0 and variance 1/3 everywhere
        np.testing.assert_allclose(draws.mean(axis=0), 0, atol=0.12)
        np.testing.assert_allclose(draws.var(axis=0), 1 / 3, atol=0.08)
