"""Read and write an experiment as a file."""

import stat
from pathlib import Path

from engine.atomic_file import replacing
from engine.errors import FileError, ParameterError
from engine.experiment import Experiment, from_json, to_json
from resources.library import experiment_names, experiment_path

MAX_BYTES = 16 * 2**20  # a million typed values fit; a larger file is something else


def load(path: Path) -> Experiment:
    """Read an experiment. Raises FileError: one sentence that begins with the file's name."""
    text = _read(path)
    try:
        return from_json(text)
    except FileError as error:
        raise FileError(f"{path.name} {error}") from None
    except ParameterError as error:
        raise FileError(f"{path.name}: {error}") from None


def find_experiment(name: str) -> tuple[Experiment, Path | None]:
    """The experiment of a file, and that file; or the ready-made one of that name. Raises FileError."""
    path = Path(name)
    if not path.is_file() and name in experiment_names():
        return load(experiment_path(name)), None
    if not path.exists() and path.name == name and not path.suffix:
        known = ", ".join(experiment_names())
        raise FileError(f"{name} does not exist, and no ready-made experiment has that name: {known}")
    return load(path), path


def save(path: Path, experiment: Experiment) -> None:
    """Write an experiment; an old file is replaced whole or stays whole. Raises FileError."""
    text = to_json(experiment).encode()
    if len(text) > MAX_BYTES:
        raise FileError(
            f"{path.name} would be larger than {_mebibytes(MAX_BYTES)} and could not be opened again"
        )
    with replacing(path) as file:
        file.write(text)


def _read(path: Path) -> str:
    data = _bytes(path)
    if not data.strip():
        raise FileError(f"{path.name} is empty")
    try:
        return data.decode("utf-8-sig")  # some editors put a byte order mark in front
    except UnicodeDecodeError:
        raise FileError(f"{path.name} is not a text file in UTF-8") from None


def _bytes(path: Path) -> bytes:
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise FileError(f"{path.name} is a folder, not a file")
        if info.st_size > MAX_BYTES:
            raise _too_large(path, info.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)  # a pipe tells no size before
    except FileNotFoundError:
        raise FileError(f"{path.name} does not exist") from None
    except PermissionError:
        raise FileError(f"{path.name} cannot be read: there is no permission to read it") from None
    except OSError as error:
        raise FileError(f"{path.name} cannot be read: {error.strerror or error}") from None
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    return data


def _too_large(path: Path, size: int) -> FileError:
    return FileError(
        f"{path.name} is too large for an experiment: {_mebibytes(size)}, at most {_mebibytes(MAX_BYTES)}"
    )


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.0f} MiB"
