"""An experiment as a file: JSON, versioned."""

import os
from pathlib import Path

from engine.errors import FileError, told_name
from engine.experiment import Experiment, plain
from engine.files.file_format import fields_of, text_of
from engine.files.other_file import check_experiment
from engine.files.text_file import read_as, write_text
from engine.sequences.data_choice import found_beside
from engine.theirs.carried import theirs_beside
from resources.library import experiment_names, experiment_path, lesson_names

FORMAT = "rnn-explorer"
VERSION = 1


def to_json(experiment: Experiment) -> str:
    """The experiment as the text of a file. Left-out weights stay left out."""
    return text_of(FORMAT, VERSION, plain(experiment))


def from_json(text: str) -> Experiment:
    """Read the text of a file. Raises FileError or ParameterError, and never anything else."""
    return Experiment.parse(fields_of(text, FORMAT, VERSION))


def load(path: Path) -> Experiment:
    """Read an experiment; its data file may have moved with it. Raises FileError, beginning with its name."""
    check_experiment(path)
    return with_data_beside(read_as(path, from_json), path)


def with_data_beside(experiment: Experiment, path: Path) -> Experiment:
    """The experiment of a file, with data, and numbers of others, that are now beside that file."""
    folder = path.absolute().parent
    sequence = found_beside(experiment.sequence, folder)
    theirs = experiment.theirs and theirs_beside(experiment.theirs, folder)
    is_same = sequence is experiment.sequence and theirs is experiment.theirs
    return experiment if is_same else experiment.replace(sequence=sequence, theirs=theirs)


def find_experiment(name: str) -> tuple[Experiment, Path | None]:
    """The experiment of a file, and that file; or the ready-made one of that name. Raises FileError."""
    path = Path(name)
    if not os.path.isfile(path) and name in experiment_names():
        return load(experiment_path(name)), None
    if not os.path.lexists(path) and name in lesson_names():
        raise FileError(f"{name} is a lesson, and no experiment; rnn-explorer {name} opens it")
    if not os.path.lexists(path) and path.name == name and not path.suffix:
        known = ", ".join(experiment_names())
        raise FileError(
            f"{told_name(path)} does not exist, and no ready-made experiment has that name: {known}"
        )
    return load(path), path


def save(path: Path, experiment: Experiment) -> None:
    """Write an experiment; an old file is replaced whole or stays whole. Raises FileError."""
    write_text(path, to_json(experiment))
