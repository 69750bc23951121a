"""The activation functions Keras names, in NumPy: (..., units) to (..., units), precision kept."""

import math
from collections.abc import Callable

import numpy as np

from engine.array import Array

ActivationFunction = Callable[[Array], Array]

_erfc = np.frompyfunc(math.erfc, 1, 1)
# TensorFlow rounds these two to single precision, whatever the precision of a.
_HALF_SQRT = float(np.float32(math.sqrt(0.5)))
_LEAK = float(np.float32(0.2))
_SELU_ALPHA = 1.6732632423543772  # Klambauer et al. 2017, appendix
_SELU_SCALE = 1.0507009873554805


def linear(a: Array) -> Array:
    """a unchanged: no activation at all (Keras' None)."""
    return a


def sigmoid(a: Array) -> Array:
    """1 / (1 + exp(-a)), without overflow on either side."""
    e = np.exp(np.copysign(a, -1))
    return np.asarray(np.where(a >= 0, 1, e) / (1 + e))


def softplus(a: Array) -> Array:
    """log(1 + exp(a)), without overflow."""
    return np.maximum(a, 0) + np.log1p(np.exp(-np.abs(a)))


def softmax(a: Array) -> Array:
    """exp(a) / Σ exp(a) over the units."""
    e: Array = np.exp(a - np.max(a, axis=-1, keepdims=True))
    e /= np.sum(e, axis=-1, keepdims=True)
    return e


def log_softmax(a: Array) -> Array:
    """log of softmax, without leaving the logarithm."""
    shifted: Array = a - np.max(a, axis=-1, keepdims=True)
    shifted -= np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
    return shifted


def gelu(a: Array) -> Array:
    """a Φ(a) with the normal distribution Φ itself, not its tanh form (Hendrycks & Gimpel 2016)."""
    half: Array = a * a.dtype.type(0.5)
    half *= np.asarray(_erfc(-a * a.dtype.type(_HALF_SQRT)), dtype=a.dtype)
    return half


def sparsemax(a: Array) -> Array:
    """max(a - threshold, 0): the simplex's nearest point (Martins & Astudillo 2016, algorithm 1), nearly.

    Keras sums the cumulative sums where the algorithm takes the last one, so its outputs need not sum to 1
    (keras-team/keras#23425, in every release up to 3.15). Here is what Keras gives; it can go with that.
    """
    ordered = -np.sort(-a, axis=-1)
    count = np.arange(1, a.shape[-1] + 1, dtype=a.dtype)
    sums = np.cumsum(ordered, axis=-1)
    is_in = ordered - (sums - 1) / count > 0
    total = np.sum(np.where(is_in, sums, 0), axis=-1, keepdims=True)
    size = np.sum(is_in, axis=-1, keepdims=True, dtype=a.dtype)
    return _relu(np.subtract(a, (total - 1) / size))


def _relu(a: Array) -> Array:
    return np.asarray(np.maximum(a, 0))


def _hard_sigmoid(a: Array) -> Array:
    return np.asarray(np.clip(a / 6 + a.dtype.type(0.5), 0, 1))


def _exp_below(a: Array) -> Array:
    """exp(a) - 1 below 0, and 0 above: the bent half of elu and selu, as TensorFlow rounds it."""
    return np.exp(np.minimum(a, 0)) - 1


def _sparse_plus(a: Array) -> Array:
    return np.where(a <= -1, 0, np.where(a >= 1, a, ((a + 1) ** 2) / 4)).astype(a.dtype)


ACTIVATIONS: dict[str, ActivationFunction] = {
    "linear": linear,
    "tanh": np.tanh,
    "relu": _relu,
    "sigmoid": sigmoid,
    "softmax": softmax,
    "log_softmax": log_softmax,
    "sparsemax": sparsemax,
    "softplus": softplus,
    "softsign": lambda a: a / (1 + np.abs(a)),
    "silu": lambda a: a * sigmoid(a),
    "gelu": gelu,
    "elu": lambda a: np.where(a > 0, a, _exp_below(a)),
    "selu": lambda a: (_SELU_SCALE * np.where(a > 0, a, _SELU_ALPHA * _exp_below(a))).astype(a.dtype),
    "celu": lambda a: np.maximum(a, 0) + np.expm1(np.minimum(a, 0)),
    "exponential": np.exp,
    "leaky_relu": lambda a: np.where(a > 0, a, a.dtype.type(_LEAK) * a),
    "relu6": lambda a: np.clip(a, 0, 6),
    "mish": lambda a: a * np.tanh(softplus(a)),
    "hard_sigmoid": _hard_sigmoid,
    "hard_silu": lambda a: a * _hard_sigmoid(a),
    "hard_tanh": lambda a: np.clip(a, -1, 1),
    "hard_shrink": lambda a: np.where(np.abs(a) > 0.5, a, 0).astype(a.dtype),
    "soft_shrink": lambda a: np.sign(a) * np.maximum(np.abs(a) - a.dtype.type(0.5), 0),
    "tanh_shrink": lambda a: a - np.tanh(a),
    "log_sigmoid": lambda a: -softplus(-a),
    "squareplus": lambda a: (a + np.sqrt(a * a + 4)) / 2,
    "sparse_plus": _sparse_plus,
    "sparse_sigmoid": lambda a: np.clip((a + 1) / 2, 0, 1),
}
