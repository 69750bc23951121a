"""The activation functions Keras names, each beside its derivative: (..., units), precision kept."""

import math
from collections.abc import Callable

import numpy as np

from engine.array import Array

ActivationFunction = Callable[[Array], Array]
Slope = Callable[[Array, Array], Array]
"""The derivative f'(a) of a function y = f(a) of each number by itself, from (a, y): of tanh 1 - y²."""
RowDerivative = Callable[[Array, Array, Array], Array]
"""Of a function y = f(a) of all units at once: the gradient by a, from (a, y, the gradient by y)."""

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


def _softmax_back(a: Array, y: Array, gradient: Array) -> Array:
    return np.asarray(y * (gradient - np.sum(gradient * y, axis=-1, keepdims=True)))


def log_softmax(a: Array) -> Array:
    """log of softmax, without leaving the logarithm."""
    shifted: Array = a - np.max(a, axis=-1, keepdims=True)
    shifted -= np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
    return shifted


def _log_softmax_back(a: Array, y: Array, gradient: Array) -> Array:
    return np.asarray(gradient - np.exp(y) * np.sum(gradient, axis=-1, keepdims=True))


def gelu(a: Array) -> Array:
    """a Φ(a) with the normal distribution Φ itself, not its tanh form (Hendrycks & Gimpel 2016)."""
    half: Array = a * a.dtype.type(0.5)
    half *= np.asarray(_erfc(-a * a.dtype.type(_HALF_SQRT)), dtype=a.dtype)
    return half


def _gelu_slope(a: Array, y: Array) -> Array:
    """Φ(a) + a φ(a), with the normal distribution's density φ; Φ(0) where a is 0."""
    cumulated = np.asarray(_erfc(-a * a.dtype.type(_HALF_SQRT)), dtype=a.dtype) * a.dtype.type(0.5)
    density = np.exp(-a * a * a.dtype.type(0.5)) * a.dtype.type(1 / math.sqrt(2 * math.pi))
    return np.asarray(cumulated + a * density)


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


def _sparsemax_back(a: Array, y: Array, gradient: Array) -> Array:
    """The derivative of what Keras gives, as `sparsemax` has it.

    Of the `size` numbers above the threshold, the k-th largest, k from 0, is in size - k of the cumulative
    sums that Keras adds up.
    """
    order = np.argsort(-a, axis=-1, kind="stable")
    ordered = np.take_along_axis(a, order, axis=-1)
    count = np.arange(1, a.shape[-1] + 1, dtype=a.dtype)
    size = np.sum(ordered - (np.cumsum(ordered, axis=-1) - 1) / count > 0, axis=-1, keepdims=True)
    passed = np.where(y > 0, gradient, 0)
    stands = np.maximum(size - np.arange(a.shape[-1]), 0) / size.astype(a.dtype)
    found = np.empty_like(a)
    np.put_along_axis(found, order, -np.sum(passed, axis=-1, keepdims=True) * stands, axis=-1)
    return np.asarray(found + passed)


def _relu(a: Array) -> Array:
    return np.asarray(np.maximum(a, 0))


def _hard_sigmoid(a: Array) -> Array:
    return np.asarray(np.clip(a / 6 + a.dtype.type(0.5), 0, 1))


def _exp_below(a: Array) -> Array:
    """exp(a) - 1 below 0, and 0 above: the bent half of elu and selu, as TensorFlow rounds it."""
    return np.exp(np.minimum(a, 0)) - 1


def _sparse_plus(a: Array) -> Array:
    return np.where(a <= -1, 0, np.where(a >= 1, a, ((a + 1) ** 2) / 4)).astype(a.dtype)


def _one_where(condition: Array, a: Array) -> Array:
    """1 where the condition holds, else 0, in the precision of a."""
    return np.asarray(condition, dtype=a.dtype)


def _selu_slope(a: Array, y: Array) -> Array:
    bent = a.dtype.type(_SELU_ALPHA) * np.exp(np.minimum(a, 0))
    return np.asarray(a.dtype.type(_SELU_SCALE) * np.where(a >= 0, a.dtype.type(1), bent))


def _mish_slope(a: Array, y: Array) -> Array:
    bent = np.tanh(softplus(a))
    return np.asarray(bent + a * (1 - bent * bent) * sigmoid(a))


