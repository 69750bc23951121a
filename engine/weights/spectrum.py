"""The eigenvalues of a recurrent kernel: whether what a unit carries fades, stays or grows."""

import numpy as np

from engine.array import Array
from engine.errors import ParameterError

NOTHING = 1e-150  # a radius below which a matrix counts as nilpotent: a factor for it would leave float64


def blocks_of(kernel: Array, gates: int) -> list[Array]:
    """The blocks of the gates of a kernel, (rows, units × gates), side by side in Keras' order."""
    return np.split(kernel, gates, axis=1)


def joined(blocks: list[Array]) -> Array:
    """A kernel of the blocks of its gates."""
    return np.concatenate(blocks, axis=1)


def eigenvalues(square: Array) -> Array:
    """The eigenvalues of a square matrix, (units,) complex numbers; none where it is not finite."""
    square = np.asarray(square, dtype=np.float64)
    if square.shape[0] != square.shape[1] or not np.isfinite(square).all():
        return np.empty(0, dtype=np.complex128)
    return np.linalg.eigvals(square).astype(np.complex128)


def radius_of(square: Array) -> float:
    """The spectral radius, the largest |eigenvalue|; NaN where there is none.

    Below 1 the linear part forgets, above 1 it can explode (Pascanu et al. 2013, section 2.2).
    """
    found = eigenvalues(square)
    return float(np.abs(found).max()) if found.size else float("nan")


def scaled_to(square: Array, radius: float) -> Array:
    """A multiple of a matrix that has another spectral radius. Raises ParameterError where none has."""
    if not (np.isfinite(radius) and radius >= 0):
        raise ParameterError("", f"cannot have a spectral radius of {radius:g}; it is 0 at least")
    now = radius_of(square)
    if not now > NOTHING:
        raise ParameterError(
            "", "has no eigenvalue but 0, so that no multiple of it has another radius; fill it first"
        )
    return np.asarray(square, dtype=np.float64) * (radius / now)
