"""Files that are whole or as they were before."""

import errno
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import FileError
from engine.files.atomic_file import (
    JUST_MADE,
    check_folder_place,
    check_place,
    clear_left_over,
    drop_unfinished,
    replacing,
)


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
def reason(path: Path) -> str:
    """Why a file cannot be written, found before; "" where nothing is known against it."""
    try:
        check_place(path)
    except FileError as error:
        return str(error).removeprefix(f"{path.name} cannot be written: ")
    return ""


def test_place_that_cannot_be_written_is_found_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("old")
    assert reason(tmp_path / "new") == reason(tmp_path / "file") == ""
    assert reason(tmp_path) == "a folder has that name"
    assert reason(tmp_path / "gone" / "new") == "its folder does not exist"
    assert reason(tmp_path / "file" / "new") == "its folder does not exist"
    assert reason(tmp_path / ("n" * 300)) == "its name is too long"
    monkeypatch.setattr(os, "access", lambda *_: False)
    denied = "there is no permission to write there"
    assert reason(tmp_path / "new") == reason(tmp_path / "file") == denied
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    with pytest.raises(FileError, match=r"file cannot be written: a file has that name"):
        check_folder_place(tmp_path / "file")
    with pytest.raises(FileError, match=f"^{tmp_path.name} cannot be written: {denied}"):
        check_folder_place(tmp_path)


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


LEFT = ".rnn-explorer-0123456789ab.tmp"
HALF = """
import sys, signal, pathlib
from engine.files.atomic_file import replacing
with replacing(pathlib.Path(sys.argv[1])) as file:
    file.write(b"half of it")
    file.flush()
    print("half", flush=True)
    signal.pause()
"""


def grow_old(path: Path) -> Path:
    then = path.stat().st_mtime - JUST_MADE - 1
    os.utime(path, (then, then))
    return path


def test_what_a_killed_program_has_left_is_cleared_and_not_before(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HALF, str(tmp_path / "a.txt")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"half\n"
    (left,) = tmp_path.iterdir()
    grow_old(left)
    clear_left_over(tmp_path)
    assert left.exists()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    clear_left_over(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".0123456789ab.tmp", "rnn-explorer.tmp", f"{LEFT}x", ".rnn-explorer-x.tmp"])
def test_other_names_are_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    grow_old(tmp_path / name)
    clear_left_over(tmp_path)
    assert (tmp_path / name).exists()


def test_what_is_no_old_file_is_left_alone(tmp_path: Path) -> None:
    new, folder, link = (tmp_path / LEFT.replace("0", digit) for digit in "abc")
    new.touch()
    folder.mkdir()
    link.symlink_to(grow_old(folder))
    clear_left_over(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {new.name, folder.name, link.name}


def test_a_folder_that_is_gone_is_cleared(tmp_path: Path) -> None:
    clear_left_over(tmp_path / "gone")


def test_what_is_half_written_goes_before_the_process_ends(tmp_path: Path) -> None:
    with replacing(tmp_path / "done.txt") as file:
        file.write(b"done")
    writing = replacing(tmp_path / "a.txt")
    writing.__enter__()
    drop_unfinished()
    assert [path.name for path in tmp_path.iterdir()] == ["done.txt"]
    with pytest.raises(FileError):
        writing.__exit__(None, None, None)
