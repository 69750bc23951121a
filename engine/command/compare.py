"""`rnn-explorer compare MODEL --input X --theirs Y`: are their numbers ours, and why not?"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.command.bar import Bar
from engine.command.compare_gradients import gradients_json_text, gradients_report
from engine.command.compare_report import json_text, report
from engine.command.equipment import equipment_for, wanted_implementations
from engine.command.inputs import MODEL_HELP, ModelAndInputs, add_convention, find_model, with_targets
from engine.command.reading import add_reading, check_reading, open_words, reading_of
from engine.command.tables import check_places
from engine.command.terminal import OK, UsageError, show, tell
from engine.comparison.their_comparison import TheirComparison, compare_with_theirs
from engine.data.table import LeftOpen
from engine.errors import FileError, ParameterError, noted, told_name
from engine.experiment import Experiment
from engine.files.atomic_file import check_folder_place
from engine.implementations.every import IMPLEMENTATIONS
from engine.implementations.numpy import NumPy
from engine.losses.every import LOSSES
from engine.run.batch_run import run_batch
from engine.takeaway.check_folder import NAMES, write_check
from engine.theirs.columns import WHOSE
from engine.theirs.given import GivenArrays, read_given
from engine.train.theirs.compare import compare_gradients
from engine.train.theirs.named import are_gradients

DIFFERENT = 1  # exit status


def add_compare(commands: Any) -> None:
    """Add the command to those of the command line."""
    compare = commands.add_parser(
        "compare",
        help="compare somebody's numbers with the model's, and say which known mistake explains them",
        description="Exit status: 0 the same within the tolerance, 1 different, 2 not to be compared.",
    )
    compare.add_argument("model", metavar="MODEL", help=MODEL_HELP)
    compare.add_argument("--input", type=Path, metavar="X",
                         help="what the model reads, (steps, features) or (rows, steps, features); "
                         "left out, the sequence of the experiment")  # fmt: skip
    compare.add_argument("--theirs", type=Path, metavar="Y", required=True,
                         help="their outputs, states or gates: .npy, .npz, .csv, .xlsx or .wav; or gradients "
                         "by their names (dWx, dWh, db, 0.kernel, weight_hh_l0.grad): .npz")  # fmt: skip
    compare.add_argument("--targets", type=Path, metavar="Y",
                         help="for gradients where --input X is a file: what shall be put out")  # fmt: skip
    compare.add_argument("--loss", choices=tuple(LOSSES),
                         help="for gradients: of which loss (default: the experiment's)")  # fmt: skip
    compare.add_argument("--tolerance", type=float, metavar="T",
                         help="the largest difference that does not count (default: 1e-5 of the largest "
                         "number, which suits float32)")  # fmt: skip
    add_convention(compare)
    compare.add_argument("--implementation", choices=tuple(IMPLEMENTATIONS), default=NumPy.name,
                         help="which of ours is compared (default numpy)")  # fmt: skip
    compare.add_argument("--whose", metavar="NAME",
                         help="whose numbers are meant in a file of ours, such as keras")  # fmt: skip
    compare.add_argument("--json", action="store_true", help="print what is found as JSON, and nothing else")
    compare.add_argument("--save-check", type=Path, metavar="FOLDER",
                         help="write model, arrays and this command to a folder, for a test")  # fmt: skip
    add_reading(compare.add_argument_group("a data file that can be read in several ways"))
    compare.set_defaults(do=_compare)


def _compare(options: argparse.Namespace) -> int:
    _check(options)
    found = find_model(options.model, options.input, reading_of(options), options.convention)
    with noted(found.notes):
        return _compared(options, found)


def _compared(options: argparse.Namespace, found: ModelAndInputs) -> int:
    given = _read_theirs(options)
    if are_gradients(given.arrays):
        return _compare_gradients(options, found, given)
    if options.targets is not None or options.loss is not None:
        raise UsageError("--targets and --loss are for gradients; the numbers of a run need none")
    with _told_by_file(options.theirs):
        made = compute_and_compare(found.experiment, options.implementation, given, options.tolerance)
    if options.save_check is not None:
        write_check(
            options.save_check, found.experiment, given, made.numbers.tolerance, options.implementation
        )
    if options.json:
        print(json_text(made), end="")
    else:
        for note in found.notes:
            tell(f"note: {note}")
        show(*report(made, options.implementation))
    return OK if made.numbers.is_same else DIFFERENT


def _compare_gradients(options: argparse.Namespace, found: ModelAndInputs, given: GivenArrays) -> int:
    """Their gradients of the loss beside NumPy's."""
    experiment, notes = found.experiment, found.notes
    if options.targets is not None:
        wanted = with_targets(experiment, options.targets, reading_of(options))
        experiment, notes = wanted.experiment, (*notes, *wanted.notes)
    elif options.input is not None:
        raise UsageError("gradients are of a loss; say what is wanted with --targets Y")
    if options.loss is not None:
        experiment = experiment.replace(training=experiment.training.replace(loss=options.loss))
    if options.save_check is not None:
        raise UsageError("--save-check is for the numbers of a run, not for gradients")
    if options.implementation != NumPy.name:
        raise UsageError("--implementation is for the numbers of a run; gradients are NumPy's alone")
    with _told_by_file(options.theirs), Bar("looking for known mistakes") as bar:
        made = compare_gradients(experiment, given.arrays, options.tolerance, bar.tell)
    if options.json:
        print(gradients_json_text(made), end="")
    else:
        for note in notes:
            tell(f"note: {note}")
        show(*gradients_report(made))
    return OK if made.is_same else DIFFERENT


@contextmanager
def _told_by_file(path: Path) -> Iterator[None]:
    """Tell what is wrong with somebody's arrays by their file; what is wrong with a field keeps its name."""
    try:
        yield
    except ParameterError as error:
        if error.field:
            raise
        raise FileError(f"{told_name(path)}: {error}") from None


def compute_and_compare(
    experiment: Experiment, implementation: str, given: GivenArrays, tolerance: float | None
) -> TheirComparison:
    """Run every row of an experiment, and set somebody's arrays beside it. Raises ParameterError."""
    (chosen,) = wanted_implementations(implementation, experiment)
    run = run_batch(experiment, chosen, equipment_for(chosen).make_networks)
    with Bar("looking for known mistakes") as bar:
        return compare_with_theirs(experiment, run, given, tolerance, bar.tell)


def _check(options: argparse.Namespace) -> None:
    tolerance = options.tolerance
    if tolerance is not None and not 0 <= tolerance < float("inf"):
        raise ParameterError("--tolerance", f"must be a number from 0 on, got {tolerance}")
    check_reading(options, options.input, options.theirs, options.targets)
    if options.save_check is not None:
        check_folder_place(options.save_check)
        read = Path(options.model), options.input, options.theirs
        check_places(*(options.save_check / name for name in NAMES if options.save_check.is_dir()), read=read)


def _read_theirs(options: argparse.Namespace) -> GivenArrays:
    try:
        return read_given(options.theirs, reading_of(options), options.whose)
    except LeftOpen as error:
        raise FileError(f"{told_name(options.theirs)} {open_words(error.question)}") from None
    except FileError as error:
        more = ", or say which with --whose NAME" if str(error).endswith(WHOSE) else ""
        raise FileError(f"{error}{more}") from None
