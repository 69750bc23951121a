"""`rnn-explorer export FILE OUT`: an experiment as a script or a notebook."""

import argparse
from pathlib import Path
from typing import Any

from engine.command.inputs import find_whole
from engine.command.parser import check_place_in
from engine.errors import FileError, ParameterError, told_name
from engine.experiment import Experiment
from engine.files.text_file import write_text
from engine.setting import with_settings
from engine.takeaway.write import check_ending, write_takeaway
from engine.train.code.every import FRAMEWORKS, training_script
from resources.library import experiment_names

MOST_UPDATES = 100_000  # a script lists the rows of each


def add_export(commands: Any) -> None:
    """Add the command to those of the command line."""
    export = commands.add_parser(
        "export", help="write an experiment as a Python script or a Jupyter notebook that runs by itself"
    )
    export.add_argument("file", metavar="FILE", help=f"a file, or one of: {', '.join(experiment_names())}")
    export.add_argument("out", type=Path, metavar="OUT", help="where to write; ends in .py or .ipynb")
    export.add_argument("--row", type=int, default=0, metavar="N", help="which row of the batch (default 0)")
    export.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", dest="settings",
                        help="change a field first, such as sequence.weight=3")  # fmt: skip
    export.add_argument("--training", choices=tuple(FRAMEWORKS), metavar="FRAMEWORK",
                        help=f"write its training loop instead, in {', '.join(FRAMEWORKS)}")  # fmt: skip
    export.add_argument("--updates", type=int, default=100, metavar="N",
                        help="of the training loop (default 100)")  # fmt: skip
    export.needs(("--updates",), "--training FRAMEWORK")
    export.excludes("--row", "--training", "--row is for the script of a run; a training sees every row")
    export.set_defaults(do=_export)


def _export(options: argparse.Namespace) -> None:
    if options.training is None:
        check_ending(options.out)
    experiment = with_settings(find_whole(options.file), options.settings)
    if options.training is not None:
        _export_training(options, experiment)
        return
    check_place_in("--row", options.row, experiment.sequence.rows, "row")
    write_takeaway(options.out, experiment, options.row)


def _export_training(options: argparse.Namespace, experiment: Experiment) -> None:
    if options.out.suffix != ".py":
        raise FileError(f"{told_name(options.out)} must end in .py for a training loop")
    if not 0 <= options.updates <= MOST_UPDATES:
        raise ParameterError("--updates", f"must be from 0 to {MOST_UPDATES:,}, got {options.updates}")
    write_text(options.out, training_script(experiment, options.updates, options.training))
