"""A checkpoint as a file, so that a training goes on another day, bit for bit."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from engine.array import Array
from engine.errors import FileError, told_by_name
from engine.experiment import Experiment
from engine.files.atomic_file import replacing
from engine.files.bounded_file import read_bounded
from engine.files.npz_file import MAX_BYTES, read_npz, write_npz
from engine.gradient.weight_shapes import WeightShapes, title, weight_shapes
from engine.train.trainer import Checkpoint

WEIGHTS, CARRIED, UPDATES = "weights", "carried", "updates"
MOST_UPDATES = 2**53


def write_checkpoint(path: Path, experiment: Experiment, checkpoint: Checkpoint) -> None:
    """Write the arrays of `checkpoint_arrays`. Raises FileError."""
    with replacing(path) as file:
        write_npz(file, checkpoint_arrays(experiment, checkpoint))


def checkpoint_arrays(experiment: Experiment, checkpoint: Checkpoint) -> dict[str, Array]:
    """A checkpoint as arrays: weights/0.kernel, velocity/0.kernel, …, carried/0.h and updates."""
    arrays, weights = {UPDATES: np.array(checkpoint.updates)}, weight_shapes(experiment)
    for kind, vector in {WEIGHTS: checkpoint.weights, **checkpoint.slots}.items():
        arrays |= {f"{kind}/{title(name)}": part for name, part in weights.parts_of(vector).items()}
    for layer, states in enumerate(checkpoint.carried or ()):
        arrays |= {f"{CARRIED}/{layer}.{name}": state for name, state in states.items()}
    return arrays


def read_checkpoint(path: Path, experiment: Experiment, dtype: np.dtype) -> Checkpoint:
    """A checkpoint of an experiment's training. Raises FileError, beginning with the file's name.

    dtype: of the weights.
    """
    with told_by_name(path):
        return checkpoint_of(read_npz(read_bounded(path, MAX_BYTES)), experiment, dtype)


def checkpoint_of(arrays: Mapping[str, Array], experiment: Experiment, dtype: np.dtype) -> Checkpoint:
    """A checkpoint of an experiment's training from its arrays. Raises FileError: what is wrong with them."""
    updates = arrays.get(UPDATES)
    if updates is None or updates.shape or updates.dtype.kind not in "iu" or not 0 <= updates < MOST_UPDATES:
        raise FileError("is no checkpoint of a training: it does not say how many updates were made")
    shapes = weight_shapes(experiment)
    slots = {name: _vector(arrays, name, shapes, dtype) for name in experiment.training.slots}
    weights = _vector(arrays, WEIGHTS, shapes, dtype)
    return Checkpoint(int(updates), weights, slots, _carried(arrays, experiment))


def _vector(arrays: Mapping[str, Array], kind: str, shapes: WeightShapes, dtype: np.dtype) -> Array:
    vector = np.zeros(shapes.size, dtype)
    for name, part in shapes.parts_of(vector).items():
        key = f"{kind}/{title(name)}"
        part[...] = _array(arrays, key, part.shape, part.dtype)
    return vector


def _carried(arrays: Mapping[str, Array], experiment: Experiment) -> tuple[dict[str, Array], ...] | None:
    if not any(key.startswith(f"{CARRIED}/") for key in arrays):
        return None
    return tuple(
        {name: _array(arrays, f"{CARRIED}/{layer}.{name}", (1, cell.units)) for name in cell.states}
        for layer, cell in enumerate(experiment.model.layers)
    )


def _array(
    arrays: Mapping[str, Array], key: str, shape: tuple[int, ...], dtype: np.dtype | None = None
) -> Array:
    array = arrays.get(key)
    if array is None:
        raise FileError(f"is a checkpoint of another model or optimizer: it has no {key}")
    if array.shape != shape:
        raise FileError(f"is a checkpoint of another model: {key} has shape {array.shape}, not {shape}")
    if array.dtype.kind != "f" or (dtype is not None and array.dtype != dtype):
        raise FileError(f"is a checkpoint of another precision: {key} is {array.dtype}")
    if not np.isfinite(array).all():
        raise FileError(f"holds {key}, which is not finite")
    return array
