"""What every task promises; a new file in engine/tasks is picked up by itself."""

from functools import cache

import numpy as np
import pytest

import engine.tasks
from engine.array import Array
from engine.program.find import find_classes
from engine.sequences.base import Batch
from engine.tasks.base import LearningTask
from engine.tasks.floor import Floor

TASKS = find_classes(engine.tasks, LearningTask)
pytestmark = pytest.mark.parametrize("kind", TASKS, ids=lambda kind: kind.__name__)
EXAMPLES = 1000


def loss(floor: Floor, guess: Array, targets: Array) -> Array:
    """The loss of each step, (examples, steps)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        match floor.loss:
            case "mse":
                return np.mean((guess - targets) ** 2, axis=2)
            case "mae":
                return np.mean(np.abs(guess - targets), axis=2)
            case "binary_crossentropy":
                return -np.mean(np.where(targets == 1, np.log(guess), np.log(1 - guess)), axis=2)
            case "categorical_crossentropy":
                return -np.where(targets == 1, np.log(guess), 0).sum(axis=2)


@cache
def drawn(kind: type[LearningTask]) -> Batch:
    return kind().draw(np.random.default_rng(1), EXAMPLES)


def test_floor_is_what_its_guess_costs_on_drawn_examples(kind: type[LearningTask]) -> None:
    batch = drawn(kind)
    for floor in kind().floors():
        steps = loss(floor, floor.guess(batch), batch.targets)
        costs = np.array([row[mask].mean() for row, mask in zip(steps, batch.mask, strict=True)])
        three_errors = 3 * costs.std() / np.sqrt(EXAMPLES)
        assert costs.mean() == pytest.approx(floor.value, rel=1e-12, abs=three_errors), floor.title


def test_probabilities_of_a_guess_add_up_to_one(kind: type[LearningTask]) -> None:
    batch = drawn(kind)
    for floor in kind().floors():
        if floor.loss == "categorical_crossentropy":
            np.testing.assert_allclose(floor.guess(batch)[batch.mask].sum(axis=1), 1)


def test_source_is_told(kind: type[LearningTask]) -> None:
    assert kind.source.strip()


def test_other_seeds_draw_other_examples(kind: type[LearningTask]) -> None:
    one, other = (kind(examples=3, seed=seed).generate() for seed in (0, 1))
    if kind().kind != "characters":  # one text, whatever the seed
        assert not np.array_equal(one.inputs, other.inputs)


def test_so_many_examples_are_drawn(kind: type[LearningTask]) -> None:
    task = kind(examples=3)
    assert task.generate().inputs.shape == task.inputs_shape
    assert task.rows == 3


def test_what_counts_is_known_without_drawing_an_example(
    kind: type[LearningTask], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window asks before the engine has drawn any: ten thousand steps of a chaotic one take seconds."""
    mask = kind(examples=3).generate().mask
    monkeypatch.setattr(kind, "draw", None)
    task = kind(examples=3)
    assert task.all_count == mask.all()
    assert [task.counts_at(2, t) for t in range(task.steps)] == mask[2].tolist()
