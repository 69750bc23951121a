"""A training, update by update: what is recorded, where it ends, and how any update comes back."""

from typing import Any

import numpy as np
import pytest

from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.run.trace import Trace
from engine.train.checkpoints import Checkpoints
from engine.train.data import Batches
from engine.train.plan import TrainingJob
from engine.train.trainer import CHANGE, CLIPPED, GRADIENT, LOSS, NumPyTrainer
from engine.train.training_run import TrainingRun
from tests.engine.gradient.trainable import experiment_of, layer_of


def lstm(**fields: Any) -> Experiment:
    training = {"learning_rate": 0.05, **fields.pop("training", {})}
    return experiment_of([layer_of(LSTM, 3)], steps=6, rows=5, training=training, **fields)


def trained(run: TrainingRun, rows: int = 7) -> Trace:
    trace = Trace()
    while run.ending is None:
        trace.append(run.advance(rows))
    return trace


def test_there_is_a_loss_before_the_first_update_and_after_each() -> None:
    run = TrainingRun(TrainingJob(lstm(), 20))
    trace = trained(run)
    assert trace.steps == run.plan.axis.steps == 21
    assert trace[LOSS][0, 0] == NumPyTrainer(lstm()).loss()
    assert trace[LOSS][-1, 0] < trace[LOSS][0, 0] / 2
    assert run.ending is not None
    assert (run.ending.kind, run.ending.t) == ("complete", 20)
    assert np.isnan(trace[CHANGE][:, 0]).tolist() == [False] * 20 + [True]


def test_blocks_of_any_length_give_the_same_bits() -> None:
    one, other = (trained(TrainingRun(TrainingJob(lstm(), 12)), rows) for rows in (1, 50))
    for name in one:
        np.testing.assert_array_equal(one[name], other[name])


def test_same_seed_gives_the_same_bits_and_another_seed_others() -> None:
    of = lstm(training={"batch_size": 2})
    first, again, other = (
        trained(TrainingRun(TrainingJob(experiment, 12)))[LOSS] for experiment in (of, of, of.replace(seed=1))
    )
    np.testing.assert_array_equal(first, again)
    assert np.any(first != other)


@pytest.mark.parametrize("training", [{}, {"batch_size": 2}, {"optimizer": "SGD", "momentum": 0.9}])
def test_any_update_is_back_bit_for_bit(training: dict[str, Any]) -> None:
    run, weights = TrainingRun(TrainingJob(lstm(training=training), 30)), []
    while run.ending is None:
        weights.append(run.trainer.checkpoint().weights)
        run.advance(1)
    for updates in (30, 0, 17, 3, 29):
        np.testing.assert_array_equal(run.at(updates).weights, weights[updates])
    with pytest.raises(LookupError, match="update 31 is not made yet"):
        run.at(31)


@pytest.mark.parametrize("model", [{"stateful": True}, {}])
def test_training_that_goes_on_from_an_update_is_the_same_training(model: dict[str, Any]) -> None:
    whole = TrainingRun(TrainingJob(lstm(**model), 20))
    losses = trained(whole)[LOSS]
    rest = TrainingRun(TrainingJob(lstm(**model), 20, begin=whole.at(13)))
    np.testing.assert_array_equal(trained(rest)[LOSS], losses[13:])
    np.testing.assert_array_equal(rest.trainer.checkpoint().weights, whole.trainer.checkpoint().weights)


def test_branch_goes_on_from_the_same_weights_with_another_optimizer() -> None:
    whole = TrainingRun(TrainingJob(lstm(), 10))
    losses = trained(whole)[LOSS]
    other = lstm(training={"optimizer": "SGD", "momentum": 0.5})
    branch = TrainingRun(TrainingJob(other, 10, begin=whole.at(6)))
    found = trained(branch)[LOSS]
    assert found[0] == losses[6]
    assert np.all(found[1:] != losses[7:])


def test_training_ends_at_the_loss_that_was_asked_for() -> None:
    losses = trained(TrainingRun(TrainingJob(lstm(), 20)))[LOSS][:, 0]
    first = int(np.argmax(losses < losses[8]))
    run = TrainingRun(TrainingJob(lstm(), 20, until_loss=float(losses[8])))
    np.testing.assert_array_equal(trained(run)[LOSS][:, 0], losses[: first + 1])
    assert run.ending is not None
    assert (run.ending.kind, run.ending.t) == ("reached", first)
    assert run.trainer.updates == first > 0
    assert "below" in run.ending.sentence()


