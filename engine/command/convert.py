"""`rnn-explorer convert MODEL OUT`: a model from one program's file into another's."""

import argparse
import os
from pathlib import Path
from typing import Any

from engine.command.inputs import find_whole
from engine.command.parser import told_by_option
from engine.command.terminal import tell
from engine.errors import FileError, noted, told_name
from engine.experiment import Model
from engine.files.experiment_file import FORMAT
from engine.files.text_file import MAX_BYTES
from engine.models.conventions.every import CONVENTIONS
from engine.models.model_stack import filled
from engine.models.read import ENDINGS, read_model
from engine.models.write import WRITERS, write_model, writer_of
from engine.session import FORMAT as SESSION
from resources.library import experiment_names

LOOKED_AT = 2**16  # bytes in which an experiment says that it is one


def add_convert(commands: Any) -> None:
    """Add the command to those of the command line."""
    convert = commands.add_parser("convert", help="write a model's file anew for another program")
    convert.add_argument("model", metavar="MODEL", help=f"an experiment, or {', '.join(ENDINGS)}")
    endings = ", ".join(sorted(writer.ending for writer in WRITERS))
    convert.add_argument("out", type=Path, metavar="OUT", help=f"where to write; ends in {endings}")
    names = ", ".join(one.name for one in CONVENTIONS)
    convert.add_argument("--convention", metavar="NAME", help=f"of the arrays in OUT: {names}")
    convert.add_argument("--from-convention", metavar="NAME",
                         help="of arrays in MODEL, where their names do not tell it")  # fmt: skip
    convert.set_defaults(do=_convert)


def _convert(options: argparse.Namespace) -> None:
    writer_of(options.out)
    model, features, notes = _model(options)
    with noted(notes), told_by_option({"convention": "--convention"}):
        notes += write_model(model, features, options.out, options.convention)
    for note in dict.fromkeys(notes):
        tell(f"note: {note}")


def _model(options: argparse.Namespace) -> tuple[Model, int, tuple[str, ...]]:
    """The model of a file, or of an experiment with what its seed gives."""
    path = Path(options.model)
    if is_experiment(path):
        if options.from_convention is not None:
            raise FileError(f"{told_name(path)} is an experiment, which has no convention to choose")
        experiment = find_whole(options.model)
        return filled(experiment), experiment.sequence.features, ()
    with told_by_option({"convention": "--from-convention"}):
        opened = read_model(path, options.from_convention)
    return opened.model, opened.features, opened.notes


def is_experiment(path: Path) -> bool:
    """Whether a name is or may be a ready-made experiment's, or a file says that it is an experiment."""
    if not os.path.lexists(path) and path.name == str(path) and not path.suffix:
        return True  # finding it says which there are
    if not os.path.isfile(path):
        return path.name in experiment_names() and path.name == str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            return False
        with path.open("rb") as file:
            head = file.read(LOOKED_AT)
    except OSError:  # reading it as a model says what is wrong
        return False
    is_ours = any(f'"{format}"'.encode() in head for format in (FORMAT, SESSION))
    return is_ours and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
