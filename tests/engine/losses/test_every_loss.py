"""Every loss beside Keras' own, and its derivative beside central differences."""

from dataclasses import replace
from math import prod

import numpy as np
import pytest

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.errors import ParameterError
from engine.keras.loader import load_keras
from engine.losses.base import Loss, LossPlace
from engine.losses.every import LOSSES

STEP = 1e-6
EVERY = LOSSES.values()


def outputs_and_targets() -> tuple[Array, Array]:
    """Outputs between 0 and 1, and targets that are probabilities; some outputs beyond what is clipped."""
    rng = np.random.default_rng(2)
    y, target = rng.uniform(0.05, 0.95, (20, 3)), rng.uniform(0, 1, (20, 3))
    y[0] = 0.0, 1.0, 1e-9
    return y, target / target.sum(axis=-1, keepdims=True)


@pytest.mark.slow
@pytest.mark.parametrize("loss", EVERY)
def test_loss_is_keras_s(loss: Loss) -> None:
    load_keras()
    import keras

    y, target = outputs_and_targets()
    wanted = keras.losses.get(loss.name)(keras.ops.convert_to_tensor(target), keras.ops.convert_to_tensor(y))
    np.testing.assert_allclose(loss.of_steps(y, target), np.asarray(wanted), rtol=1e-12)


@pytest.mark.parametrize("loss", EVERY)
def test_derivative_is_what_moving_each_output_says(loss: Loss) -> None:
    y, target = (array[1:] for array in outputs_and_targets())
    np.testing.assert_allclose(
        loss.gradient(y, target), moved(loss.of_steps, y, target), rtol=1e-6, atol=1e-8
    )


@pytest.mark.parametrize("loss", [loss for loss in EVERY if loss.bent_by])
def test_derivative_before_the_readout_bends_is_what_moving_says(loss: Loss) -> None:
    a, (_, target) = np.random.default_rng(3).normal(scale=3, size=(20, 3)), outputs_and_targets()
    wanted = moved(loss.of_steps_before_bending, a, target)
    np.testing.assert_allclose(loss.gradient_before_bending(a, target), wanted, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("loss", EVERY)
def test_derivative_is_written_as_factors(loss: Loss) -> None:
    y, target = outputs_and_targets()
    for row, other in zip(y, target, strict=True):
        for output in range(3):
            at = LossPlace(row, other, output, "y_t", "d_t")
            found = prod(factor.value for factor in loss.factors(at))
            assert found == pytest.approx(float(loss.gradient(row, other)[output]), rel=1e-12)
            if loss.bent_by:
                bent = ACTIVATIONS[loss.bent_by](row)
                found = prod(factor.value for factor in loss.factors_before_bending(replace(at, y=bent)))
                assert found == pytest.approx(
                    float(loss.gradient_before_bending(row, other)[output]), rel=1e-12
                )


def moved(of_steps: object, y: Array, target: Array) -> Array:
    assert callable(of_steps)
    found = np.empty_like(y)
    for at in range(y.shape[1]):
        move = np.eye(y.shape[1])[at] * STEP
        found[:, at] = (of_steps(y + move, target) - of_steps(y - move, target)) / (2 * STEP)
    return found


@pytest.mark.parametrize(
    ("name", "target", "message"),
    [
        ("binary_crossentropy", [[2.0]], r"needs targets from 0 to 1; there are 2 … 2"),
        ("categorical_crossentropy", [[1.0]], r"needs an output for each of at least 2 classes; there is 1"),
        ("categorical_crossentropy", [[0.5, 0.1]], r"needs targets that are probabilities"),
    ],
)
def test_targets_that_cannot_fit_are_told(name: str, target: list[list[float]], message: str) -> None:
    with pytest.raises(ParameterError, match=f"training.loss {name} {message}"):
        LOSSES[name].check(np.array(target))
