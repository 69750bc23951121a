"""`.safetensors`, by default with PyTorch's names and layout."""

from typing import ClassVar

import numpy as np

from engine.models.conventions.base import WeightConvention
from engine.models.conventions.pytorch import PyTorchConvention
from engine.models.opened import Stack
from engine.models.writers.arrays import arrays_of_stack
from engine.models.writers.base import ModelWriter, WrittenModel


class SafetensorsWriter(ModelWriter):
    """What `load_state_dict(safetensors.torch.load_file(…))` reads."""

    title: ClassVar[str] = "weights (safetensors)"
    ending: ClassVar[str] = ".safetensors"
    convention: ClassVar[str] = "PyTorch"

    def write(self, stack: Stack, features: int, convention: WeightConvention | None = None) -> WrittenModel:
        from safetensors.numpy import save  # late: seldom wanted

        arrays, notes = arrays_of_stack(stack, convention or PyTorchConvention())
        whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}  # as it needs them
        return WrittenModel(save(whole), notes)
