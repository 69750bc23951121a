"""`rnn-explorer train FILE`: change the weights, update by update, and say what came of it."""

import argparse
import csv
import io
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isfinite, isnan, nan
from pathlib import Path
from typing import Any

import numpy as np
from rich.table import Table

from engine.array import Array
from engine.command.bar import Bar
from engine.command.data import add_data, fields_of_data, inputs_file, with_data
from engine.command.equipment import equipment_for, wanted_implementations
from engine.command.inputs import MODEL_HELP, add_convention, find_model, with_targets
from engine.command.parser import told_by_option
from engine.command.reading import check_reading, reading_of
from engine.command.tables import check_places
from engine.command.terminal import UsageError, show, tell
from engine.errors import ExplorerError, FileError, ParameterError, told_name
from engine.experiment import Experiment
from engine.files.experiment_file import save
from engine.files.text_file import write_text
from engine.gradient.weight_shapes import title
from engine.implementations.every import names
from engine.implementations.numpy import NumPy
from engine.notation.number_text import compact
from engine.run.name import Name
from engine.run.trace import Trace
from engine.setting import with_settings
from engine.tasks.every import floors_of
from engine.train.checkpoint_file import read_checkpoint, write_checkpoint
from engine.train.findings import findings_of
from engine.train.memory import check_training
from engine.train.plan import TrainingJob
from engine.train.trained import with_trained
from engine.train.trainer import CHANGE, CLIPPED, GRADIENT, LOSS, VALIDATION
from engine.train.training_run import TrainingRun

MOST_UPDATES = 10_000_000
AT_ONCE = 50  # updates between two looks at the bar
COLUMNS = (LOSS, GRADIENT, CLIPPED, CHANGE)
SHOWN = 11  # lines of losses on the terminal
TITLES = {GRADIENT: "norm of gradient"}


def add_train(commands: Any) -> None:
    """Add the command to those of the command line."""
    train = commands.add_parser(
        "train",
        help="change the weights by gradient descent through time, as the experiment's training says",
        description="A training that leaves the finite numbers stops there, after its last good update, with "
        "exit status 2; what was good until then is written all the same.",
    )
    train.add_argument("file", metavar="FILE", help=MODEL_HELP)
    train.add_argument("--updates", type=int, default=100, metavar="N", help="how many (default 100)")
    train.add_argument("--until", type=float, metavar="LOSS", help="stop at the first loss below this one")
    train.add_argument("--implementation", choices=names(), default=NumPy.name,
                       help="who trains (default numpy)")  # fmt: skip
    train.add_argument("--csv", type=Path, metavar="LOSSES",
                       help="write the loss and the norms of gradient and change of each update")  # fmt: skip
    train.add_argument("--out", type=Path, metavar="TRAINED.json",
                       help="write the experiment with the trained weights")  # fmt: skip
    train.add_argument("--resume", type=Path, metavar="CHECKPOINT.npz",
                       help="go on from this file where it exists, for N more updates, and write it anew "
                       "at the end, also when Ctrl+C stops the training")  # fmt: skip
    train.add_argument("--targets", type=Path, metavar="Y",
                       help="what shall be put out where --input X is a file: "
                       "(steps, outputs) or (rows, steps, outputs)")  # fmt: skip
    train.add_argument("--json", action="store_true",
                       help="print all losses, the first gradient and the last weights as JSON")  # fmt: skip
    train.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", dest="settings",
                       help="change a field first, such as training.learning_rate=0.01")  # fmt: skip
    add_convention(train)
    add_data(train, "--targets Y")
    train.excludes(
        "--targets", "--data", "--targets is for --input X; the targets of --data FILE are told by --target"
    )
    train.set_defaults(do=_train)


def _train(options: argparse.Namespace) -> None:
    _check(options)
    experiment = _experiment(options)
    equipment = equipment_for(*wanted_implementations(options.implementation, experiment))
    job = TrainingJob(experiment, options.updates, options.implementation, options.until)
    with told_by_option(fields_of_data(options)):
        check_training(job)
        run = TrainingRun(job, equipment.make_trainers)
    if options.resume is not None and os.path.exists(options.resume):
        run.go_on_from(read_checkpoint(options.resume, experiment, run.trainer.weights.vector.dtype))
    first = run.trainer.gradient_now()
    try:
        trace = _compute(run)
    except BaseException:
        _keep(options, run)
        raise
    weights = run.trainer.weights_now()
    problems = list(_write(options, run, trace, with_trained(experiment, weights)))
    if options.json:
        print(_json(run, trace, first, weights))
    else:
        show(*_report(run, trace, weights))
    problems += _problem_of(run, trace[LOSS][:, 0].tolist() if trace.steps else (nan,))
    if problems:
        raise ExplorerError("; ".join(problems))


def _keep(options: argparse.Namespace, run: TrainingRun) -> None:
    """Write what the training can be gone on with from here. Raises FileError."""
    if options.resume is not None:
        write_checkpoint(options.resume, run.plan.job.experiment, run.trainer.checkpoint())


def _write(options: argparse.Namespace, run: TrainingRun, trace: Trace, trained: Experiment) -> Iterator[str]:
    """Write each file that is wanted, also where another one cannot be. Yields what went wrong."""
    writes: list[Callable[[], None]] = [lambda: _keep(options, run)]
    if options.csv is not None:
        writes.append(lambda: write_text(options.csv, _csv(trace, run.plan.job.first)))
    if options.out is not None:
        writes.append(lambda: save(options.out, trained))
    for write in writes:
        try:
            write()
        except FileError as error:
            yield str(error)


