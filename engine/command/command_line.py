"""The second front end: `rnn-explorer run FILE` computes without a window and prints."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np
from rich.console import Console

from engine.command.compare import add_compare
from engine.command.convert import add_convert
from engine.command.data import add_data, inputs_file, with_data
from engine.command.equipment import BOTH, equipment_for, wanted_implementations
from engine.command.export import add_export
from engine.command.inputs import MODEL_HELP, add_convention, find_model
from engine.command.parser import Parser, check_place_in, told_by_option
from engine.command.reading import check_reading, reading_of
from engine.command.report import equation_lines, report_lines
from engine.command.result import result_text
from engine.command.step_table import step_table
from engine.command.tables import add_tables, check_places, check_tables, open_tables
from engine.command.terminal import OK, PIPED_WIDTH, UsageError, guarded, tell
from engine.command.train import add_train
from engine.experiment import Experiment
from engine.files.plot_file import check_format, write_plot
from engine.files.run_file import write_run
from engine.implementations.every import names, replayed_among, title_of
from engine.keras.report import KerasReport
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.every import KERAS, convention
from engine.program.version import versions
from engine.run.excerpt import Excerpt
from engine.run.free_run import FREE_RUN, Horizon, horizons_of
from engine.run.headless import run_to_end
from engine.run.memory import check_recording
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Block, Trace
from engine.setting import with_settings

UNFOLDED = PIPED_WIDTH  # columns


def main(arguments: Sequence[str]) -> int:
    """Run a command. Returns the exit status; what the user can mend is one line on standard error."""
    return guarded(lambda: _command(arguments))


def _command(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    if options.version:
        print("\n".join(f"{name} {number}" for name, number in versions().items()))
    elif options.command is None:
        raise UsageError("a command is missing; try rnn-explorer --help")
    else:
        with np.errstate(all="ignore"):  # what overflows is seen in the numbers, and told where it ends a run
            status: int = options.do(options) or OK
        sys.stdout.flush()
        return status
    sys.stdout.flush()
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="rnn-explorer", description="See, step and teach recurrent neural networks.")
    parser.add_argument("--version", action="store_true", help="print the versions of all parts")
    commands = parser.add_subparsers(dest="command", parser_class=Parser)
    parser.excludes("--version", "command", "--version stands alone; leave out the command")
    run = commands.add_parser("run", help="run an experiment without a window, print steps and measures")
    run.add_argument("file", metavar="FILE", help=MODEL_HELP)
    add_tables(run)
    run.add_argument("--plot", type=Path, metavar="OUT.png", help="draw prediction and error (png, svg, pdf)")
    printed = run.add_mutually_exclusive_group()
    printed.add_argument("--equations", action="store_true", help="print each step as an equation")
    printed.add_argument(
        "--equations-as",
        type=convention,
        metavar="NAME",
        help="as another program writes it, such as pytorch",
    )
    printed.add_argument(
        "--json", action="store_true", help="print measures, final states and ending as JSON"
    )
    run.add_argument("--implementation", choices=(*names(), BOTH), default=BOTH,
                     help=f"which to run (default {BOTH})")  # fmt: skip
    run.add_argument("--row", type=int, default=0, metavar="N", help="which row of the batch (default 0)")
    run.add_argument("--free-from", type=int, metavar="N",
                     help="from step N on, read the network's own last output in place of the input, and "
                     "tell how far it follows the targets")  # fmt: skip
    run.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", dest="settings",
                     help="change a field first, such as sequence.weight=3")  # fmt: skip
    add_convention(run)
    add_data(run)
    run.set_defaults(do=_run)
    add_compare(commands)
    add_export(commands)
    add_convert(commands)
    add_train(commands)
    return parser


def _run(options: argparse.Namespace) -> None:
    check_reading(options, options.data, inputs_file(options))
    found = find_model(options.file, inputs_file(options), reading_of(options), options.convention)
    for note in found.notes:
        tell(f"note: {note}")
    experiment = with_data(found.experiment, options)
    experiment = with_settings(experiment, options.settings)
    _check(options, experiment)
    wanted = wanted_implementations(options.implementation, experiment)
    equipment = equipment_for(options.implementation if len(wanted) > 1 else wanted[0])
    replayed = replayed_among(wanted)
    there = tuple(name for name in wanted if name in equipment.make_networks or name in replayed)
    job = Job(experiment, options.row, there, free_from=options.free_from)
    with told_by_option({FREE_RUN: "--free-from"}):
        simulation = Simulation(job, equipment.make_networks)
    if _is_recorded(options):
        check_recording(simulation.plan)
    excerpt, trace = _compute(simulation, options)
    asked = equipment.keras_report(simulation.plan)
    horizons = horizons_of(simulation.plan, trace)
    if options.json:
        print(result_text(excerpt, simulation.ending, asked, horizons), end="")
    else:
        equations = options.equations_as or (KERAS if options.equations else None)
        _print(simulation, excerpt, asked, equations, horizons)


def _check(options: argparse.Namespace, experiment: Experiment) -> None:
    """Find what is wrong before anything is computed."""
    check_place_in("--row", options.row, experiment.sequence.rows, "row")
    if options.plot is not None:
        check_format(options.plot)
    check_tables(options)
    read = Path(options.file), options.data, inputs_file(options)
    check_places(options.csv, options.npz, options.xlsx, options.plot, read=read)


def _is_recorded(options: argparse.Namespace) -> bool:
    """Whether what is asked for needs all steps at once."""
    return options.plot is not None or options.npz is not None or options.free_from is not None


def _compute(simulation: Simulation, options: argparse.Namespace) -> tuple[Excerpt, Trace]:
    """Run to the end, and write the files that were asked for. The trace is empty where nothing needs it."""
    plan = simulation.plan
    excerpt, trace = Excerpt(plan), Trace()
    take: list[Callable[[Block], None]] = [excerpt.add]
    if _is_recorded(options):
        take.append(trace.append)
    with ExitStack() as stack:
        take += open_tables(options, plan, stack)
        run_to_end(simulation, take, Console(stderr=True))
    if options.npz is not None:
        write_run(options.npz, plan, trace)
    if options.plot is not None:
        write_plot(options.plot, plan, trace)
    return excerpt, trace


def _print(
    simulation: Simulation,
    excerpt: Excerpt,
    keras: KerasReport | None,
    equations: WeightConvention | None,
    horizons: Mapping[str, Horizon],
) -> None:
    """equations: the convention they are written in, if they are wanted."""
    lines = [_table(excerpt), *report_lines(excerpt, keras)]
    lines += [f"{title_of(name)}: {horizon.sentence}" for name, horizon in horizons.items()]
    if equations is not None:
        lines += equation_lines(excerpt, equations)
    print("\n".join(lines))
    if simulation.ending is not None and simulation.ending.sentence():
        sys.stdout.flush()
        tell(f"note: {simulation.ending.sentence()}")


def _table(excerpt: Excerpt) -> str:
    """The steps as text; the parts of the sums are left out where the terminal is too narrow for them."""
    console = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH, highlight=False, emoji=False)
    table = step_table(excerpt)
    wide = console.options.update(max_width=UNFOLDED)
    if console.measure(table, options=wide).maximum > console.width:
        table = step_table(excerpt, may_have_parts=False)
    with console.capture() as capture:  # straight to a closed pipe, rich would end the program its own way
        console.print(table)
    return capture.get()