def test_first_update_that_is_not_finite_is_told_and_the_last_good_one_kept() -> None:
    notebook = find_experiment("notebook")[0].replace(training={"optimizer": "SGD", "learning_rate": 1e-4})
    run = TrainingRun(TrainingJob(notebook, 50))
    trace = trained(run)
    assert trace.steps == 2
    assert run.ending is not None
    assert run.ending.sentence() == (
        "Training ends at update 2: loss is not finite there; update 1 is the last good one."
    )
    assert all(np.isfinite(array).all() for array in run.trainer.weights_now().values())
    np.testing.assert_array_equal(run.at(1).weights, run.trainer.checkpoint().weights)


def test_weight_that_leaves_the_finite_numbers_is_named() -> None:
    huge = find_experiment("notebook")[0].replace(training={"optimizer": "SGD", "learning_rate": 1e303})
    run = TrainingRun(TrainingJob(huge, 50))
    trained(run)
    assert run.ending is not None
    assert (run.ending.t, run.ending.quantity) == (1, "0.kernel")
    assert "no good one but the beginning" in run.ending.sentence()


def test_clipped_gradient_is_no_longer_than_it_may_be() -> None:
    trace = trained(TrainingRun(TrainingJob(lstm(training={"global_clipnorm": 0.01}), 5)))
    assert np.all(trace[GRADIENT] > 0.01)
    np.testing.assert_allclose(trace[CLIPPED], 0.01, rtol=1e-12)


def test_every_epoch_sees_every_row_once_in_another_order() -> None:
    batches = Batches(rows=7, size=3, is_shuffled=True, seed=1)
    epochs = [
        [row for place in range(3) for row in batches.of_update(3 * epoch + place)] for epoch in range(3)
    ]
    assert all(sorted(epoch) == list(range(7)) for epoch in epochs)
    assert len({tuple(epoch) for epoch in epochs}) == 3


def test_rows_of_a_stateful_model_go_on_from_one_another_in_an_epoch() -> None:
    long = experiment_of([layer_of(GRU, 2)], steps=6, rows=1, training={"learning_rate": 0})
    values = long.sequence.generate()
    cut = {
        "kind": "values",
        "values": values.inputs.reshape(2, 3, 2).tolist(),
        "targets": values.targets.reshape(2, 3, 2).tolist(),
    }
    rows = long.replace(sequence=cut, model=long.model.replace(stateful=True))
    losses = trained(TrainingRun(TrainingJob(rows, 4)))[LOSS][:, 0]
    assert (losses[0] + losses[1]) / 2 == pytest.approx(NumPyTrainer(long).loss(), rel=1e-14)
    np.testing.assert_array_equal(losses[:2], losses[2:4])


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"precision": {"numpy": "exact"}}, "precision.numpy must be float64 or float32 for training"),
        ({"sequence": {"kind": "values", "values": [[1], [2]]}}, "sequence must have at least 2 steps"),
        (
            {"sequence": {"kind": "values", "values": [[1], [2], [3]], "counts": [False, False]}},
            "sequence has no step that counts",
        ),
        (
            {"sequence": {"kind": "values", "values": [[1], [2]], "targets": [[1, 2], [3, 4]]}},
            "the network has 1 output, the targets have 2",
        ),
        (
            {"training": {"loss": "binary_crossentropy"}},
            "training.loss binary_crossentropy needs targets from 0",
        ),
    ],
)
def test_what_cannot_be_trained_is_told(changes: dict[str, Any], message: str) -> None:
    experiment = find_experiment("notebook")[0].replace(**changes)
    with pytest.raises(ParameterError, match=message):
        TrainingRun(TrainingJob(experiment, 5))


def test_checkpoints_are_thinned_rather_than_to_fill_the_memory() -> None:
    trainer = NumPyTrainer(lstm())
    one = trainer.checkpoint()
    kept = Checkpoints(most_bytes=10 * one.bytes)
    for _ in range(40):
        kept.add(trainer.checkpoint())
        trainer.advance(1)
    assert len(kept) <= 10
    assert kept.before(39).updates == 39
    assert kept.before(0).updates == 0
