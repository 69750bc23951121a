"""The functions of a recipe by name: Keras' own, and those that other programs take for them."""

import numpy as np

from engine.activation import ACTIVATIONS, ActivationFunction
from engine.array import Array


def _sigmoid(a: Array) -> Array:
    """1 / (1 + exp(-a)), by the hyperbolic tangent, which NumPy computes faster."""
    bent: Array = np.tanh(0.5 * a)
    bent *= 0.5
    bent += 0.5
    return bent


def _hard_sigmoid_of_keras_2(a: Array) -> Array:
    return np.asarray(np.clip(0.2 * a + 0.5, 0, 1))


FUNCTIONS: dict[str, ActivationFunction] = {
    **ACTIVATIONS,
    "sigmoid": _sigmoid,
    "hard_sigmoid_keras2": _hard_sigmoid_of_keras_2,
}

IN_WORDS = {
    "hard_sigmoid": "x/6 + 0.5, Keras 3's hard_sigmoid",
    "hard_sigmoid_keras2": "0.2x + 0.5, Keras 2's hard_sigmoid",
}


def in_words(name: str) -> str:
    """The name of a function, with its formula where programs disagree about it."""
    return IN_WORDS.get(name, name)
