"""What a reader is."""

from dataclasses import dataclass
from typing import ClassVar

from engine.models.conventions.base import WeightConvention
from engine.models.opened import OpenedModel


@dataclass(frozen=True)
class ModelFile:
    """The bytes of a file, and its name. convention: how its arrays are to be read, if somebody says."""

    name: str
    data: bytes
    convention: WeightConvention | None = None


class ModelReader:
    """Reads one kind of file."""

    title: ClassVar[str]
    """The kind of file on screen, such as "Keras model"."""
    endings: ClassVar[tuple[str, ...]]
    """How names of such files usually end."""

    asks_convention: ClassVar[bool] = False
    """Whether somebody may say by which convention its arrays are to be read."""

    def may_read(self, file: ModelFile) -> bool:
        """Whether the first bytes say that it is of this kind."""
        raise NotImplementedError

    def is_sure(self, file: ModelFile) -> bool:
        """Whether a file that may be read is a model, and nothing else that begins so."""
        return True

    def read(self, file: ModelFile) -> OpenedModel:
        """The model. Raises FileError or ParameterError: a sentence without the file's name."""
        raise NotImplementedError