_FIRST = ("linear", "tanh", "relu", "sigmoid")  # where one may choose
_OF_ALL_UNITS: dict[str, tuple[ActivationFunction, RowDerivative]] = {
    "softmax": (softmax, _softmax_back),
    "log_softmax": (log_softmax, _log_softmax_back),
    "sparsemax": (sparsemax, _sparsemax_back),
}
_KNOWN: dict[str, tuple[ActivationFunction, Slope]] = {
    "linear": (linear, lambda a, y: np.ones_like(a)),
    "tanh": (np.tanh, lambda a, y: 1 - y * y),
    "relu": (_relu, lambda a, y: _one_where(a > 0, a)),
    "sigmoid": (sigmoid, lambda a, y: y * (1 - y)),
    "softplus": (softplus, lambda a, y: sigmoid(a)),
    "softsign": (lambda a: a / (1 + np.abs(a)), lambda a, y: 1 / (1 + np.abs(a)) ** 2),
    "silu": (lambda a: a * sigmoid(a), lambda a, y: (s := sigmoid(a)) * (1 + a * (1 - s))),
    "gelu": (gelu, _gelu_slope),
    "elu": (
        lambda a: np.where(a > 0, a, _exp_below(a)),
        lambda a, y: np.where(a > 0, a.dtype.type(1), np.exp(np.minimum(a, 0))),
    ),
    "selu": (
        lambda a: (_SELU_SCALE * np.where(a > 0, a, _SELU_ALPHA * _exp_below(a))).astype(a.dtype),
        _selu_slope,
    ),
    "celu": (
        lambda a: np.maximum(a, 0) + np.expm1(np.minimum(a, 0)),
        lambda a, y: np.exp(np.minimum(a, 0)),
    ),
    "exponential": (np.exp, lambda a, y: y),
    "leaky_relu": (
        lambda a: np.where(a > 0, a, a.dtype.type(_LEAK) * a),
        lambda a, y: np.where(a > 0, a.dtype.type(1), a.dtype.type(_LEAK)),
    ),
    "relu6": (lambda a: np.clip(a, 0, 6), lambda a, y: _one_where((a > 0) & (a < 6), a)),
    "mish": (lambda a: a * np.tanh(softplus(a)), _mish_slope),
    "hard_sigmoid": (_hard_sigmoid, lambda a, y: _one_where(np.abs(a) <= 3, a) / 6),
    "hard_silu": (
        lambda a: a * _hard_sigmoid(a),
        lambda a, y: _hard_sigmoid(a) + a * (_one_where(np.abs(a) <= 3, a) / 6),
    ),
    "hard_tanh": (lambda a: np.clip(a, -1, 1), lambda a, y: _one_where(np.abs(a) <= 1, a)),
    "hard_shrink": (
        lambda a: np.where(np.abs(a) > 0.5, a, 0).astype(a.dtype),
        lambda a, y: _one_where(np.abs(a) > 0.5, a),
    ),
    "soft_shrink": (
        lambda a: np.sign(a) * np.maximum(np.abs(a) - a.dtype.type(0.5), 0),
        lambda a, y: _one_where(np.abs(a) > 0.5, a),
    ),
    "tanh_shrink": (lambda a: a - np.tanh(a), lambda a, y: np.tanh(a) ** 2),
    "log_sigmoid": (lambda a: -softplus(-a), lambda a, y: sigmoid(-a)),
    "squareplus": (lambda a: (a + np.sqrt(a * a + 4)) / 2, lambda a, y: (1 + a / np.sqrt(a * a + 4)) / 2),
    "sparse_plus": (_sparse_plus, lambda a, y: np.clip((a + 1) / 2, 0, 1)),
    "sparse_sigmoid": (lambda a: np.clip((a + 1) / 2, 0, 1), lambda a, y: _one_where(np.abs(a) <= 1, a) / 2),
}

_FUNCTIONS = {name: function for name, (function, *_) in (*_KNOWN.items(), *_OF_ALL_UNITS.items())}
ACTIVATIONS: dict[str, ActivationFunction] = {
    name: _FUNCTIONS[name] for name in (*_FIRST, *_OF_ALL_UNITS, *_KNOWN)
}
SLOPES: dict[str, Slope] = {name: slope for name, (_, slope) in _KNOWN.items()}
"""The derivatives of functions of each number by itself; at a kink, what TensorFlow takes."""
ROW_DERIVATIVES: dict[str, RowDerivative] = {name: back for name, (_, back) in _OF_ALL_UNITS.items()}
"""Of functions of all units at once."""
FLAT_AT: dict[str, tuple[float | None, float | None]] = {
    "tanh": (-1, 1),
    "softsign": (-1, 1),
    "hard_tanh": (-1, 1),
    "sigmoid": (0, 1),
    "hard_sigmoid": (0, 1),
    "sparse_sigmoid": (0, 1),
    "relu6": (None, 6),
    "elu": (-1, None),
    "celu": (-1, None),
    "selu": (-_SELU_SCALE * _SELU_ALPHA, None),
}
"""The outputs, low and high, near which a function is flat, so that hardly any gradient comes through it.

None where it goes on for ever. A softmax is not among them: most of its outputs are near 0 by nature.
"""
FROM_0_TO_1 = tuple(name for name, ends in FLAT_AT.items() if ends == (0, 1))
"""The functions that are flat near 0 and near 1."""
