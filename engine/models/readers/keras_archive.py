"""Keras' own file, `.keras`: a zip with config.json and model.weights.h5."""

from typing import ClassVar

from engine.errors import FileError
from engine.files.file_format import load_strictly
from engine.models.archive import members_of, names_of
from engine.models.child.process import read_in_child
from engine.models.keras_config import chain_of
from engine.models.keras_plan import KerasPlanner
from engine.models.keras_stack import stack_of
from engine.models.opened import OpenedModel, opened
from engine.models.readers.base import ModelFile, ModelReader

CONFIG, WEIGHTS, METADATA = "config.json", "model.weights.h5", "metadata.json"
MAX_CONFIG = 2**20  # bytes


class KerasArchive(ModelReader):
    """Written by `model.save("….keras")` of Keras 2.12 and later."""

    title: ClassVar[str] = "Keras model"
    endings = (".keras",)

    def may_read(self, file: ModelFile) -> bool:
        return CONFIG in names_of(file.data)

    def read(self, file: ModelFile) -> OpenedModel:
        members = members_of(file.data)
        for name in (CONFIG, WEIGHTS):
            if name not in members:
                raise FileError(f"is an archive without {name}, which a .keras file holds")
        if len(members[CONFIG]) > MAX_CONFIG:
            raise FileError(f"has a {CONFIG} of more than {MAX_CONFIG // 2**20} MiB")
        plan = KerasPlanner().plan(chain_of(json_of(members[CONFIG], CONFIG)))
        wanted = {path: shape for one in plan.all for path, shape in zip(one.paths, one.shapes, strict=True)}
        arrays = read_in_child("hdf5", {"paths": wanted}, members[WEIGHTS]).arrays
        version = _version(members.get(METADATA, b"{}"))
        stack = stack_of(plan, lambda one: [arrays[path] for path in one.paths], version)
        return opened(stack, "Keras")


def json_of(data: bytes, name: str) -> object:
    """A member of an archive as JSON. Raises FileError."""
    try:
        return load_strictly(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise FileError(f"has a {name} that is no text in UTF-8") from None
    except FileError as error:
        raise FileError(f"has a {name} that {error}") from None


def _version(data: bytes) -> str:
    """The version of Keras that wrote it; "" where that is not said."""
    found = json_of(data[:MAX_CONFIG], METADATA)
    version = found.get("keras_version") if isinstance(found, dict) else None
    return version if isinstance(version, str) else ""
