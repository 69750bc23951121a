"""What an experiment keeps of a file it refers to: where it is, what it held, and how it was understood."""

import os
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field

from engine.data.read_file import digest_of
from engine.data.table import Options
from engine.errors import FileError, told_name
from engine.parameter import Value
from resources.library import data_path

ShortText = Annotated[str, Field(max_length=4096)]


class FileReading(Value):
    """How a file was understood, as engine.data.table.Options says it."""

    delimiter: Annotated[str, Field(max_length=1)] | None = None
    decimal: Annotated[str, Field(max_length=1)] | None = None
    header: bool | None = None
    encoding: Annotated[str, Field(max_length=40)] | None = None
    part: ShortText | None = None

    @property
    def options(self) -> Options:
        """These settings as options for a reader of files."""
        return Options(**{name: getattr(self, name) for name in type(self).model_fields})


class ReferredFile(Value):
    """A file that an experiment refers to, without its numbers.

    name: as it is shown. path: where it was; a ready-made one has its name there. digest: its SHA-256, ""
    for a ready-made one. reading: how it was understood.
    """

    name: ShortText
    path: ShortText
    digest: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")] = ""
    reading: FileReading = FileReading()

    @property
    def place(self) -> Path | None:
        """Where the file is, or was.

        None for a path on another computer, which a stranger's experiment must not have ours call, and for a
        relative path that names no ready-made file.
        """
        path = Path(self.path)
        if path.is_absolute():
            return None if path.drive.startswith("\\\\") else path
        try:
            return data_path(self.path)
        except KeyError:
            return None

    @property
    def is_there(self) -> bool:
        """Whether some file is at its place."""
        return self.place is not None and os.path.isfile(self.place)  # Path.is_file may raise OSError

    @property
    def content(self) -> str:
        """What tells its bytes from all others."""
        return self.digest or self.path

    def unchanged(self) -> Path:
        """The place of the file. Raises FileError where the file is gone, or has other content by now."""
        place = self.place
        if place is None or not self.is_there:
            raise FileError(f"{self.name} is no longer at {self.path}; say where it is now")
        if not self.digest and Path(self.path).is_absolute():
            raise FileError(f"{self.name} has no digest in this experiment; say where it is")
        self._check(place)
        return place

    def found_at(self, place: Path) -> Self:
        """The reference with another place. Raises FileError where the file there has other content."""
        self._check(place)
        digest = self.digest or digest_of(place)
        return self.replace(path=str(place.absolute()), name=place.name, digest=digest)

    def _check(self, place: Path) -> None:
        if self.digest and digest_of(place) != self.digest:
            raise FileError(
                f"{told_name(place)} has changed since the experiment was made of it; read it anew"
            )
