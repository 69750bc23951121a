"""Trainings are recorded, rewound, branched and raced, and what is shown follows them."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from PyQt6.QtCore import QObject
from pytestqt.qtbot import QtBot

import gui.state.training.training_look
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import FileError, ParameterError
from engine.experiment import Experiment, Model
from engine.optimizers.adam import Adam
from engine.optimizers.sgd import SGD
from engine.run.name import Name, X, Y
from engine.sequences.values import Values
from engine.session import MOST_TRAININGS
from engine.train.plan import TrainingJob
from engine.train.trainer import LOSS
from engine.train.training_run import TrainingRun
from gui.state.context import Context
from gui.state.training.trainings import Trainings

KERNEL = Name("kernel", 0)
EXPERIMENT = Experiment(
    sequence=Values(values=((0.1,), (0.4,), (0.2,), (0.5,), (0.3,))),
    model=Model(layers=(SimpleRNN(kernel=((0.5,),), recurrent_kernel=((0.1,),), bias=(0.0,)),)),
    training=Adam(learning_rate=0.01),
)


@pytest.fixture
def trainings(context: Context, qtbot: QtBot) -> Iterator[Trainings]:
    context.document.open(EXPERIMENT, None)
    yield context.trainings
    assert context.trainings.close()


def made(trainings: Trainings, qtbot: QtBot, updates: int) -> None:
    """Make updates and wait until they are there and shown."""
    trainings.make(updates)
    current = trainings.current
    assert current is not None
    qtbot.waitUntil(lambda: current.trace.steps > updates and not current.is_going)
    settled(trainings, qtbot)


def settled(trainings: Trainings, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: trainings.is_shown and trainings.is_settled)


def reference(updates: int, experiment: Experiment = EXPERIMENT) -> TrainingRun:
    """The engine's own training, without a window or a thread."""
    run = TrainingRun(TrainingJob(experiment, updates))
    while run.ending is None:
        run.advance(100)
    return run


def outputs_shown(context: Context, qtbot: QtBot) -> np.ndarray:
    shown = context.transport.job.experiment

    def is_there() -> bool:
        plan = context.client.plan
        return plan is not None and plan.job.experiment == shown and context.client.ending is not None

    qtbot.waitUntil(is_there)
    return context.client.trace[Y.of("numpy")][:, 0]


def test_losses_are_those_of_the_engine(trainings: Trainings, qtbot: QtBot) -> None:
    made(trainings, qtbot, 20)
    run = TrainingRun(TrainingJob(EXPERIMENT, 20))
    wanted = run.advance(100).arrays[LOSS][:, 0]
    assert trainings.current is not None
    np.testing.assert_array_equal(trainings.current.values(LOSS), wanted)


def test_newest_network_is_shown(context: Context, trainings: Trainings, qtbot: QtBot) -> None:
    made(trainings, qtbot, 20)
    weights = reference(20).trainer.weights_now()
    assert trainings.network.weights is not None
    np.testing.assert_array_equal(trainings.network.weights[KERNEL], weights[KERNEL])
    w, u = float(weights[KERNEL][0, 0]), float(weights[Name("recurrent_kernel", 0)][0, 0])
    b, h, wanted = float(weights[Name("bias", 0)][0]), 0.0, []
    for x in (0.1, 0.4, 0.2, 0.5):
        h = float(np.tanh(x * w + h * u + b))
        wanted.append(h)
    np.testing.assert_allclose(outputs_shown(context, qtbot), wanted, rtol=1e-12)


def test_rewound_network_is_bit_for_bit_what_it_was(trainings: Trainings, qtbot: QtBot) -> None:
    made(trainings, qtbot, 30)
    trainings.go_to(7)
    settled(trainings, qtbot)
    assert trainings.network.weights is not None
    assert trainings.network.weights[KERNEL].tobytes() == reference(7).trainer.weights_now()[KERNEL].tobytes()


def test_weights_come_into_the_experiment_as_one_undo_step(
    context: Context, trainings: Trainings, qtbot: QtBot
) -> None:
    made(trainings, qtbot, 5)
    wanted = reference(5).trainer.weights_now()[KERNEL]
    trainings.take()
    assert context.document.experiment.model.layers[0].kernel == ((wanted[0, 0],),)
    context.document.undo()
    assert context.document.experiment == EXPERIMENT


def test_edit_of_the_network_is_shown_in_place_of_the_trained_one(
    context: Context, trainings: Trainings, qtbot: QtBot
) -> None:
    made(trainings, qtbot, 5)
    layer = EXPERIMENT.model.layers[0].replace(kernel=((0.9,),))
    context.document.edit(EXPERIMENT.replace(model=Model(layers=(layer,))))
    assert not trainings.is_shown
    assert context.transport.job.experiment.model.layers[0].kernel == ((0.9,),)


