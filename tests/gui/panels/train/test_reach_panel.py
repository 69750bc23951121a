"""The picture of the gradient through time says where it dies."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.values import Values
from gui.panels.train.reach import DECADES, ReachPanel, brightness, gone_at
from gui.state.context import Context
from tests.pixels import are, pixels


def experiment(u: float) -> Experiment:
    """One linear unit, whose gradient is u times as large at each step back."""
    layer = SimpleRNN(activation="linear", kernel=((1.0,),), recurrent_kernel=((u,),), bias=(0.5,))
    values = tuple((0.1 * t,) for t in range(21))
    return Experiment(sequence=Values(values=values), model=Model(layers=(layer,)))


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> ReachPanel:
    context.document.open(experiment(0.5), None)
    panel = ReachPanel(context)
    qtbot.addWidget(panel)
    panel.resize(400, 300)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: context.trainings.reach.norms is not None)
    return panel


def test_step_at_which_the_gradient_dies_is_named(panel: ReachPanel) -> None:
    """0.5^7 is the first power below 1 %."""
    wanted = "The loss at t = 19 dies at k = 12: less than 1 % of it is left there."
    assert panel.finding.text() == wanted


def test_gradient_that_arrives_is_told(context: Context, panel: ReachPanel, qtbot: QtBot) -> None:
    context.document.edit(experiment(1.0))
    wanted = "The loss at t = 19 still reaches the first step of layer 0."
    qtbot.waitUntil(lambda: panel.finding.text() == wanted)


def test_number_pointed_at_is_read_out(context: Context, panel: ReachPanel) -> None:
    norms = context.trainings.reach.norms
    assert norms is not None
    panel.canvas.pointed.emit((15.2, 17.9))
    assert panel.readout.text().startswith("‖∂L/∂h‖ of t = 18 at k = 15: ")
    assert norms[18, 15] == pytest.approx(norms[18, 18] / 8)


def test_line_moves_the_playhead_of_steps(context: Context, panel: ReachPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: context.client.ending is not None)
    panel.canvas.scrubbed.emit(6.2)
    assert context.playhead.t == 6


def test_playhead_stands_out_from_a_gradient_of_its_colour(
    context: Context, panel: ReachPanel, qtbot: QtBot
) -> None:
    """Where all of the gradient arrives, nothing of it was seen."""
    context.document.edit(experiment(1.0))
    qtbot.waitUntil(lambda: "still reaches" in panel.finding.text())
    context.transport.go_to(5)
    canvas, colours = panel.canvas, context.theme.colours
    place = canvas.position_of(5, 12).toPoint()
    row = pixels(canvas.grab().toImage())[place.y(), place.x() - 4 : place.x() + 5]
    rim = are(row, colours.card).nonzero()[0]
    assert len(rim) > 1
    assert are(row, colours.accent)[rim.min() + 1 : rim.max()].all()


def test_row_is_named_by_the_step_of_its_loss(context: Context, panel: ReachPanel, qtbot: QtBot) -> None:
    """Where the last step alone counts, the picture's only row was called 0."""
    one = experiment(0.5)
    context.document.edit(one.replace(model=one.model.replace(return_sequences=False)))
    qtbot.waitUntil(lambda: context.trainings.reach.norms is not None and len(panel._reach.norms) == 1)
    axis = panel.canvas.value_axis
    assert [label.text for label in axis.labels(axis.ticks())] == ["19"]


def test_question_that_is_open_holds_the_gradient_back(
    context: Context, panel: ReachPanel, qtbot: QtBot
) -> None:
    context.transport.hold_before(5)
    context.document.edit(experiment(0.9))
    qtbot.waitUntil(lambda: panel.canvas.empty.text().startswith("Answer the question first"))
    assert context.trainings.reach.norms is None


def test_what_cannot_be_trained_says_why(context: Context, panel: ReachPanel, qtbot: QtBot) -> None:
    wide = experiment(0.5).replace(model=Model(layers=(SimpleRNN(units=2),)))
    context.document.edit(wide)
    qtbot.waitUntil(lambda: "the network has 2 outputs" in panel.canvas.empty.text())


def test_brightness_is_by_the_decade() -> None:
    found = brightness(np.array([[1.0, 10.0 ** (-DECADES / 2), 0.0]]))
    np.testing.assert_allclose(found, [[1.0, 0.5, 0.0]])


def test_gradient_that_comes_back_is_gone_where_it_is_gone_first() -> None:
    assert gone_at(np.array([0.5, 0.001, 0.5, 1.0]), 3) == 1
    assert gone_at(np.array([0.5, 0.5, 1.0]), 2) is None
    assert gone_at(np.zeros(3), 2) is None
