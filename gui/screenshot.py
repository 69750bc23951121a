"""`rnn-explorer screenshot FILE OUT.png`: the real window as a picture."""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from engine.errors import ExplorerError, FileError

PATIENCE = 120  # seconds for TensorFlow to load and the run to end
SETTLE_MS = 700  # for formulas, which are typeset when the playhead rests


def main(arguments: list[str]) -> int:
    """Draw the window and write the picture. Returns the exit status."""
    options = _parser().parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(options.pixel_ratio)
    try:
        take(options)
    except ExplorerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, like every other part of the program."""

    def error(self, message: str) -> NoReturn:
        print(f"error: {message}", file=sys.stderr)
        sys.exit(2)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="rnn-explorer screenshot", description="Draw the real window to a picture.")
    parser.add_argument("file", metavar="FILE", help="an experiment's file, or the name of a ready-made one")
    parser.add_argument("out", metavar="OUT.png", type=Path, help="the picture to write")
    parser.add_argument("--size", default="1440x900", type=_size, help="of the window, such as 1280x800")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", type=_scale, default=1.0, help="of text and controls, 1 to 2")
    parser.add_argument("--pixel-ratio", type=_scale, default=1.0, help="picture pixels per window pixel")
    parser.add_argument("--t", type=int, default=0, help="the step to show")
    parser.add_argument("--numpy-only", action="store_true", help="do not wait for TensorFlow")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) >= 200 and int(height) >= 200):
        raise argparse.ArgumentTypeError(f"must be like 1280x800, got {text}")
    return int(width), int(height)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 4:
        raise argparse.ArgumentTypeError(f"must be a number from 1 to 4, got {text}")
    return scale


def take(options: argparse.Namespace) -> None:
    """Open the window, wait until it shows the whole run, and write what it looks like."""
    from PyQt6.QtCore import QStandardPaths, QTimer

    from gui.app import find_experiment, make_application
    from gui.context import make_context
    from gui.crash_dialog import CrashReporter
    from gui.document import Document
    from gui.main_window import MainWindow
    from gui.settings import Settings
    from gui.theme import Theme

    QStandardPaths.setTestModeEnabled(True)  # not the user's own layout
    app = make_application([])
    experiment, _ = find_experiment(options.file)
    context = make_context(Document(experiment), Theme(options.theme, options.scale))
    client = context.client
    window = MainWindow(context, Settings(), CrashReporter())
    window.resize(*options.size)
    window.reset_layout()
    window.show()

    def show_step() -> None:
        context.transport.go_to(options.t)
        QTimer.singleShot(SETTLE_MS, app.quit)

    def start() -> None:
        client.finished.connect(show_step)
        context.transport.restart()

    if options.numpy_only:
        start()
    else:
        client.keras_changed.connect(lambda: start() if client.keras in ("ready", "missing") else None)
        client.load_keras()
    QTimer.singleShot(PATIENCE * 1000, app.quit)
    app.exec()
    is_written = window.grab().save(str(options.out))
    client.close()
    if not is_written:
        raise FileError(
            f"{options.out} cannot be written: it must end in .png and lie in a folder that exists"
        )
