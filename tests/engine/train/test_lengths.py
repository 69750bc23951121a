"""How much of a gradient is left, beside what is known of linear units, gates, and backpropagation itself."""

import numpy as np
import pytest

from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.sequences.values import Values
from engine.train.flow import gradient_flow
from engine.train.lengths import COMPARED, bounds_by_length, left_by_length, lengths, shortened, steps_of
from engine.train.reach import gradients_of_losses
from tests.engine.gradient.trainable import experiment_of, layer_of


@pytest.mark.parametrize("kind", [SimpleRNN, GRU])
def test_what_is_left_is_what_backpropagation_leaves(kind: type) -> None:
    experiment = experiment_of([layer_of(kind, 3)], rows=1, steps=6)
    left = left_by_length(gradient_flow(experiment, 0), 0)
    _, found = gradients_of_losses(experiment, 0, 0)
    for n in range(6):
        wanted = np.linalg.norm(found[n, 0]) / np.linalg.norm(found[n, n])
        assert left[n] == pytest.approx(wanted, rel=1e-9)


def test_lstm_at_its_start_keeps_powers_of_its_forget_gate() -> None:
    """With all weights 0, f is σ(1), o and so ∂h/∂c is 1/2: c's gradient fades by σ(1)^n, to 1e-14 in 100."""
    zeros = {"kernel": [[0.0] * 4] * 2, "recurrent_kernel": [[0.0] * 4], "bias": [0.0, 1.0, 0.0, 0.0]}
    layer = layer_of(LSTM, 1, initial_state=[[0.0], [0.0]], **zeros)
    left = left_by_length(gradient_flow(experiment_of([layer], rows=1, steps=101), 0), 0)
    np.testing.assert_allclose(left[1:], 0.5 * (1 / (1 + np.exp(-1.0))) ** np.arange(1, 101))


def test_linear_unit_leaves_the_powers_of_its_recurrent_weight() -> None:
    layer = layer_of(SimpleRNN, 1, activation="linear", recurrent_kernel=[[0.5]])
    record = gradient_flow(experiment_of([layer], rows=1, steps=6), 0)
    powers = 0.5 ** np.arange(6)
    product, radius = bounds_by_length(record, 0)
    np.testing.assert_allclose(left_by_length(record, 0), powers)
    np.testing.assert_allclose(product, powers)
    np.testing.assert_allclose(radius, powers)


def test_product_of_norms_is_never_exceeded() -> None:
    record = gradient_flow(experiment_of([layer_of(SimpleRNN, 4)], rows=1, steps=8), 0)
    product, _ = bounds_by_length(record, 0)
    assert (left_by_length(record, 0) <= product * (1 + 1e-12)).all()


def test_cells_are_compared_as_keras_begins_with_them() -> None:
    """A fresh LSTM's cell state keeps σ(1) = 0.73 of itself at least; a fresh SimpleRNN's U is orthogonal."""
    found = lengths(experiment_of([layer_of(GRU, 4)], rows=1, steps=10), 0, 0)
    assert set(found) == {"own", "product", "radius", *(kind.__name__ for kind in COMPARED)}
    assert all(values.shape == (10,) and values[0] == 1 for values in found.values())


def test_wide_network_is_gone_back_through_fewer_steps() -> None:
    values = tuple((float(value),) for value in range(400))
    narrow, wide = (
        Experiment(sequence=Values(values=values), model=Model(layers=(SimpleRNN(units=units),)))
        for units in (8, 256)
    )
    assert (steps_of(narrow), steps_of(wide)) == (240, 24)
    assert (shortened(narrow).sequence.steps, shortened(wide).sequence.steps) == (240, 24)


def test_truncation_leaves_nothing() -> None:
    experiment = experiment_of([layer_of(SimpleRNN, 2)], rows=1, steps=6)
    cut = experiment.replace(training=experiment.training.replace(truncate=3))
    left = left_by_length(gradient_flow(cut, 0), 0)
    assert (left[:3] > 0).all()
    assert not left[3:].any()
