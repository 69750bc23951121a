"""The loss at many places, and how steep it is, against training's own pass forwards and backwards."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.lstm import LSTM
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.landscape.plane import Plane
from engine.landscape.points_pass import PointsPass
from engine.landscape.slope import slope_at
from engine.sequences.values import Values
from engine.train.trainer import NumPyTrainer
from tests.engine.gradient.trainable import experiment_of, layer_of, trainable

PLACES = np.array([[0.0, 0.3, -0.7], [0.0, -0.2, 0.4]])

pytestmark = pytest.mark.usefixtures("known_cells")


def plane_of_two(experiment: Experiment, seed: int) -> Plane:
    """Any two directions, or two single weights."""
    rng = np.random.default_rng(seed)
    origin = NumPyTrainer(experiment).weights.vector.astype(float)
    directions = rng.standard_normal((2, len(origin)))
    if seed % 2:
        directions = np.eye(len(origin))[rng.choice(len(origin), 2)]
    return Plane(origin, directions, ("a", "b"), (0.0, 0.0))


def by_training(experiment: Experiment, plane: Plane) -> tuple[list[float], list[Array]]:
    """The loss of the full batch as training has it, place by place, and its gradient along the plane."""
    trainer = NumPyTrainer(experiment.replace(training=experiment.training.replace(batch_size=0)))
    losses, slopes = [], []
    for first, second in PLACES.T:
        trainer.weights.vector[...] = plane.weights_at(first, second)
        losses.append(trainer.loss())
        slopes.append(plane.directions @ trainer.gradient())
    return losses, slopes


@given(experiment=trainable(), seed=st.integers(0, 9))
@settings(max_examples=25)
def test_loss_at_a_place_is_that_of_training_with_its_weights(experiment: Experiment, seed: int) -> None:
    plane = plane_of_two(experiment, seed)
    losses = PointsPass(experiment, plane).at(PLACES).values
    np.testing.assert_allclose(losses, by_training(experiment, plane)[0], rtol=1e-10, atol=1e-13)


@given(experiment=trainable(), seed=st.integers(0, 9))
@settings(max_examples=25)
def test_slope_is_what_goes_back_through_time(experiment: Experiment, seed: int) -> None:
    assume(not experiment.model.is_backward)
    plane = plane_of_two(experiment, seed)
    slopes = PointsPass(experiment, plane).at(PLACES, are_slopes_wanted=True).slopes
    np.testing.assert_allclose(slopes.T, by_training(experiment, plane)[1], rtol=1e-8, atol=1e-11)


def test_rows_of_a_stateful_model_go_on_from_one_another() -> None:
    whole = experiment_of([layer_of(LSTM)], rows=1, steps=6)
    tables = {
        name: np.reshape(getattr(whole.sequence, name), (2, 3, 2)).tolist() for name in ("values", "targets")
    }
    sequence = Values.parse({**whole.sequence.model_dump(), **tables})
    cut = whole.replace(sequence=sequence, model=whole.model.replace(stateful=True))
    plane = plane_of_two(whole, 0)
    np.testing.assert_allclose(
        PointsPass(cut, plane).at(PLACES).values, PointsPass(whole, plane).at(PLACES).values, rtol=1e-13
    )


def test_steepness_is_refused_where_it_is_not_known() -> None:
    backward = experiment_of([layer_of(LSTM, go_backwards=True)])
    with pytest.raises(ParameterError, match="no steepness where a layer goes backwards"):
        PointsPass(backward, plane_of_two(backward, 0)).at(PLACES, are_slopes_wanted=True)


def test_slope_is_known_by_differences_where_the_rules_know_none() -> None:
    backward = experiment_of([layer_of(LSTM, go_backwards=True)])
    plane = plane_of_two(backward, 0)
    found = slope_at(backward, plane, (0.3, -0.2))
    losses, slopes = by_training(backward, plane)
    assert found.loss == pytest.approx(losses[1], rel=1e-12)
    assert [found.first, found.second] == pytest.approx(slopes[1], rel=1e-6)
