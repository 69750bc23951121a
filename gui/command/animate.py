"""`rnn-explorer animate FILE OUT.gif`: a run of the real window as an animation."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.command.inputs import find_whole
from engine.command.parser import Parser, told_by_option
from engine.errors import ParameterError, told_name
from engine.files.animation import check_animation_name
from engine.files.atomic_file import check_place
from gui.command.offscreen import make_parser, run_command, show_window

if TYPE_CHECKING:
    from gui.shell.main_window import MainWindow

OPTIONS = {"width": "--width", "frames per second": "--fps", "most frames": "--frames"}


def main(arguments: list[str]) -> int:
    """Draw the run and write the animation. Returns the exit status."""
    return run_command(animate, _parser(), arguments)


def _parser() -> Parser:
    description = "Draw a run to an animation, one frame a step."
    out = "OUT.gif|.webp|.png"
    parser = make_parser("animate", description, out, "the animation to write; .png is an APNG")
    parser.add_argument(
        "--fps", type=int, default=5, metavar="N", help="frames per second, 1 to 30 (default 5)"
    )
    parser.add_argument("--frames", type=int, default=120, metavar="N", help="at most so many (default 120)")
    parser.add_argument("--width", type=int, default=4000, metavar="PX", help="of a frame, where it is wider")
    parser.add_argument("--once", action="store_true", help="play once, not again and again")
    parser.add_argument(
        "--plot", default="all", metavar="NAME", help="a plot's name, all (default), or window for all of it"
    )
    return parser


def animate(options: argparse.Namespace) -> None:
    """Open the window, wait until it shows the whole run, and write it step by step.

    Raises ExplorerError.
    """
    from PyQt6.QtCore import QTimer

    from gui.export.animation import Animation, AnimationSettings
    from gui.export.animation_scene import subjects
    from gui.plots import plot_classes

    check_animation_name(told_name(options.out))
    check_place(options.out)
    names = ["all", "window", *(plot.name for plot in plot_classes())]
    if options.plot not in names:
        raise ParameterError("--plot", f"must be one of {', '.join(names)}, got {options.plot}")
    with told_by_option(OPTIONS):
        settings = AnimationSettings(options.width, options.fps, not options.once, options.frames)
    going: list[Animation] = []
    errors: list[Exception] = []

    def write(window: "MainWindow", end: Callable[[], None]) -> None:
        for card in window.plots.cards:
            if card.plot.name == options.plot:
                window.plots.show_card(card)  # the workspace may have others in sight
        QTimer.singleShot(0, lambda: begin(window, end))

    def begin(window: "MainWindow", end: Callable[[], None]) -> None:
        animation = Animation(subjects(window.parts)[options.plot].make_scene, options.out, settings)
        going.append(animation)  # kept until the event loop ends
        animation.finished.connect(end)
        animation.failed.connect(errors.append)
        animation.failed.connect(end)
        animation.start()

    show_window(find_whole(options.file), options, write)
    if errors:
        raise errors[0]
