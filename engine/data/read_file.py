"""A data file as a table, whatever kind it is; its first bytes tell, not its name."""

import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import Literal

from engine.array import Array
from engine.data.numpy_file import read_arrays_of, read_npy, read_npz
from engine.data.progress import Cancelled, TellProgress, no_progress
from engine.data.sound_file import read_wav
from engine.data.table import Options, Table
from engine.data.text_file import read_text_file
from engine.data.workbook import read_workbook
from engine.errors import FileError, told_by_name

MAX_BYTES = 2**31
FIRST_ROWS = 5_000  # of a preview
ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".dat", ".npy", ".npz", ".xlsx", ".wav")  # of files that are read
DataKind = Literal["text", "npy", "npz", "workbook", "sound"]
_PICKLE = (
    "is a pickle, as PyTorch and Python write them, which runs code when it is loaded and is not "
    "opened here; where it was made, write its numbers with numpy.save"
)
_OTHERS = {
    **{bytes((0x80, protocol)): _PICKLE for protocol in (2, 3, 4, 5)},
    b"\xd0\xcf\x11\xe0": "is an old workbook (.xls) or a protected one; save it as .xlsx without a password",
    b"\x1f\x8b": "is compressed (gzip); unpack it first",
    b"PAR1": "is a Parquet file, which this program does not read; save it as CSV",
    b"\x89HDF": "is an HDF5 file, which this program does not read; save it as CSV or .npy",
    b"\x89PNG": "is a picture",
    b"\xff\xd8\xff": "is a picture",
    b"%PDF": "is a PDF file; save its table as CSV",
}


def read_file(
    path: Path,
    options: Options | None = None,
    *,
    most_rows: int | None = None,
    progress: TellProgress = no_progress,
) -> Table:
    """The table of a file: text (CSV, TSV, …), .npy, .npz, .xlsx or .wav. options: what somebody decides.

    most_rows: how many of the first rows are wanted, FIRST_ROWS for a preview; None for all. progress: is
    told the part that is read, and raises Cancelled to stop. What the file leaves open are the table's
    questions; of a text, the first rows alone are read before they are answered. Raises FileError, one
    sentence that begins with the file's name; LeftOpen where whole rows far below are open; Cancelled.
    """
    options = options or Options()
    with told_by_name(path):
        return _read(path, options, most_rows, progress)


def read_arrays(path: Path) -> dict[str, Array] | None:
    """The arrays of an .npy or .npz file by their names; None where it is any other file.

    Raises FileError, one sentence that begins with the file's name.
    """
    with told_by_name(path):
        head = _head(path)
        if head.startswith(b"\x93NUMPY"):
            return read_arrays_of(path)
        if head.startswith(b"PK"):
            with _archive_errors():
                return read_arrays_of(path) if _are_arrays(_members(path)) else None
        return None


def kind_of(path: Path) -> DataKind | None:
    """What kind of file it is, by its first bytes; None where it is none that is read."""
    try:
        with told_by_name(path):
            return _kind(path, _head(path))
    except FileError:
        return None


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits.

    Raises FileError, one sentence that begins with the file's name.
    """
    with told_by_name(path), path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _head(path: Path) -> bytes:
    """The first bytes of a file that may be read."""
    info = path.stat()
    if stat.S_ISDIR(info.st_mode):
        raise FileError("is a folder, not a file")
    if not stat.S_ISREG(info.st_mode):
        raise FileError("is no plain file, but a pipe or device; save what it holds as a file")
    if info.st_size > MAX_BYTES:
        raise FileError(f"is too large: {info.st_size // 2**20} MiB, at most {MAX_BYTES // 2**20} MiB")
    with path.open("rb") as file:
        head = file.read(16)
    if not head:
        raise FileError("is empty")
    return head


def _kind(path: Path, head: bytes) -> DataKind:
    """What a file is that begins so. Raises FileError for what is not read."""
    for mark, sentence in _OTHERS.items():
        if head.startswith(mark):
            raise FileError(sentence)
    if head.startswith(b"\x93NUMPY"):
        return "npy"
    if head.startswith(b"PK"):
        with _archive_errors():
            names = _members(path)
        if "xl/workbook.xml" in names:
            return "workbook"
        if _are_arrays(names):
            return "npz"
        if any(name.endswith("data.pkl") for name in names):
            raise FileError(_PICKLE)
        raise FileError("is an archive that holds neither a workbook (.xlsx) nor arrays (.npz)")
    return "sound" if head[:4] == b"RIFF" and head[8:12] == b"WAVE" else "text"


def _read(path: Path, options: Options, most_rows: int | None, progress: TellProgress) -> Table:
    match _kind(path, _head(path)):
        case "npy":
            return read_npy(path, options, most_rows)
        case "npz":
            with _archive_errors():
                return read_npz(path, options, most_rows)
        case "workbook":
            with _archive_errors():
                return read_workbook(path, options, most_rows, progress)
        case "sound":
            return read_wav(path, options, most_rows)
        case "text":
            return read_text_file(path, options, most_rows, progress)


def _members(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def _are_arrays(names: list[str]) -> bool:
    return bool(names) and all(name.endswith(".npy") for name in names)


@contextmanager
def _archive_errors() -> Iterator[None]:
    """Tell whatever a damaged archive makes Python's own reader say."""
    try:
        yield
    except (FileError, Cancelled, MemoryError):
        raise
    except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile):
        raise FileError("is damaged: its archive cannot be read") from None
    except Exception as error:
        raise FileError(f"is damaged: its archive cannot be read ({type(error).__name__})") from None
