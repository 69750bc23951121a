"""Every optimizer beside Keras' own, update by update, on the same gradients."""

from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.files.experiment_file import from_json, to_json
from engine.keras.loader import load_keras
from engine.optimizers.base import CLIPS, Training
from engine.optimizers.clip import clip
from engine.optimizers.every import OPTIMIZERS, with_optimizer

UPDATES = 100
OTHERS: dict[str, list[dict[str, Any]]] = {
    "SGD": [{"momentum": 0.9}, {"momentum": 0.9, "nesterov": True}],
    "RMSprop": [{"momentum": 0.5, "rho": 0.8}],
    "Adam": [{"beta_1": 0.8, "beta_2": 0.99, "epsilon": 1e-3}],
}
"""Settings besides the defaults."""
CASES = [(name, fields) for name in OPTIMIZERS for fields in ({}, *OTHERS.get(name, []))]
CLIPPED = [{}, *({name: 0.7} for name in CLIPS)]
SHAPES = (2, 3), (3,)


def gradients() -> Array:
    rng = np.random.default_rng(5)
    return rng.normal(size=(UPDATES, sum(map(int, map(np.prod, SHAPES)))))


def parts(vector: Array) -> list[Array]:
    ends = np.cumsum([int(np.prod(shape)) for shape in SHAPES])
    cut = np.split(vector, ends[:-1])
    return [one.reshape(shape) for one, shape in zip(cut, SHAPES, strict=True)]


def ours(training: Training) -> Array:
    """The weights after each update, from 1 on."""
    weights = np.ones(sum(int(np.prod(shape)) for shape in SHAPES))
    slots = {name: np.zeros_like(weights) for name in training.slots}
    found = []
    for index, given in enumerate(gradients()):
        gradient = given.copy()
        clip(training, gradient, parts(gradient))
        training.update(weights, gradient, slots, index + 1)
        found.append(weights.copy())
    return np.array(found)


def keras_s(training: Training) -> Array:
    import keras
    import tensorflow as tf

    variables = [keras.Variable(np.ones(shape), dtype="float64") for shape in SHAPES]
    settings = {name: getattr(training, name) for name in (*training.keras_settings, *CLIPS)}
    settings = {
        name: value or (0.0 if name in training.keras_settings else None) for name, value in settings.items()
    }
    made = getattr(keras.optimizers, training.keras_optimizer)(
        learning_rate=training.learning_rate, **settings
    )
    made.build(variables)
    update = tf.function(lambda *gradient: made.apply(gradient, variables))  # by itself it takes 4 ms each
    found = []
    for gradient in gradients():
        update(*parts(gradient))
        found.append(np.concatenate([variable.numpy().reshape(-1) for variable in variables]))
    return np.array(found)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "fields"), CASES)
@pytest.mark.parametrize("clipping", CLIPPED)
def test_updates_are_keras_s(name: str, fields: dict[str, Any], clipping: dict[str, Any]) -> None:
    load_keras()
    training = OPTIMIZERS[name].parse({"learning_rate": 0.01, **fields, **clipping})
    np.testing.assert_allclose(ours(training), keras_s(training), rtol=0, atol=1e-13)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_textbook_differs_from_keras_in_what_is_rounded_alone(name: str) -> None:
    keras = OPTIMIZERS[name].parse({"learning_rate": 0.001})
    difference = np.max(np.abs(ours(keras) - ours(keras.replace(convention="textbook"))))
    assert 0 < difference < 1e-7
    exact = keras.replace(learning_rate=2.0**-10)  # which float32 holds, as it does none of Adam's betas
    difference = np.max(np.abs(ours(exact) - ours(exact.replace(convention="textbook"))))
    assert (difference > 0) == (name == "Adam")


def test_adam_of_the_textbook_begins_with_the_learning_rate() -> None:
    training = OPTIMIZERS["Adam"].parse({"learning_rate": 0.25, "convention": "textbook", "epsilon": 1e-30})
    # Kingma & Ba 2015, section 2.1: the first step is as long as the learning rate, whatever the gradient.
    np.testing.assert_allclose(ours(training)[0], 1 - 0.25 * np.sign(gradients()[0]), rtol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_setting_survives_a_file(name: str) -> None:
    training = OPTIMIZERS[name].parse({"learning_rate": 0.5, "clipnorm": 2, "loss": "mae", **OTHERS[name][0]})
    experiment = Experiment(training=training)
    assert from_json(to_json(experiment)) == experiment


def test_file_that_names_no_optimizer_means_adam() -> None:
    found = Experiment.parse({"training": {"learning_rate": 0.5}}).training
    assert (found.optimizer, found.learning_rate) == ("Adam", 0.5)


def test_another_optimizer_keeps_what_both_have() -> None:
    before = OPTIMIZERS["SGD"].parse({"learning_rate": 0.5, "loss": "mae", "momentum": 0.5})
    after = with_optimizer(before, "RMSprop")
    assert (after.optimizer, after.learning_rate, after.loss) == ("RMSprop", 0.5, "mae")


def test_two_ways_to_clip_are_refused() -> None:
    with pytest.raises(ParameterError, match=r"training\.clipnorm must be 0 where clipvalue is not"):
        Experiment.parse({"training": {"clipvalue": 1, "clipnorm": 1}})
