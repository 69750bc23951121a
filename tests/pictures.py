"""Draw the pictures of README.md: `make screenshots`."""

import math
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PyQt6.QtCore import qInstallMessageHandler
from PyQt6.QtWidgets import QWidget

from engine.breakpoints.expression import ExpressionBreakpoint
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model
from engine.files.experiment_file import load
from engine.gradient.backward_walk import BackwardStop
from engine.lesson.lesson import find_lesson
from engine.optimizers.adam import Adam
from engine.run.name import Name
from engine.run.what_if import Change
from engine.sequences.values import Values
from engine.tasks.sines import Sines
from engine.zoo.every import specimens
from gui.export.worksheet.dialog import ask_worksheets
from gui.shell.main_window import MainWindow
from gui.state.context import Context
from resources import FOLDER
from resources.library import experiment_path, lesson_names, lesson_path
from tests.benchmarks.window import close_window, open_window, rest, wait_until

SIZE, SMALLER, LARGER = (1280, 800), (960, 640), (1720, 900)
SETTLE = 1.0  # seconds, for formulas, which are typeset when the playhead rests
Scene = Callable[[Context, MainWindow], QWidget | None]
"""Sets the window up; returns what is drawn in its place, if anything."""


def notebook(context: Context, window: MainWindow) -> None:
    """The window as it opens, at t = 3."""
    context.transport.go_to(3)


def cliff(context: Context, window: MainWindow) -> None:
    """A run in float32, stopped where it cannot hold the next Fibonacci number."""
    _go_to(window, "compare")
    context.document.open(load(experiment_path("fibonacci")), None)
    _wait_for_the_end(context)
    context.watches.add("keras.y - target")
    context.breakpoints.add(ExpressionBreakpoint(condition="keras.y != target"))
    context.transport.run()
    wait_until(lambda: context.client.trace.steps > 0 and not context.transport.is_going)
    window.parts.card("comparison").content.why.click()


def what_if(context: Context, window: MainWindow) -> None:
    """Another input at t = 3, with the original as a ghost."""
    _go_to(window, "debug")
    context.transport.go_to(3)
    context.branches.go_on(3, (Change("x", (0,), 150),))
    rest(SETTLE)
    _raise(window, "what_if")


def zoo(context: Context, window: MainWindow) -> None:
    """A specimen, at the step where its first wrong number stands."""
    specimen = specimens()[2]
    _go_to(window, "debug")
    context.zoo.open(specimen)
    _wait_for_the_end(context)
    context.transport.go_to(specimen.first_t)


def lesson(context: Context, window: MainWindow) -> None:
    """A page that asks for the next number."""
    context.lessons.open(find_lesson(lesson_names()[0]), page=3)
    _wait_for_the_end(context)


def editor(context: Context, window: MainWindow) -> None:
    """The lesson editor with the first lesson, beside the page that it previews."""
    window.resize(*LARGER)
    editor = window.classroom.desk.open()
    editor.open(lesson_path(lesson_names()[0]))
    editor.edit.go_to_line(8)
    editor.preview()
    _wait_for_the_end(context)


def worksheet(context: Context, window: MainWindow) -> QWidget:
    """The dialog that prints worksheets, with its preview."""
    dialog = ask_worksheets(window.parts)
    dialog.resize(*SMALLER)
    return dialog


def train(context: Context, window: MainWindow) -> None:
    """Two trainings on a sine, the slower one seen at update 60."""
    _go_to(window, "train")
    trainings = context.trainings
    kernel = tuple((round(0.3 * (-1) ** unit / (1 + unit), 3),) for unit in range(8))
    model = Model(layers=(LSTM(units=8),), readout=Dense(kernel=kernel))
    sine = Experiment(name="Sine", sequence=Sines(examples=4), model=model, training=Adam(learning_rate=0.05))
    context.document.open(sine, None)
    for rate in (0.05, 0.01):
        context.document.edit(sine.replace(training=Adam(learning_rate=rate, global_clipnorm=1)))
        record = trainings.begin()
        assert record is not None
        record.make(120)
        wait_until(lambda record=record: record.trace.steps > 120)
    trainings.go_to(60)
    wait_until(lambda: trainings.is_settled)
    _wait_for_the_end(context)


def network(context: Context, window: MainWindow) -> None:
    """Two layers of eight tanh units on a wave too high for them, and which of them saturate."""
    wave = tuple((6 * math.sin(0.25 * t),) for t in range(61))
    model = Model(layers=(SimpleRNN(units=8), SimpleRNN(units=8)))
    context.document.open(Experiment(name="Wave", sequence=Values(values=wave), model=model), None)
    _wait_for_the_end(context)
    _raise(window, "network")
    context.transport.go_to(23)
    window.foot.badge.click()


def backward(context: Context, window: MainWindow) -> None:
    """The backward pass of an LSTM on a sine, at its cell state; and what is left of a gradient by length."""
    _go_to(window, "train")
    kernel = tuple((round(0.3 * (-1) ** unit / (1 + unit), 3),) for unit in range(4))
    model = Model(layers=(LSTM(units=4),), readout=Dense(kernel=kernel))
    context.document.open(Experiment(name="Sine", sequence=Sines(examples=1), model=model), None)
    _raise(window, "lengths")
    trainings = context.trainings
    wait_until(lambda: trainings.backward.walk is not None and trainings.lengths.trace is not None)
    _wait_for_the_end(context)
    trainings.backward.show_stop(BackwardStop(20, Name("c", 0)))


def landscape(context: Context, window: MainWindow) -> None:
    """Pascanu's wall, clipped and thrown off."""
    _go_to(window, "train")
    _raise(window, "laboratory")
    context.laboratory.set_up()
    records = context.trainings.records
    wait_until(lambda: all(one.last >= context.laboratory.current.updates for one in records))
    wait_until(lambda: context.landscape.is_complete and context.trainings.is_settled)
    _wait_for_the_end(context)


def begin(context: Context, window: MainWindow) -> None:
    """The very first sight."""
    window.beginning.show()


SCENES: dict[str, Scene] = {
    "window-light": notebook,
    "start": begin,
    "cliff": cliff,
    "what-if": what_if,
    "train": train,
    "network": network,
    "backward": backward,
    "landscape": landscape,
    "zoo": zoo,
    "lesson": lesson,
    "editor": editor,
    "worksheet": worksheet,
}


def main(folder: Path) -> int:
    """Draw every picture into a folder. Returns the exit status."""
    qInstallMessageHandler(lambda *_: None)  # the offscreen platform remarks on what it cannot do
    for name, scene in SCENES.items():
        context, window = open_window(load(experiment_path("notebook")), has_all_plots=False)
        window.resize(*SIZE)
        context.client.load_keras()
        wait_until(lambda context=context: context.client.keras in ("ready", "missing"))
        _wait_for_the_end(context)
        drawn = scene(context, window) or window
        rest(SETTLE)
        drawn.grab().save(str(folder / f"{name}.png"))
        context.zoo.leave()
        context.lessons.leave()
        close_window(context, window)
    return 0


def _go_to(window: MainWindow, name: str) -> None:
    """A workspace as it is declared, not as the last one was left."""
    window.workspaces.go_to(name)
    window.reset_layout()
    rest(0.2)


def _wait_for_the_end(context: Context) -> None:
    client = context.client
    rest(0.2)  # for the new run to begin
    wait_until(lambda: client.ending is not None)


def _raise(window: MainWindow, name: str) -> None:
    next(card for card in window.cards if card.objectName() == name).raise_()


if __name__ == "__main__":
    sys.exit(main(FOLDER / "screenshots"))
