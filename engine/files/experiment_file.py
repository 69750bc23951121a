"""Read and write an experiment as a file."""

from pathlib import Path

from engine.errors import FileError
from engine.experiment import Experiment, from_json, to_json
from engine.files.text_file import read_as, write_text
from resources.library import experiment_names, experiment_path


def load(path: Path) -> Experiment:
    """Read an experiment. Raises FileError: one sentence that begins with the file's name."""
    return read_as(path, from_json)


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
    write_text(path, to_json(experiment))
