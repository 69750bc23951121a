"""`rnn-explorer screenshot FILE OUT.png`: the real window as a picture."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from engine.errors import ExplorerError, FileError, ParameterError
from engine.files.atomic_file import replacing
from engine.files.experiment_file import find_experiment

if TYPE_CHECKING:
    from PyQt6.QtGui import QPixmap

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
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
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
    parser.add_argument(
        "--size", default="1440x900", type=_size, metavar="WxH", help="of the window (default 1440x900)"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="default light")
    parser.add_argument(
        "--scale", type=_from_1_to(2), default=1.0, metavar="S", help="of text and controls, 1 to 2"
    )
    parser.add_argument(
        "--pixel-ratio", type=_from_1_to(4), default=1.0, metavar="R", help="picture pixels per window pixel"
    )
    parser.add_argument("--t", type=int, default=0, metavar="T", help="the step to show (default 0)")
    parser.add_argument("--numpy-only", action="store_true", help="do not wait for TensorFlow")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) >= 200 and int(height) >= 200):
        raise argparse.ArgumentTypeError(f"must be like 1280x800, got {text}")
    return int(width), int(height)


def _from_1_to(most: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            number = 0.0
        if not 1 <= number <= most:
            raise argparse.ArgumentTypeError(f"must be a number from 1 to {most:g}, got {text}")
        return number

    return read


def _check(options: argparse.Namespace) -> None:
    """Find what is wrong before a window is built."""
    if options.out.suffix.lower() != ".png":
        raise FileError(f"{options.out.name} must end in .png")
    if not options.out.parent.is_dir():
        raise FileError(f"{options.out.name} cannot be written: its folder does not exist")


def take(options: argparse.Namespace) -> None:
    """Open the window, wait until it shows the whole run, and write what it looks like.

    Raises ExplorerError.
    """
    from PyQt6.QtCore import QStandardPaths, QTimer, qInstallMessageHandler

    from gui.app import make_application
    from gui.context import make_context
    from gui.crash_dialog import CrashReporter
    from gui.document import Document
    from gui.main_window import MainWindow
    from gui.settings import Settings
    from gui.theme import Theme

    _check(options)
    experiment, _ = find_experiment(options.file)
    QStandardPaths.setTestModeEnabled(True)  # not the user's own layout
    qInstallMessageHandler(lambda *_: None)  # the offscreen platform remarks on what it cannot do
    app = make_application([])
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
    picture, last = window.grab(), context.playhead.last
    client.close()
    if not 0 <= options.t <= last:
        raise ParameterError("--t", f"must be from 0 to {last}, got {options.t}")
    with replacing(options.out) as file:
        file.write(_png(picture))


def _png(picture: "QPixmap") -> bytes:
    from PyQt6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return buffer.data().data()
