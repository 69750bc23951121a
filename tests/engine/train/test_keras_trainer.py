"""Keras' own layers, losses and optimizers train as NumPy does: gradients, and 100 updates."""

from threading import Thread
from typing import Any

import numpy as np
import pytest

from engine.cells.echo_state import EchoState
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.keras import update_loop as module
from engine.keras.loader import load_keras
from engine.keras.update_loop import LOOP, PART, Compiled
from engine.run.trace import Trace
from engine.train.plan import TrainingEnding, TrainingJob
from engine.train.trainer import LOSS
from engine.train.training_run import TRAINERS, TrainingRun, keras_trainer
from tests.engine.gradient.trainable import experiment_of, layer_of

pytestmark = pytest.mark.slow

UPDATES = 100
MOMENTUM = {"optimizer": "SGD", "learning_rate": 0.1, "momentum": 0.9, "nesterov": True}
RMSPROP = {"optimizer": "RMSprop", "learning_rate": 0.001}
ADAM = {"optimizer": "Adam", "learning_rate": 0.01}
CASES: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "reset states, absolute error": (
        [layer_of(SimpleRNN, 2)],
        {"training": MOMENTUM, "loss": "mae", "reset_every": 2},
    ),
    "truncated, clipped by value": (
        [layer_of(GRU, 2)],
        {"training": {**RMSPROP, "truncate": 2, "clipvalue": 0.05, "momentum": 0.5}},
    ),
    "last step alone, yes or no": (
        [layer_of(GRU, 2, reset_after=False)],
        {"training": ADAM, "loss": "binary_crossentropy", "readout": "sigmoid", "counts": "last"},
    ),
    "both directions, classes, mini-batches": (
        [layer_of(LSTM, 2), layer_of(SimpleRNN, 2, merge_mode="concat"), layer_of(GRU, 2, go_backwards=True)],
        {
            "training": {**ADAM, "global_clipnorm": 0.1, "batch_size": 2},
            "loss": "categorical_crossentropy",
            "readout": "softmax",
            "rows": 4,
            "counts": [True, False, True, True, False],
        },
    ),
    "kept rows, mini-batches": (
        [layer_of(LSTM, 2)],
        {"training": {**ADAM, "batch_size": 2, "validation_split": 0.4}, "rows": 5},
    ),
    "stateful": ([layer_of(LSTM, 2)], {"training": {**ADAM, "truncate": 3}, "rows": 3, "stateful": True}),
}


def trained(experiment: Experiment, implementation: str, updates: int = UPDATES) -> tuple[TrainingRun, Trace]:
    makers = {**TRAINERS, "keras": keras_trainer}
    run, trace = TrainingRun(TrainingJob(experiment, updates, implementation), makers), Trace()
    while run.ending is None:
        trace.append(run.advance(200))
    return run, trace


@pytest.mark.parametrize("case", CASES)
def test_keras_and_numpy_make_the_same_updates(case: str) -> None:
    load_keras()
    layers, fields = CASES[case]
    experiment = experiment_of(layers, **fields).replace(jit_compile=False)
    (ours, our_trace), (keras_s, their_trace) = (trained(experiment, name) for name in ("numpy", "keras"))
    assert list(our_trace) == list(their_trace)
    for name in our_trace:
        np.testing.assert_allclose(their_trace[name], our_trace[name], rtol=1e-10, atol=1e-12)
    for name, array in ours.trainer.weights_now().items():
        np.testing.assert_allclose(keras_s.trainer.weights_now()[name], array, rtol=0, atol=1e-10)
    for name, array in ours.trainer.gradient_now().items():
        np.testing.assert_allclose(keras_s.trainer.gradient_now()[name], array, rtol=1e-10, atol=1e-12)


