"""The Jacobian of a step beside what moving each state before it does."""

import numpy as np
import pytest

from engine.array import Array
from engine.cells.base import Cell, Step
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.operand import Computed
from engine.cells.simple_rnn import SimpleRNN
from engine.gradient.recorded_gradient import RecordedGradient
from engine.gradient.step_jacobian import (
    by_way_of_output,
    singular_values,
    spectral_norm,
    spectral_radius,
    step_jacobian,
)
from engine.run.name import Name
from engine.train.flow import gradient_flow
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.gradient.trainable import experiment_of, layer_of

pytestmark = pytest.mark.usefixtures("known_cells")
STEP = 1e-6  # of central differences


def record_of(kind: type[Cell], **fields: object) -> RecordedGradient:
    return gradient_flow(experiment_of([layer_of(kind, 3, **fields)], rows=1, steps=3), 0)


def moved(record: RecordedGradient, before: str, unit: int, move: float) -> dict[str, Array]:
    """The states after step 1, where a unit of one before it is another."""
    cell, weights = record.cell(0), record.start.layers[0]
    states = {name: np.array(record.before(Name(name, 0), 1)) for name in cell.states}
    states[before][unit] += move
    step = Step(cell, record.read(0, 1) @ weights.kernel, states, weights)
    return {name: np.array(step.value(Computed(name))) for name in cell.states}


@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize("activation", ["tanh", "softmax", "sparsemax"])
def test_jacobian_is_what_moving_the_states_says(kind: type[Cell], activation: str) -> None:
    chosen = {"activation": activation} if "activation" in kind.model_fields else {}
    record = record_of(kind, **chosen)
    found = step_jacobian(record, 0, 1)
    for before in record.cell(0).states:
        for unit in range(3):
            above, below = (moved(record, before, unit, move) for move in (STEP, -STEP))
            for after, block in ((after, found.blocks[after, before]) for after in record.cell(0).states):
                wanted = (above[after] - below[after]) / (2 * STEP)
                np.testing.assert_allclose(block[:, unit], wanted, rtol=1e-5, atol=1e-8)


def test_cell_state_of_an_lstm_keeps_what_its_forget_gate_lets_through() -> None:
    record = record_of(LSTM)
    found = step_jacobian(record, 0, 2)
    np.testing.assert_array_equal(found.direct["c"], record.number(Name("f", 0), 2))
    np.testing.assert_array_equal(found.blocks["c", "c"], np.diag(found.direct["c"]))
    assert "h" not in found.direct
    assert found.whole.shape == (6, 6)


def test_rest_of_what_a_cell_state_gets_of_itself_comes_by_the_gates() -> None:
    """c is moved after step 1, h with it, and step 2 made anew."""
    record = record_of(LSTM)
    found = step_jacobian(record, 0, 2).blocks["c", "c"] + by_way_of_output(record, 0, 2, "c")
    cell, weights, o = record.cell(0), record.start.layers[0], record.number(Name("o", 0), 1)
    for unit in range(3):
        after = []
        for move in (STEP, -STEP):
            c = np.array(record.number(Name("c", 0), 1))
            c[unit] += move
            states = {"h": o * np.tanh(c), "c": c}
            step = Step(cell, record.read(0, 2) @ weights.kernel, states, weights)
            after.append(step.value(Computed("c")))
        wanted = (after[0] - after[1]) / (2 * STEP)
        np.testing.assert_allclose(found[:, unit], wanted, rtol=1e-6, atol=1e-9)


def test_several_steps_are_worked_out_at_once() -> None:
    record = record_of(GRU, activation="softmax")
    several = step_jacobian(record, 0, slice(0, 3))
    for t in range(3):
        one = step_jacobian(record, 0, t)
        np.testing.assert_allclose(several.whole[t], one.whole, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(several.direct["h"][t], one.direct["h"])


def test_linear_units_stretch_as_their_recurrent_kernel() -> None:
    record = record_of(SimpleRNN, activation="linear")
    kernel = record.start.layers[0].recurrent_kernel
    whole = step_jacobian(record, 0, 2).whole
    np.testing.assert_allclose(whole, kernel.T, rtol=1e-15)
    np.testing.assert_allclose(singular_values(whole) ** 2, np.linalg.eigvalsh(kernel @ kernel.T)[::-1])
    assert spectral_norm(whole) == pytest.approx(singular_values(whole)[0], rel=1e-12)
    assert spectral_radius(whole) == pytest.approx(np.max(np.abs(np.linalg.eigvals(kernel))))


def test_nothing_is_told_of_a_matrix_that_is_not_finite() -> None:
    several = np.array([[[2.0, 0.0], [0.0, 1.0]], [[np.inf, 0.0], [0.0, 1.0]], [[np.nan, 0.0], [0.0, 1.0]]])
    np.testing.assert_array_equal(spectral_radius(several), [2, np.nan, np.nan])
    np.testing.assert_array_equal(singular_values(several), [[2, 1], [np.nan] * 2, [np.nan] * 2])
    with np.errstate(all="ignore"):
        assert np.isnan([spectral_norm(one) for one in several[1:]]).all()
        assert spectral_norm(1e200 * several[0]) == pytest.approx(2e200)  # whose square is infinite
