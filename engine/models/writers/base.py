"""What a writer is."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from engine.models.conventions.base import WeightConvention
from engine.models.opened import Stack, StackLayer


@dataclass(frozen=True)
class WrittenModel:
    """The bytes of a file. notes: what it has no place for, one sentence each."""

    data: bytes
    notes: tuple[str, ...] = ()


class ModelWriter:
    """Writes one kind of file."""

    title: ClassVar[str]
    """The kind of file on screen."""
    ending: ClassVar[str]
    convention: ClassVar[str] = ""
    """The convention of its arrays where nobody says another; "" where the kind of file decides."""

    def write(self, stack: Stack, features: int, convention: WeightConvention | None = None) -> WrittenModel:
        """The file of a stack. Raises ParameterError for what it has no place for."""
        raise NotImplementedError


NO_PLACE = ", as such a file has no place for it."


def run_notes(stack: Stack, *kept: str) -> list[str]:
    """What is lost of how a model runs as a whole. kept: what a kind of file has a place for."""
    found = {"return_sequences false": not stack.return_sequences, "stateful true": stack.stateful}
    return [
        f"{words} is left out{NO_PLACE}"
        for words, is_set in found.items()
        if is_set and words.split()[0] not in kept
    ]


def dtype_of(is_single: bool) -> np.dtype[np.floating]:
    """float32 where it holds every number, else float64."""
    return np.dtype(np.float32) if is_single else np.dtype(np.float64)


def lost(layer: StackLayer, *kept: str) -> list[str]:
    """Names of settings that differ from every program's own and are not among those kept."""
    usual = {"activation": "tanh", "recurrent_activation": "sigmoid"}
    untold = (*kept, "unit_forget_bias")  # which only says with what a training begins
    return [name for name, value in layer.settings.items() if name not in untold and value != usual.get(name)]
