"""What training is known to reach: figures of the literature's tasks."""

from typing import Any

import numpy as np
import pytest

from engine.array import Array
from engine.experiment import Experiment
from engine.tasks.adding import AddingProblem
from engine.train.trainer import LOSS, NumPyTrainer

UPDATES, LAST = 1_000, 10  # a mean over the last batches tells a level from luck


def losses(cell: str, updates: int, **training: Any) -> Array:
    """Of the adding problem over 20 steps, 16 units, batches of 32; the floor of guessing is 1/6."""
    kernel = np.random.default_rng(1).uniform(-0.3, 0.3, (16, 1)).tolist()
    experiment = Experiment.parse(
        {
            "sequence": {"kind": "adding", "length": 20, "examples": 3200},
            "model": {"layers": [{"cell": cell, "units": 16}], "readout": {"kernel": kernel}},
            "training": {"optimizer": "Adam", "learning_rate": 5e-3, "batch_size": 32, **training},
        }
    )
    trainer, found = NumPyTrainer(experiment), list[float]()
    while len(found) < updates and (len(found) < LAST or np.mean(found[-LAST:]) >= 0.01):
        found += [row[LOSS] for row in trainer.advance(1)]
    return np.array(found)


@pytest.mark.slow
def test_lstm_learns_to_add_over_20_steps() -> None:
    found = losses("LSTM", UPDATES, global_clipnorm=1)
    (floor,) = (one.value for one in AddingProblem().floors() if one.loss == "mse")
    assert np.mean(found[:LAST]) > floor / 2
    assert np.mean(found[-LAST:]) < 0.01
