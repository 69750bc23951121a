"""A data file as a table, whatever kind it is; its first bytes tell, not its name."""

import stat
import zipfile
from hashlib import file_digest
from pathlib import Path

from engine.data.numpy_file import read_npy, read_npz
from engine.data.progress import Cancelled, TellProgress, no_progress
from engine.data.sound_file import read_wav
from engine.data.table import Options, Table
from engine.data.text_file import read_text_file
from engine.data.workbook import read_workbook
from engine.errors import FileError

MAX_BYTES = 2**31
FIRST_ROWS = 5_000  # of a preview
ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".dat", ".npy", ".npz", ".xlsx", ".wav")  # of files that are read
_OTHERS = {
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
    try:
        return _read(path, options, most_rows, progress)
    except FileError as error:
        raise FileError(f"{path.name} {error}") from None
    except FileNotFoundError:
        raise FileError(f"{path.name} does not exist") from None
    except PermissionError:
        raise FileError(f"{path.name} cannot be read: there is no permission to read it") from None
    except OSError as error:
        raise FileError(f"{path.name} cannot be read: {error.strerror or error}") from None


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _read(path: Path, options: Options, most_rows: int | None, progress: TellProgress) -> Table:
    info = path.stat()
    if stat.S_ISDIR(info.st_mode):
        raise FileError("is a folder, not a file")
    if not stat.S_ISREG(info.st_mode):
        raise FileError("is no plain file")
    if info.st_size > MAX_BYTES:
        raise FileError(f"is too large: {info.st_size // 2**20} MiB, at most {MAX_BYTES // 2**20} MiB")
    with path.open("rb") as file:
        head = file.read(16)
    if not head:
        raise FileError("is empty")
    for mark, sentence in _OTHERS.items():
        if head.startswith(mark):
            raise FileError(sentence)
    if head.startswith(b"\x93NUMPY"):
        return read_npy(path, options, most_rows)
    if head.startswith(b"PK"):
        return _read_archive(path, options, most_rows, progress)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return read_wav(path, options, most_rows)
    return read_text_file(path, options, most_rows, progress)


def _read_archive(path: Path, options: Options, most_rows: int | None, progress: TellProgress) -> Table:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
        if "xl/workbook.xml" in names:
            return read_workbook(path, options, most_rows, progress)
        if names and all(name.endswith(".npy") for name in names):
            return read_npz(path, options, most_rows)
    except (FileError, Cancelled, MemoryError):
        raise
    except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile):
        raise FileError("is damaged: its archive cannot be read") from None
    except Exception as error:  # whatever a damaged archive makes Python's own reader say
        raise FileError(f"is damaged: its archive cannot be read ({type(error).__name__})") from None
    raise FileError("is an archive that holds neither a workbook (.xlsx) nor arrays (.npz)")
