"""The landscape in its panel: its axes, the path on it, the numbers at a place, and a start from there."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.landscape.plane import PathDirections, RandomDirections, TwoWeights, WeightNumber
from engine.optimizers.adam import Adam
from engine.run.name import Name
from engine.train.trainer import NumPyTrainer
from gui.panels.train.landscape import LandscapePanel
from gui.panels.train.landscape_axes import LandscapeAxis
from gui.panels.train.landscape_pickers import STEEPNESS
from gui.state.context import Context

W, U, B = (
    WeightNumber(Name(name, 0), (0,) * n) for name, n in (("kernel", 2), ("recurrent_kernel", 2), ("bias", 1))
)


@pytest.fixture
def panel(context: Context, notebook: Experiment, qtbot: QtBot) -> LandscapePanel:
    context.document.open(notebook.replace(training=Adam(learning_rate=0.05)), None)
    panel = LandscapePanel(context)
    qtbot.addWidget(panel)
    panel.resize(420, 340)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: context.landscape.is_complete)
    return panel


def test_first_weights_of_two_kinds_are_drawn_with_their_names(
    context: Context, panel: LandscapePanel
) -> None:
    assert context.landscape.view.directions == TwoWeights(W, U)
    assert panel.view.names == ("kernel", "recurrent_kernel")
    assert context.landscape.places.here() == (2, 1)
    assert context.landscape.losses is not None
    assert context.landscape.losses.shape == (256, 256)


def test_numbers_at_a_place_are_those_of_training(
    context: Context, panel: LandscapePanel, notebook: Experiment, qtbot: QtBot
) -> None:
    """At the notebook's own weights dMSE/dU is 6,072,970.2."""
    panel.view.pointed.emit((2.0, 1.0))
    qtbot.waitUntil(lambda: context.landscape.slope is not None)
    slope = context.landscape.slope
    assert slope is not None
    trainer = NumPyTrainer(notebook)
    assert slope.loss == pytest.approx(trainer.loss())
    assert (slope.first, slope.second) == pytest.approx(trainer.gradient()[:2])
    assert slope.second == pytest.approx(6_072_970.2, abs=0.05)
    assert panel.readout.text().startswith("loss ")
    assert panel.readout.text().endswith(" · kernel 2 · recurrent_kernel 1")


def test_path_of_a_training_lies_on_it(context: Context, panel: LandscapePanel, qtbot: QtBot) -> None:
    record = context.trainings.begin()
    assert record is not None
    record.make(20)
    qtbot.waitUntil(lambda: record.last == 20)
    qtbot.waitUntil(lambda: len(panel.view.content.paths) == 1)
    (path,) = panel.view.content.paths
    assert path.places[0].tolist() == [2, 1]
    assert len(path.places) > 10
    qtbot.waitUntil(lambda: panel.view.content.here == pytest.approx(tuple(path.places[-1])))
    panel.along.setCurrentIndex(2)
    panel.along.activated.emit(2)
    qtbot.waitUntil(lambda: panel.view.names[0].startswith("component 1"))
    assert isinstance(context.landscape.view.directions, PathDirections)


def test_training_starts_where_one_has_clicked(context: Context, panel: LandscapePanel, qtbot: QtBot) -> None:
    before = context.document.experiment
    assert not panel.start.isEnabled()
    panel.view.clicked.emit((1.5, -0.5))
    qtbot.waitUntil(panel.start.isEnabled)
    qtbot.mouseClick(panel.start, Qt.MouseButton.LeftButton)
    layer = context.document.experiment.model.layers[0]
    assert (layer.kernel, layer.recurrent_kernel, layer.bias) == (((1.5,),), ((-0.5,),), (3,))
    qtbot.waitUntil(lambda: context.trainings.current is not None and context.trainings.current.last > 2)
    context.trainings.rest()
    context.document.undo()
    assert context.document.experiment == before


def test_other_weights_and_ends_are_chosen(context: Context, panel: LandscapePanel, qtbot: QtBot) -> None:
    panel.more.setChecked(True)
    panel.axes[0].weight_chosen.emit(B)
    qtbot.waitUntil(lambda: panel.view.names[0] == "bias")
    panel.axes[0].low.put(-1.0)
    panel.axes[0].low.edited.emit(-1.0)
    qtbot.waitUntil(lambda: panel.view.spans[0][0] == -1)
    panel.axes[1].weight_chosen.emit(B)
    qtbot.waitUntil(lambda: panel.view.empty == "axes must be two different weights")


