"""The gradient of each single loss by every earlier state."""

import numpy as np
import pytest

from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.gradient.recorded_gradient import grad
from engine.optimizers.adam import Adam
from engine.run.name import Name
from engine.sequences.values import Values
from engine.train.flow import gradient_flow
from engine.train.reach import MOST_LOSSES, gradients_of_losses
from tests.engine.gradient.trainable import experiment_of, layer_of

SEQUENCE = Values(values=((0.1,), (0.4,), (0.2,), (0.5,), (0.3,), (0.6,)))


def test_linear_unit_reaches_back_by_powers_of_its_recurrent_weight() -> None:
    """h_t = w x_t + u h_{t−1}, so ∂L_t/∂h_k = 2 (h_t − target_t) u^(t − k)."""
    w, u = 0.7, 0.5
    layer = SimpleRNN(activation="linear", kernel=((w,),), recurrent_kernel=((u,),), bias=(0.0,))
    experiment = Experiment(sequence=SEQUENCE, model=Model(layers=(layer,)), training=Adam())
    steps, found = gradients_of_losses(experiment, 0, 0)
    values = [0.1, 0.4, 0.2, 0.5, 0.3, 0.6]
    h, states = 0.0, []
    for x in values[:-1]:
        h = w * x + u * h
        states.append(h)
    assert steps.tolist() == [0, 1, 2, 3, 4]
    for t in range(5):
        for k in range(5):
            wanted = 2 * (states[t] - values[t + 1]) * u ** (t - k) if k <= t else 0.0
            assert found[t, k, 0] == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("cell", [SimpleRNN, GRU, LSTM])
@pytest.mark.parametrize("options", [{}, {"go_backwards": True}])
def test_mean_of_all_losses_is_the_gradient_that_training_takes(cell: type, options: dict) -> None:
    experiment = experiment_of([layer_of(cell, 3, **options)], rows=1)
    steps, found = gradients_of_losses(experiment, 0, 0)
    total = gradient_flow(experiment, 0).tables[grad(Name("h", 0))]
    total = total[::-1] if options else total
    np.testing.assert_allclose(found.sum(axis=0) / len(steps), total, rtol=1e-9, atol=1e-15)


def test_truncation_ends_the_reach() -> None:
    experiment = experiment_of([layer_of(SimpleRNN, 2)], rows=1, steps=6)
    cut = experiment.replace(training=experiment.training.replace(truncate=2))
    _, found = gradients_of_losses(cut, 0, 0)
    for t in range(6):
        for k in range(6):
            assert found[t, k].any() == (k <= t and k // 2 == t // 2)


@pytest.mark.slow
def test_very_many_losses_are_taken_evenly() -> None:
    values = tuple((value,) for value in np.sin(np.arange(1001)).tolist())
    experiment = Experiment(sequence=Values(values=values), model=Model(layers=(SimpleRNN(),)))
    steps, found = gradients_of_losses(experiment, 0, 0)
    assert len(steps) == MOST_LOSSES
    assert (steps[0], steps[-1]) == (0, 999)
    assert found.shape == (MOST_LOSSES, 1000, 1)


def test_layer_that_there_is_not_is_refused() -> None:
    with pytest.raises(ParameterError, match="layer must be from 0 to 0, got 1"):
        gradients_of_losses(experiment_of([layer_of(SimpleRNN, 2)]), 0, 1)
