"""The best single unit of the notebook's sequence."""

import numpy as np
import pytest

from engine.array import Array
from engine.files.experiment_file import find_experiment
from engine.laboratory.best_unit import best_single_unit
from engine.laboratory.investigations.single_unit import SingleUnit
from engine.train.trainer import LOSS, NumPyTrainer

NOTEBOOK = find_experiment("notebook")[0]
VALUES = [1, 5, 14, 36, 89, 217, 526, 1272, 3073, 7421]


def best_for(u: float) -> tuple[float, Array]:
    """The least loss with this recurrent kernel, and kernel and bias, in which all outputs are linear."""
    rows, row = [], np.zeros(2)
    for x in VALUES[:-1]:
        row = np.array([x, 1.0]) + u * row
        rows.append(row)
    matrix, targets = np.array(rows), np.array(VALUES[1:], float)
    scale = np.linalg.norm(matrix, axis=0)
    found = np.linalg.lstsq(matrix / scale, targets, rcond=None)[0] / scale
    return float(np.mean((matrix @ found - targets) ** 2)), found


def test_gradient_vanishes_at_the_best_single_unit() -> None:
    best = best_single_unit(NOTEBOOK)
    assert best == pytest.approx([3.0101, -0.5959, 2.0900], abs=5e-5)
    trainer = NumPyTrainer(NOTEBOOK)
    trainer.weights.vector[...] = best
    assert trainer.loss() == pytest.approx(0.00847, abs=5e-6)
    curvature = 2e7  # of the valley's sides: a gradient of 1 is 5e-8 beside the minimum
    assert np.abs(trainer.gradient()).max() < 1e-8 * curvature


def test_best_of_all_recurrent_kernels_is_that_one() -> None:
    """Kernel and bias by least squares, and the recurrent kernel alone by ever finer search."""
    low, high = -2.0, 2.0
    for _ in range(12):
        tried = np.linspace(low, high, 41)
        place = int(np.argmin([best_for(u)[0] for u in tried]))
        low, high = tried[max(place - 1, 0)], tried[min(place + 1, 40)]
    u = (low + high) / 2
    loss, (w, b) = best_for(u)
    assert loss == pytest.approx(0.00847, abs=5e-6)
    assert [w, u, b] == pytest.approx(best_single_unit(NOTEBOOK), abs=1e-5)


def test_trainings_of_one_unit_end_where_the_page_says() -> None:
    sgd, adam = (NumPyTrainer(experiment) for experiment in SingleUnit().raced())
    rows = [trainer.advance(SingleUnit.updates) for trainer in (sgd, adam)]
    assert rows[0][0][LOSS] == pytest.approx(14_800, rel=1e-3)
    assert [sgd.loss(), adam.loss()] == pytest.approx([0.118, 0.086], abs=1e-3)
    assert max(row[100][LOSS] for row in rows) < 20
