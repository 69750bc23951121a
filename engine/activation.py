"""The activation functions Keras names, in NumPy: (..., units) to (..., units), precision kept."""

import math
from collections.abc import Callable

import numpy as np

from engine.array import Array

Activation = Callable[[Array], Array]

_erfc = np.frompyfunc(math.erfc, 1, 1)
# TensorFlow rounds these two to single precision, whatever the precision of z.
_HALF_SQRT = float(np.float32(math.sqrt(0.5)))
_LEAK = float(np.float32(0.2))
_SELU_ALPHA = 1.6732632423543772  # Klambauer et al. 2017, appendix
_SELU_SCALE = 1.0507009873554805


def linear(z: Array) -> Array:
    """z unchanged: no activation at all (Keras' None)."""
    return z


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)), without overflow on either side."""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def softplus(z: Array) -> Array:
    """log(1 + exp(z)), without overflow."""
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def softmax(z: Array) -> Array:
    """exp(z) / Σ exp(z) over the units."""
    e: Array = np.exp(z - np.max(z, axis=-1, keepdims=True))
    e /= np.sum(e, axis=-1, keepdims=True)
    return e


def log_softmax(z: Array) -> Array:
    """log of softmax, without leaving the logarithm."""
    shifted: Array = z - np.max(z, axis=-1, keepdims=True)
    shifted -= np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
    return shifted


def gelu(z: Array) -> Array:
    """z Φ(z) with the normal distribution Φ itself, not its tanh form (Hendrycks & Gimpel 2016)."""
    half: Array = z * z.dtype.type(0.5)
    half *= np.asarray(_erfc(-z * z.dtype.type(_HALF_SQRT)), dtype=z.dtype)
    return half


def sparsemax(z: Array) -> Array:
    """max(z - threshold, 0): the simplex's nearest point (Martins & Astudillo 2016, algorithm 1), nearly.

    Keras sums the cumulative sums where the algorithm takes the last one, so its outputs need not sum to 1
    (keras-team/keras#23425, in every release up to 3.15). Here is what Keras gives; it can go with that.
    """
    ordered = -np.sort(-z, axis=-1)
    count = np.arange(1, z.shape[-1] + 1, dtype=z.dtype)
    sums = np.cumsum(ordered, axis=-1)
    is_in = ordered - (sums - 1) / count > 0
    total = np.sum(np.where(is_in, sums, 0), axis=-1, keepdims=True)
    size = np.sum(is_in, axis=-1, keepdims=True, dtype=z.dtype)
    return _relu(np.subtract(z, (total - 1) / size))


def _relu(z: Array) -> Array:
    return np.asarray(np.maximum(z, 0))


def _hard_sigmoid(z: Array) -> Array:
    return np.asarray(np.clip(z / 6 + z.dtype.type(0.5), 0, 1))


def _exp_below(z: Array) -> Array:
    """exp(z) - 1 below 0, and 0 above: the bent half of elu and selu, as TensorFlow rounds it."""
    return np.exp(np.minimum(z, 0)) - 1


def _sparse_plus(z: Array) -> Array:
    return np.where(z <= -1, 0, np.where(z >= 1, z, ((z + 1) ** 2) / 4)).astype(z.dtype)


ACTIVATIONS: dict[str, Activation] = {
    "linear": linear,
    "tanh": np.tanh,
    "relu": _relu,
    "sigmoid": sigmoid,
    "softmax": softmax,
    "log_softmax": log_softmax,
    "sparsemax": sparsemax,
    "softplus": softplus,
    "softsign": lambda z: z / (1 + np.abs(z)),
    "silu": lambda z: z * sigmoid(z),
    "gelu": gelu,
    "elu": lambda z: np.where(z > 0, z, _exp_below(z)),
    "selu": lambda z: (_SELU_SCALE * np.where(z > 0, z, _SELU_ALPHA * _exp_below(z))).astype(z.dtype),
    "celu": lambda z: np.maximum(z, 0) + np.expm1(np.minimum(z, 0)),
    "exponential": np.exp,
    "leaky_relu": lambda z: np.where(z > 0, z, z.dtype.type(_LEAK) * z),
    "relu6": lambda z: np.clip(z, 0, 6),
    "mish": lambda z: z * np.tanh(softplus(z)),
    "hard_sigmoid": _hard_sigmoid,
    "hard_silu": lambda z: z * _hard_sigmoid(z),
    "hard_tanh": lambda z: np.clip(z, -1, 1),
    "hard_shrink": lambda z: np.where(np.abs(z) > 0.5, z, 0).astype(z.dtype),
    "soft_shrink": lambda z: np.sign(z) * np.maximum(np.abs(z) - z.dtype.type(0.5), 0),
    "tanh_shrink": lambda z: z - np.tanh(z),
    "log_sigmoid": lambda z: -softplus(-z),
    "squareplus": lambda z: (z + np.sqrt(z * z + 4)) / 2,
    "sparse_plus": _sparse_plus,
    "sparse_sigmoid": lambda z: np.clip((z + 1) / 2, 0, 1),
}
