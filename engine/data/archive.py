"""Zip archives from strangers: what is refused before anything in them is unpacked."""

from zipfile import ZipFile

from engine.errors import FileError

MAX_MEMBERS = 256
MAX_BYTES = 2**30  # of all members, unpacked
MAX_RATIO = 100  # of a larger one, unpacked to packed


def check_archive(archive: ZipFile, small: int) -> None:
    """Raise FileError for an archive that is a trap, or nothing this program reads.

    small: bytes that a member may have unpacked, however well it is packed.
    """
    members = archive.infolist()
    if not members:
        raise FileError("is an empty archive")
    if len(members) > MAX_MEMBERS:
        raise FileError(f"is an archive of {len(members)} parts; at most {MAX_MEMBERS} can be read")
    if len({info.filename for info in members}) < len(members):
        raise FileError("is damaged: two of its parts have one name")
    if any(info.flag_bits & 1 for info in members):
        raise FileError("is encrypted; save it without a password")
    if sum(info.file_size for info in members) > MAX_BYTES:
        raise FileError(f"would unpack to more than {MAX_BYTES // 2**20} MiB")
    for info in members:
        if info.file_size > max(small, MAX_RATIO * info.compress_size):
            raise FileError(f"would unpack to more than {MAX_RATIO} times its size")
