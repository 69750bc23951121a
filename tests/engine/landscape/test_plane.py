"""Planes through the space of weights: what an axis is, and where a network stands."""

import numpy as np
import pytest

from engine.cells.lstm import LSTM
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.landscape.plane import (
    PathDirections,
    RandomDirections,
    TwoWeights,
    WeightNumber,
    path_of,
    place_title,
    plane_of,
    usual_spans,
    weights_by_name,
)
from engine.run.name import READOUT_KERNEL, Name
from engine.train.plan import TrainingJob
from engine.train.training_run import TrainingRun
from tests.engine.gradient.trainable import experiment_of, layer_of

U = WeightNumber(Name("recurrent_kernel", 0), (1, 5))
V = WeightNumber(READOUT_KERNEL, (1, 0))
BIAS = WeightNumber(Name("bias", 0), (3,))
EXPERIMENT = experiment_of([layer_of(LSTM)], training={"learning_rate": 0.01})


def test_place_among_two_weights_is_the_weights_themselves() -> None:
    plane = plane_of(EXPERIMENT, TwoWeights(U, V))
    found = weights_by_name(EXPERIMENT, plane.weights_at(0.25, -3.0))
    own = weights_by_name(EXPERIMENT, plane.weights_at(*plane.here))
    assert (found[U.name][1, 5], found[READOUT_KERNEL][1, 0]) == (0.25, -3.0)
    readout = EXPERIMENT.model.readout
    assert readout is not None
    np.testing.assert_array_equal(own[READOUT_KERNEL], readout.kernel)
    assert plane.places_of(plane.weights_at(0.25, -3.0)[np.newaxis]) == pytest.approx(
        np.array([[0.25, -3.0]])
    )


def test_axis_has_keras_name_of_its_weight() -> None:
    titles = [place_title(EXPERIMENT, place) for place in (U, V, BIAS)]
    assert titles == ["recurrent_kernel[1, 5]", "readout.kernel[1, 0]", "bias[3]"]
    assert place_title(Experiment(), WeightNumber(Name("kernel", 0), (0, 0))) == "kernel"


def test_random_direction_changes_each_unit_by_its_length() -> None:
    plane = plane_of(EXPERIMENT, RandomDirections(3))
    own = weights_by_name(EXPERIMENT, plane.weights_at(0, 0))
    for direction in plane.directions:
        for name, part in weights_by_name(EXPERIMENT, direction).items():
            np.testing.assert_allclose(np.linalg.norm(part, axis=0), np.linalg.norm(own[name], axis=0))


def test_random_directions_of_single_numbers_are_not_one() -> None:
    for seed in range(20):
        directions = plane_of(Experiment(), RandomDirections(seed)).directions
        assert abs(np.corrcoef(directions)[0, 1]) < 1 - 1e-9


def test_path_lies_in_the_plane_of_its_components_where_it_has_only_two() -> None:
    run = TrainingRun(TrainingJob(EXPERIMENT, 60))
    run.advance(61)
    directions = PathDirections(run.plan, 60)
    plane, path = plane_of(EXPERIMENT, directions), path_of(run.plan, 60)[1]
    lost = [plane.distance_of(weights) for weights in path]
    assert max(lost) < 0.5 * np.linalg.norm(path[-1] - path[0])
    (low, high), _ = usual_spans(plane, directions)
    assert low < plane.places_of(path)[:, 0].min() < plane.places_of(path)[:, 0].max() < high
    np.testing.assert_allclose(plane.directions @ plane.directions.T, np.eye(2), atol=1e-12)


@pytest.mark.parametrize(
    ("directions", "sentence"),
    [
        (TwoWeights(U, U), "must be two different weights"),
        (
            TwoWeights(U, WeightNumber(U.name, (9, 0))),
            r"must be weights of the model, got 0.recurrent_kernel\[9, 0\]",
        ),
        (
            PathDirections(TrainingRun(TrainingJob(EXPERIMENT, 1)).plan, 0),
            "need a training of at least 2 updates",
        ),
    ],
)
def test_axes_that_make_no_plane_are_refused(directions: TwoWeights, sentence: str) -> None:
    with pytest.raises(ParameterError, match=sentence):
        plane_of(EXPERIMENT, directions)