def test_other_settings_leave_the_trained_network_in_sight(
    context: Context, trainings: Trainings, qtbot: QtBot
) -> None:
    made(trainings, qtbot, 5)
    context.document.edit(EXPERIMENT.replace(training=Adam(learning_rate=0.1)))
    assert trainings.is_shown
    assert not trainings.is_fresh


def test_training_rests_at_the_loss_that_is_wanted(trainings: Trainings, qtbot: QtBot) -> None:
    losses = TrainingRun(TrainingJob(EXPERIMENT, 60)).advance(100).arrays[LOSS][:, 0]
    goal = float(losses[40])
    first = int((losses < goal).nonzero()[0][0])
    trainings.set_goal(goal)
    trainings.toggle()
    qtbot.waitUntil(lambda: not trainings.is_going)
    assert trainings.update == first


def test_pause_ends_the_updates(trainings: Trainings, qtbot: QtBot) -> None:
    trainings.toggle()
    current = trainings.current
    assert current is not None
    qtbot.waitUntil(lambda: current.trace.steps > 5)
    trainings.toggle()
    assert not trainings.is_going


def test_races_run_side_by_side_from_the_same_start(
    context: Context, trainings: Trainings, qtbot: QtBot
) -> None:
    trainings.begin()
    context.document.edit(EXPERIMENT.replace(training=SGD(learning_rate=0.1)))
    trainings.begin()
    trainings.race()
    one, other = trainings.records
    qtbot.waitUntil(lambda: one.trace.steps > 5 and other.trace.steps > 5)
    trainings.rest()
    assert one.at(LOSS, 0) == other.at(LOSS, 0)
    assert one.at(LOSS, 5) != other.at(LOSS, 5)
    assert one.place != other.place


def test_more_trainings_than_there_may_be_are_refused(trainings: Trainings, qtbot: QtBot) -> None:
    for _ in range(MOST_TRAININGS):
        trainings.begin()
    with qtbot.waitSignal(trainings.failed):
        assert trainings.begin() is None
    for record in list(trainings.records):
        trainings.drop(record)


def test_opened_experiment_ends_the_trainings_of_another(
    context: Context, trainings: Trainings, qtbot: QtBot, notebook: Experiment
) -> None:
    made(trainings, qtbot, 3)
    context.document.open(notebook, None)
    assert trainings.records == []
    assert not trainings.is_shown


def test_network_that_cannot_be_trained_is_told(context: Context, trainings: Trainings, qtbot: QtBot) -> None:
    context.document.edit(EXPERIMENT.replace(model=Model(layers=(SimpleRNN(units=3),))))
    with qtbot.waitSignal(trainings.failed) as failure:
        trainings.make(1)
    assert isinstance(failure.args[0], ParameterError)
    assert trainings.records == []


def test_a_failure_costs_nothing_that_was_made(trainings: Trainings, qtbot: QtBot) -> None:
    """As where the engine ends twice, or a file of data is gone when a session's training is to go on."""
    made(trainings, qtbot, 7)
    (record,) = trainings.records
    trainings.toggle()
    with qtbot.waitSignal(trainings.failed) as failure:
        record._channel.failed.emit(FileError("data.csv is gone"))
    assert isinstance(failure.args[0], FileError)
    assert trainings.records == [record]
    assert not record.is_going
    assert record.last >= 7
    trainings.make(5)
    assert trainings.records == [record]
    qtbot.waitUntil(lambda: not record.is_going)
    losses = record.values(LOSS)
    assert losses is not None
    wanted = TrainingRun(TrainingJob(EXPERIMENT, record.last)).advance(len(losses)).arrays[LOSS][:, 0]
    assert losses.tolist() == wanted.tolist()
    settled(trainings, qtbot)


def test_training_that_leaves_the_numbers_keeps_its_last_good_update(
    context: Context, trainings: Trainings, qtbot: QtBot
) -> None:
    linear = SimpleRNN(activation="linear", kernel=((2.0,),), recurrent_kernel=((3.0,),), bias=(1.0,))
    wild = EXPERIMENT.replace(model=Model(layers=(linear,)), training=SGD(learning_rate=1e200))
    context.document.edit(wild)
    with qtbot.waitSignal(trainings.told) as sentence:
        trainings.toggle()
    assert "is not finite" in sentence.args[0]
    assert trainings.current is not None
    assert np.isfinite(trainings.current.values(LOSS)).all()


def test_thread_of_a_dropped_training_ends(trainings: Trainings, qtbot: QtBot) -> None:
    record = trainings.begin()
    assert isinstance(record, QObject)
    trainings.drop(record)
    assert trainings.current is None


@pytest.mark.slow
def test_keras_trains_and_is_rewound(context: Context, trainings: Trainings, qtbot: QtBot) -> None:
    """In float64 it goes NumPy's way."""
    double = EXPERIMENT.replace(precision=EXPERIMENT.precision.replace(keras="float64"))
    context.document.edit(double)
    trainings.set_implementation("keras")
    record = trainings.begin()
    assert record is not None
    record.make(12)
    qtbot.waitUntil(lambda: record.trace.steps > 12, timeout=120_000)
    trainings.go_to(7)
    qtbot.waitUntil(lambda: trainings.is_shown and trainings.is_settled, timeout=120_000)
    assert trainings.network.weights is not None
    wanted = reference(7).trainer.weights_now()[KERNEL]
    np.testing.assert_allclose(trainings.network.weights[KERNEL], wanted, rtol=1e-10)


