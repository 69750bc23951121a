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
from engine.gradient.weight_vector import WeightVector, title
from engine.train.trainer import Checkpoint

WEIGHTS, CARRIED, UPDATES = "weights", "carried", "updates"
MOST_UPDATES = 2**53


def write_checkpoint(path: Path, weights: WeightVector, checkpoint: Checkpoint) -> None:
    """Write weights/0.kernel, velocity/0.kernel, …, carried/0.h and updates. Raises FileError."""
    arrays = {UPDATES: np.array(checkpoint.updates)}
    for kind, vector in {WEIGHTS: checkpoint.weights, **checkpoint.slots}.items():
        arrays |= {f"{kind}/{title(name)}": part for name, part in weights.parts_of(vector).items()}
    for layer, states in enumerate(checkpoint.carried or ()):
        arrays |= {f"{CARRIED}/{layer}.{name}": state for name, state in states.items()}
    with replacing(path) as file:
        write_npz(file, arrays)


def read_checkpoint(path: Path, weights: WeightVector, experiment: Experiment) -> Checkpoint:
    """A checkpoint of an experiment's training. Raises FileError, beginning with the file's name."""
    with told_by_name(path):
        return _checkpoint(read_npz(read_bounded(path, MAX_BYTES)), weights, experiment)


def _checkpoint(arrays: Mapping[str, Array], weights: WeightVector, experiment: Experiment) -> Checkpoint:
    updates = arrays.get(UPDATES)
    if updates is None or updates.shape or updates.dtype.kind not in "iu" or not 0 <= updates < MOST_UPDATES:
        raise FileError("is no checkpoint of a training: it does not say how many updates were made")
    slots = {name: _vector(arrays, name, weights) for name in experiment.training.slots}
    return Checkpoint(int(updates), _vector(arrays, WEIGHTS, weights), slots, _carried(arrays, experiment))


def _vector(arrays: Mapping[str, Array], kind: str, weights: WeightVector) -> Array:
    vector = np.zeros_like(weights.vector)
    for name, part in weights.parts_of(vector).items():
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
