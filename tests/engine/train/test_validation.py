"""What is kept from training is never trained on, and its loss is that of a run of its own."""

from typing import Any

import numpy as np
import pytest

from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.run.idle_units import dead_in, saturated_in
from engine.run.trace import Trace
from engine.train.data import training_data
from engine.train.plan import TrainingJob
from engine.train.trainer import LOSS, VALIDATION, NumPyTrainer
from engine.train.training_run import TrainingRun
from engine.train.validation import rows_kept, rows_trained
from tests.engine.gradient.trainable import experiment_of, layer_of

ADDING = {"kind": "adding", "length": 6, "examples": 4}


def of(training: dict[str, Any], **fields: Any) -> Experiment:
    return experiment_of([layer_of(LSTM, 2)], training={"learning_rate": 0.05, **training}, **fields)


def task(training: dict[str, Any]) -> Experiment:
    """The adding problem, whose examples have one output."""
    return of({"fresh": True, **training}, outputs=1).replace(sequence=ADDING)


def trained(experiment: Experiment, updates: int = 8, rows: int = 3) -> Trace:
    run, trace = TrainingRun(TrainingJob(experiment, updates)), Trace()
    while run.ending is None:
        trace.append(run.advance(rows))
    return trace


def with_rows(experiment: Experiment, rows: slice) -> Experiment:
    """The same with some rows of its sequence alone, and nothing kept."""
    batch = experiment.sequence.generate()
    fields = {"values": batch.inputs[rows].tolist(), "targets": batch.targets[rows].tolist()}
    training = experiment.training.replace(validation_split=0)
    return experiment.replace(sequence={"kind": "values", **fields}, training=training)


def test_last_rows_are_kept_and_the_rest_is_trained_as_if_they_were_not_there() -> None:
    experiment = of({"validation_split": 0.4, "batch_size": 2}, rows=5)
    assert training_data(experiment, "float64").kept == (0, 1, 2)
    assert (rows_kept(experiment), rows_trained(experiment)) == (2, 3)
    whole, alone = trained(experiment), trained(with_rows(experiment, slice(3)))
    np.testing.assert_array_equal(whole[LOSS], alone[LOSS])
    assert VALIDATION not in alone
    assert whole[VALIDATION][0, 0] == pytest.approx(NumPyTrainer(with_rows(experiment, slice(3, 5))).loss())


def test_of_a_single_row_the_last_steps_are_kept() -> None:
    experiment = of({"validation_split": 0.25}, rows=1, steps=8)
    counts = experiment.sequence.replace(counts=(True,) * 6 + (False,) * 2)
    alone = experiment.replace(sequence=counts, training=experiment.training.replace(validation_split=0))
    np.testing.assert_array_equal(trained(experiment)[LOSS], trained(alone)[LOSS])
    late = alone.replace(sequence=counts.replace(counts=(False,) * 6 + (True,) * 2))
    assert trained(experiment)[VALIDATION][0, 0] == NumPyTrainer(late).loss()


@pytest.mark.parametrize(
    ("experiment", "field"),
    [
        (of({"validation_split": 0.5}, rows=1, counts="last"), "training.validation_split"),
        (of({"validation_split": 0.5}, rows=2, stateful=True), "training.validation_split"),
        (of({"fresh": True}), "training.fresh"),
    ],
)
def test_what_cannot_be_kept_or_drawn_is_told(experiment: Experiment, field: str) -> None:
    with pytest.raises(ParameterError) as told:
        NumPyTrainer(experiment)
    assert told.value.field == field


def test_fresh_examples_and_a_kept_part_exclude_one_another() -> None:
    with pytest.raises(ParameterError, match="must be 0 where examples are fresh"):
        task({"validation_split": 0.5})


def test_every_update_draws_other_examples_and_any_update_is_back_bit_for_bit() -> None:
    experiment = task({"batch_size": 7})
    trainer = NumPyTrainer(experiment)
    own = experiment.sequence.generate().inputs[..., 0]
    seen = [trainer.network.x[..., 0].copy() for _ in range(3) if trainer.advance(1)]
    assert seen[0].shape == (6, 7)
    assert not any(np.isin(rows, own).any() for rows in seen)
    assert not np.isin(seen[0], seen[1]).any()
    run, weights = TrainingRun(TrainingJob(experiment, 12)), []
    while run.ending is None:
        weights.append(run.trainer.checkpoint().weights)
        run.advance(1)
    for updates in (11, 0, 5):
        np.testing.assert_array_equal(run.at(updates).weights, weights[updates])


def test_own_examples_of_a_task_are_the_validation_of_fresh_ones() -> None:
    own = task({"fresh": False})
    assert trained(task({}))[VALIDATION][0, 0] == trained(own)[LOSS][0, 0]


def test_dead_and_saturated_units_are_counted_by_hand() -> None:
    """Of a relu, two units that a bias keeps shut; of a tanh, one that a bias keeps at its end."""
    for function, bias, shares in (("relu", [-9, 9, -9], (2 / 3, 0)), ("tanh", [9, 0, 0], (0, 1 / 3))):
        layer = layer_of(SimpleRNN, 3, activation=function, bias=bias, initial_state=[[0, 0, 0]])
        trace = trained(experiment_of([layer], training={"learning_rate": 0}), 1)
        assert (trace[dead_in(0)][0, 0], trace[saturated_in(0)][0, 0]) == pytest.approx(shares)
