"""The step in which a mistake begins to show, found also where only outputs were recorded."""

import numpy as np
import pytest

from engine.doctor.evidence import evidence_of
from engine.doctor.finding import InsideStep
from engine.doctor.inside import inside_step
from engine.doctor.recipe import LayerRecipe, Recipe
from engine.doctor.run import run
from tests.engine.doctor.proof import random_layer, recorded, visit


def bent(a: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-a))


@pytest.fixture(scope="module")
def lstm() -> Recipe:
    """Two LSTM layers that start at zero."""
    rng = np.random.default_rng(4)
    layers = tuple(
        layer.replace(start=0 * layer.start)
        for layer in (random_layer(rng, "LSTM", 2, 3), random_layer(rng, "LSTM", 3, 3))
    )
    return Recipe(layers, None, rng.normal(0, 1, (2, 12, 2)))


def begin(recipe: Recipe, mistaken: Recipe) -> InsideStep:
    found = visit(recipe, recorded(mistaken, recipe).astype(np.float32)).findings[0].inside
    assert found is not None
    return found


def test_exchanged_gates_begin_in_the_first_of_them_below_the_outputs(lstm: Recipe) -> None:
    found = begin(lstm, lstm.with_layer(0, order=(0, 1, 3, 2)))
    assert (found.t, found.layer, found.first.quantity) == (0, 0, "g")
    assert [one.quantity for one in found.numbers if one.difference == 0] == ["i", "f"]


def test_forget_gate_is_named_a_step_before_an_output_shows_it(lstm: Recipe) -> None:
    mistaken = lstm.with_layer(0, forget_bias=1.0)
    diagnosis = visit(lstm, recorded(mistaken, lstm).astype(np.float32))
    assert diagnosis.first is not None
    assert diagnosis.first.t == 1
    found = diagnosis.findings[0].inside
    assert found is not None
    assert (found.t, found.layer, found.first.quantity) == (0, 0, "f")


def test_numbers_are_those_of_the_equations(lstm: Recipe) -> None:
    found = begin(lstm, lstm.with_layer(0, forget_bias=1.0))
    layer: LayerRecipe = lstm.layers[0]
    column = layer.units + found.first.index  # of the forget gate
    a = lstm.x[found.row, 0] @ layer.kernel[:, column] + layer.bias[column]
    assert found.first.ours == pytest.approx(bent(a), rel=1e-12)
    assert found.first.theirs == pytest.approx(bent(a + 1), rel=1e-12)


def test_wrong_inputs_begin_in_x(lstm: Recipe) -> None:
    found = begin(lstm, lstm.replace(x=lstm.x[..., ::-1]))
    assert found.first.quantity == "x"
    row = lstm.x[found.row, found.t]
    assert (found.first.ours, found.first.theirs) == (row[found.first.index], row[1 - found.first.index])


def test_what_was_recorded_stands_before_what_is_computed(lstm: Recipe) -> None:
    mistaken = lstm.with_layer(1, cell_activation="linear")
    theirs = recorded(mistaken, lstm).astype(np.float32)
    found = begin(lstm, mistaken)
    h = found.numbers[-1]
    assert (h.quantity, h.is_recorded) == ("h", True)
    assert h.theirs == theirs[found.row, found.t, h.index]
    assert not any(one.is_recorded for one in found.numbers[:-1])


def test_without_a_mistake_only_what_was_recorded_is_told(lstm: Recipe) -> None:
    (right,) = run([lstm])
    found = visit(lstm, right * 1.01 + 0.1, may_be_two=False).inside
    assert found is not None
    assert [one.theirs for one in found.numbers[:-1]] == [None] * 5
    assert found.first.quantity == "h"
    assert found.first.difference == pytest.approx(0.01 * found.first.ours + 0.1)


def test_recipe_that_changes_nothing_has_no_beginning(lstm: Recipe) -> None:
    (right,) = run([lstm])
    evidence = evidence_of(lstm, *lstm.x.shape[:2], right)
    assert inside_step(lstm, evidence, None, lstm) is None
