"""A folder by which one program hands an experiment, and somebody's numbers, to the window that it opens."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.errors import FileError, told_name
from engine.experiment import Experiment
from engine.files.experiment_file import load, save
from engine.files.npz_file import write_npz
from engine.theirs.given import GivenArrays, read_given

PREFIX = "rnn-explorer-handed-over-"
EXPERIMENT, LONE, NAMED = "experiment.json", "theirs.npy", "theirs.npz"
FILES = (EXPERIMENT, LONE, NAMED)


@dataclass(frozen=True, eq=False)
class HandedOver:
    """What the window opens with."""

    experiment: Experiment
    theirs: GivenArrays | None


def hand_over(folder: Path, experiment: Experiment, theirs: GivenArrays | None) -> None:
    """Write it to an empty folder whose name begins with PREFIX. Raises FileError."""
    save(folder / EXPERIMENT, experiment)
    if theirs is None:
        return
    arrays = {array.name: array.values for array in theirs.arrays}
    try:
        if list(arrays) == [""]:
            np.save(folder / LONE, arrays[""], allow_pickle=False)
        else:
            with (folder / NAMED).open("wb") as file:
                write_npz(file, arrays)
    except OSError as error:
        raise FileError(f"{told_name(folder)} cannot be written: {error.strerror or error}") from None


def take_over(folder: Path) -> HandedOver:
    """Read what was handed over; the folder is gone then. Raises FileError."""
    if not folder.name.startswith(PREFIX):
        raise FileError(f"{told_name(folder)} holds nothing that was handed over")
    try:
        experiment = load(folder / EXPERIMENT)
        found = [folder / name for name in (LONE, NAMED) if (folder / name).is_file()]
        return HandedOver(experiment, read_given(found[0]) if found else None)
    finally:
        clear(folder)


def clear(folder: Path) -> None:
    """Remove the files that were handed over, and the folder where nothing else is in it."""
    if not folder.name.startswith(PREFIX):
        return
    try:
        for name in FILES:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
    except OSError:
        pass  # somebody else's file is in it, or it is gone already
