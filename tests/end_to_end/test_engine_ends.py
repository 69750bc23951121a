"""The engine's process is killed, as by the system when memory runs out, and the window loses nothing."""

import os
import signal
from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.experiment import Experiment
from engine.run.name import Y
from engine.thread.own_process.engine_process import EngineProcess
from engine.train.plan import TrainingJob
from engine.train.trainer import LOSS
from engine.train.training_run import TrainingRun
from gui.shell.main_window import MainWindow

STEPS = 300_000


@pytest.fixture
def host() -> Iterator[EngineProcess]:
    """A process of its own, as it is killed."""
    found = EngineProcess()
    yield found
    assert found.close()


def kill(host: EngineProcess) -> None:
    os.kill(host.pid, signal.SIGKILL)


def long(experiment: Experiment) -> Experiment:
    """A sum over so many steps that it is killed in the middle."""
    layer = experiment.model.layers[0].replace(kernel=((1,),), recurrent_kernel=((1,),), bias=(0,))
    sequence = experiment.sequence.replace(seq_len=STEPS, weight=1, bias=0, mem_len=0)
    return experiment.replace(sequence=sequence, model=experiment.model.replace(layers=(layer,)))


def test_run_goes_on_where_it_was(window: MainWindow, host: EngineProcess, qtbot: QtBot) -> None:
    client = window.context.client
    window.document.edit(long(window.document.experiment))
    qtbot.waitUntil(lambda: client.trace.steps > 1000 and client.plan.steps > 1000)
    recorded, seen = client.trace, client.trace.steps
    kill(host)
    qtbot.waitUntil(lambda: "The engine has ended by itself" in window.messages.text)
    qtbot.waitUntil(lambda: client.ending is not None)
    assert client.trace is recorded
    assert seen < client.trace.steps == STEPS - 1
    np.testing.assert_array_equal(client.trace[Y.of("numpy")][:, 0], np.arange(1, STEPS))


def test_run_that_ends_it_again_and_again_is_given_up(
    window: MainWindow, host: EngineProcess, qtbot: QtBot
) -> None:
    client = window.context.client
    window.document.edit(long(window.document.experiment))
    qtbot.waitUntil(lambda: client.trace.steps > 1000 and client.plan.steps > 1000)
    for _ in range(2):
        seen, before = client.trace.steps, host.pid
        qtbot.waitUntil(lambda: client.trace.steps > seen)  # noqa: B023
        with qtbot.waitSignal(client.restarted if _ == 0 else client.failed):
            kill(host)
        assert host.pid != before
    with qtbot.waitSignal(client.finished):  # a shorter run is made as ever
        window.document.undo()
    assert client.trace.steps < 1000


def test_training_goes_on_where_it_was(window: MainWindow, host: EngineProcess, qtbot: QtBot) -> None:
    trainings = window.context.trainings
    window.document.open(Experiment(), None)
    trainings.toggle()
    record = trainings.current
    assert record is not None
    qtbot.waitUntil(lambda: record.trace.steps > 100)
    kill(host)
    seen = record.trace.steps
    qtbot.waitUntil(lambda: record.trace.steps > seen + 100)
    record.rest()
    trainings.go_to(record.last)
    qtbot.waitUntil(lambda: trainings.is_settled and not record.is_going)
    updates = record.last
    reference = TrainingRun(TrainingJob(record.job.experiment, updates))
    losses = reference.advance(updates + 1).arrays[LOSS][:, 0]
    np.testing.assert_array_equal(record.values(LOSS)[: updates + 1], losses)
    for update in (0, seen // 2, updates):
        trainings.go_to(update)
        qtbot.waitUntil(lambda: trainings.is_settled)
        shown = np.concatenate([array.ravel() for array in trainings.network.weights.values()])
        np.testing.assert_array_equal(shown, reference.at(trainings.update).weights)


def test_work_beside_the_run_is_asked_for_again(
    window: MainWindow, host: EngineProcess, qtbot: QtBot
) -> None:
    trainings = window.context.trainings
    trainings.jacobians.want()
    qtbot.waitUntil(lambda: trainings.jacobians.trace is not None)
    kill(host)
    with qtbot.waitSignal(window.context.client.restarted):
        trainings.lengths.want()
    qtbot.waitUntil(lambda: trainings.lengths.trace is not None)
    assert trainings.lengths.problem == ""


def test_a_worn_engine_is_replaced_without_a_word(
    window: MainWindow, host: EngineProcess, qtbot: QtBot
) -> None:
    before, client, transport = host.pid, window.context.client, window.context.transport
    window.document.edit(long(window.document.experiment))
    qtbot.waitUntil(lambda: client.trace.steps > 1000 and client.plan.steps > 1000)
    transport.pause()
    recorded = client.trace
    host.replace()
    qtbot.waitUntil(lambda: host.pid != before)
    transport.run()
    qtbot.waitUntil(lambda: client.ending is not None)
    assert client.trace is recorded
    np.testing.assert_array_equal(client.trace[Y.of("numpy")][:, 0], np.arange(1, STEPS))
    assert not window.messages.isVisible()


def test_closing_a_window_leaves_no_process(window: MainWindow, host: EngineProcess) -> None:
    window.document.edit(long(window.document.experiment))
    pid = host.pid
    assert window.context.trainings.close()
    assert window.context.client.close()
    assert host.close()
    assert host.close()  # once more does no harm
    assert not os.path.exists(f"/proc/{pid}")
