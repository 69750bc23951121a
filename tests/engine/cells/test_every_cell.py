"""What every cell promises; a new file in engine/cells is picked up by itself."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.base import Cell, States, Weights
from engine.cells.operand import Before, Bias, Computed, Input, MatrixProduct, WeightPart, walk
from engine.cells.stepper import stepper
from engine.experiment import CELLS, Experiment
from engine.implementations.keras import Keras
from engine.keras.network import KerasNetworks
from engine.parameter import parameters
from engine.run.name import Name, Y
from engine.run.numpy_network import NumPyNetwork, recur
from engine.run.plan import Plan
from engine.run.start import LayerStart, start_of
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.keras_reference import plan_of

Leaf = Input | Before | WeightPart
UNITS, FEATURES, STEPS = 3, 2, 9

pytestmark = [
    pytest.mark.usefixtures("known_cells"),
    pytest.mark.parametrize("kind", EVERY_CELL, ids=lambda kind: kind.__name__),
]


def experiment_with(kind: type[Cell]) -> Experiment:
    rng = np.random.default_rng(2)
    state = rng.uniform(-1, 1, (len(kind.states), UNITS)).tolist()
    bias = rng.uniform(-1, 1, kind.block("bias").shape(FEATURES, UNITS)).tolist()
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
    products = [item for item in kind.quantities if isinstance(item.expression, MatrixProduct)]
    assert all(item.symbol or item in products for item in kind.quantities)
    assert all(item.help for item in kind.quantities)


def leaves_of(kind: type[Cell], name: str) -> set[Leaf]:
    """The inputs, states before and parts of weights that a quantity is made of in the end."""
    found: set[Leaf] = set()
    for operand in walk(kind.quantity(name).expression):
        match operand:
            case Input() | Before():
                found.add(operand)
            case Bias(part) | MatrixProduct(_, part):
                found.add(part)
            case Computed(quantity):
                found |= leaves_of(kind, quantity)
    return found


def test_every_source_is_computed_before_it_is_used(kind: type[Cell]) -> None:
    known = set[str]()
    for quantity in kind.quantities:
        for operand in walk(quantity.expression):
            match operand:
                case Computed(name):
                    assert name in known
                case Before(state):
                    assert state in kind.states
                case Bias(part) | MatrixProduct(_, part):
                    assert part in parts_of(kind)
        known.add(quantity.name)


def parts_of(kind: type[Cell]) -> list[WeightPart]:
    """Every gate's part of every weight; of a bias of several rows, of each row."""
    return [
        WeightPart(block.name, gate, row)
        for block in kind.blocks
        for row in range(len(block.symbols))
        for gate in block.gates
    ]


def test_weights_are_declared_in_keras_order(kind: type[Cell]) -> None:
    assert [(block.name, block.rows) for block in kind.blocks] == [
        ("kernel", "features"),
        ("recurrent_kernel", "units"),
        ("bias", None),
    ]
    every = {
        operand.part
        for quantity in kind.quantities
        for operand in walk(quantity.expression)
        if isinstance(operand, Bias | MatrixProduct)
    }
    assert every == set(parts_of(kind))


def as_declared(cell: Cell, x: Array, state: States, weights: Weights) -> dict[str, Array]:
    """A step computed from the declared expressions alone."""
    known, projected = Cell.project(cell, x, weights)
    return known | Cell.recur(cell, projected, state, weights)


@pytest.mark.parametrize("precision", ["exact", "float32", "float64"])
@given(seed=st.integers(0, 2**31), use_bias=st.booleans(), units=st.integers(1, 9))
def test_arithmetic_written_by_hand_has_the_bits_of_what_is_declared(
    kind: type[Cell], precision: str, seed: int, use_bias: bool, units: int
) -> None:
    rng = np.random.default_rng(seed)
    names = {field: "linear" for field in kind.model_fields if "activation" in field}
    cell = kind(units=units, use_bias=use_bias, **(names if precision == "exact" else {}))
    if precision == "exact" and cell.activation_names() != ("linear",):
        return  # a function that leaves no choice makes no whole numbers

    def drawn(*shape: int) -> Array:
        if precision == "exact":
            return np.array(rng.integers(-9, 10, shape).tolist(), dtype=object)
        return rng.uniform(-1, 1, shape).astype(precision)

    weights = Weights(*(drawn(*block.shape(FEATURES, units)) for block in kind.blocks))
    x, state = drawn(FEATURES), {name: drawn(units) for name in kind.states}
    found, declared = cell.step(x, state, weights), as_declared(cell, x, state, weights)
    known, projected = cell.project(x, weights)
    made_once = known | stepper(cell, weights)(projected, state)
    assert list(found) == list(declared) == list(made_once)
    for name, array in made_once.items():
        assert (array.dtype, array.tolist()) == (declared[name].dtype, declared[name].tolist())
    for name, array in found.items():
        assert array.dtype == declared[name].dtype
        assert array.tolist() == declared[name].tolist()