def test_steepness_is_drawn_where_it_is_wanted(context: Context, panel: LandscapePanel, qtbot: QtBot) -> None:
    panel.look.setCurrentIndex(3)
    panel.look.activated.emit(3)
    qtbot.waitUntil(lambda: context.landscape.slopes is not None and context.landscape.is_complete)
    assert panel.look.current == STEEPNESS
    losses, slopes = context.landscape.losses, context.landscape.slopes
    assert losses is not None
    assert slopes is not None
    (left, right), (low, high) = panel.view.spans
    by_differences = np.hypot(*np.gradient(losses, (high - low) / 255, (right - left) / 255))
    assert np.median(np.abs(by_differences / slopes - 1)) < 0.01


def test_keys_point_and_choose(context: Context, panel: LandscapePanel, qtbot: QtBot) -> None:
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Right)
    assert context.landscape.cursor == pytest.approx((2.2, 1.0))
    qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert panel.view.content.picked == pytest.approx((2.2, 1.0))
    qtbot.keyClick(panel.view, Qt.Key.Key_Plus)
    assert panel.view.spans[0][1] - panel.view.spans[0][0] == pytest.approx(8 / 1.25)


def test_what_cannot_be_trained_says_why(context: Context, panel: LandscapePanel, qtbot: QtBot) -> None:
    model = context.document.experiment.model
    context.document.edit(
        context.document.experiment.replace(
            model=model.replace(
                layers=(model.layers[0].replace(units=2, kernel=None, recurrent_kernel=None, bias=None),)
            )
        )
    )
    qtbot.waitUntil(lambda: "the network has 2 outputs" in panel.view.empty)


def test_a_network_of_other_shapes_is_not_looked_for_in_the_plane_before(
    context: Context, panel: LandscapePanel, qtbot: QtBot
) -> None:
    landscape = context.landscape
    before = landscape.plan
    context.document.changed.disconnect(landscape._follow_document)  # as where it is told later
    context.document.edit(Experiment(model=Model(layers=(SimpleRNN(units=2), SimpleRNN()))))
    for _ in range(2):
        landscape._ask()
        assert landscape.plan is before
    qtbot.waitUntil(lambda: landscape.is_complete and landscape.plan is not before)
    assert landscape.plan is not None
    assert len(landscape.plan.plane.origin) == 2 + 4 + 2 + 2 + 1 + 1


def test_random_directions_start_at_the_network(
    context: Context, panel: LandscapePanel, qtbot: QtBot
) -> None:
    panel.along.setCurrentIndex(1)
    panel.along.activated.emit(1)
    qtbot.waitUntil(
        lambda: context.landscape.view.directions == RandomDirections(0) and context.landscape.is_complete
    )
    assert context.landscape.places.here() == pytest.approx((0, 0))


def test_no_weight_is_asked_for_before_it_is_known_which_there_are(context: Context, qtbot: QtBot) -> None:
    axis = LandscapeAxis(context.theme, "horizontal", "→")
    qtbot.addWidget(axis)
    axis.show()
    assert not any(part.isVisible() for part in (axis.weight, *axis.indices))


def test_weight_chosen_once_there_are_other_axes_changes_nothing(
    context: Context, panel: LandscapePanel
) -> None:
    """They are worked out first, and until then the fields of the weights are still there."""
    context.landscape.look_along(RandomDirections(0))
    panel.axes[0].weight_chosen.emit(B)
    assert context.landscape.view.directions == RandomDirections(0)


def test_what_was_clicked_is_forgotten_along_other_axes(
    context: Context, panel: LandscapePanel, qtbot: QtBot
) -> None:
    panel.view.clicked.emit((1.5, -0.5))
    panel.axes[0].weight_chosen.emit(B)
    assert panel.view.content.picked is None
    assert not panel.start.isEnabled()


def test_picture_is_not_zoomed_beyond_what_numbers_tell_apart(
    context: Context, panel: LandscapePanel
) -> None:
    spans = panel.view.spans
    panel.view.spans_asked.emit(((1.0, 1.0 + 1e-12), spans[1]))
    panel.view.spans_asked.emit(((-1e12, 1e12), spans[1]))
    assert context.landscape.view.spans == spans


def test_mouse_points_chooses_and_moves_the_picture(
    context: Context, panel: LandscapePanel, qtbot: QtBot
) -> None:
    view = panel.view
    place, spans = (1.0, 0.5), view.spans
    qtbot.mouseMove(view, view.position_of(place).toPoint())
    qtbot.waitUntil(lambda: context.landscape.cursor == pytest.approx(place, abs=0.05))
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.position_of(place).toPoint())
    assert view.content.picked == pytest.approx(place, abs=0.05)
    begin, end = (view.position_of(at).toPoint() for at in (place, (2.0, 0.5)))
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    assert view.spans[0] == pytest.approx((spans[0][0] - 1, spans[0][1] - 1), abs=0.05)
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=end)
    qtbot.waitUntil(lambda: view.spans == spans)
