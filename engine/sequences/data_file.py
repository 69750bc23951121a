"""What an experiment keeps of a data file: where it is, what it held, and how it was understood."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from engine.data.kept import keep, kept
from engine.data.packed import pack, unpack
from engine.data.progress import TellProgress, no_progress
from engine.data.read_file import digest_of, read_file
from engine.data.table import Options, Table
from engine.errors import FileError
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
        """The same for a reader of files."""
        return Options(**{name: getattr(self, name) for name in type(self).model_fields})


class DataFile(Value):
    """A data file that an experiment refers to, without its numbers.

    name: as it is shown. path: where it was; a ready-made one has its name there. digest: its SHA-256, ""
    for a ready-made one. rows: of its table. reading: how it was understood.
    """

    name: ShortText
    path: ShortText
    digest: Annotated[str, Field(pattern="^([0-9a-f]{64})?$")] = ""
    rows: int = Field(ge=1)
    reading: FileReading = FileReading()

    @property
    def place(self) -> Path | None:
        """Where the file is, or was; None for no ready-made file, and for one in a network.

        A stranger's experiment shall make nobody's computer call another.
        """
        path = Path(self.path)
        if path.is_absolute():
            return None if path.drive.startswith("\\\\") else path
        try:
            return data_path(self.path)
        except KeyError:
            return None

    def read(self, progress: TellProgress = no_progress) -> Table:
        """The table of the file. Raises FileError where it is gone, or is not what it was."""
        place = self.place
        if place is None or not self.is_there:
            raise FileError(f"{self.name} is no longer at {self.path}; say where it is now")
        if not self.digest and Path(self.path).is_absolute():
            raise FileError(f"{self.name} has no digest in this experiment; say where it is")
        self._check(place)
        table = read_file(place, self.reading.options, progress=progress)
        if table.rows != self.rows:
            raise FileError(f"{self.name} has {table.rows} rows, and had {self.rows}; read it anew")
        return self.hold(table)

    def kept(self, names: Iterable[str]) -> Table | None:
        """Its table, if somebody holds it and it has these columns of numbers."""
        return kept(self._content, self.reading.options, names)

    def hold(self, table: Table) -> Table:
        """Let a table of the file be found by all that refer to it. Returns the one to hold on to."""
        return keep(self._content, self.reading.options, table)

    @property
    def is_there(self) -> bool:
        """Whether some file is at its place."""
        return self.place is not None and self.place.is_file()

    def packed(self, table: Table, names: Sequence[str]) -> dict[str, Any] | None:
        """Columns of its table as plain JSON data; None for a ready-made file, which everybody has."""
        return pack(self._content, self.reading.options, table, names) if self.digest else None

    @property
    def _content(self) -> str:
        return self.digest or self.path

    def found_at(self, place: Path) -> "DataFile":
        """The same file at its new place. Raises FileError where that is another one."""
        self._check(place)
        digest = self.digest or digest_of(place)
        return self.replace(path=str(place.absolute()), name=place.name, digest=digest)

    def _check(self, place: Path) -> None:
        try:
            is_same = not self.digest or digest_of(place) == self.digest
        except OSError as error:
            raise FileError(f"{place.name} cannot be read: {error.strerror or error}") from None
        if not is_same:
            raise FileError(f"{place.name} has changed since the experiment was made of it; read it anew")


def unpacked(data: object) -> Table | None:
    """The table that a session carries, to be held until its sequence does; None where it carries none.

    Raises FileError where it is damaged.
    """
    if data is None:
        return None
    content, table = unpack(data)
    return keep(content, table.options, table)
