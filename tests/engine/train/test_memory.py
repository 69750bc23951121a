"""The estimate of what a training holds, beside what it takes."""

import tracemalloc

import pytest

from engine.cells.base import Cell
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.minimal_gated_unit import MinimalGatedUnit
from engine.errors import ParameterError
from engine.train.checkpoints import MOST_BYTES
from engine.train.flow import gradient_flow
from engine.train.memory import bytes_of
from engine.train.plan import TrainingJob
from engine.train.trainer import NumPyTrainer
from tests.engine.gradient.trainable import experiment_of, layer_of


@pytest.mark.parametrize(("kind", "units", "rows"), [(LSTM, 64, 8), (GRU, 64, 8), (MinimalGatedUnit, 32, 16)])
def test_estimate_is_enough_and_not_much_more(kind: type[Cell], units: int, rows: int) -> None:
    experiment = experiment_of([layer_of(kind, units)], rows=rows, steps=20)
    tracemalloc.start()
    try:
        NumPyTrainer(experiment).advance(1)
        taken = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert 1 <= (bytes_of(TrainingJob(experiment, 1)) - MOST_BYTES) / taken <= 3


def test_backward_pass_that_does_not_fit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = experiment_of([layer_of(LSTM, 4)], rows=1, steps=20)
    gradient_flow(experiment, 0)
    monkeypatch.setattr("engine.train.memory.machine_memory", lambda: 1000)
    with pytest.raises(ParameterError, match=r"^the backward pass needs about .* of memory; this"):
        gradient_flow(experiment, 0)
