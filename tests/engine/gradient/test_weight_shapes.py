"""The shapes of weights, told without drawing any, are those of the weights that are drawn."""

from typing import Any

import pytest

from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.gradient.weight_shapes import weight_shapes
from engine.gradient.weight_vector import WeightVector
from engine.run.start import start_of
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.gradient.trainable import experiment_of, layer_of

pytestmark = pytest.mark.usefixtures("known_cells")

BOTH_WAYS = [
    layer_of(LSTM, 3),
    layer_of(GRU, 2),
    layer_of(GRU, 2, go_backwards=True, merge_mode="concat"),
    layer_of(SimpleRNN, 4, use_bias=False),
]


def drawn(experiment: Experiment) -> dict[Any, tuple[int, ...]]:
    weights = WeightVector(experiment.model, start_of(experiment, "float64"))
    return {name: part.shape for name, part in weights.parts.items()}


@pytest.mark.parametrize("layers", [*([layer_of(kind, 3)] for kind in EVERY_CELL), BOTH_WAYS], ids=str)
@pytest.mark.parametrize("outputs", [None, 2])
def test_shapes_are_those_of_the_weights_that_are_drawn(
    layers: list[dict[str, Any]], outputs: int | None
) -> None:
    experiment = experiment_of(layers, outputs=outputs)
    shapes = weight_shapes(experiment)
    assert [(name, shapes[name]) for name in shapes] == list(drawn(experiment).items())


def test_weights_that_are_left_out_have_shapes_too() -> None:
    experiment = find_experiment("echo")[0]
    shapes = weight_shapes(experiment)
    assert {name: shapes[name] for name in shapes} == drawn(experiment)
