"""Models of random weights for tests of writing, and what they put out."""

from typing import Any

import numpy as np

from engine.experiment import Model
from engine.models.opened import Stack, StackLayer, StackReadout, opened
from tests.engine.models.layers import random_layer


def stack(
    *kinds: str, outs: int | None = 2, features: int = 3, seed: int = 0, bend: str = "linear", **settings: Any
) -> Stack:
    """Layers of 4, 5, 4, … units, each with these settings, and a readout. bend: its activation."""
    layers, width = [], features
    for index, kind in enumerate(kinds):
        units = 4 + index % 2
        layers.append(StackLayer(random_layer(kind, width, units, seed + index), settings))
        width = units
    if outs is None:
        return Stack(tuple(layers))
    rng = np.random.default_rng(seed + 99)
    kernel, bias = (
        rng.normal(size=shape).astype(np.float32).astype(float) for shape in ((width, outs), (outs,))
    )
    return Stack(tuple(layers), StackReadout(kernel, bias, bend))


def model(*kinds: str, **options: Any) -> Model:
    """The model of such a stack."""
    return opened(stack(*kinds, **options), "Keras").model
