"""A plot that has the focus tells the values at the playhead."""

import pytest
from PyQt6.QtCore import QEvent
from PyQt6.QtGui import QFocusEvent
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from gui.plots.base import Plot
from gui.plots.hidden_state import HiddenState
from gui.plots.prediction import Prediction
from gui.state.context import Context
from tests.gui.plots.conftest import Run


@pytest.fixture
def plot(context: Context, qtbot: QtBot) -> Prediction:
    plot = Prediction(context)
    qtbot.addWidget(plot)
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return plot


def focus(plot: Plot) -> None:
    QApplication.sendEvent(plot.canvas, QFocusEvent(QEvent.Type.FocusIn))


def test_plot_without_the_focus_tells_what_it_is_about(plot: Prediction) -> None:
    assert plot.canvas.accessibleName() == "Prediction plot"
    assert plot.canvas.accessibleDescription() == Prediction.help


def test_plot_with_the_focus_tells_the_values_at_the_playhead(plot: Prediction, context: Context) -> None:
    context.transport.go_to(3)
    focus(plot)
    assert plot.canvas.accessibleDescription() == f"{Prediction.help} t = 3: input 36, NumPy 124, target 89"


def test_of_many_curves_the_first_are_told(
    context: Context, qtbot: QtBot, run: Run, notebook: Experiment
) -> None:
    plot = HiddenState(context)
    qtbot.addWidget(plot)
    run(notebook.replace(model=Model(layers=(SimpleRNN(units=20),))))
    focus(plot)
    assert plot.canvas.accessibleDescription().endswith(", 12 more")
