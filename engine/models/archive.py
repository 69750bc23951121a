"""A zip archive from a stranger: checked before it is unpacked, read in memory, never extracted."""

import io
import struct
import zipfile
from itertools import pairwise

from engine.errors import FileError

MAX_MEMBERS = 64
MAX_ARRAYS = 256  # of an .npz file: 8 layers in both directions have 64, and a readout
MAX_DIRECTORY = 2**16  # bytes that list all members
END = 22  # bytes that say where the directory is
MAX_BYTES = 64 * 2**20  # of a member, unpacked
MAX_RATIO = 100  # unpacked to packed
SMALL = 2**16  # bytes that may be packed to nearly nothing
HEADER = 30  # bytes before a member's name, at least


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
            check_members(infos, most)
            return {info.filename: _unpacked(archive, info) for info in infos if not info.is_dir()}
    except FileError:
        raise
    except Exception:  # whatever a damaged archive makes Python's own reader say
        raise FileError("is damaged: its archive cannot be read") from None


def check_members(infos: list[zipfile.ZipInfo], most: int = MAX_MEMBERS) -> None:
    """Raise FileError for an archive that is a trap."""
    if len(infos) > most:
        raise FileError(f"is an archive of {len(infos)} parts; at most {most} are read")
    if len({info.filename for info in infos}) < len(infos):
        raise FileError("is an archive in which two parts have one name")
    if any(info.flag_bits & 1 for info in infos):
        raise FileError("is encrypted; save it without a password")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise FileError("is packed in a way that model files are not")
    for info in infos:
        if info.file_size > MAX_BYTES:
            raise FileError(f"holds a part that would unpack to more than {MAX_BYTES // 2**20} MiB")
        if info.file_size > max(SMALL, MAX_RATIO * info.compress_size):
            raise FileError(f"holds a part that would unpack to more than {MAX_RATIO} times its size")
    if sum(info.file_size for info in infos) > 2 * MAX_BYTES:
        raise FileError(f"would unpack to more than {2 * MAX_BYTES // 2**20} MiB")
    ordered = sorted(infos, key=lambda info: info.header_offset)
    for one, other in pairwise(ordered):
        if one.header_offset + HEADER + one.compress_size > other.header_offset:
            raise FileError("is an archive whose parts overlap")


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        data = file.read(info.file_size + 1)
    if len(data) != info.file_size:
        raise FileError("is an archive with a part of another size than it says")
    return data
