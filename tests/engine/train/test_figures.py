"""What training is known to reach: figures of the literature's tasks."""

from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.tasks.adding import AddingProblem
from engine.tasks.every import floors_of
from engine.train.trainer import LOSS, NumPyTrainer

LAST = 10  # a mean over the last batches tells a level from luck
GOAL = 0.01


def losses(
    sequence: dict[str, Any], layer: dict[str, Any], updates: int, seed: int = 1, **training: Any
) -> Array:
    """Until their mean is below the goal, with Adam and the norm of the gradient clipped at 1.

    seed: of the readout's weights.
    """
    outputs = 3 if sequence["kind"] == "flip_flop" else 1
    kernel = np.random.default_rng(seed).uniform(-0.3, 0.3, (layer["units"], outputs)).tolist()
    experiment = Experiment.parse(
        {
            "sequence": sequence,
            "model": {"layers": [layer], "readout": {"kernel": kernel}},
            "training": {"optimizer": "Adam", "global_clipnorm": 1, **training},
        }
    )
    trainer, found = NumPyTrainer(experiment), list[float]()
    while len(found) < updates and (len(found) < LAST or np.mean(found[-LAST:]) >= GOAL):
        found += [row[LOSS] for row in trainer.advance(1)]
    return np.array(found)


@pytest.mark.slow
@pytest.mark.parametrize(("length", "updates"), [(20, 1_000), (40, 2_000)])
def test_lstm_learns_the_adding_problem(length: int, updates: int) -> None:
    sequence = {"kind": "adding", "length": length, "examples": 3200}
    found = losses(sequence, {"cell": "LSTM", "units": 16}, updates, learning_rate=5e-3, batch_size=32)
    (floor,) = (one.value for one in AddingProblem().floors() if one.loss == "mse")
    assert np.mean(found[:LAST]) > floor / 2
    assert np.mean(found[-LAST:]) < GOAL


@pytest.mark.slow
def test_simple_rnn_has_not_learned_the_adding_problem_where_an_lstm_has() -> None:
    """On numbers it has not seen, as every update draws new ones: what it learns by heart does not count."""
    sequence = {"kind": "adding", "length": 40, "examples": 32}
    layer = {"cell": "SimpleRNN", "units": 16}
    found = losses(sequence, layer, 2_800, seed=4, learning_rate=5e-3, batch_size=32, fresh=True)
    assert np.mean(found[-100:]) > 0.05


def test_24_units_learn_three_switches() -> None:
    """Sussillo and Barak 2013 trained such a network to look inside it."""
    sequence = {"kind": "flip_flop", "examples": 32}
    layer = {"cell": "SimpleRNN", "units": 24, "activation": "tanh"}
    found = losses(sequence, layer, 2_000, learning_rate=1e-2, batch_size=0)
    assert np.mean(found[-LAST:]) < GOAL


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "updates"),
    [("adding-problem", 700), ("echo", 60), ("flip-flop", 60), ("mackey-glass", 400)],
)
def test_ready_made_task_learns_to_beat_its_floors_on_examples_it_has_not_seen(
    name: str, updates: int
) -> None:
    experiment = find_experiment(name)[0]
    trainer = NumPyTrainer(experiment)
    trainer.advance(updates)
    lowest = min(floor.value for floor in floors_of(experiment.sequence, "mse") if not floor.is_best)
    loss = trainer.validation_loss()
    assert loss is not None
    assert loss < lowest
