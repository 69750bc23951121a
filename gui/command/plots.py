"""`rnn-explorer plots EXPERIMENT FOLDER`: every plot of a run as a picture, without a window."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.command.inputs import find_whole
from engine.command.parser import Parser, told_by_option
from engine.command.terminal import seen
from engine.files.atomic_file import check_folder_place, make_folder
from gui.command.offscreen import run_command, show_window, size_of

if TYPE_CHECKING:
    from gui.shell.main_window import MainWindow

FORMATS = ("png", "svg", "pdf")
WINDOW = (1440, 900)  # px, in which the plots are drawn before; their pictures have sizes of their own


def main(arguments: list[str]) -> int:
    """Run, and write the pictures. Returns the exit status."""
    return run_command(write, _parser(), arguments)


def _parser() -> Parser:
    parser = Parser(prog="rnn-explorer plots", description="Write every plot of a run to a folder.")
    parser.add_argument("file", metavar="EXPERIMENT", help="a file, or the name of a ready-made experiment")
    parser.add_argument("out", metavar="FOLDER", type=Path, help="where to write; made if it is not there")
    parser.add_argument("--format", choices=FORMATS, default="png", help="default png")
    parser.add_argument("--size", type=size_of, default="1200x675", metavar="WxH",
                        help="of each picture, in its pixels (default 1200x675)")  # fmt: skip
    parser.add_argument("--dpi", type=int, default=96, metavar="N",
                        help="pixels an inch: text and lines grow with it (default 96)")  # fmt: skip
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="default light")
    parser.add_argument("--title", default="", metavar="TEXT", help="instead of each plot's own")
    parser.add_argument("--x-label", default="", metavar="TEXT", help='default "time step t"')
    parser.add_argument("--y-label", default="", metavar="TEXT", help="default what each plot shows")
    parser.add_argument("--unit", default="", metavar="TEXT", help="of the sequence's values, such as hPa")
    parser.add_argument("--numpy-only", action="store_true", help="do not wait for TensorFlow")
    parser.excludes("--unit", "--y-label", "--unit stands behind a plot's own label; write it in --y-label")
    return parser


def write(options: argparse.Namespace) -> None:
    """Open a window that is not shown, wait until it has drawn the whole run, and write its plots.

    Raises ExplorerError.
    """
    from PyQt6.QtCore import QTimer

    from gui.export.plot_export import plot_files
    from gui.plots.picture import PictureChoice, save_picture

    choice = PictureChoice(
        options.size, options.dpi, options.theme == "dark",
        options.title, options.x_label, options.y_label, options.unit,
    )  # fmt: skip
    with told_by_option({"size": "--size", "dpi": "--dpi"}):
        choice.check()
    experiment = find_whole(options.file)  # before a folder is made
    make_folder(options.out)
    check_folder_place(options.out)
    errors: list[Exception] = []

    def write_all(window: "MainWindow", end: Callable[[], None]) -> None:
        plots = [plot for plot in window.plots.plots if not plot.is_empty]
        files = plot_files(window.document.experiment, plots, options.out, options.format)
        left = iter(files.items())

        def write_next() -> None:
            try:
                path, plot = next(left)
                save_picture(plot, path, choice)
                print(seen(str(path)))
            except StopIteration:
                end()
            except Exception as error:  # raised below, when the event loop has ended
                errors.append(error)
                end()
            else:
                QTimer.singleShot(0, write_next)  # so that Ctrl+C is heard between two

        write_next()

    settings = {**vars(options), "size": WINDOW, "theme": "light", "scale": 1.0}
    show_window(experiment, argparse.Namespace(**settings), write_all)
    if errors:
        raise errors[0]
