"""Every framework that a training can be written for."""

from collections.abc import Callable, Iterator

from engine.experiment import Experiment
from engine.train.code.keras_code import keras_lines
from engine.train.code.numpy_code import numpy_lines
from engine.train.code.pytorch_code import pytorch_lines
from engine.train.code.script import ScriptParts, parts_of

FRAMEWORKS: dict[str, Callable[[ScriptParts], Iterator[str]]] = {
    "numpy": numpy_lines,
    "keras": keras_lines,
    "pytorch": pytorch_lines,
}


def training_script(experiment: Experiment, updates: int, framework: str) -> str:
    """A script that makes these updates and prints every loss, the last one's too. Raises ParameterError."""
    parts = parts_of(experiment, updates, framework)
    return "\n".join([*parts.head, *FRAMEWORKS[framework](parts)]) + "\n"