@given(st.integers(0, 2**31), st.integers(0, 1000))
def test_a_quantity_changes_with_its_sources_and_with_nothing_else(
    kind: type[Cell], seed: int, which: int
) -> None:
    rng = np.random.default_rng(seed)
    cell, start, x = kind(units=UNITS), parts(kind)[1], rng.uniform(0.1, 1, FEATURES)
    weights = {block.name: rng.uniform(0.1, 0.4, block.shape(FEATURES, UNITS)) for block in kind.blocks}
    states: dict[str, Array] = {name: rng.uniform(0.1, 0.9, UNITS) for name in start.states}
    leaves: list[Leaf] = [Input(), *map(Before, states), *parts_of(kind)]
    leaf = leaves[which % len(leaves)]
    before = cell.step(x, states, Weights(**weights))
    match leaf:
        case Input():
            x += 0.25
        case Before(state):
            states[state] += 0.25
        case WeightPart(name, gate, row):
            block = kind.block(name)
            rows = weights[name] if block.rows else np.atleast_2d(weights[name])[row]
            rows[..., block.columns(gate, UNITS)] += 0.25
    after = cell.step(x, states, Weights(**weights))
    for quantity in kind.quantities:
        has_changed = bool((before[quantity.name] != after[quantity.name]).any())
        assert has_changed == (leaf in leaves_of(kind, quantity.name)), quantity.name


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


@pytest.mark.slow
def test_every_state_equals_that_of_its_keras_layer(networks: KerasNetworks, kind: type[Cell]) -> None:
    plan = plan_of(experiment_with(kind))
    if kind.keras_layer is None:
        assert f"Keras has no layer for {plan.job.experiment.model.layers[0].cell}" in refusal_of(plan)
        return
    x = parts(kind)[2]
    mine, theirs = NumPyNetwork(plan).advance(x), networks.network(plan).advance(x)
    assert set(theirs) == {Y, *(Name(name, 0) for name in kind.states)}
    for name, array in theirs.items():
        np.testing.assert_allclose(array, mine[name], rtol=1e-12, atol=1e-14)


@pytest.mark.slow
def test_keras_own_published_outputs_come_out_of_both_implementations(
    networks: KerasNetworks, kind: type[Cell], known_values: dict[str, Any]
) -> None:
    entries = [entry for entry in known_values["keras_layers"] if entry["layer"] == kind.keras_layer]
    assert bool(entries) == (kind.keras_layer is not None)
    assert {entry["layer"] for entry in known_values["keras_layers"]} <= {one.keras_layer for one in CELLS}
    for entry in entries:
        rows = _published_input(entry["input"])
        experiment = _published_experiment(kind, entry, rows)
        for row, expected in zip(rows, entry["expected"], strict=True):
            for network in (NumPyNetwork(plan_of(experiment)), networks.network(plan_of(experiment))):
                np.testing.assert_allclose(network.advance(row)[Y][-1], expected, rtol=1e-6)


def refusal_of(plan: Plan) -> str:
    return Keras().refusal(plan.job.experiment)


def _published_input(text: str) -> Array:
    """From "arange(24).reshape(2,3,4)"."""
    count, shape = text.removeprefix("arange(").removesuffix(")").split(").reshape(")
    return np.arange(int(count), dtype=np.float64).reshape([int(size) for size in shape.split(",")])


def _published_experiment(kind: type[Cell], entry: dict[str, Any], rows: Array) -> Experiment:
    """Kernel 0.01, recurrent kernel 0.02, bias 0.03, as in Keras' own tests of its layers; a forget gate's
    bias is 1 there."""
    units = entry["units"]
    told = {"layer", "units", "input", "expected", "unit_forget_bias"}  # any other is an option of the cell
    options = {name: entry[name] for name in entry if name not in told}
    declared = kind.parse(options)
    numbers = {"kernel": 0.01, "recurrent_kernel": 0.02, "bias": 0.03}
    shapes = {block.name: block.shape(rows.shape[2], units) for block in declared.blocks}
    given = {name: np.full(shapes[name], number) for name, number in numbers.items()}
    if "f" in declared.block("bias").gates and entry.get("unit_forget_bias", True):
        given["bias"][declared.block("bias").columns("f", units)] = 1
    layer = {"cell": kind.model_fields["cell"].default, "units": units, **options}
    layer |= {name: array.tolist() for name, array in given.items()}
    sequence = {"kind": "values", "values": rows[0].tolist()}
    return Experiment.parse({"sequence": sequence, "model": {"layers": [layer]}})
