"""A trained network is there to be looked at again after the experiment was changed and changed back."""

import pytest
from pytestqt.qtbot import QtBot

from engine.experiment import Model
from engine.optimizers.adam import Adam
from engine.sequences.values import Values
from gui.state.context import Context
from gui.state.training.trainings import Trainings
from tests.gui.state.training.test_trainings import EXPERIMENT, made, settled, trainings

__all__ = ["trainings"]


@pytest.fixture
def five(trainings: Trainings, qtbot: QtBot) -> Trainings:
    """After five updates."""
    made(trainings, qtbot, 5)
    return trainings


def kernel(context: Context) -> float:
    """That of the run that is shown."""
    return float(context.transport.job.experiment.model.layers[0].kernel[0][0])


def test_newest_shows_the_trained_network_again_after_its_weights_were_taken(
    context: Context, five: Trainings, qtbot: QtBot
) -> None:
    newest = kernel(context)
    five.go_to(3)
    settled(five, qtbot)
    five.take()
    assert not five.is_shown
    five.go_to_newest()
    settled(five, qtbot)
    assert kernel(context) == newest
    five.take()
    assert context.document.experiment.model.layers[0].kernel == ((newest,),)


def test_newest_shows_it_again_once_another_sequence_is_undone(
    context: Context, five: Trainings, qtbot: QtBot
) -> None:
    """An update that was wanted beside the other sequence was never shown again."""
    newest = kernel(context)
    context.document.edit(EXPERIMENT.replace(sequence=Values(values=((0.3,), (0.2,), (0.9,)))))
    five.go_to_newest()
    assert not five.is_shown
    assert not five.may_be_shown
    context.document.undo()
    five.go_to_newest()
    settled(five, qtbot)
    assert kernel(context) == newest


def test_weight_that_is_edited_while_training_goes_on_stays_in_sight(
    context: Context, five: Trainings, qtbot: QtBot
) -> None:
    layer = EXPERIMENT.model.layers[0].replace(kernel=((0.9,),))
    five.toggle()
    context.document.edit(EXPERIMENT.replace(model=Model(layers=(layer,))))
    with qtbot.waitSignals([five.advanced] * 5):
        pass
    assert not five.is_shown
    assert kernel(context) == 0.9
    five.rest()


def test_training_that_is_shown_again_goes_on_and_with_other_settings_another_begins(
    context: Context, five: Trainings, qtbot: QtBot
) -> None:
    five.take()
    assert not five.is_fresh
    five.go_to_newest()
    settled(five, qtbot)
    first = five.current
    five.make(1)
    assert five.current is first
    context.document.edit(context.document.experiment.replace(training=Adam(learning_rate=0.1)))
    assert five.is_shown
    assert not five.is_fresh


def test_branch_goes_on_with_its_own_settings_and_with_others_another_training_begins(
    context: Context, five: Trainings, qtbot: QtBot
) -> None:
    """It went on as it had begun, whatever the form said."""
    branch = five.branch()
    settled(five, qtbot)
    assert five.ready() is branch
    context.document.edit(context.document.experiment.replace(training=Adam(learning_rate=0.1)))
    assert five.is_shown
    assert not five.is_fresh
    five.set_implementation("keras")
    context.document.undo()
    assert not five.is_fresh
