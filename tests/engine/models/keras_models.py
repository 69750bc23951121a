"""Keras models made of our own choice, saved by Keras itself, and what they predict."""

from pathlib import Path
from typing import Any

import numpy as np


def layers(*made: Any, features: int = 3) -> Any:
    """A sequential model with random weights, its biases not zero."""
    import keras

    model = keras.Sequential([keras.Input((None, features)), *made])
    rng = np.random.default_rng(3)
    model.set_weights([rng.normal(0, 0.5, array.shape) for array in model.get_weights()])
    return model


def saved(model: Any, path: Path) -> Path:
    """A model saved by Keras, as the name's ending says."""
    from absl import logging

    logging.set_verbosity(logging.ERROR)  # Keras calls its own .h5 outdated
    if path.name.endswith(".weights.h5"):
        model.save_weights(path)
    else:
        model.save(path)
    return path


def predicted(model: Any, x: Any) -> Any:
    """What Keras puts out, (steps, outputs), or (1, outputs) of the last step alone. x: (steps, features)."""
    found = np.asarray(model(x[np.newaxis].astype(np.float32)))[0]
    return found.reshape(-1, found.shape[-1])
