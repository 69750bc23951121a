"""The doctor names mistakes that others made: programs written here by hand, not recipes of its own."""

import numpy as np
import pytest

from engine.array import Array
from engine.doctor.diagnose import diagnose
from engine.doctor.finding import Diagnosis
from engine.doctor.recipe import Recipe
from engine.errors import ParameterError
from engine.experiment import Model
from tests.engine.doctor.proof import random_layer, recorded, visit
from tests.engine.doctor.test_recipe import layer

ROWS, STEPS, FEATURES, UNITS = 2, 30, 3, 4


def sigmoid(a: Array) -> Array:
    return 1 / (1 + np.exp(-a))


def cs231n_lstm(x: Array, weights: dict, order: str = "ifog", forget: float = 0.0) -> Array:
    """The step of Stanford's course, which takes the columns for i f o g; h of every step."""
    Wx, Wh, b = (np.array(weights[name]) for name in ("kernel", "recurrent_kernel", "bias"))
    rows = []
    for row in x:
        h, c = np.array(weights["initial_state"])
        steps = []
        for x_t in row:
            part = dict(zip(order, np.split(x_t @ Wx + h @ Wh + b, 4), strict=True))
            i, f, o = sigmoid(part["i"]), sigmoid(part["f"] + forget), sigmoid(part["o"])
            c = f * c + i * np.tanh(part["g"])
            h = o * np.tanh(c)
            steps.append(h)
        rows.append(steps)
    return np.array(rows)


def paper_gru(x: Array, weights: dict) -> Array:
    """Cho et al. 2014: the reset gate before the product, and all of the two biases in one sum."""
    Wx, Wh, both = (np.array(weights[name]) for name in ("kernel", "recurrent_kernel", "bias"))
    b = both.sum(axis=0)
    u = len(Wh)
    rows = []
    for row in x:
        (h,) = np.array(weights["initial_state"])
        steps = []
        for x_t in row:
            z = sigmoid((x_t @ Wx + h @ Wh + b)[:u])
            r = sigmoid((x_t @ Wx + h @ Wh + b)[u : 2 * u])
            n = np.tanh((x_t @ Wx + b)[2 * u :] + (r * h) @ Wh[:, 2 * u :])
            h = z * h + (1 - z) * n
            steps.append(h)
        rows.append(steps)
    return np.array(rows)


def patient(cell: str, seed: int = 0) -> tuple[dict, Model, Array]:
    rng = np.random.default_rng(seed)
    weights = layer(rng, cell, FEATURES, UNITS)
    return weights, Model.parse({"layers": [weights]}), rng.normal(0, 1, (ROWS, STEPS, FEATURES))


def words(diagnosis: Diagnosis) -> list[tuple[str, ...]]:
    return [finding.mistakes for finding in diagnosis.findings]


def test_order_of_a_course_is_told_by_the_names_of_its_gates() -> None:
    weights, model, x = patient("LSTM")
    found = diagnose(model, x, cs231n_lstm(x, weights).astype(np.float32))
    assert words(found)[0] == ("gate_order",)
    assert found.findings[0].details == {"order": ["i", "f", "o", "g"], "layer": 0}
    assert found.findings[0].certainty == "certain"
    assert found.findings[0].residual < 1e-6


def test_reset_gate_of_the_paper_is_named() -> None:
    weights, model, x = patient("GRU")
    assert words(diagnose(model, x, paper_gru(x, weights))) == [("reset_before_product",)]


def test_forget_bias_is_named_in_numbers_of_four_decimals() -> None:
    weights, model, x = patient("LSTM")
    theirs = np.round(cs231n_lstm(x, weights, "ifgo", forget=1.0), 4)
    assert words(diagnose(model, x, theirs))[0] == ("forget_bias_added",)


def test_last_step_alone_is_enough() -> None:
    weights, model, x = patient("LSTM")
    assert words(diagnose(model, x, cs231n_lstm(x, weights)[:, -1]))[0] == ("gate_order",)


def test_same_numbers_are_the_same() -> None:
    weights, model, x = patient("LSTM")
    found = diagnose(model, x, cs231n_lstm(x, weights, "ifgo"), tolerance=1e-12)
    assert (found.findings, found.sentence) == ((), "The numbers are the same.")


@pytest.mark.parametrize(
    "written", [lambda y: y.astype(np.float32), lambda y: y.astype(np.float16), lambda y: y.round(2)]
)
def test_rounding_is_no_mistake(written: object) -> None:
    weights, model, x = patient("LSTM")
    found = diagnose(model, x, written(cs231n_lstm(x, weights, "ifgo")))  # type: ignore[operator]
    assert words(found) == [("rounding_only",)]
    assert not found.is_accused


def test_unknown_mistake_is_not_given_a_name() -> None:
    weights, model, x = patient("LSTM")
    weights["recurrent_kernel"][1][2] += 0.1
    found = diagnose(model, x, cs231n_lstm(x, weights, "ifgo"), may_be_two=False)
    assert found.findings == ()
    assert found.sentence.startswith(
        "None of the known mistakes explains these numbers. The difference begins"
    )
    assert found.first is not None
    assert (found.first.t, found.first.quantity, found.first.layer) == (0, "h", 0)


