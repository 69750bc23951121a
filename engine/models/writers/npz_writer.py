"""NumPy's `.npz`, by default with Keras' names and layout."""

import io
from typing import ClassVar

from engine.files.npz_file import write_npz
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.keras import KerasConvention
from engine.models.opened import Stack
from engine.models.writers.arrays import arrays_of_stack
from engine.models.writers.base import ModelWriter, WrittenModel


class NpzWriter(ModelWriter):
    """What `numpy.load` reads."""

    title: ClassVar[str] = "weights (NumPy)"
    ending: ClassVar[str] = ".npz"
    convention: ClassVar[str] = "Keras"

    def write(self, stack: Stack, features: int, convention: WeightConvention | None = None) -> WrittenModel:
        arrays, notes = arrays_of_stack(stack, convention or KerasConvention())
        held = io.BytesIO()
        write_npz(held, arrays)
        return WrittenModel(held.getvalue(), notes)
