"""A training branches from any update of another one, and nothing is left of what is dropped."""

import gc
import weakref

import numpy as np
from PyQt6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Model
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.train.plan import TrainingJob
from engine.train.trainer import LOSS
from engine.train.training_run import TrainingRun
from gui.state.context import Context
from gui.state.training.trainings import Trainings
from tests.gui.state.training.test_trainings import EXPERIMENT, KERNEL, made, reference, settled, trainings

__all__ = ["trainings"]


def test_branch_goes_on_as_the_engine_does_with_other_settings(
    context: Context, trainings: Trainings, qtbot: QtBot
) -> None:
    made(trainings, qtbot, 10)
    trainings.go_to(4)
    settled(trainings, qtbot)
    changed = EXPERIMENT.replace(training=Adam(learning_rate=0.1))
    context.document.edit(changed)
    branch = trainings.branch()
    assert branch is not None
    branch.make(6)
    qtbot.waitUntil(lambda: branch.trace.steps > 6)
    checkpoint = reference(10).at(4)
    run = TrainingRun(TrainingJob(changed, 10, begin=checkpoint))
    np.testing.assert_array_equal(branch.values(LOSS), run.advance(100).arrays[LOSS][:, 0])
    assert branch.begin == 4


def test_branch_with_another_optimizer_begins_with_nothing_remembered(
    context: Context, trainings: Trainings, qtbot: QtBot
) -> None:
    made(trainings, qtbot, 10)
    context.document.edit(EXPERIMENT.replace(training=SGD(learning_rate=0.1)))
    branch = trainings.branch()
    assert branch is not None
    branch.make(1)
    qtbot.waitUntil(lambda: branch.trace.steps > 1)
    before = reference(10)
    gradient, weights = before.trainer.gradient_now()[KERNEL], before.trainer.weights_now()[KERNEL]
    trainings.go_to(11)
    settled(trainings, qtbot)
    assert trainings.network.weights is not None
    np.testing.assert_allclose(
        trainings.network.weights[KERNEL], weights - np.float32(0.1) * gradient, rtol=1e-12
    )


def test_branch_keeps_nothing_of_a_training_that_is_dropped(trainings: Trainings, qtbot: QtBot) -> None:
    made(trainings, qtbot, 5)
    first = trainings.records[0]
    trainings.go_to(3)
    branch = trainings.branch()
    assert branch is not None
    made(trainings, qtbot, 1)
    assert branch.base is first
    trainings.drop(first)
    assert branch.base is None
    branch.note_kept(4)
    assert branch.unkept == 0


def test_nothing_of_a_training_that_is_dropped_stays_in_memory(trainings: Trainings, qtbot: QtBot) -> None:
    """Its checkpoints are up to half a gigabyte: a branch held them, and so did the look at the last one."""
    made(trainings, qtbot, 5)
    trainings.go_to(3)
    trainings.branch()
    made(trainings, qtbot, 1)
    plans = [record.plan for record in trainings.records]
    held = [weakref.ref(plan.checkpoints) for plan in plans if plan is not None]
    del plans

    def alive() -> int:
        gc.collect()
        return sum(one() is not None for one in held)

    for left in (1, 0):
        trainings.drop(trainings.records[0])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qtbot.waitUntil(lambda left=left: alive() == left)  # its thread lets go of it, too


def test_branch_into_other_sizes_is_refused(context: Context, trainings: Trainings, qtbot: QtBot) -> None:
    made(trainings, qtbot, 3)
    context.document.edit(EXPERIMENT.replace(model=Model(layers=(SimpleRNN(units=2),))))
    with qtbot.waitSignal(trainings.failed) as failure:
        trainings.branch()
    assert isinstance(failure.args[0], ParameterError)
    assert len(trainings.records) == 1
