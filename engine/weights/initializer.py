"""The two initializers that draw weights, both Keras' defaults."""

import numpy as np

from engine.array import Array


def glorot_uniform(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Uniform within ±sqrt(6 / (rows + columns)), Keras' default (Glorot & Bengio 2010, equation 16)."""
    limit = np.sqrt(6 / (rows + columns))
    return rng.uniform(-limit, limit, (rows, columns))


def orthogonal(rng: np.random.Generator, rows: int, columns: int) -> Array:
    """Orthogonal rows or columns, Keras' default recurrent kernel (Saxe et al. 2014)."""
    shape = (max(rows, columns), min(rows, columns))
    q, r = np.linalg.qr(rng.standard_normal(shape))
    q = q * np.sign(np.diag(r))  # makes the distribution uniform over all orthogonal matrices
    return q.T if rows < columns else q
