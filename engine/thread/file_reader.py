"""A thread that reads one data file: its first rows at once, then all of it."""

import threading
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from engine.data.progress import Cancelled
from engine.data.read_file import FIRST_ROWS, read_file
from engine.data.table import Options, Table
from engine.sequences.data_choice import file_of
from engine.sequences.data_file import DataFile


@dataclass(frozen=True)
class FirstRows:
    """The beginning of the file, as it is understood. Where it leaves something open, no more comes."""

    table: Table


@dataclass(frozen=True)
class ReadSoFar:
    """How far the reading has come. part: 0 to 1."""

    part: float


@dataclass(frozen=True)
class WholeFile:
    """All rows, and what an experiment keeps of the file."""

    file: DataFile
    table: Table


@dataclass(frozen=True)
class ReadingFailed:
    """The file cannot be read. error: an ExplorerError is shown to the user, any other is a bug."""

    error: Exception


FileNews = FirstRows | ReadSoFar | WholeFile | ReadingFailed


class FileReader(threading.Thread):
    """Puts its news into a queue; ends by itself, or soon after `stop`."""

    def __init__(self, path: Path, options: Options, outbox: "SimpleQueue[FileNews]") -> None:
        super().__init__(name="data file", daemon=True)
        self._path, self._options, self._outbox = path, options, outbox
        self._no_more = threading.Event()

    def stop(self) -> None:
        """Read no further."""
        self._no_more.set()

    def run(self) -> None:
        """Read the file."""
        try:
            self._read()
        except Cancelled:
            pass
        except Exception as error:
            self._outbox.put(ReadingFailed(error))

    def _read(self) -> None:
        table = read_file(self._path, self._options, most_rows=FIRST_ROWS, progress=self._check)
        self._outbox.put(FirstRows(table))
        if table.questions:
            return
        if not table.is_whole_file:
            table = read_file(self._path, table.options, progress=self._tell).settled()
        file = file_of(self._path, table)
        self._check(1)
        self._outbox.put(WholeFile(file, file.hold(table)))

    def _tell(self, part: float) -> None:
        self._check(part)
        self._outbox.put(ReadSoFar(part))

    def _check(self, part: float) -> None:
        if self._no_more.is_set():
            raise Cancelled
