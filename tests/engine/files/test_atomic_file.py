"""Files that are whole or as they were before."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import FileError
from engine.files.atomic_file import replacing


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def write(path: Path, data: bytes) -> None:
    with replacing(path) as file:
        file.write(data)


def fail_half_way(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"half of")
        raise ZeroDivisionError


def test_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    with replacing(tmp_path / "a.txt") as file:
        file.write(b"new")
        assert not (tmp_path / "a.txt").exists()
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_old_file_stays_whole_when_the_block_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        fail_half_way(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_disk_that_fails_at_the_last_moment_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", failing(number))
    with pytest.raises(FileError, match=f"^a.txt cannot be written: {reason}$"):
        write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits on files are a POSIX thing")
def test_really_full_disk_keeps_the_old_file_whole(tmp_path: Path) -> None:
    import resource
    import signal

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(FileError, match=r"^a\.txt cannot be written: it would be larger"):
            write(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_vanished_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"^a\.txt cannot be written: its folder does not exist"):
        write(tmp_path / "gone" / "a.txt", b"new")


def test_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(FileError, match=r"^a\.txt cannot be written: a folder has that name"):
        write(tmp_path / "a.txt", b"new")


def test_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # whoever runs the tests may be allowed everything
    with pytest.raises(FileError, match="there is no permission"):
        write(path, b"new")
    assert path.read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_permissions_of_the_old_file_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write(path, b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "a.txt", tmp_path / "link.txt"
    path.write_bytes(b"old")
    link.symlink_to(path)
    write(link, b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no such device")
def test_device_is_written_to_and_not_replaced() -> None:
    write(Path("/dev/null"), b"new")
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="there are no such files")
@pytest.mark.parametrize("folder", ["/dev/fd", "/proc/self/fd"])
def test_open_pipe_is_written_to_by_its_number(folder: str) -> None:
    reading, writing = os.pipe()
    write(Path(folder) / str(writing), b"new")
    os.close(writing)
    with open(reading, "rb") as pipe:
        assert pipe.read() == b"new"


def test_open_file_is_continued_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb", buffering=0) as file:
        file.write(b"before, ")
        write(Path(f"/dev/fd/{file.fileno()}"), b"here, ")
        file.write(b"after")
    assert path.read_bytes() == b"before, here, after"


def test_standard_output_is_written_to(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    write(Path("/dev/stdout"), b"new")
    assert capfdbinary.readouterr().out == b"new"


def test_named_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as pipe:
        write(path, b"new")
        assert pipe.read() == b"new"
    assert path.is_fifo()


def test_number_of_no_open_file_is_told() -> None:
    with pytest.raises(FileError, match=r"^999999 cannot be written: it is not open$"):
        write(Path("/dev/fd/999999"), b"new")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_full_device_is_told() -> None:
    with pytest.raises(FileError, match=r"^full cannot be written: the disk is full"):
        write(Path("/dev/full"), b"new")
