"""Floors measured on numbers whose answers are known."""

import numpy as np
import pytest

from engine.sequences.base import Batch, shifted
from engine.sequences.values import Values
from engine.tasks.adding import AddingProblem
from engine.tasks.every import floors_of
from engine.tasks.measured import measured_floors

THREE = shifted(np.array([[[0.0], [1.0], [3.0]]]))


def floors(batch: Batch, is_shifted: bool = True) -> dict[str, float]:
    return {floor.title: floor.value for floor in measured_floors(batch, is_shifted)}


def test_mean_costs_the_variance() -> None:
    assert floors(THREE)["always guessing the mean"] == pytest.approx(np.var([1.0, 3.0]))


def test_copying_costs_the_mean_square_of_the_steps() -> None:
    assert floors(THREE)["copying the last value"] == pytest.approx((1 + 4) / 2)


def test_copying_is_no_guess_where_targets_are_no_next_inputs() -> None:
    assert "copying the last value" not in floors(THREE, is_shifted=False)


def test_straight_line_finds_a_linear_rule_of_the_last_inputs() -> None:
    """x_{t+1} = x_t − x_{t−1} + 0.3 x_{t−9}: known from the tenth step on."""
    values = list(np.random.default_rng(0).normal(size=10))
    while len(values) < 200:
        values.append(values[-1] - values[-2] + 0.3 * values[-10])
    batch = shifted(np.array(values).reshape(1, -1, 1))
    known = Batch(batch.inputs, batch.targets, batch.mask & (np.arange(199) >= 9))
    size = float(np.mean(np.square(values)))
    assert floors(known)["a straight line through the last 10 inputs"] < 1e-18 * size


def test_few_steps_are_not_learned_by_heart() -> None:
    batch = shifted(np.random.default_rng(0).normal(size=(1, 20, 1)))
    assert not [title for title in floors(batch) if "straight" in title]


def test_only_steps_that_count_are_measured() -> None:
    batch = shifted(np.array([[[0.0], [1.0], [3.0], [100.0]]]))
    part = Batch(batch.inputs, batch.targets, np.array([[True, True, False]]))
    assert floors(part)["copying the last value"] == pytest.approx((1 + 4) / 2)


def test_nothing_is_measured_where_no_step_counts() -> None:
    batch = shifted(np.array([[[0.0], [1.0]]]))
    assert measured_floors(Batch(batch.inputs, batch.targets, np.array([[False]])), True) == ()


def test_task_tells_its_own_floor_and_other_sequences_are_measured() -> None:
    (own,) = floors_of(AddingProblem(), "mse")
    assert own.value == pytest.approx(1 / 6)
    measured = floors_of(Values(values=((0.0,), (1.0,), (3.0,))), "mse")
    assert {floor.title: floor.value for floor in measured} == floors(THREE)


def test_cross_entropy_is_not_measured() -> None:
    assert floors_of(Values(values=((0.0,), (1.0,), (0.0,))), "binary_crossentropy") == ()
