"""Gradients beside central differences, of whatever can be trained."""

import numpy as np
import pytest
from hypothesis import given, settings

from engine.array import Array
from engine.cells.base import Cell
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.gradient.weight_shapes import title
from engine.run.batch_run import run_batch
from engine.run.name import Name
from engine.run.numpy_network import NumPyNetwork
from engine.train.trainer import NumPyTrainer
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.gradient.trainable import experiment_of, layer_of, trainable

pytestmark = pytest.mark.usefixtures("known_cells")

STEP = 1e-5  # of a central difference: its error is about STEP², and 1e-16 / STEP of rounding


def differences(trainer: NumPyTrainer, vector: Array) -> Array:
    """The derivative of the loss by each number of a vector that it depends on."""
    found = np.empty_like(vector)
    for at in range(vector.size):
        before = vector[at]
        vector[at] = before + STEP
        above = trainer.loss()
        vector[at] = before - STEP
        found[at] = (above - trainer.loss()) / (2 * STEP)
        vector[at] = before
    return found


def check(experiment: Experiment) -> None:
    trainer = NumPyTrainer(experiment)
    noise = 1e-15 * trainer.loss() / STEP
    gradient = trainer.gradient().copy()
    wanted = differences(trainer, trainer.weights.vector)
    np.testing.assert_allclose(gradient, wanted, rtol=1e-6, atol=3e-10 + noise)


@pytest.mark.slow
@given(trainable())
@settings(max_examples=25)
def test_gradient_is_what_moving_each_weight_says(experiment: Experiment) -> None:
    check(experiment)


@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize("name", ["softmax", "sparsemax", "linear", "gelu", "softplus"])
def test_any_activation_has_its_derivative_in_any_cell(kind: type[Cell], name: str) -> None:
    fields = {field: name for field in ("activation", "recurrent_activation") if field in kind.model_fields}
    check(experiment_of([layer_of(kind, 3, **fields)], steps=3))  # few, as some of them explode


@given(trainable())
@settings(max_examples=10)
def test_loss_of_squares_is_the_error_of_the_run(experiment: Experiment) -> None:
    training = experiment.training.replace(loss="mse")
    experiment = experiment.replace(training=training)
    if not experiment.model.return_sequences:
        experiment = experiment.replace(model=experiment.model.replace(return_sequences=True))
    batch, run = experiment.sequence.generate(), run_batch(experiment, "numpy", {"numpy": NumPyNetwork})
    errors = (run.numbers[Name("y")] - batch.targets)[batch.mask]
    assert NumPyTrainer(experiment).loss() == pytest.approx(np.mean(errors**2), rel=1e-12)


def test_gradient_of_the_notebook() -> None:
    trainer = NumPyTrainer(find_experiment("notebook")[0])
    found = {title(name): array for name, array in trainer.gradient_now().items()}
    # By hand: errors 0 4 13 35 88 216 525 1271 3072 of h = 2x + h + 3, summed with ∂h/∂U.
    assert found["0.recurrent_kernel"].item() == pytest.approx(6_072_970.2, abs=0.05)


@pytest.mark.parametrize("kind", EVERY_CELL)
def test_what_each_step_adds_is_the_gradient_of_a_weight(kind: type[Cell]) -> None:
    trainer = NumPyTrainer(experiment_of([layer_of(kind, 3)], steps=6, rows=2))
    trainer.loss()
    trainer.gradient()
    layer = trainer.network.layers[0]
    for name, whole in trainer.weights.layer_parts(trainer.network.gradient, 0).items():
        np.testing.assert_allclose(layer.by_step(name).sum(axis=0), whole, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("kind", EVERY_CELL)
def test_gradient_of_the_initial_states_is_what_moving_them_says(kind: type[Cell]) -> None:
    trainer = NumPyTrainer(experiment_of([layer_of(kind, 3)], rows=1))
    states = {name: np.array(row) for name, row in trainer.initial[0].items()}
    trainer.initial[0] = states
    trainer.loss()
    trainer.gradient()
    found = {name: table.copy() for name, table in trainer.network.layers[0].of_initial().items()}
    for name, row in states.items():
        wanted = differences(trainer, row)
        np.testing.assert_allclose(found[name][0], wanted, rtol=1e-6, atol=3e-10)


def test_gradient_is_cut_where_it_is_truncated() -> None:
    layers = [layer_of(EVERY_CELL[0], 2, activation="tanh")]
    whole = experiment_of(layers, rows=1, steps=6, counts="last")
    cut = whole.replace(training=whole.training.replace(truncate=4))
    trainer, other = NumPyTrainer(cut), NumPyTrainer(whole)
    assert trainer.loss() == other.loss()  # the states go on
    trainer.gradient()
    gradients = trainer.network.layers[0].by_step("recurrent_kernel")
    other.gradient()
    np.testing.assert_array_equal(gradients[:4], 0)
    np.testing.assert_array_equal(gradients[4:], other.network.layers[0].by_step("recurrent_kernel")[4:])


def test_gradient_of_every_quantity_is_recorded() -> None:
    trainer = NumPyTrainer(experiment_of([layer_of(kind, 2) for kind in EVERY_CELL[:3]]))
    trainer.loss()
    trainer.gradient()
    for layer in trainer.network.layers:
        found = {one.name: layer.of_quantity(one.name) for one in layer.cell.quantities}
        assert all(table.shape == layer.h.shape for table in found.values())
        assert all(np.any(table) for table in found.values())
