"""Write a file so that it is either whole or as it was before."""

import errno
import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from engine.errors import FileError, told_name
from engine.files.process_lock import lock

_OPEN_FILE = re.compile(r"/dev/(stdout|stderr)|/(?:dev|proc/self)/fd/([0-9]{1,9})")
_TEMPORARY = re.compile(r"\.rnn-explorer-[0-9a-f]{12}\.tmp")
_unfinished: set[Path] = set()
JUST_MADE = 2.0  # seconds in which a file may not be locked yet
PUBLIC, PRIVATE = 0o666, 0o600  # permissions of a new file, before the user's own mask takes some away
_STREAMS = {"stdout": 1, "stderr": 2}
_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "it would be larger than this disk allows",
    errno.ENOENT: "its folder does not exist",
    errno.ENOTDIR: "its folder does not exist",
    errno.EBADF: "it is not open",
    errno.EISDIR: "a folder has that name",
    errno.EEXIST: "a file has that name",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "its name is too long",
}


@contextmanager
def replacing(path: Path, *, is_private: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` when the block ends without an error.

    Until then an old file stays as it is; its permissions are kept. is_private: a new file can be read by
    its owner alone. Raises FileError.
    """
    with told_as_unwritten(path):
        target = Path(os.path.realpath(path))  # a link stays a link
        if _is_special(path):
            with _open_special(path) as file:
                yield file
        else:
            with _temporary(target, PRIVATE if is_private else PUBLIC) as file:
                yield file


def check_place(path: Path) -> None:
    """Find before anything is computed what would keep `replacing` from writing a file. Raises FileError.

    A disk may be full all the same.
    """
    with told_as_unwritten(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if _is_special(path):
            return
        target = Path(os.path.realpath(path))
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        _mode(target)
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def check_folder_place(folder: Path) -> None:
    """The same for a folder into which files shall be written, and which is made where it is not there."""
    with told_as_unwritten(folder):
        if folder.exists() and not folder.is_dir():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if not folder.is_dir():
        check_place(folder)


def check_no_file(folder: Path) -> None:
    """Raise FileError where a file stands in place of a folder, or of one that it would be in."""
    for place in (folder, *folder.parents):
        if os.path.exists(place) and not os.path.isdir(place):
            if place == folder:
                raise FileError(f"{told_name(folder)} is a file, not a folder")
            raise FileError(f"the folder {told_name(folder)} cannot be made: {told_name(place)} is a file")


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it is in, where it is not there yet. Raises FileError."""
    check_no_file(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        is_denied = error.errno in (errno.EACCES, errno.EPERM)
        reason = "there is no permission to do so" if is_denied else error.strerror
        raise FileError(f"the folder {told_name(folder)} cannot be made: {reason}") from None


@contextmanager
def told_as_unwritten(path: Path) -> Iterator[None]:
    """Tell an OSError as a FileError: what cannot be written, and why. path: of the file or folder."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
        raise FileError(f"{told_name(path)} cannot be written: {reason}") from None


def _is_special(path: Path) -> bool:
    """Whether it is an open stream, a device or a pipe, or a folder."""
    return _descriptor(path) is not None or (path.exists() and not path.is_file())


def _open_special(path: Path) -> BinaryIO:
    """Devices and pipes are written to; replacing them would destroy them."""
    descriptor = _descriptor(path)
    if descriptor is not None:  # shared, as opening anew would overwrite what else is written there
        return os.fdopen(os.dup(descriptor), "wb")
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return open(path, "wb")


def _descriptor(path: Path) -> int | None:
    """The number of the open file that a path such as /dev/stdout or /dev/fd/63 stands for."""
    match = _OPEN_FILE.fullmatch(str(path))
    if match is None:
        return None
    return _STREAMS[match[1]] if match[1] else int(match[2])


@contextmanager
def _temporary(target: Path, permissions: int) -> Iterator[BinaryIO]:
    mode = _mode(target)
    temporary = target.with_name(f".rnn-explorer-{secrets.token_hex(6)}.tmp")
    _unfinished.add(temporary)
    try:
        with open(temporary, "xb", opener=lambda name, flags: os.open(name, flags, permissions)) as file:
            lock(file.fileno())  # tells others that it is still being written
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            os.chmod(temporary, mode)
        os.replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    finally:
        _unfinished.discard(temporary)


def drop_unfinished() -> None:
    """Remove what this process has half written, before it ends in the middle of it."""
    for temporary in list(_unfinished):
        with suppress(OSError):
            temporary.unlink()


def clear_left_over(folder: Path) -> None:
    """Remove what programs of this user that were killed have left half written in a folder."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _TEMPORARY.fullmatch(entry.name):
                _clear(entry)


def _clear(entry: "os.DirEntry[str]") -> None:
    with suppress(OSError):
        info = entry.stat(follow_symlinks=False)
        is_ours = not hasattr(os, "getuid") or info.st_uid == os.getuid()
        is_old = time.time() - info.st_mtime > JUST_MADE
        if stat.S_ISREG(info.st_mode) and is_ours and is_old and not _is_being_written(entry.path):
            os.unlink(entry.path)


def _is_being_written(path: str) -> bool:
    """Whether the process that writes it lives; on Windows, to remove it fails as long as that is so."""
    with open(path, "rb") as file:
        return sys.platform != "win32" and not lock(file.fileno())


def _mode(target: Path) -> int | None:
    """The old file's permissions; None where there is none. Raises PermissionError when it is read-only."""
    if not target.exists():
        return None
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(target.stat().st_mode)
