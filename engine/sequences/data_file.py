"""A data file that a sequence refers to: its table is read once, and held by all that refer to it."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import Field

from engine.data.kept import keep, kept
from engine.data.packed import pack, unpack
from engine.data.progress import TellProgress, no_progress
from engine.data.read_file import read_file
from engine.data.referred_file import ReferredFile
from engine.data.table import Table
from engine.errors import FileError


class DataFile(ReferredFile):
    """A data file that an experiment refers to, without its numbers. rows: of its table."""

    rows: int = Field(ge=1)

    def read(self, progress: TellProgress = no_progress) -> Table:
        """The table of the file. Raises FileError where it is gone, or is not what it was."""
        table = read_file(self.unchanged(), self.reading.options, progress=progress)
        if table.rows != self.rows:
            raise FileError(
                f"{self.name} has not as many rows ({table.rows}) as it had ({self.rows}); read it anew"
            )
        return self.hold(table)

    def kept(self, names: Iterable[str]) -> Table | None:
        """The table of the file, if it is held somewhere and has these columns of numbers."""
        return kept(self.content, self.reading.options, names)

    def hold(self, table: Table) -> Table:
        """Let a table of the file be found by all that refer to it. Returns the one to hold on to."""
        return keep(self.content, self.reading.options, table)

    def packed(self, table: Table, names: Sequence[str]) -> dict[str, Any] | None:
        """Columns of its table as plain JSON data; None for a ready-made file, which everybody has."""
        return pack(self.content, self.reading.options, table, names) if self.digest else None


def unpacked(data: object) -> Table | None:
    """The table that a session carries, to be held until its sequence does; None where it carries none.

    Raises FileError where it is damaged.
    """
    if data is None:
        return None
    content, table = unpack(data)
    return keep(content, table.options, table)
