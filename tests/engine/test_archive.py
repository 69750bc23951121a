"""Archives that are refused before anything in them is unpacked."""

import io
import zipfile
from collections.abc import Callable

import pytest

from engine.archive import ArchiveLimits, check_archive
from engine.errors import FileError

LIMITS = ArchiveLimits(small=100, members=3, total=50_000, member=30_000)


def members(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> list[zipfile.ZipInfo]:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return archive.infolist()


def overlapping() -> list[zipfile.ZipInfo]:
    found = members({"a": b"1", "b": b"2"})
    found[1].header_offset = found[0].header_offset + 1
    return found


def encrypted() -> list[zipfile.ZipInfo]:
    found = members({"a": b"1"})
    found[0].flag_bits |= 1
    return found


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: members({}), "empty"),
        (lambda: members(dict.fromkeys("abcd", b"")), "of 4 parts; at most 3"),
        (lambda: members({"a": b"1"}) * 2, "two of its parts have one name"),
        (encrypted, "without a password"),
        (lambda: members({"a": b"1"}, zipfile.ZIP_LZMA), "packed in a way"),
        (lambda: members({"a": bytes(30_001)}, zipfile.ZIP_STORED), "holds a part that would unpack to more"),
        (lambda: members({"a": bytes(20_000)}), "more than 100 times its size"),
        (lambda: members({name: bytes(20_000) for name in "abc"}, zipfile.ZIP_STORED), "^would unpack"),
        (overlapping, "overlap"),
    ],
    ids=["empty", "many", "one name", "encrypted", "lzma", "large", "bomb", "large together", "overlapping"],
)
def test_trap_is_refused(make: Callable[[], list[zipfile.ZipInfo]], told: str) -> None:
    with pytest.raises(FileError, match=told):
        check_archive(make(), LIMITS)


def test_archive_within_its_limits_is_read() -> None:
    check_archive(members({"a": bytes(100), "b": bytes(range(256)) * 30}), LIMITS)
