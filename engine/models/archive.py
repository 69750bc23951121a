"""The members of an archive in memory; nothing of it is extracted to a disk."""

import io
import struct
import zipfile

from engine.archive import ArchiveLimits, check_archive
from engine.errors import FileError

MAX_MEMBERS = 64
MAX_ARRAYS = 256  # of an .npz file: 8 layers in both directions have 64, and a readout
MAX_DIRECTORY = 2**16  # bytes that list all members
END = 22  # bytes that say where the directory is
MAX_BYTES = 64 * 2**20  # of a member, unpacked
SMALL = 2**16  # bytes that may be packed to nearly nothing


def names_of(data: bytes) -> tuple[str, ...]:
    """The names of an archive's members; none where it is no archive, or a trap."""
    try:
        _check_directory(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return tuple(archive.namelist())
    except Exception:  # whatever a damaged archive makes Python's own reader say
        return ()


def _check_directory(data: bytes) -> None:
    """Raise FileError for a directory of members that alone would take long to read."""
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 2**16 - END))
    if not data.startswith(b"PK") or at < 0 or at + END > len(data):
        raise FileError("is damaged: its archive cannot be read")
    (size,) = struct.unpack_from("<I", data, at + 12)
    if size > MAX_DIRECTORY or data[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise FileError(f"is an archive of too many parts; at most {MAX_MEMBERS} are read")


def members_of(data: bytes, most: int = MAX_MEMBERS) -> dict[str, bytes]:
    """Every member of an archive by its name. Raises FileError: a sentence without the file's name."""
    try:
        _check_directory(data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            check_archive(infos, ArchiveLimits(SMALL, most, 2 * MAX_BYTES, MAX_BYTES))
            return {info.filename: _unpacked(archive, info) for info in infos if not info.is_dir()}
    except FileError:
        raise
    except Exception:  # whatever a damaged archive makes Python's own reader say
        raise FileError("is damaged: its archive cannot be read") from None


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise FileError("is an archive with a part of another size than it says")
    return data
