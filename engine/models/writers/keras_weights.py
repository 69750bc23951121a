"""Weights of a Keras model as Keras 3 keeps them: `.weights.h5`, and the same file inside `.keras`."""

import io
from typing import ClassVar

import numpy as np

from engine.array import Array
from engine.models.conventions.base import WeightConvention
from engine.models.keras_config import chain_of
from engine.models.keras_plan import KerasPlanner
from engine.models.model_stack import is_single
from engine.models.opened import Stack
from engine.models.writers.base import ModelWriter, WrittenModel, dtype_of
from engine.models.writers.keras_config import keras_config


class KerasWeights(ModelWriter):
    """What `model.load_weights` reads, written with h5py and without Keras."""

    title: ClassVar[str] = "Keras weights"
    ending: ClassVar[str] = ".weights.h5"

    def write(self, stack: Stack, features: int, convention: WeightConvention | None = None) -> WrittenModel:
        notes = state_note(stack)
        notes.append("A file of weights keeps neither layers nor activations; .keras keeps them.")
        return WrittenModel(weights_file(stack, features), tuple(notes))


def weights_file(stack: Stack, features: int) -> bytes:
    """The HDF5 file of a stack's weights."""
    import h5py  # late: seldom wanted

    dtype = dtype_of(is_single(stack))
    plan = KerasPlanner().plan(chain_of(keras_config(stack, features, str(dtype))))
    held = io.BytesIO()
    with h5py.File(held, "w", track_order=False) as file:
        for planned, arrays in zip(plan.all, _arrays(stack), strict=True):
            for path, array in zip(planned.paths, arrays, strict=True):
                file.create_dataset(f"layers/{path}", data=array.astype(dtype), track_times=False)
        file.create_group("vars")
    return held.getvalue()


def _arrays(stack: Stack) -> list[list[Array]]:
    """The weights of each layer in Keras' order."""
    found = []
    for layer in stack.layers:
        own = layer.weights.weights
        found.append([own.kernel, own.recurrent_kernel] + ([own.bias] if layer.weights.has_bias else []))
    if stack.readout is not None:
        found.append([array for array in (stack.readout.kernel, stack.readout.bias) if array is not None])
    return found


def state_note(stack: Stack) -> list[str]:
    """What is said of initial states, which Keras takes in a call and not from a file."""
    states = [layer.settings["initial_state"] for layer in stack.layers if "initial_state" in layer.settings]
    if not any(np.any(np.array(state)) for state in states):
        return []
    return ["Initial states are left out: Keras takes them in a call (initial_state=…)."]