def test_numbers_that_are_not_finite_are_left_out_and_told() -> None:
    weights, model, x = patient("LSTM")
    theirs = cs231n_lstm(x, weights)
    theirs[0, 5, 1] = np.nan
    found = diagnose(model, x, theirs)
    assert words(found)[0] == ("gate_order",)
    assert "1 of their numbers are NaN" in found.sentence


def test_shape_that_fits_nothing_is_refused_in_a_sentence() -> None:
    _, model, x = patient("LSTM")
    with pytest.raises(ParameterError, match=r"theirs must have shape \(2, 30, size\)"):
        diagnose(model, x, np.zeros((2, 29, UNITS)))


def test_quantity_that_the_network_has_not_is_refused() -> None:
    _, model, x = patient("LSTM")
    with pytest.raises(ParameterError, match=r"has 'q', which this network has not; it has y, 0\.i"):
        diagnose(model, x, {"q": np.zeros((ROWS, STEPS, UNITS))})


def test_each_feature_has_a_factor_and_an_offset_of_its_own() -> None:
    rng = np.random.default_rng(3)
    recipe = Recipe((random_layer(rng, "GRU", 3, 5),), None, rng.normal(0, 1, (1, 40, 3)))
    theirs = recorded(recipe.replace(x=recipe.x * (0.5, 1, -2) + (0.3, 0, 0)), recipe)
    best = visit(recipe, theirs.astype(np.float32)).findings[0]
    assert best.mistakes == ("inputs_scaled",)
    assert best.details["factor"] == pytest.approx([0.5, 1, -2], rel=1e-4)
    assert best.details["offset"] == pytest.approx([0.3, 0, 0], abs=1e-4)
    assert best.sentence.endswith("0.5 · x + 0.3 of feature 0, −2 · x of feature 2.")


def test_feature_that_is_not_read_is_told_without_a_division_by_nothing() -> None:
    rng = np.random.default_rng(5)
    recipe = Recipe((random_layer(rng, "GRU", 2, 5),), None, rng.normal(0, 1, (1, 40, 2)))
    theirs = recorded(recipe.replace(x=recipe.x * (0, 1)), recipe)
    best = visit(recipe, theirs.astype(np.float32)).findings[0]
    assert best.mistakes == ("inputs_scaled",)
    assert best.details == {"factor": [0, 1], "offset": [0, 0]}
    assert best.sentence.endswith("the network reads 0 in place of feature 0.")
    assert best.cure.count("feed x itself of feature 0.") >= 1


def test_nothing_but_zeros_are_not_explained_by_a_scale_and_a_function() -> None:
    rng = np.random.default_rng(5)
    recipe = Recipe((random_layer(rng, "LSTM", 4, 3),), None, rng.normal(0, 1, (3, 36, 4)))
    found = visit(recipe, np.zeros((3, 36, 3), np.float32))
    assert found.findings == ()
    assert found.sentence.startswith("None of the known mistakes")


@pytest.mark.slow
def test_two_mistakes_in_three_layers_may_be_seldom_functions() -> None:
    rng = np.random.default_rng(6)
    layers = tuple(random_layer(rng, "SimpleRNN", 2, 2) for _ in range(3))
    recipe = Recipe(layers, None, rng.normal(0, 1, (1, 12, 2)))
    planted = recipe.with_layer(0, activation="silu")
    planted = planted.with_layer(2, recurrent_kernel=layers[2].recurrent_kernel.T)
    found = visit(recipe, recorded(planted, recipe).astype(np.float32), may_be_two=True)
    assert set(found.findings[0].mistakes) == {"activation", "recurrent_kernel_transposed"}


def test_reset_is_found_behind_a_mistake_that_shows_at_once() -> None:
    rng = np.random.default_rng(8)
    recipe = Recipe((random_layer(rng, "GRU", 2, 3),), None, rng.normal(0, 1, (1, 24, 2)))
    planted = recipe.with_layer(0, recurrent_activation="hard_sigmoid_keras2", reset_every=6)
    found = visit(recipe, recorded(planted, recipe).astype(np.float32), may_be_two=True)
    assert set(found.findings[0].mistakes) == {"recurrent_activation", "state_reset"}


@pytest.mark.slow
def test_two_mistakes_are_found_where_a_layer_goes_backwards_between_resets() -> None:
    rng = np.random.default_rng(8)
    layers = (
        random_layer(rng, "SimpleRNN", 2, 3, go_backwards=True, reset_every=6),
        random_layer(rng, "SimpleRNN", 3, 2, reset_every=6),
    )
    recipe = Recipe(layers, None, rng.normal(0, 1, (1, 24, 2)), stretch=6)
    planted = recipe.with_layer(0, activation="relu")
    planted = planted.with_layer(1, recurrent_kernel=layers[1].recurrent_kernel.T)
    found = visit(recipe, recorded(planted, recipe).astype(np.float32), may_be_two=True)
    assert set(found.findings[0].mistakes) == {"activation", "recurrent_kernel_transposed"}
