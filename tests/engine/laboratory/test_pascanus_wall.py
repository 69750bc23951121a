"""Pascanu, Mikolov & Bengio 2013, figure 6: how steep the wall is, and what clipping does there."""

import numpy as np
import pytest

from engine.array import Array
from engine.laboratory.investigations.pascanus_wall import PascanusWall
from engine.landscape.plane import plane_of
from engine.landscape.points_pass import PointsPass
from engine.train.trainer import GRADIENT, NumPyTrainer

SIDE, STEP = 256, 1e-6
WALL = PascanusWall()


def written_out(w: Array, b: Array) -> Array:
    """The loss as the figure has it: x = w σ(x) + b."""
    x = np.full(w.shape, 0.5)
    for _ in range(50):
        x = w / (1 + np.exp(-x)) + b
    return (1 / (1 + np.exp(-x)) - 0.7) ** 2


def test_gradient_on_the_wall_is_5000_times_its_median() -> None:
    spans = WALL.spans()
    w, b = (one.ravel() for one in np.meshgrid(*(np.linspace(*span, SIDE) for span in spans)))
    points = PointsPass(WALL.experiment(), plane_of(WALL.experiment(), WALL.directions()))
    parts = [points.at(part, are_slopes_wanted=True) for part in np.split(np.array([w, b]), 8, axis=1)]
    losses = np.concatenate([part.values for part in parts])
    np.testing.assert_allclose(losses, written_out(w, b), rtol=1e-9, atol=1e-14)
    sizes = np.hypot(*np.concatenate([part.slopes for part in parts], axis=1))
    some = np.append(np.random.default_rng(0).integers(0, SIDE**2, 4000), np.argmax(sizes))
    w, b = w[some], b[some]
    by_w = (written_out(w + STEP, b) - written_out(w - STEP, b)) / (2 * STEP)
    by_b = (written_out(w, b + STEP) - written_out(w, b - STEP)) / (2 * STEP)
    np.testing.assert_allclose(sizes[some], np.hypot(by_w, by_b), rtol=1e-4, atol=1e-6)
    assert sizes.max() == pytest.approx(288, abs=0.5)
    assert sizes.max() / np.median(sizes) == pytest.approx(5000, rel=0.03)


def test_training_is_thrown_off_the_wall_unless_it_is_clipped() -> None:
    free, clipped = (NumPyTrainer(experiment) for experiment in WALL.raced())
    losses = [trainer.advance(WALL.updates) for trainer in (free, clipped)]
    thrown, held = (trainer.weights.vector[1:] for trainer in (free, clipped))
    (low, high), (least, most) = WALL.spans()
    assert max(row[GRADIENT] for row in losses[0]) > 50
    assert not (low < thrown[0] < high and least < thrown[1] < most)
    assert low < held[0] < high
    assert least < held[1] < most
    assert free.loss() > 0.08
    assert clipped.loss() < 0.002
