"""The Jacobian of a step, a weight's gradient by step, and what is left by length, in their panels."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.cells.lstm import LSTM
from engine.experiment import Experiment, Model
from engine.gradient.backward_walk import BackwardStop
from engine.run.name import Name
from engine.sequences.values import Values
from engine.zoo.every import specimens
from gui.panels.base import Panel
from gui.panels.train.jacobian import JacobianPanel
from gui.panels.train.lengths import LengthsPanel
from gui.panels.train.reach import ReachPanel
from gui.panels.train.weight_steps import WeightStepsPanel
from gui.state.context import Context

EXPERIMENT = Experiment(
    sequence=Values(values=tuple((0.1 * t, 0.2) for t in range(9))), model=Model(layers=(LSTM(units=2),))
)


@pytest.fixture
def opened(context: Context, qtbot: QtBot) -> Context:
    context.document.open(EXPERIMENT, None)
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return context


def show(panel: Panel, qtbot: QtBot) -> None:
    qtbot.addWidget(panel)
    panel.resize(600, 300)
    panel.show()
    qtbot.waitExposed(panel)


def test_jacobian_of_the_step_at_the_playhead(opened: Context, qtbot: QtBot) -> None:
    panel = JacobianPanel(opened)
    show(panel, qtbot)
    qtbot.waitUntil(lambda: opened.trainings.jacobians.trace is not None)
    qtbot.waitUntil(lambda: opened.trainings.backward.record is not None)
    opened.transport.go_to(3)
    assert panel.stretch.text().startswith("∂h/∂h from t = 3 to t = 2: a gradient becomes from ")
    assert panel.kept.text().startswith("c keeps ")
    assert (panel.model.rowCount(), panel.model.columnCount()) == (2, 2)
    assert "largest σ" in panel.plot.readout.text()
    panel.plot.scrubbed.emit(5)
    assert opened.playhead.t == 5
    assert panel.stretch.text().startswith("∂h/∂h from t = 5 ")


def test_cells_are_set_side_by_side_by_length(opened: Context, qtbot: QtBot) -> None:
    panel = LengthsPanel(opened)
    show(panel, qtbot)
    qtbot.waitUntil(lambda: opened.trainings.lengths.trace is not None)
    for name in ("shown network", "SimpleRNN", "LSTM", "GRU"):
        assert f"{name}: " in panel.finding.text()
    for _ in range(3):
        panel.plot.canvas.keyed.emit(Qt.Key.Key_Right)
    assert panel.plot.readout.text().startswith("steps back: 3 · product of norms ")


def test_gradient_of_a_weight_is_itemised_by_step(opened: Context, qtbot: QtBot) -> None:
    panel, backward = WeightStepsPanel(opened), opened.trainings.backward
    show(panel, qtbot)
    qtbot.waitUntil(lambda: backward.record is not None)
    assert panel.weights.currentText() == "recurrent_kernel"
    panel.weights.setCurrentIndex(0)
    panel.weights.activated.emit(0)
    panel.columns.setCurrentIndex(5)
    panel.columns.activated.emit(5)
    assert backward.record is not None
    total = backward.record.of_weight(Name("kernel", 0), slice(None)).sum(axis=0)[0, 5]
    told = panel.finding.text()
    assert told.startswith("∂L/∂W_g[0, 1] = ")
    assert float(told.split(" = ")[1].split(",")[0]) == pytest.approx(total, rel=1e-5)
    panel.plot.scrubbed.emit(4)
    assert backward.stop == BackwardStop(4, Name("kernel", 0), is_weight=True)
    assert np.isclose(opened.playhead.t, 4)


def test_part_of_the_steps_is_enlarged(opened: Context, qtbot: QtBot) -> None:
    panel = LengthsPanel(opened)
    show(panel, qtbot)
    qtbot.waitUntil(lambda: opened.trainings.lengths.trace is not None)
    panel.plot.canvas.time_asked.emit((2.0, 5.0))
    assert panel.plot.canvas.view.viewRange()[0] == pytest.approx([2, 5], abs=0.5)
    panel.plot.canvas.fit_asked.emit()
    assert panel.plot.canvas.view.viewRange()[0] == pytest.approx([0, 7], abs=0.5)


def test_open_question_holds_gradients_back(opened: Context, qtbot: QtBot) -> None:
    panel = LengthsPanel(opened)
    show(panel, qtbot)
    qtbot.waitUntil(lambda: opened.trainings.lengths.trace is not None)
    opened.transport.hold_before(3)
    qtbot.waitUntil(lambda: panel.plot.canvas.empty.text().startswith("Answer the question first"))


def test_specimen_gives_no_gradients_away(opened: Context, qtbot: QtBot) -> None:
    opened.zoo.open(specimens()[0])
    for panel in (LengthsPanel(opened), ReachPanel(opened)):
        show(panel, qtbot)
        canvas = panel.plot.canvas if isinstance(panel, LengthsPanel) else panel.canvas
        wanted = "A specimen of the zoo is not trained"
        qtbot.waitUntil(lambda canvas=canvas, wanted=wanted: canvas.empty.text().startswith(wanted))
    opened.zoo.leave()
