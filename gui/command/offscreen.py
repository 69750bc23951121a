"""What the commands share that draw the real window without a screen."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from engine.command.parser import Parser
from engine.command.terminal import OK, USER_ERROR, guarded, seen, tell
from engine.errors import ExplorerError, FileError, Unavailable, told_name
from engine.experiment import Experiment
from engine.files.atomic_file import drop_unfinished
from gui.look.properties import with_properties

if TYPE_CHECKING:
    from PyQt6.QtWidgets import QApplication

    from gui.shell.main_window import MainWindow

_shown: list[object] = []
"""The windows that this program has opened."""

SIGNALLED = 128  # and the signal's number: the exit status of a program that one has ended
PATIENCE = 120  # seconds for TensorFlow to load and the run to end
LEAST_SIDE = 200  # px
MOST_PIXELS = 100_000_000  # of a picture; each takes four bytes while it is painted


def make_parser(command: str, description: str, out: str, out_help: str) -> Parser:
    """A parser of what all these commands take. out: what stands for the file to write."""
    parser = Parser(prog=f"rnn-explorer {command}", description=description)
    parser.add_argument("file", metavar="FILE", help="an experiment's file, or the name of a ready-made one")
    parser.add_argument("out", metavar=out, type=Path, help=out_help)
    parser.add_argument(
        "--size", default="1440x900", type=size_of, metavar="WxH", help="of the window (default 1440x900)"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="default light")
    parser.add_argument(
        "--scale", type=number_from_1_to(2), default=1.0, metavar="S", help="of text and controls, 1 to 2"
    )
    parser.add_argument("--numpy-only", action="store_true", help="do not wait for TensorFlow")
    return parser


def size_of(text: str) -> tuple[int, int]:
    """(width, height) of a text such as 1280x800."""
    width, _, height = text.partition("x")
    if not all(side.isdecimal() and len(side) < 10 for side in (width, height)):
        raise argparse.ArgumentTypeError(f"must be like 1280x800, got {text}")
    if min(int(width), int(height)) < LEAST_SIDE:
        raise argparse.ArgumentTypeError(f"must be at least {LEAST_SIDE}x{LEAST_SIDE}, got {text}")
    if int(width) * int(height) > MOST_PIXELS:
        raise argparse.ArgumentTypeError(f"must have at most {MOST_PIXELS} pixels, got {text}")
    return int(width), int(height)


def number_from_1_to(most: float) -> Callable[[str], float]:
    """What reads a number of a range."""

    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = 0.0
        if not 1 <= number <= most:
            raise argparse.ArgumentTypeError(f"must be a number from 1 to {most:g}, got {text}")
        return number

    return read


def run_command(do: Callable[[argparse.Namespace], None], parser: Parser, arguments: list[str]) -> int:
    """Do it without a screen, and tell a known problem in a sentence. Returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    def command() -> int:
        do(parser.parse_args(arguments))
        return OK

    status = guarded(command)
    if _shown:  # Python would delete what plots are made of in any order, now and then after what it needs
        from gui.shell.opening import leave_at_once

        leave_at_once(status)
    return status


def show_window(
    experiment: Experiment,
    options: argparse.Namespace,
    do: Callable[["MainWindow", Callable[[], None]], None],
) -> None:
    """Open the window, and once it shows the whole run, `do` with it until its second argument is called.

    Raises ExplorerError.
    """
    from PyQt6.QtCore import QStandardPaths, QTimer, qInstallMessageHandler

    from gui.look.theme import Theme
    from gui.open.settings import Settings
    from gui.shell.crash_dialog import CrashReporter
    from gui.shell.end_request import EndRequest
    from gui.shell.main_window import MainWindow
    from gui.shell.opening import leave_at_once, make_application
    from gui.state.context import make_context
    from gui.state.document import Document

    QStandardPaths.setTestModeEnabled(True)  # not the user's own layout
    qInstallMessageHandler(lambda *_: None)  # the offscreen platform remarks on what it cannot do
    app = make_application([])
    ended: list[int] = []
    end_request = EndRequest()  # an interruption would be told as a bug, and the command would go on
    end_request.heard.connect(ended.append)
    end_request.heard.connect(app.quit)
    context = make_context(Document(experiment), Theme(options.theme, options.scale))
    client = context.client
    window = MainWindow(context, Settings(), CrashReporter())
    window.resize(*options.size)
    window.workspaces.go_to("explore")  # not where the last one was left
    window.reset_layout()
    window.show()

    patience = with_properties(QTimer, singleShot=True, interval=PATIENCE * 1000)
    patience.timeout.connect(app.quit)
    has_begun = False
    problems: list[Exception] = []

    def begin() -> None:
        nonlocal has_begun
        if not has_begun:
            has_begun = True
            patience.stop()  # a long animation takes its time
            do(window, app.quit)

    def fail(error: Exception) -> None:
        if not has_begun and not isinstance(error, Unavailable):
            problems.append(error)
            app.quit()

    def note(error: Exception) -> None:
        if isinstance(error, Unavailable):
            tell(f"note: {seen(str(error))}; NumPy goes on alone")

    def start() -> None:
        client.finished.connect(begin)
        client.failed.connect(fail)
        context.transport.restart()

    if options.numpy_only:
        start()
    else:
        client.keras_changed.connect(lambda: start() if client.keras in ("ready", "missing") else None)
        client.failed.connect(note)
        client.load_keras()
    patience.start()
    _shown.append(window)
    bugs = _run(app)
    is_over = client.close()
    if ended:
        drop_unfinished()
        leave_at_once(SIGNALLED + ended[0])
    if bugs:
        drop_unfinished()
        raise bugs[0]  # as of any other bug, the traceback is shown
    if not has_begun:
        slow = FileError(
            f"{told_name(options.out)} was not written: the run took longer than {PATIENCE} seconds"
        )
        error = problems[0] if problems else slow
        if not is_over and isinstance(error, ExplorerError):
            tell(f"error: {error}")
            leave_at_once(USER_ERROR)
        raise error


def _run(app: "QApplication") -> list[BaseException]:
    """Run the event loop to its end, which a bug is, too: the loop would go on for ever. Returns the bugs."""
    found: list[BaseException] = []

    def take(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        found.append(error)
        app.quit()

    hook, sys.excepthook = sys.excepthook, take
    try:
        app.exec()
    finally:
        sys.excepthook = hook
    return found
