"""`rnn-explorer screenshot FILE OUT.png`: the real window as a picture."""

import argparse
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.command.inputs import find_whole
from engine.command.parser import Parser, check_place_in
from engine.errors import FileError, told_name
from engine.files.atomic_file import check_place, replacing
from gui.command.offscreen import make_parser, number_from_1_to, run_command, show_window

if TYPE_CHECKING:
    from PyQt6.QtGui import QPixmap

    from gui.shell.main_window import MainWindow

SETTLE_MS = 700  # for formulas, which are typeset when the playhead rests


def main(arguments: list[str]) -> int:
    """Draw the window and write the picture. Returns the exit status."""
    return run_command(take, _parser(), arguments)


def _parser() -> Parser:
    description = "Draw the real window to a picture."
    parser = make_parser("screenshot", description, "OUT.png", "the picture to write")
    parser.add_argument(
        "--pixel-ratio",
        type=number_from_1_to(4),
        default=1.0,
        metavar="R",
        help="picture pixels per window pixel",
    )
    parser.add_argument("--t", type=int, default=0, metavar="T", help="the step to show (default 0)")
    return parser


def take(options: argparse.Namespace) -> None:
    """Open the window, wait until it shows the whole run, and write what it looks like.

    Raises ExplorerError.
    """
    os.environ["QT_SCALE_FACTOR"] = str(options.pixel_ratio)
    if options.out.suffix.lower() != ".png":
        raise FileError(f"{told_name(options.out)} must end in .png")
    check_place(options.out)
    taken: list[tuple[QPixmap, int]] = []

    def show_step(window: "MainWindow", end: Callable[[], None]) -> None:
        from PyQt6.QtCore import QTimer

        def grab() -> None:
            taken.append((window.grab(), window.context.playhead.last))
            end()

        window.transport.go_to(options.t)
        QTimer.singleShot(SETTLE_MS, grab)

    show_window(find_whole(options.file), options, show_step)
    picture, last = taken[0]
    check_place_in("--t", options.t, last + 1, "step")
    with replacing(options.out) as file:
        file.write(_png(picture))


def _png(picture: "QPixmap") -> bytes:
    from PyQt6.QtCore import QBuffer

    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return buffer.data().data()
