"""Layers with random weights, for tests of conventions and files."""

import numpy as np
from hypothesis import strategies as st

from engine.cells.base import Weights
from engine.models.cell_weights import KERAS_GATES, CellWeights, bias_shape

KINDS = tuple(KERAS_GATES)


def random_layer(
    kind: str, features: int, units: int, seed: int = 0, reset_after: bool = True, has_bias: bool = True
) -> CellWeights:
    """A layer whose weights are float32 numbers, kept as float64."""
    rng = np.random.default_rng(seed)
    columns = units * len(KERAS_GATES[kind])
    shapes = (features, columns), (units, columns), bias_shape(kind, units, reset_after)
    kernel, recurrent, bias = (rng.normal(0, 0.7, shape).astype(np.float32).astype(float) for shape in shapes)
    weights = Weights(kernel, recurrent, bias if has_bias else np.zeros_like(bias))
    return CellWeights(kind, weights, has_bias, reset_after)


@st.composite
def layers(draw: st.DrawFn) -> CellWeights:
    """Any layer of a few units."""
    return random_layer(
        draw(st.sampled_from(KINDS)),
        draw(st.integers(1, 5)),
        draw(st.integers(1, 5)),
        draw(st.integers(0, 1000)),
        draw(st.booleans()),
        draw(st.booleans()),
    )
