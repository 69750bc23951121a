"""A model from a file of another program: its first bytes tell which reader reads it."""

import os
import stat
from pathlib import Path

import engine.models.readers
from engine.errors import FileError, ParameterError, told_by_name, told_name
from engine.files.bounded_file import read_bounded
from engine.files.other_file import LOOKED_AT, other_file
from engine.models.named_arrays import named_convention
from engine.models.opened import OpenedModel
from engine.models.readers.base import ModelFile, ModelReader
from engine.models.readers.told_apart import SAVED_MODEL
from engine.program.find import find_classes

MAX_BYTES = 64 * 2**20
READERS: tuple[ModelReader, ...] = tuple(kind() for kind in find_classes(engine.models.readers, ModelReader))
ENDINGS: tuple[str, ...] = tuple(dict.fromkeys(ending for one in READERS for ending in one.endings))
"""How names of model files end, for a dialog's filter."""
NOT_ASKED = (
    "says itself how its weights are to be read; a convention can be chosen for .npz and .safetensors alone"
)


def read_model(path: Path, convention: str | None = None) -> OpenedModel:
    """The model of a file; nothing of it is executed, and nothing outside of it is opened.

    convention: how arrays that only have names are to be read; by default the names tell. Raises FileError,
    one sentence that begins with the file's name, and ParameterError for an unknown convention.
    """
    chosen = named_convention(convention)
    try:
        with told_by_name(path):
            file = ModelFile(path.name, _bytes(path), chosen)
            reader = _reader(file)
            opened = reader.read(file)
            if chosen is not None and not reader.asks_convention:
                raise FileError(NOT_ASKED)
            return opened
    except ParameterError as error:
        raise FileError(f"{told_name(path)}: {error}") from None
    except RecursionError:
        raise FileError(f"{told_name(path)} is nested too deeply") from None
    except MemoryError:
        raise FileError(f"{told_name(path)} needs more memory than there is") from None


def is_model_file(path: Path) -> bool:
    """Whether the first bytes of a file say that it is another program's model, or told apart from one.

    An .npz file is one where its arrays have names of weights, JSON where it lists layers. False for what
    cannot be read.
    """
    try:
        file = ModelFile(path.name, _bytes(path))
    except (FileError, OSError, ValueError):  # the last for a NUL in the name
        return os.path.exists(path / "saved_model.pb")
    return any(reader.may_read(file) and reader.is_sure(file) for reader in READERS)


def _reader(file: ModelFile) -> ModelReader:
    other = other_file(file.name, file.data[:LOOKED_AT])
    for reader in READERS:
        if reader.may_read(file) and (other is None or reader.is_sure(file)):
            return reader
    if other is not None:
        raise FileError(f"is {other.what}, and no model file that this program reads ({', '.join(ENDINGS)})")
    if file.data.startswith(b"PK"):
        raise FileError(
            "is an archive that holds no model of Keras' (config.json) and no arrays (.npy), or damaged"
        )
    known = ", ".join(ENDINGS)
    if file.name.lower().endswith(ENDINGS):
        raise FileError(f"is damaged, or not what its name says: it begins like no model's file ({known})")
    raise FileError(f"is no model file that this program reads ({known})")


def _bytes(path: Path) -> bytes:
    """The content of a file. Raises FileError without its name, OSError."""
    info = path.stat()
    if stat.S_ISDIR(info.st_mode):
        raise FileError(_folder(path))
    if not stat.S_ISREG(info.st_mode):
        raise FileError("is no plain file, but a pipe or device; save what it holds as a file")
    data = read_bounded(path, MAX_BYTES)
    if not data:
        raise FileError("is empty")
    return data


def _folder(path: Path) -> str:
    """What to do instead of a folder."""
    if (path / "saved_model.pb").exists():
        return SAVED_MODEL
    return "is a folder, not a file"
