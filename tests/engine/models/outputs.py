"""What opened models put out, computed by the engine's own NumPy."""

from typing import Any

import numpy as np

from engine.models.experiment import experiment_of, values_of
from engine.models.opened import OpenedModel
from engine.run.name import Y
from tests.engine.runs import recorded

STEPS = 7


def inputs(features: int, steps: int = STEPS) -> Any:
    """Random inputs, (steps, features), that float32 holds."""
    return np.random.default_rng(7).normal(size=(steps, features)).astype(np.float32).astype(float)


def outputs(opened: OpenedModel, x: Any) -> Any:
    """y of every step, (steps, outputs). x: (steps, features)."""
    one_more = np.vstack([x, np.zeros((1, x.shape[1]))])
    return recorded(experiment_of(opened, values_of(one_more))).trace[Y.of("numpy")]


def last_output(opened: OpenedModel, x: Any) -> Any:
    """y of the last step alone, (1, outputs)."""
    return outputs(opened, x)[-1:]
