"""The command `rnn-explorer`: the window, a picture of it, or the engine's own command line."""

import os
import sys
from typing import TYPE_CHECKING

from engine.files.cache_folder import keep_home_clean
from engine.program.own_part import ENGINE, MODEL_READER, NOISE_FILTER, PART

if TYPE_CHECKING:
    from engine.thread.own_process.program import EngineProgramProcess

USAGE = """\
usage: rnn-explorer [FILE]                 open the window
       rnn-explorer run FILE …             compute without a window, print steps and measures
       rnn-explorer train FILE …           change the weights by gradient descent, print the losses
       rnn-explorer compare MODEL …        find why somebody's numbers differ from the model's
       rnn-explorer export FILE OUT …      write a Python script or a Jupyter notebook
       rnn-explorer convert MODEL OUT …    write a model's file anew for another program
       rnn-explorer worksheet FILE …       print worksheets for a class, and their answers
       rnn-explorer lesson check FILE …    say whether lessons can be used, or what is wrong
       rnn-explorer grade FOLDER …         make a table of the results a class has handed in
       rnn-explorer screenshot FILE OUT …  draw the window to a picture
       rnn-explorer animate FILE OUT …     draw a run to an animation
       rnn-explorer plots FILE FOLDER …    draw every plot of a run to a picture
       rnn-explorer --version              print the versions of all parts
FILE is an experiment's file or the name of a ready-made one; the window begins with the notebook.
For more: rnn-explorer run --help, and --help behind each of the other commands"""
COMMANDS = tuple(line.split()[1] for line in USAGE.splitlines() if line.startswith("       rnn-explorer "))
INTERRUPTED = 130
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")  # any of these tells Qt where to draw


def main(arguments: list[str] | None = None) -> int:
    """Start what the arguments ask for. Returns the exit status."""
    try:
        return _start(arguments)
    except KeyboardInterrupt:  # what takes long sees to it itself; until then things are imported
        return INTERRUPTED


def _start(arguments: list[str] | None) -> int:
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        os.getcwd()
    except FileNotFoundError:
        return _refuse("the folder that this was called in is gone; change to another one")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small products one after another: more would wait
    keep_home_clean()
    match arguments:
        case ["-h" | "--help" | "help", *_]:
            return _print(USAGE)
        case ["run" | "train" | "compare" | "export" | "convert" | "--version", *_]:
            from engine.command.command_line import main as run_engine

            return run_engine(arguments)
        case ["worksheet", *rest]:
            from gui.command.worksheet import main as print_worksheets

            return print_worksheets(rest)
        case ["lesson", *rest]:
            from engine.command.lesson import main as check_lessons

            return check_lessons(rest)
        case ["grade", *rest]:
            from engine.command.grade import main as grade

            return grade(rest)
        case ["screenshot", *rest]:
            from gui.command.screenshot import main as take_screenshot

            return take_screenshot(rest)
        case ["animate", *rest]:
            from gui.command.animate import main as animate

            return animate(rest)
        case ["plots", *rest]:
            from gui.command.plots import main as write_plots

            return write_plots(rest)
        case [option, part] if option == PART:
            return _be(part)
        case ["--handed-over", folder]:  # by gui.show, from a program that goes on meanwhile
            return _open_window(None, folder)
        case [name, *_] if name.startswith("-"):
            return _refuse(f"unrecognized arguments: {name}; try rnn-explorer --help")
        case [name, *_] if meant := _meant_by(name):
            return _refuse(f"there is no command {name}; {meant} may be meant; try rnn-explorer --help")
        case [_, other, *_]:
            return _refuse(f"unrecognized arguments: {other}; try rnn-explorer --help")
        case _:
            return _open_window(arguments[0] if arguments else None)


def _meant_by(name: str) -> str:
    """The command that a word is close to; "" where there is none, or the word names what can be opened.

    train.json is a file's name, also where it does not exist: the window says so.
    """
    from difflib import get_close_matches

    from resources.library import experiment_names, lesson_names

    if not name.isalpha() or os.path.lexists(name) or name in {*experiment_names(), *lesson_names()}:
        return ""
    return next(iter(get_close_matches(name, filter(str.isalpha, COMMANDS), 1)), "")


def _be(part: str) -> int:
    """Be a part of the program, which is frozen into one executable and has started itself."""
    if part == MODEL_READER:
        from engine.models.child.main import main as read_file

        return read_file()
    if part == NOISE_FILTER:
        from engine.keras.noise import main as filter_noise

        return filter_noise()
    if part == ENGINE:
        from engine.thread.own_process.main import main as compute

        return compute()
    return _refuse(f"there is no part {part}")


def _open_window(name: str | None, folder: str | None = None) -> int:
    if sys.platform == "linux" and not any(os.environ.get(variable) for variable in DISPLAYS):
        return _refuse("there is no display to open a window on; rnn-explorer run works without one")
    engine = _start_engine()
    from gui.shell.opening import begin

    begun = begin()  # something is seen before the rest is imported, which takes a second
    from gui.app import open_window

    return open_window(name, folder, begun, engine)


def _start_engine() -> "EngineProgramProcess | None":
    """The process that computes, which makes ready beside the window; None where none can be started."""
    from engine.thread.own_process.program import start_program

    try:
        return start_program()
    except OSError:
        return None


def _print(text: str) -> int:
    from engine.command.terminal import OK, guarded

    return guarded(lambda: print(text) or OK)


def _refuse(sentence: str) -> int:
    from engine.command.terminal import UsageError, guarded

    def refuse() -> int:
        raise UsageError(sentence)

    return guarded(refuse)


if __name__ == "__main__":
    sys.exit(main())
