"""A model as a file for another program: the name's ending says which."""

from pathlib import Path

import engine.models.writers
from engine.errors import FileError, ParameterError, told_name
from engine.experiment import Model
from engine.files.atomic_file import replacing
from engine.models.model_stack import stack_of_model
from engine.models.named_arrays import named_convention
from engine.models.writers.base import ModelWriter
from engine.program.find import find_classes

WRITERS: tuple[ModelWriter, ...] = tuple(kind() for kind in find_classes(engine.models.writers, ModelWriter))


def write_model(model: Model, features: int, path: Path, convention: str | None = None) -> tuple[str, ...]:
    """Write a model whose weights are all given; an old file is replaced whole or stays whole.

    features: numbers that it reads at each step. convention: of arrays in .npz and .safetensors. Returns what
    the file has no place for, one sentence each. Raises ParameterError, FileError.
    """
    writer = writer_of(path)
    chosen = named_convention(convention)
    if chosen is not None and not writer.convention:
        raise ParameterError(
            "convention", f"can be chosen for .npz and .safetensors alone, not for {writer.ending}"
        )
    stack = stack_of_model(model)
    written = writer.write(stack, features, chosen)
    with replacing(path) as file:
        file.write(written.data)
    return tuple(dict.fromkeys((*stack.notes, *written.notes)))


def writer_of(path: Path) -> ModelWriter:
    """The writer for a name's ending. Raises FileError."""
    for writer in sorted(WRITERS, key=lambda one: -len(one.ending)):
        if path.name.lower().endswith(writer.ending):
            return writer
    known = ", ".join(sorted(writer.ending for writer in WRITERS))
    raise FileError(f"{told_name(path)} must end in one of {known}")
