"""Zip archives from strangers: what is refused before anything in them is unpacked."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from engine.errors import FileError

MAX_RATIO = 100  # unpacked to packed
HEADER = 30  # bytes before a member's name, at least


@dataclass(frozen=True)
class ArchiveLimits:
    """How much of an archive is unpacked.

    small: bytes, unpacked, up to which a member may be packed to nearly nothing. members: how many there may
    be. total: bytes of all members, unpacked. member: bytes of each, unpacked.
    """

    small: int
    members: int = 256
    total: int = 2**30
    member: int = 2**30


def check_archive(members: Sequence[ZipInfo], limits: ArchiveLimits) -> None:
    """Raise FileError for an archive that is a trap, or that this program cannot read."""
    if not members:
        raise FileError("is an empty archive")
    if len(members) > limits.members:
        raise FileError(f"is an archive of {len(members)} parts; at most {limits.members} are read")
    if len({info.filename for info in members}) < len(members):
        raise FileError("is damaged: two of its parts have one name")
    if any(info.flag_bits & 1 for info in members):
        raise FileError("is encrypted; save it without a password")
    if any(info.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for info in members):
        raise FileError("is packed in a way that is not read here")
    _check_sizes(members, limits)
    ordered = sorted(members, key=lambda info: info.header_offset)
    for one, other in pairwise(ordered):
        if one.header_offset + HEADER + one.compress_size > other.header_offset:
            raise FileError("is an archive whose parts overlap")


def _check_sizes(members: Sequence[ZipInfo], limits: ArchiveLimits) -> None:
    for info in members:
        if info.file_size > limits.member:
            raise FileError(f"holds a part that would unpack to more than {limits.member // 2**20} MiB")
        if info.file_size > max(limits.small, MAX_RATIO * info.compress_size):
            raise FileError(f"holds a part that would unpack to more than {MAX_RATIO} times its size")
    if sum(info.file_size for info in members) > limits.total:
        raise FileError(f"would unpack to more than {limits.total // 2**20} MiB")
