"""Keras' own file, `.keras`, written without Keras: a zip with configuration and weights."""

import io
import json
import zipfile
from typing import ClassVar

from engine.models.conventions.base import WeightConvention
from engine.models.model_stack import is_single
from engine.models.opened import Stack
from engine.models.writers.base import ModelWriter, WrittenModel, dtype_of
from engine.models.writers.keras_config import keras_config
from engine.models.writers.keras_weights import state_note, weights_file

VERSION = "3.9.0"  # of Keras, whose way of writing this is
DATE = (1980, 1, 1, 0, 0, 0)  # of every member, so that equal models make equal files


class KerasArchiveWriter(ModelWriter):
    """What `keras.saving` reads back."""

    title: ClassVar[str] = "Keras model"
    ending: ClassVar[str] = ".keras"

    def write(self, stack: Stack, features: int, convention: WeightConvention | None = None) -> WrittenModel:
        config = keras_config(stack, features, str(dtype_of(is_single(stack))))
        members = {
            "metadata.json": json.dumps({"keras_version": VERSION}).encode(),
            "config.json": json.dumps(config).encode(),
            "model.weights.h5": weights_file(stack, features),
        }
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            for name, data in members.items():
                archive.writestr(zipfile.ZipInfo(name, DATE), data)
        return WrittenModel(held.getvalue(), tuple(state_note(stack)))
