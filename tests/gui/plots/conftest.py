"""What tests of plots share: plots on the screen, runs to their end, recorded steps put in place."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.run.name import Name
from engine.run.recorded_run import RecordedRun
from engine.run.trace import Block
from gui.plots.base import Plot
from gui.plots.prediction import Prediction
from gui.state.context import Context

PATIENCE_MS = 60_000  # initialising 1,000 units takes a second, on a busy machine some more

Run = Callable[[Experiment], None]
Record = Callable[[dict[Name, np.ndarray]], None]
ShowPlot = Callable[[type[Plot]], Plot]


@pytest.fixture
def show_plot(context: Context, qtbot: QtBot) -> ShowPlot:
    """Show a plot on the screen, after the notebook has run."""

    def show(kind: type[Plot]) -> Plot:
        plot = kind(context)
        qtbot.addWidget(plot)
        plot.resize(700, 220)
        with qtbot.waitExposed(plot):
            plot.show()
        qtbot.waitUntil(lambda: context.client.ending is not None)
        return plot

    return show


@pytest.fixture
def plot(show_plot: ShowPlot) -> Plot:
    """The plot of the prediction."""
    return show_plot(Prediction)


@pytest.fixture
def run(context: Context, qtbot: QtBot) -> Run:
    """Open an experiment and run it to its end."""

    def run(experiment: Experiment) -> None:
        with qtbot.waitSignal(context.client.finished, timeout=PATIENCE_MS):
            context.document.open(experiment, None)
            context.transport.run()

    return run


@pytest.fixture
def record(context: Context, qtbot: QtBot) -> Record:
    """Put recorded steps in place of a run, as if the engine had sent them. arrays: (steps, size) each."""
    qtbot.waitUntil(lambda: context.client.ending is not None)

    def record(arrays: dict[Name, np.ndarray]) -> None:
        client, steps = context.client, len(next(iter(arrays.values())))
        assert client.plan is not None
        ending = client.ending
        client.work = RecordedRun.begin(replace(client.plan, steps=steps))
        client.started.emit()
        client.trace.append(Block(steps, arrays))
        client.work = client.recording.ended(ending)
        client.advanced.emit()
        client.finished.emit()

    return record
