"""Clipping a gradient, as Keras does it."""

from collections.abc import Iterable

import numpy as np

from engine.array import Array
from engine.optimizers.base import Training


def clip(training: Training, gradient: Array, parts: Iterable[Array]) -> None:
    """Cut a gradient in place (Pascanu et al. 2013, algorithm 1). parts: views of it, one a weight."""
    if training.clipvalue:
        np.clip(gradient, -training.clipvalue, training.clipvalue, out=gradient)
    for part in parts if training.clipnorm else ():
        _scale(part, training.clipnorm)
    if training.global_clipnorm:
        _scale(gradient, training.global_clipnorm)


def norm(gradient: Array) -> float:
    """Its length: the root of the sum of squares."""
    return float(np.sqrt(np.sum(gradient * gradient)))


def _scale(part: Array, most: float) -> None:
    """Shorten what is longer than it may be."""
    length = norm(part)
    if length > most:
        part *= part.dtype.type(most) / length
