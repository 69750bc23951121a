"""Write an experiment as the script or notebook that a file's ending asks for."""

from collections.abc import Callable
from pathlib import Path

from engine.errors import FileError, told_name
from engine.experiment import Experiment
from engine.files.atomic_file import replacing
from engine.takeaway.notebook import notebook_of
from engine.takeaway.script import script_of

KINDS: dict[str, Callable[[Experiment, int], str]] = {".py": script_of, ".ipynb": notebook_of}
"""What each ending makes of an experiment and a row of its batch."""


def check_ending(path: Path) -> None:
    """Raise FileError where the name's ending is neither a script's nor a notebook's."""
    if path.suffix.lower() not in KINDS:
        raise FileError(f"{told_name(path)} must end in .py or .ipynb")


def write_takeaway(path: Path, experiment: Experiment, row: int = 0) -> None:
    """Write the file; an old one is replaced whole or stays whole. Raises FileError or ParameterError."""
    check_ending(path)
    text = KINDS[path.suffix.lower()](experiment, row)
    with replacing(path) as file:
        file.write(text.encode())
