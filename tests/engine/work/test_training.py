"""The works of training: a training itself, any update of it again, and the gradient step by step."""

import numpy as np
import pytest

from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.errors import ParameterError
from engine.experiment import Experiment
from engine.files.experiment_file import find_experiment
from engine.gradient.recorded_gradient import grad
from engine.run.memory import machine_memory
from engine.run.name import Name
from engine.train.plan import TrainingJob
from engine.train.trainer import LOSS, NumPyTrainer
from engine.work.equipment import Equipment
from engine.work.every import begin
from engine.work.gradient import GradientJob
from engine.work.recorded_work import RecordedWork
from engine.work.rewind import RewindJob
from tests.engine.gradient.trainable import experiment_of, layer_of


def of_lstm() -> Experiment:
    return experiment_of([layer_of(LSTM, 3)], steps=6, rows=3, training={"learning_rate": 0.05})


def test_training_is_recorded_and_ends() -> None:
    work = begin(TrainingJob(of_lstm(), 12), Equipment())
    recorded = RecordedWork.begin(work.plan)
    while work.ending is None:
        recorded.append(work.advance(5))
    assert recorded.trace.steps == 13
    assert recorded.trace[LOSS][-1, 0] < recorded.trace[LOSS][0, 0]


def test_weights_of_any_update_are_back() -> None:
    equipment = Equipment()
    work, wanted = begin(TrainingJob(of_lstm(), 20), equipment), NumPyTrainer(of_lstm())
    while work.ending is None:
        work.advance(50)
    wanted.advance(13)
    rewind = begin(RewindJob(work.plan, 13), equipment)
    found = rewind.advance(1)
    assert rewind.ending is not None
    for name, array in wanted.weights_now().items():
        np.testing.assert_array_equal(found.arrays[name][0], array.reshape(-1))
    with pytest.raises(ParameterError, match="updates must be from 0 to 20, got 21"):
        begin(RewindJob(work.plan, 21), equipment).advance(1)


@pytest.mark.parametrize("row", [0, 2])
@pytest.mark.parametrize("stateful", [False, True])
def test_steps_of_all_rows_add_up_to_the_gradient_of_a_weight(row: int, stateful: bool) -> None:
    of = of_lstm().replace(model=of_lstm().model.replace(stateful=stateful))
    rows = [
        begin(GradientJob(of, row), Equipment()).advance(100) for row in ([row] if stateful else range(3))
    ]
    trainer = NumPyTrainer(of)
    if stateful:
        trainer.pass_by(row)
    for name, wanted in trainer.gradient_now().items():
        total = sum(block.arrays[grad(name)].sum(axis=0) for block in rows)
        np.testing.assert_allclose(total, wanted.reshape(-1), rtol=1e-10, atol=1e-14)


def test_gradient_of_a_state_is_what_moving_it_says() -> None:
    of = experiment_of([layer_of(GRU, 2)], rows=1, steps=5)
    found = begin(GradientJob(of), Equipment()).advance(100).arrays[grad(Name("h", 0))]
    trainer = NumPyTrainer(of)
    trainer.loss()
    h = trainer.network.layers[0].h.copy()
    for unit in range(2):
        losses = []
        for move in (1e-6, -1e-6):  # the rest of the sequence from h after step 2, moved
            state = h[2, 0].copy()
            state[unit] += move
            losses.append(_loss_from(of, state))
        assert found[2, unit] == pytest.approx((losses[0] - losses[1]) / 2e-6, rel=1e-6)


def _loss_from(of: Experiment, state: np.ndarray) -> float:
    """What steps 2 to 4 add to the loss, where step 2 ends with a state."""
    batch = of.sequence.generate()
    assert of.model.readout is not None
    values = {
        "kind": "values",
        "values": batch.inputs[0, 3:].tolist(),
        "targets": batch.targets[0, 3:].tolist(),
    }
    layer = of.model.layers[0].replace(initial_state=[state.tolist()])
    rest = of.replace(sequence=values, model=of.model.replace(layers=(layer,)))
    y = state @ np.array(of.model.readout.kernel) + np.array(of.model.readout.bias)
    return (np.mean((y - batch.targets[0, 2]) ** 2) + 2 * NumPyTrainer(rest).loss()) / 5


def test_training_beyond_the_memory_is_refused_with_an_estimate() -> None:
    steps = int(machine_memory() / 1e5)
    of = find_experiment("notebook")[0]
    large = of.replace(sequence=of.sequence.replace(seq_len=min(steps, 1_000_000), mem_len=0, weight=0))
    wide = large.replace(model=large.model.replace(layers=[{"cell": "LSTM", "units": 1024}], readout=None))
    with pytest.raises(ParameterError, match=r"training needs about .* GB of memory; this machine has"):
        begin(TrainingJob(wide, 10), Equipment())
