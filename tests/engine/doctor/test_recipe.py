"""A recipe without a mistake is the project's own network."""

import numpy as np
import pytest

from engine.array import Array
from engine.doctor.evidence import quantities
from engine.doctor.recipe import GATES, recipe_of
from engine.doctor.run import Wanted, run
from engine.errors import ParameterError
from engine.experiment import Experiment, Model
from engine.run.name import Name, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job, Plan
from engine.run.start import start_of

STEPS, FEATURES = 12, 3


def layer(rng: np.random.Generator, cell: str, features: int, units: int, **more: object) -> dict:
    """A layer as JSON, with random weights."""
    n = len(GATES[cell]) * units
    states = 2 if cell == "LSTM" else 1
    has_two = cell == "GRU" and more.get("reset_after", True)
    return {
        "cell": cell,
        "units": units,
        "kernel": rng.normal(0, 1, (features, n)).tolist(),
        "recurrent_kernel": rng.normal(0, 0.5, (units, n)).tolist(),
        "bias": rng.normal(0, 0.3, (2, n) if has_two else n).tolist(),
        "initial_state": rng.normal(0, 0.5, (states, units)).tolist(),
        **more,
    }


def experiment_of(layers: list[dict], x: Array, readout: dict | None = None) -> Experiment:
    """The model on these inputs, (steps, features)."""
    values = [*x.tolist(), x[-1].tolist()]
    model = {"layers": layers, "readout": readout}
    return Experiment.parse({"sequence": {"kind": "values", "values": values}, "model": model})


STACKS = {
    "SimpleRNN": [("SimpleRNN", 4, {"activation": "relu"})],
    "GRU": [("GRU", 4, {})],
    "GRU before": [("GRU", 2, {"reset_after": False, "recurrent_activation": "hard_sigmoid"})],
    "LSTM": [("LSTM", 1, {"activation": "softsign"})],
    "three": [("LSTM", 3, {}), ("GRU", 2, {}), ("SimpleRNN", 4, {})],
}


@pytest.mark.parametrize("name", STACKS)
def test_recipe_makes_every_quantity_of_the_numpy_network(name: str) -> None:
    rng = np.random.default_rng(len(name))
    layers, width = [], FEATURES
    for cell, units, more in STACKS[name]:
        layers.append(layer(rng, cell, width, units, **more))
        width = units
    readout = {"kernel": rng.normal(0, 1, (width, 2)).tolist(), "bias": [0.5, -0.25]}
    x = rng.normal(0, 1, (STEPS, FEATURES))
    experiment = experiment_of(layers, x, readout)
    found = NumPyNetwork(Plan(Job(experiment), STEPS, False, None)).advance(x)
    recipe = recipe_of(experiment.model, x[None])
    for index in range(len(layers)):
        for quantity in quantities(recipe, index):
            (made,) = run([recipe], (Wanted(quantity, index),))
            np.testing.assert_allclose(made[0], found[Name(quantity, index)], rtol=0, atol=1e-12)
    (made,) = run([recipe])
    np.testing.assert_allclose(made[0], found[Y], rtol=0, atol=1e-12)


def test_inner_halves_meet_in_time_where_only_the_last_step_counts() -> None:
    """The last halves meet at their ends then; those below are read step by step, as in Keras."""
    rng = np.random.default_rng(5)
    widths, layers = (FEATURES, FEATURES, 4, 4), []
    for index, width in enumerate(widths):
        more = {"merge_mode": "concat"} if index % 2 else {}
        layers.append(layer(rng, "GRU", width, 2, **more))
    x = rng.normal(0, 1, (STEPS, FEATURES))
    given = experiment_of(layers, x)
    experiment = given.replace(model=given.model.replace(return_sequences=False))
    recorded = NumPyNetwork(Plan(Job(experiment), STEPS, False, None)).advance(x)
    (found,) = run([recipe_of(experiment.model, x[np.newaxis])])
    np.testing.assert_allclose(found[0, -1], recorded[Y][-1], rtol=0, atol=1e-12)


@pytest.mark.parametrize("every", [None, 5])
@pytest.mark.parametrize("returns", [True, False])
def test_recipe_of_layers_that_go_both_ways_is_the_numpy_network(every: int | None, returns: bool) -> None:
    rng = np.random.default_rng(7)
    layers = [
        layer(rng, "GRU", FEATURES, 2),
        layer(rng, "GRU", FEATURES, 2, merge_mode="mul"),
        layer(rng, "SimpleRNN", 2, 2),
        layer(rng, "LSTM", 2, 3, merge_mode="concat"),
    ]
    x = rng.normal(0, 1, (STEPS, FEATURES))
    given = experiment_of(layers, x)
    model = given.model.replace(reset_every=every, return_sequences=returns)
    plan = Plan(Job(given.replace(model=model)), STEPS, False, None)
    (made,) = run([recipe_of(model, x[None])])
    np.testing.assert_allclose(made[0], NumPyNetwork(plan).advance(x)[Y], rtol=0, atol=1e-12)


def test_many_recipes_at_once_make_what_each_makes_alone() -> None:
    rng = np.random.default_rng(3)
    x = rng.normal(0, 1, (2, STEPS, FEATURES))
    models = [Model.parse({"layers": [layer(rng, cell, FEATURES, 4)]}) for cell in ("GRU", "LSTM", "GRU")]
    recipes = [recipe_of(model, x) for model in models]
    recipes.append(recipes[0].replace(x=x[:, ::-1]))
    for together, recipe in zip(run(recipes), recipes, strict=True):
        np.testing.assert_allclose(together, run([recipe])[0], rtol=0, atol=1e-13)


def test_weights_that_are_left_open_are_asked_for() -> None:
    x = np.zeros((1, 2, 1))
    with pytest.raises(ParameterError, match=r"layers\[0\]\.kernel must be given"):
        recipe_of(Model(), x)


def test_weights_that_are_left_open_are_taken_from_a_start() -> None:
    experiment = experiment_of([{"cell": "LSTM", "units": 3}], np.ones((4, 2)))
    recipe = recipe_of(experiment.model, np.ones((1, 4, 2)), start_of(experiment, "float64"))
    found = NumPyNetwork(Plan(Job(experiment), 4, False, None)).advance(np.ones((4, 2)))
    np.testing.assert_allclose(run([recipe])[0][0], found[Y], rtol=0, atol=1e-12)
