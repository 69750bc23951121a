"""`rnn-explorer export FILE OUT`: an experiment as a script or a notebook."""

import argparse
from pathlib import Path
from typing import Any

from engine.errors import ParameterError
from engine.files.experiment_file import find_experiment
from engine.setting import with_settings
from engine.takeaway.write import check_ending, write_takeaway
from resources.library import experiment_names


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
    export.set_defaults(do=_export)


def _export(options: argparse.Namespace) -> None:
    check_ending(options.out)
    experiment = with_settings(find_experiment(options.file)[0], options.settings)
    rows = experiment.sequence.rows
    if not 0 <= options.row < rows:
        raise ParameterError("--row", f"must be from 0 to {rows - 1}, got {options.row}")
    write_takeaway(options.out, experiment, options.row)