def _check(options: argparse.Namespace) -> None:
    if not 0 <= options.updates <= MOST_UPDATES:
        raise ParameterError("--updates", f"must be from 0 to {MOST_UPDATES:,}, got {options.updates}")
    if options.until is not None and isnan(options.until):
        raise ParameterError("--until", "must be a number, got nan")
    read = options.data, inputs_file(options), options.targets
    check_places(options.csv, options.out, options.resume, read=read)
    check_reading(options, *read)
    check_places(options.csv, options.resume, read=[Path(options.file)])  # --out may put it in its place
    if options.resume is not None and options.resume.suffix != ".npz":
        raise FileError(f"{told_name(options.resume)} must end in .npz")


def _experiment(options: argparse.Namespace) -> Experiment:
    found = find_model(options.file, inputs_file(options), reading_of(options), options.convention)
    for note in found.notes:
        tell(f"note: {note}")
    experiment = with_settings(with_data(found.experiment, options), options.settings)
    if options.targets is not None:
        found = with_targets(experiment, options.targets, reading_of(options))
        for note in found.notes:
            tell(f"note: {note}")
        return found.experiment
    if inputs_file(options) is not None:
        raise UsageError("the inputs have no targets; say what is wanted with --targets Y")
    return experiment


def _compute(run: TrainingRun) -> Trace:
    trace = Trace()
    with Bar("training") as bar:
        while run.ending is None:
            trace.append(run.advance(AT_ONCE))
            bar.tell(trace.steps / run.plan.axis.steps)
    return trace


def _problem_of(run: TrainingRun, losses: Sequence[float]) -> Iterator[str]:
    """What is wrong about how a training ended, told when all that is good is written; else it is a note."""
    ending = run.ending
    if ending is not None and ending.kind == "diverged":
        rate = run.plan.job.experiment.training.learning_rate
        yield f"{ending.sentence()} A learning rate below {rate:g}, or clipping, may keep it finite."
    elif ending is not None and ending.sentence():
        tell(f"note: {ending.sentence()}")
    goal = run.plan.job.until_loss
    if goal is not None and ending is not None and ending.kind == "complete" and not losses[-1] < goal:
        tell(
            f"note: The loss is {losses[-1]:.6g} at the end, and not below {goal:g}; more --updates may help."
        )


def _json(
    run: TrainingRun, trace: Trace, gradient: Mapping[Name, Array], weights: Mapping[Name, Array]
) -> str:
    """Losses before the first update and after each; the first one's gradient, the last one's weights.

    Also validation_losses, null where not finite, if something is kept, and findings if there are any.
    """
    found: dict[str, Any] = {
        "losses": trace[LOSS][:, 0].tolist() if trace.steps else [],
        "gradient": _lists(gradient),
        "weights": _lists(weights),
    }
    if VALIDATION in trace:
        kept = trace[VALIDATION][:, 0].tolist()
        found["validation_losses"] = [number if isfinite(number) else None for number in kept]
    findings = _findings(run, trace)
    return json.dumps(found | ({"findings": findings} if findings else {}), allow_nan=False)


def _findings(run: TrainingRun, trace: Trace) -> list[str]:
    experiment = run.plan.job.experiment
    try:
        floors = floors_of(experiment.sequence, experiment.training.loss)
    except ExplorerError:  # a sequence without floors is trained all the same
        floors = ()
    return findings_of(trace, run.plan.job, floors)


def _columns(trace: Trace) -> list[Name]:
    """What is told of each update."""
    return [*COLUMNS, *(name for name in (VALIDATION,) if name in trace)]


def _lists(arrays: Mapping[Name, Array]) -> dict[str, Any]:
    return {title(name): array.tolist() for name, array in arrays.items() if np.isfinite(array).all()}


def _csv(trace: Trace, first: int) -> str:
    """A row for the network before each update and after the last, which no change follows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = _columns(trace)
    writer.writerow(("update", *map(str, columns)))
    tables = [trace[name][:, 0].tolist() for name in columns] if trace.steps else [[] for _ in columns]
    for update, row in enumerate(zip(*tables, strict=True), first):
        writer.writerow((update, *("" if isnan(number) else number for number in row)))
    return text.getvalue()


def _report(run: TrainingRun, trace: Trace, weights: Mapping[Name, Array]) -> list[Any]:
    training = run.plan.job.experiment.training
    lines: list[Any] = [
        f"{training.optimizer}, learning rate {training.learning_rate:g}, loss {training.loss}"
    ]
    if trace.steps:
        lines.append(_table(trace, run.plan.job.first))
    lines += [f"found: {sentence}" for sentence in _findings(run, trace)]
    lines += [f"{title(name)} {array.shape} = {_row(array)}" for name, array in weights.items()]
    return lines


def _table(trace: Trace, first: int) -> Table:
    """Some of the updates, the first and the last among them."""
    columns = _columns(trace)
    table = Table("update", *(TITLES.get(name, name.quantity) for name in columns), box=None)
    for column in table.columns:
        column.justify = "right"
    steps = np.unique(np.linspace(0, trace.steps - 1, min(SHOWN, trace.steps)).round().astype(int))
    for step in steps.tolist():
        numbers = [float(trace[name][step, 0]) for name in columns]
        table.add_row(str(first + step), *("" if isnan(number) else compact(number) for number in numbers))
    return table


def _row(array: Array) -> str:
    flat = array.reshape(-1).tolist()
    shown = " ".join(compact(number) for number in flat[:8])
    return f"[{shown}{f' … {len(flat) - 8} more' if len(flat) > 8 else ''}]"
