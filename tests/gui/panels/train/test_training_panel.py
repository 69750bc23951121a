"""The panel of training makes updates, rewinds and branches by its own buttons."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.optimizers.adam import Adam
from engine.sequences.values import Values
from gui.curves.playhead_line import MARK
from gui.curves.zoom import zoomed
from gui.panels.train.gradient_norms import GradientNormsPanel
from gui.panels.train.loss import LossPanel
from gui.panels.train.races import RaceButton, told_apart
from gui.panels.train.training import TrainingPanel
from gui.state.context import Context

EXPERIMENT = Experiment(
    sequence=Values(values=((0.1,), (0.4,), (0.2,), (0.5,), (0.3,))),
    model=Model(layers=(SimpleRNN(kernel=((0.5,),), recurrent_kernel=((0.1,),), bias=(0.0,)),)),
    training=Adam(learning_rate=0.01),
)
Left = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(context: Context, qtbot: QtBot) -> TrainingPanel:
    context.document.open(EXPERIMENT, None)
    panel = TrainingPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def loss(context: Context, qtbot: QtBot, panel: TrainingPanel) -> LossPanel:
    loss = LossPanel(context)
    qtbot.addWidget(loss)
    loss.resize(500, 250)
    loss.show()
    qtbot.waitExposed(loss)
    return loss


def wait_for(context: Context, qtbot: QtBot, updates: int) -> None:
    trainings = context.trainings
    qtbot.waitUntil(lambda: trainings.current is not None and trainings.current.last >= updates)
    qtbot.waitUntil(lambda: not trainings.is_going and trainings.is_settled)


def test_one_update_after_the_other(context: Context, panel: TrainingPanel, qtbot: QtBot) -> None:
    for wanted in (1, 2):
        qtbot.mouseClick(panel.one, Left)
        wait_for(context, qtbot, wanted)
    assert panel.status.text().startswith("Update 2 of 2 · loss 0.")
    assert "Everything shows the network as it is there." in panel.status.text()


def test_weights_that_cannot_be_taken_say_why(context: Context, panel: TrainingPanel, qtbot: QtBot) -> None:
    def told() -> str:
        panel.grab()
        assert panel.take.isEnabled() is context.trainings.is_shown
        return panel.take.toolTip().partition(":")[0]

    assert told() == "Nothing is trained yet."
    qtbot.mouseClick(panel.one, Left)
    wait_for(context, qtbot, 1)
    qtbot.waitUntil(panel.take.isEnabled)
    qtbot.mouseClick(panel.take, Left)
    assert told() == "The experiment's own weights are shown"
    context.document.edit(EXPERIMENT.replace(model=Model(layers=(SimpleRNN(units=2),))))
    assert told() == "The experiment has another network or sequence than the one that was trained."


def test_train_becomes_pause_and_back(context: Context, panel: TrainingPanel, qtbot: QtBot) -> None:
    assert panel.train.text() == "Train"
    qtbot.mouseClick(panel.train, Left)
    qtbot.waitUntil(lambda: panel.train.text() == "Pause")
    qtbot.mouseClick(panel.train, Left)
    assert panel.train.text() == "Train"


def test_rewind_branch_and_take(context: Context, panel: TrainingPanel, qtbot: QtBot) -> None:
    context.trainings.make(10)
    wait_for(context, qtbot, 10)
    qtbot.mouseClick(panel.start, Left)
    assert context.trainings.update == 0
    context.trainings.go_to(4)
    assert panel.branch.text() == "Branch from update 4"
    qtbot.waitUntil(lambda: context.trainings.is_settled)
    qtbot.mouseClick(panel.branch, Left)
    assert [record.name for record in context.trainings.records][1].endswith("from update 4")
    qtbot.waitUntil(lambda: context.trainings.is_settled)
    qtbot.mouseClick(panel.take, Left)
    assert context.document.may_undo


def test_nothing_to_look_at_disables_what_looks(panel: TrainingPanel) -> None:
    assert panel.train.isEnabled()
    for button in (panel.start, panel.newest, panel.branch, panel.take):
        assert not button.isEnabled()


def test_question_that_is_open_forbids_training(context: Context, panel: TrainingPanel, qtbot: QtBot) -> None:
    context.transport.hold_before(2)
    assert not panel.train.isEnabled()
    assert panel.status.text() == "Answer the question first: training would show the numbers to come."
    context.transport.hold_before(None)
    assert panel.train.isEnabled()


def test_line_in_the_loss_goes_to_an_update(context: Context, loss: LossPanel, qtbot: QtBot) -> None:
    context.trainings.make(40)
    wait_for(context, qtbot, 40)
    loss.plot.canvas.scrubbed.emit(17.3)
    assert context.trainings.update == 17
    loss.plot.canvas.keyed.emit(Qt.Key.Key_Left)
    assert context.trainings.update == 16
    assert loss.plot.readout.text().startswith("update 16 · ")


def test_loss_that_is_read_out_stands_apart_from_the_name(
    context: Context, loss: LossPanel, qtbot: QtBot
) -> None:
    """It read "Adam 0.01 0.3"."""
    context.trainings.make(2)
    wait_for(context, qtbot, 2)
    assert loss.plot.readout.text().startswith("update 2 · loss 0.")
    context.document.edit(EXPERIMENT.replace(training=Adam(learning_rate=0.1)))
    context.trainings.make(2)
    wait_for(context, qtbot, 2)
    first, second = loss.plot.readout.text().partition("update 2 · ")[2].split(" · ")
    assert first.startswith("Adam 0.01: 0.")
    assert second.startswith("Adam 0.1: 0.")


def test_mark_of_the_first_and_the_last_update_is_whole(
    context: Context, loss: LossPanel, qtbot: QtBot
) -> None:
    canvas, half = loss.plot.canvas, MARK / 2
    context.trainings.make(40)
    wait_for(context, qtbot, 40)
    for update in (0, 40):
        context.trainings.go_to(update)
        loss.grab()
        area, place = canvas.view.sceneBoundingRect(), canvas.position_of(update, 0).x()
        assert canvas.playhead.value() == update
        assert area.left() <= place - half
        assert place + half <= area.right()


def test_loss_that_is_zoomed_out_again_follows_the_training(
    context: Context, loss: LossPanel, qtbot: QtBot
) -> None:
    canvas = loss.plot.canvas
    context.trainings.make(40)
    wait_for(context, qtbot, 40)
    for times in (2, 1 / 2):
        canvas.time_asked.emit(zoomed(canvas.time, 20, times))
    context.trainings.make(40)
    wait_for(context, qtbot, 80)
    loss.grab()
    assert canvas.time[1] > 80


def test_low_loss_leaves_its_height_to_the_curves(
    context: Context, loss: LossPanel, panel: TrainingPanel, qtbot: QtBot
) -> None:
    """The words below them say what the panel of training says, too."""
    panel.one.click()
    wait_for(context, qtbot, 1)
    for height, is_told in ((250, True), (90, False), (250, True)):
        loss.resize(500, height)
        assert loss.plot.readout.isVisible() is is_told
    assert loss.minimumSizeHint().height() < 100


def test_floor_stands_in_the_loss(context: Context, loss: LossPanel, qtbot: QtBot) -> None:
    context.trainings.make(1)
    wait_for(context, qtbot, 1)
    levels = {curve.label: curve.values[0] for curve in loss.curves() if curve.is_level}
    steps = (0.3, -0.2, 0.3, -0.2)
    assert levels["copying the last value"] == pytest.approx(sum(step**2 for step in steps) / 4)


def test_races_list_every_training(context: Context, panel: TrainingPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.races.another, Left)
    context.document.edit(EXPERIMENT.replace(training=Adam(learning_rate=0.1)))
    qtbot.mouseClick(panel.races.another, Left)
    first, second = context.trainings.records
    qtbot.waitUntil(lambda: first.loss is not None and second.loss is not None)
    button, _, remove = panel.races.rows[first]
    qtbot.mouseClick(button, Left)
    assert context.trainings.current is first
    qtbot.mouseClick(remove, Left)
    assert context.trainings.records == [second]


def test_what_is_kept_has_a_curve_of_its_own(context: Context, loss: LossPanel, qtbot: QtBot) -> None:
    kept = Adam(learning_rate=0.01, validation_split=0.25)
    context.document.edit(EXPERIMENT.replace(training=kept))
    context.trainings.make(2)
    wait_for(context, qtbot, 2)
    labels = [curve.label for curve in loss.curves() if not curve.is_level]
    assert labels == ["SimpleRNN 1 · Adam 0.01", "SimpleRNN 1 · Adam 0.01, validation"]


def test_gradients_updates_and_idle_units_are_drawn_in_turn(context: Context, qtbot: QtBot) -> None:
    context.document.open(EXPERIMENT, None)
    panel = GradientNormsPanel(context)
    qtbot.addWidget(panel)
    context.trainings.make(3)
    wait_for(context, qtbot, 3)
    found = []
    for place in range(panel.kind.count()):
        panel.kind.setCurrentIndex(place)
        found.append([curve.label for curve in panel.curves()])
    weights = ["kernel", "recurrent_kernel", "bias"]
    assert found == [["all, clipped", *weights], ["all", *weights], ["dead", "saturated"]]


def test_races_are_named_by_what_tells_them_apart() -> None:
    names = ["LSTM 8 · Adam 0.01 · clipnorm 1", "LSTM 8 · Adam 0.02 · clipnorm 1"]
    assert told_apart(names) == ["Adam 0.01 · clipnorm 1", "Adam 0.02 · clipnorm 1"]
    assert told_apart(names[:1]) == names[:1]
    assert told_apart(["GRU 8", "GRU 8"]) == ["GRU 8", "GRU 8"]
    assert told_apart(["GRU 8 · Adam 1", "GRU 8 · Adam 1 · from update 7"]) == ["Adam 1", "from update 7"]


def test_names_without_room_keep_the_ends_that_tell_them_apart(panel: TrainingPanel) -> None:
    button = RaceButton("global_clipnorm 1 · from update 1117", panel)
    button.resize(200, 30)
    button.show()
    assert button.text().startswith("global")
    assert button.text().endswith("1117")


def test_equal_trainings_are_told_apart_by_a_number(
    context: Context, panel: TrainingPanel, qtbot: QtBot
) -> None:
    for _ in range(3):
        qtbot.mouseClick(panel.races.another, Left)
    names = [button.accessibleName() for button, _, _ in panel.races.rows.values()]
    assert names == ["Adam 0.01", "Adam 0.01 (2)", "Adam 0.01 (3)"]
    qtbot.mouseClick(panel.races.rows[context.trainings.records[1]][2], Left)
    qtbot.mouseClick(panel.races.another, Left)
    assert len({record.name for record in context.trainings.records}) == 3