def test_keras_and_numpy_draw_the_same_fresh_examples() -> None:
    load_keras()
    training = {**ADAM, "batch_size": 3, "fresh": True}
    of = experiment_of([layer_of(LSTM, 2)], outputs=1, training=training)
    sequence = {"kind": "adding", "length": 6, "examples": 2}
    of = of.replace(sequence=sequence, jit_compile=False)
    ours, theirs = (trained(of, name, updates=60)[1] for name in ("numpy", "keras"))
    for name in ours:
        np.testing.assert_allclose(theirs[name], ours[name], rtol=1e-10, atol=1e-12)


def test_compiled_training_goes_back_to_any_update_and_stops_at_a_bad_one() -> None:
    load_keras()
    notebook = find_experiment("notebook")[0].replace(precision={"keras": "float64"})
    run, trace = trained(notebook, "keras", 70)
    _, ours = trained(notebook, "numpy", 70)
    np.testing.assert_allclose(trace[LOSS], ours[LOSS], rtol=1e-12)
    again, _ = trained(notebook, "keras", 33)
    np.testing.assert_array_equal(run.at(33).weights, again.trainer.checkpoint().weights)
    exploding = notebook.replace(training={"optimizer": "SGD", "learning_rate": 1e-4})
    run, trace = trained(exploding, "keras")
    assert run.ending == TrainingEnding("diverged", 2, "keras", "loss")
    assert trace.steps == 2


def test_what_keras_has_no_layer_or_no_rounding_for_is_told() -> None:
    load_keras()
    echo = experiment_of([layer_of(EchoState, 2)])
    with pytest.raises(ParameterError, match="Keras has no layer for EchoState"):
        trained(echo, "keras")
    textbook = experiment_of([layer_of(GRU, 2)], training={"convention": "textbook"})
    with pytest.raises(ParameterError, match=r"training\.convention must be 'keras' where Keras trains"):
        trained(textbook, "keras")


@pytest.mark.parametrize(
    ("place", "layers", "least"),
    [("training.truncate", 1, 8), ("training.truncate", 3, 24), ("model.reset_every", 1, 8)],
)
def test_cuts_that_would_be_compiled_for_minutes_are_refused(place: str, layers: int, least: int) -> None:
    load_keras()
    cells = [layer_of(SimpleRNN, 2) for _ in range(layers)]

    def make(every: int) -> None:
        part, name = place.split(".")
        settings = {name: every} if part == "model" else {part: {name: every}}
        keras_trainer(TrainingJob(experiment_of(cells, steps=1000, **settings), 1, "keras"), None)

    make(least)
    with pytest.raises(
        ParameterError, match=f"{place} must be at least {least} for Keras to train 1000 steps"
    ):
        make(least - 1)


def test_trainings_on_two_threads_do_not_mix_their_weights() -> None:
    """They share what was compiled, and Keras' variables with it."""
    experiment = experiment_of([layer_of(SimpleRNN, 2)], training=ADAM)
    job = TrainingJob(experiment, 60, "keras")
    alone = keras_trainer(job, None)
    wanted = [row[LOSS] for row in alone.advance(60)]
    found: dict[int, list[float]] = {}

    def train(number: int) -> None:
        trainer = keras_trainer(job, None)
        found[number] = [row[LOSS] for _ in range(60) for row in trainer.advance(1)]

    threads = [Thread(target=train, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for losses in found.values():
        np.testing.assert_allclose(losses, wanted, rtol=1e-12)


def test_what_compiled_loops_take_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    load_keras()
    module.update_loop.cache_clear()
    monkeypatch.setattr(module, "COMPILED", Compiled())
    taken = []
    for truncate in (0, 0, 2):  # five steps in one part, and in three
        job = TrainingJob(experiment_of([layer_of(SimpleRNN)], training={"truncate": truncate}), 1, "keras")
        keras_trainer(job, None).advance(1)
        taken.append(module.COMPILED.megabytes)
    assert taken == [LOOP + PART, LOOP + PART, 2 * LOOP + 4 * PART]
    assert not module.COMPILED.is_much