@pytest.mark.slow
def test_numpy_goes_on_from_a_training_of_keras(context: Context, trainings: Trainings, qtbot: QtBot) -> None:
    context.document.edit(EXPERIMENT.replace(precision=EXPERIMENT.precision.replace(keras="float64")))
    trainings.set_implementation("keras")
    record = trainings.begin()
    assert record is not None
    record.make(4)
    qtbot.waitUntil(lambda: record.trace.steps > 4, timeout=120_000)
    trainings.set_implementation("numpy")
    branch = trainings.branch()
    assert branch is not None
    assert record.name.endswith(" · Keras")
    branch.make(3)
    qtbot.waitUntil(lambda: branch.trace.steps > 3, timeout=120_000)
    wanted = reference(7).trainer.weights_now()[KERNEL]
    trainings.go_to(7)
    qtbot.waitUntil(lambda: trainings.is_shown and trainings.is_settled)
    assert trainings.network.weights is not None
    np.testing.assert_allclose(trainings.network.weights[KERNEL], wanted, rtol=1e-10)


def test_free_run_stays_while_another_update_is_shown(
    context: Context, trainings: Trainings, qtbot: QtBot
) -> None:
    branches, client = context.branches, context.client
    made(trainings, qtbot, 6)
    qtbot.waitUntil(lambda: client.ending is not None)
    assert branches.why_not_free(0).startswith("A free run begins after a step")
    branches.run_freely(2)
    for update in (6, 3):
        trainings.go_to(update)
        settled(trainings, qtbot)
        experiment = context.transport.job.experiment
        qtbot.waitUntil(
            lambda experiment=experiment: (
                client.plan.job.free_from == 2
                and client.plan.job.experiment == experiment
                and client.ending is not None
                and not branches.is_catching_up
            )
        )
        np.testing.assert_array_equal(client.trace[X][2:], client.trace[Y.of("numpy")][1:-1])
        assert [ghost.name for ghost in branches.ghosts] == ["original"]
    assert branches.why_not_free(3) == "It reads its own outputs from t = 2 on already."


def test_networks_are_shown_while_the_training_goes_on(trainings: Trainings, qtbot: QtBot) -> None:
    looks: list[tuple[int, np.ndarray]] = []

    def note() -> None:
        shown, weights = trainings.network.shown, trainings.network.weights
        if shown is not None and weights is not None:
            looks.append((shown[1], np.concatenate([array.ravel() for array in weights.values()])))

    trainings.shown_changed.connect(note)
    trainings.toggle()
    qtbot.waitUntil(lambda: len(looks) > 3)
    trainings.rest()
    settled(trainings, qtbot)
    current = trainings.current
    assert current is not None
    assert trainings.update == current.last
    run = reference(current.last)
    for update, weights in looks:
        np.testing.assert_array_equal(weights, run.at(update).weights)


def test_what_is_to_be_beaten_is_worked_out_beside_the_window(
    trainings: Trainings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes seconds where a long sequence has to be drawn for it."""
    where: list[threading.Thread] = []
    real = gui.state.training.training_look.floors_of
    monkeypatch.setattr(
        gui.state.training.training_look,
        "floors_of",
        lambda *asked: (where.append(threading.current_thread()), real(*asked))[1],
    )
    made(trainings, qtbot, 1)
    qtbot.waitUntil(lambda: trainings.floors == real(EXPERIMENT.sequence, "mse"))
    assert threading.main_thread() not in where


def test_trained_weights_leave_with_inputs_of_another_size(
    trainings: Trainings, context: Context, qtbot: QtBot
) -> None:
    """The model is the same, as its weights are left to the seed; their shapes follow the inputs."""
    own = Experiment(sequence=EXPERIMENT.sequence, model=Model(layers=(SimpleRNN(),)))
    context.document.open(own, None)
    made(trainings, qtbot, 2)
    wider = Values(values=((0.1, 1.0), (0.4, 0.0), (0.2, 1.0)))
    context.document.edit(own.replace(sequence=wider))
    assert not trainings.is_shown
    assert context.transport.job.experiment.sequence == wider


def test_a_drag_back_to_its_beginning_keeps_trainings(
    trainings: Trainings, context: Context, qtbot: QtBot
) -> None:
    """It leaves nothing to undo, as an experiment that was just opened."""
    made(trainings, qtbot, 2)
    context.document.edit(EXPERIMENT.replace(seed=1), "a drag")
    context.document.edit(EXPERIMENT, "a drag")
    assert not context.document.may_undo
    assert [record.last for record in trainings.records] == [2]
