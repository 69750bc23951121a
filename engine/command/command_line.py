"""The second front end: `rnn-explorer run FILE` computes without a window and prints."""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console

from engine.command.convert import add_convert
from engine.command.data import add_data, with_data
from engine.command.export import add_export
from engine.command.report import equation_lines, report_lines
from engine.command.result import result_text
from engine.command.step_table import step_table
from engine.command.tables import add_tables, check_folders, check_tables, open_tables
from engine.command.terminal import OK, PIPED_WIDTH, Parser, UsageError, guarded, tell
from engine.errors import ParameterError, Unavailable
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.files.plot_file import check_format, write_plot
from engine.files.run_file import write_run
from engine.implementations.every import able, implementation, names, title_of
from engine.keras.loader import load_keras
from engine.keras.report import KerasReport
from engine.run.excerpt import Excerpt
from engine.run.headless import run_to_end
from engine.run.memory import check_recording
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Block, Trace
from engine.setting import with_settings
from engine.version import versions
from engine.work.equipment import Equipment
from resources.library import experiment_names

UNFOLDED = PIPED_WIDTH  # columns
BOTH = "both"  # which means every one there is


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
        options.do(options)
    sys.stdout.flush()
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="rnn-explorer", description="See, step and teach recurrent neural networks.")
    parser.add_argument("--version", action="store_true", help="print the versions of all parts")
    commands = parser.add_subparsers(dest="command", parser_class=Parser)
    run = commands.add_parser("run", help="run an experiment without a window, print steps and measures")
    run.add_argument("file", metavar="FILE", help=f"a file, or one of: {', '.join(experiment_names())}")
    add_tables(run)
    run.add_argument("--plot", type=Path, metavar="OUT.png", help="draw prediction and error (png, svg, pdf)")
    printed = run.add_mutually_exclusive_group()
    printed.add_argument("--equations", action="store_true", help="print each step as an equation")
    printed.add_argument(
        "--json", action="store_true", help="print measures, final states and ending as JSON"
    )
    run.add_argument("--implementation", choices=(*names(), BOTH), default=BOTH,
                     help=f"which to run (default {BOTH})")  # fmt: skip
    run.add_argument("--row", type=int, default=0, metavar="N", help="which row of the batch (default 0)")
    run.add_argument("--set", action="append", default=[], metavar="FIELD=VALUE", dest="settings",
                     help="change a field first, such as sequence.weight=3")  # fmt: skip
    add_data(run)
    run.set_defaults(do=_run)
    add_export(commands)
    add_convert(commands)
    return parser


def _run(options: argparse.Namespace) -> None:
    experiment = with_data(find_experiment(options.file)[0], options)
    experiment = with_settings(experiment, options.settings)
    _check(options, experiment)
    wanted = _wanted(options.implementation, experiment)
    equipment = _equipment(options.implementation if len(wanted) > 1 else wanted[0])
    there = tuple(name for name in wanted if name in equipment.make_networks)
    simulation = Simulation(Job(experiment, options.row, there), equipment.make_networks)
    if options.plot is not None or options.npz is not None:
        check_recording(simulation.plan)
    excerpt = _compute(simulation, options)
    asked = equipment.keras_report(simulation.plan)
    if options.json:
        print(result_text(excerpt, simulation.ending, asked), end="")
    else:
        _print(simulation, excerpt, asked, options.equations)


def _check(options: argparse.Namespace, experiment: Experiment) -> None:
    """Find what is wrong before anything is computed."""
    rows = experiment.sequence.rows
    if not 0 <= options.row < rows:
        raise ParameterError("--row", f"must be from 0 to {rows - 1}, got {options.row}")
    if options.plot is not None:
        check_format(options.plot)
    check_tables(options)
    check_folders(options.csv, options.npz, options.xlsx, options.plot)


def _wanted(chosen: str, experiment: Experiment) -> tuple[str, ...]:
    """Those to run; of all there are, those that can, with a note about the others. Raises ParameterError."""
    wanted = names() if chosen == BOTH else (chosen,)
    for name in wanted:
        refusal = implementation(name).refusal(experiment)
        if refusal and chosen != BOTH:
            raise ParameterError("", refusal)
        if refusal:
            tell(f"note: {refusal}")
    return able(wanted, experiment)


def _equipment(chosen: str) -> Equipment:
    """What makes networks: also those that need TensorFlow, unless it is missing and others go on alone.

    chosen: an implementation, or BOTH. Raises Unavailable.
    """
    equipment = Equipment()
    if chosen in equipment.make_networks:
        return equipment
    try:
        load_keras()
    except Unavailable as error:
        if chosen != BOTH:
            raise
        alone = ", ".join(map(title_of, equipment.make_networks))
        tell(f"note: {' '.join(str(error).split())}; {alone} goes on alone")
    else:
        equipment.add_keras()
    return equipment


def _compute(simulation: Simulation, options: argparse.Namespace) -> Excerpt:
    """Run to the end, and write the files that were asked for."""
    plan = simulation.plan
    excerpt, trace = Excerpt(plan), Trace()
    take: list[Callable[[Block], None]] = [excerpt.add]
    if options.plot is not None or options.npz is not None:
        take.append(trace.append)
    with ExitStack() as stack:
        take += open_tables(options, plan, stack)
        run_to_end(simulation, take, Console(stderr=True))
    if options.npz is not None:
        write_run(options.npz, plan, trace)
    if options.plot is not None:
        write_plot(options.plot, plan, trace)
    return excerpt


def _print(simulation: Simulation, excerpt: Excerpt, keras: KerasReport | None, with_equations: bool) -> None:
    lines = [_table(excerpt), *report_lines(excerpt, keras)]
    if with_equations:
        lines += equation_lines(excerpt)
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
