"""What every cell promises; a new file in engine/cells is picked up by itself."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.base import Cell, States, Weights
from engine.experiment import CELLS, Experiment
from engine.explain.origin import sources_of
from engine.keras.layers import MAKE_LAYER
from engine.keras.network import KerasNetworks
from engine.parameter import parameters
from engine.run.name import Y
from engine.run.numpy_network import NumPyNetwork, recur
from engine.run.weights import LayerStart, start_of
from tests.engine.keras_reference import plan_of

UNITS, FEATURES, STEPS = 3, 2, 9

pytestmark = pytest.mark.parametrize("kind", CELLS, ids=lambda kind: kind.__name__)


def experiment_with(kind: type[Cell]) -> Experiment:
    rng = np.random.default_rng(2)
    state = rng.uniform(-1, 1, (len(kind.states), UNITS)).tolist()
    bias = rng.uniform(-1, 1, UNITS * kind.gates).tolist()
    name = kind.model_fields["cell"].default
    return Experiment.parse(
        {
            "sequence": {"kind": "values", "values": [[0.0] * FEATURES] * 2},
            "model": {"layers": [{"cell": name, "units": UNITS, "bias": bias, "initial_state": state}]},
            "precision": {"keras": "float64"},
        }
    )


def parts(kind: type[Cell], precision: str = "float64") -> tuple[Cell, LayerStart, Array]:
    """The cell, what it starts with, and inputs (STEPS, FEATURES)."""
    experiment = experiment_with(kind)
    start = start_of(experiment, precision).layers[0]
    x = np.random.default_rng(3).standard_normal((STEPS, FEATURES)).astype(precision)
    return experiment.model.layers[0], start, x


def test_quantities_are_computed_in_the_order_they_are_declared(kind: type[Cell]) -> None:
    cell, start, x = parts(kind)
    assert list(cell.step(x[0], start.states, start.weights)) == [item.name for item in kind.quantities]


def test_states_are_the_last_quantities(kind: type[Cell]) -> None:
    names = [item.name for item in kind.quantities]
    assert "h" in kind.states
    assert set(names[-len(kind.states) :]) == set(kind.states)


def test_every_quantity_has_an_equation_and_a_meaning(kind: type[Cell]) -> None:
    assert all(item.tex and item.help for item in kind.quantities)


def leaves_of(kind: type[Cell], name: str) -> set[tuple[str, int]]:
    """The inputs, states before and parts of weights that a quantity is made of in the end; with the gate."""
    cell = kind()
    declared = {item.name: item for item in kind.quantities}
    found: set[tuple[str, int]] = set()
    for source, kernel in sources_of(cell, declared[name]):
        if kernel is not None:
            found.add((kernel.name, kernel.gate))
        if source.name in declared and not source.is_before:
            found |= leaves_of(kind, source.name)
        else:
            found.add((source.name, source.gate))
    return found


def test_every_source_is_computed_before_it_is_used(kind: type[Cell]) -> None:
    known = {"x", *kind.states}
    for quantity in kind.quantities:
        assert quantity.sources
        for source, kernel in sources_of(kind(), quantity):
            is_known = source.is_weight or source.name in known
            is_state = not source.is_before or source.name in kind.states
            assert is_known
            assert is_state
            assert max(source.gate, kernel.gate if kernel else 0) < kind.gates
        known.add(quantity.name)


@given(st.integers(0, 2**31), st.integers(0, 1000))
def test_a_quantity_changes_with_its_sources_and_with_nothing_else(
    kind: type[Cell], seed: int, which: int
) -> None:
    rng = np.random.default_rng(seed)
    cell, start, x = kind(units=UNITS), parts(kind)[1], rng.uniform(0.1, 1, FEATURES)
    n = UNITS * kind.gates
    weights = {
        "kernel": rng.uniform(0.1, 0.4, (FEATURES, n)),
        "recurrent_kernel": rng.uniform(0.1, 0.4, (UNITS, n)),
        "bias": rng.uniform(0.1, 0.4, n),
    }
    states: dict[str, Array] = {name: rng.uniform(0.1, 0.9, UNITS) for name in start.states}
    leaves = [("x", 0), *((name, 0) for name in states)]
    leaves += [(name, gate) for name in weights for gate in range(kind.gates)]
    leaf, gate = leaves[which % len(leaves)]
    before = cell.step(x, states, Weights(**weights))
    part = {"x": x, **states, **weights}[leaf]
    columns = slice(gate * UNITS, (gate + 1) * UNITS) if leaf in weights else slice(None)
    part[..., columns] += 0.25
    after = cell.step(x, states, Weights(**weights))
    for quantity in kind.quantities:
        has_changed = bool((before[quantity.name] != after[quantity.name]).any())
        assert has_changed == ((leaf, gate) in leaves_of(kind, quantity.name)), quantity.name


def test_every_parameter_has_a_sentence_that_explains_it(kind: type[Cell]) -> None:
    assert all(parameter.help.endswith(".") for parameter in parameters(kind))


def test_every_quantity_has_one_number_a_unit(kind: type[Cell]) -> None:
    cell, start, x = parts(kind)
    shapes = {array.shape for array in cell.step(x[0], start.states, start.weights).values()}
    assert shapes == {(UNITS,)}


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_single_steps_and_a_block_are_the_same_bytes(kind: type[Cell], precision: str) -> None:
    cell, start, x = parts(kind, precision)
    block = recur(cell, x, start.states, start.weights)
    state: States = start.states
    for t in range(STEPS):
        state = cell.step(x[t], state, start.weights)
        assert {name: array.tobytes() for name, array in state.items()} == {
            name: array[t].tobytes() for name, array in block.items()
        }


def test_step_broadcasts_over_leading_axes(kind: type[Cell]) -> None:
    cell, start, _ = parts(kind)
    rng = np.random.default_rng(4)
    x = rng.standard_normal((4, 5, FEATURES))
    states = {name: rng.standard_normal((4, 5, UNITS)) for name in kind.states}
    found = cell.step(x, states, start.weights)
    for index in np.ndindex(4, 5):
        one = cell.step(x[index], {name: array[index] for name, array in states.items()}, start.weights)
        for name, array in one.items():
            np.testing.assert_allclose(found[name][index], array, rtol=1e-13, atol=1e-15)


def test_keras_has_a_layer_for_it(kind: type[Cell]) -> None:
    assert kind in MAKE_LAYER


@pytest.mark.slow
def test_every_state_equals_that_of_its_keras_layer(networks: KerasNetworks, kind: type[Cell]) -> None:
    plan = plan_of(experiment_with(kind))
    x = parts(kind)[2]
    mine, theirs = NumPyNetwork(plan).advance(x), networks.network(plan).advance(x)
    assert set(theirs) == {"y", *(f"0.{name}" for name in kind.states)}
    for name, array in theirs.items():
        np.testing.assert_allclose(array, mine[name], rtol=1e-12, atol=1e-14)


@pytest.mark.slow
def test_keras_own_published_outputs_come_out_of_both_implementations(
    networks: KerasNetworks, kind: type[Cell], known_values: dict[str, Any]
) -> None:
    name = kind.model_fields["cell"].default
    entries = [entry for entry in known_values["keras_layers"] if entry["layer"] == name]
    for entry in (entry for entry in entries if "go_backwards" not in entry):
        rows = _published_input(entry["input"])
        experiment = _published_experiment(kind, entry["units"], rows)
        for row, expected in zip(rows, entry["expected"], strict=True):
            for network in (NumPyNetwork(plan_of(experiment)), networks.network(plan_of(experiment))):
                np.testing.assert_allclose(network.advance(row)[Y][-1], expected, rtol=1e-6)


def _published_input(text: str) -> Array:
    """From "arange(24).reshape(2,3,4)"."""
    count, shape = text.removeprefix("arange(").removesuffix(")").split(").reshape(")
    return np.arange(int(count), dtype=np.float64).reshape([int(size) for size in shape.split(",")])


def _published_experiment(kind: type[Cell], units: int, rows: Array) -> Experiment:
    """Kernel 0.01, recurrent kernel 0.02, bias 0.03, as in Keras' own tests of its layers."""
    columns, features = units * kind.gates, rows.shape[2]
    layer = {
        "cell": kind.model_fields["cell"].default,
        "units": units,
        "kernel": [[0.01] * columns] * features,
        "recurrent_kernel": [[0.02] * columns] * units,
        "bias": [0.03] * columns,
    }
    sequence = {"kind": "values", "values": rows[0].tolist()}
    return Experiment.parse({"sequence": sequence, "model": {"layers": [layer]}})
