"""Sentences about gradients say what the numbers say."""

import numpy as np

from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.gradient.backward_finding import fate_of, steps_told, where_from
from engine.gradient.backward_walk import BackwardStop
from engine.gradient.jacobian_finding import kept_told, stretch_told
from engine.gradient.length_finding import length_told
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.weight_equation import WeightEntry, by_step
from engine.run.name import Name, Y
from engine.train.flow import gradient_flow
from tests.engine.gradient.trainable import experiment_of, layer_of

H = Name("h", 0)


def linear(u: float, steps: int = 12, **options: object) -> RecordedGradient:
    """One linear unit, of which the last step alone counts."""
    layer = layer_of(SimpleRNN, 1, activation="linear", recurrent_kernel=[[u]])
    return gradient_flow(experiment_of([layer], rows=1, steps=steps, counts="last", **options), 0)


def test_vanished_and_exploded_are_named() -> None:
    assert fate_of(linear(0.5), 0, 1).endswith("0.000977 times that at t = 11: it has vanished.")
    assert fate_of(linear(4.0), 0, 1).endswith("1048576 times that at t = 11: it has exploded.")
    assert fate_of(linear(0.5), 0, 10).endswith("0.5 times that at t = 11.")
    assert fate_of(linear(0.5), 0, 11) == ""


def test_place_where_it_begins_comes_from_and_is_cut_is_told() -> None:
    record = linear(0.5)
    begins = "Here it begins, with the loss at t = 11, the only step that counts."
    assert where_from(record, BackwardStop(11, Y)) == begins
    assert where_from(record, BackwardStop(3, Y)) == "Step 3 does not count, so its loss hands nothing back."
    assert where_from(record, BackwardStop(11, H)) == "It is the last step: nothing comes from a later one."
    assert where_from(record, BackwardStop(5, H)).endswith("from step 5 itself 0: 100 % is from later.")
    cut = linear(0.5, training={"truncate": 4})
    assert where_from(cut, BackwardStop(7, H)) == "Time is cut before t = 8: nothing comes from there."


def test_gradient_of_a_weight_is_itemised() -> None:
    record = gradient_flow(experiment_of([layer_of(LSTM, 2)], rows=1, steps=5), 0)
    for name, weight in record.start.weights.items():
        whole = record.of_weight(name, slice(None))
        rows = 1 if weight.ndim == 1 else len(weight)
        for row, column in np.ndindex(rows, weight.shape[-1]):
            wanted = whole[:, column] if weight.ndim == 1 else whole[:, row, column]
            np.testing.assert_allclose(by_step(record, WeightEntry(name, row, column)), wanted, rtol=1e-12)
    entry = WeightEntry(Name("recurrent_kernel", 0), 1, 2)
    found = steps_told(record, entry, np.array([0.5, -1.5, 0.0]))
    most = "Most comes from t = 1: -1.5, 75 % of all sizes."
    assert found == f"∂L/∂U_f[1, 0] = -1, the sum over 3 steps. {most}"


def test_what_clipping_cuts_is_told() -> None:
    stop = BackwardStop(3, Name("kernel", 0), is_weight=True)
    assert "Clipping" not in where_from(linear(4.0), stop)
    told = where_from(linear(4.0, training={"global_clipnorm": 1.0}), stop)
    assert told.startswith("This is what step 3 adds; the gradient is the sum over all steps. Clipping then ")
    assert told.endswith(" to 1.")


def test_stretching_of_a_step_is_told() -> None:
    record = linear(0.5)
    assert stretch_told(record, 0, 3) == "∂h/∂h from t = 3 to t = 2: a gradient becomes 0.5 times as long."
    assert stretch_told(record, 0, 0).startswith("Before t = 0 there is no step")
    assert kept_told(record, 0, 3) == ()
    lstm = gradient_flow(experiment_of([layer_of(LSTM, 1)], rows=1, steps=4), 0)
    f = lstm.number(Name("f", 0), 2)[0]
    (told,) = kept_told(lstm, 0, 2)
    assert told.startswith(
        f"c keeps {f:.3g} of itself, unit by unit; by way of h and the gates comes at most "
    )


def test_what_becomes_of_lengths_is_told() -> None:
    powers = np.arange(12.0)
    assert length_told("A", 0.5**powers) == "A: vanished after 10 steps, below 1 ‰."
    assert length_told("A", 4.0**powers) == "A: exploded after 5 steps, beyond 1,000 times."
    assert length_told("A", 0.9**powers) == "A: 0.31 left after 11 steps."
    assert length_told("A", np.array([1.0, np.inf])) == "A: exploded after 1 step, beyond all numbers."
