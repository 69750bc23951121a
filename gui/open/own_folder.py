"""The program's own folder, and what is done with things in it that are damaged."""

import errno
import itertools
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PyQt6.QtCore import QStandardPaths

OWNER_ONLY = 0o700


@dataclass(frozen=True)
class Damage:
    """A thing that could not be read or written. kept_as: where it lies now; None where it stays in place."""

    path: Path
    kept_as: Path | None


_damages: dict[Path, Damage] = {}


def folder() -> Path:
    """The folder of settings, logs and unsaved work, made when missing; only its owner can read it.

    Where it cannot be made or written, the program goes on without it, records a Damage, and forgets what it
    would keep there.
    """
    path = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation))
    try:
        _make(path)
    except OSError:
        _damages.setdefault(path, Damage(path, None))
    return path


def _make(path: Path) -> None:
    if os.path.lexists(path) and not path.is_dir():
        put_aside(path)
    path.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY)
    if path.stat().st_mode & 0o077:
        with suppress(OSError):  # another owner's, or a disk without permissions
            path.chmod(OWNER_ONLY)
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def put_aside(path: Path) -> None:
    """Give a damaged file or folder another name, so that its place is free."""
    kept_as = _free_name(path)
    try:
        path.rename(kept_as)
    except OSError:
        _damages[path] = Damage(path, None)
    else:
        _damages[path] = Damage(path, kept_as)


def keep_copy(path: Path) -> None:
    """Copy a file of which only a part is damaged, before that part is dropped."""
    kept_as = _free_name(path)
    try:
        shutil.copy2(path, kept_as)
    except OSError:
        _damages[path] = Damage(path, None)
    else:
        _damages[path] = Damage(path, kept_as)


def take_damages() -> list[Damage]:
    """What was damaged since this was asked last."""
    found = list(_damages.values())
    _damages.clear()
    return found


def _free_name(path: Path) -> Path:
    names = (path.with_name(f"{path.name}.damaged-{number}") for number in itertools.count(1))
    return next(name for name in names if not os.path.lexists(name))
