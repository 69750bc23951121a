"""Every printed line of every equation of every cell says what was computed."""

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.base import Cell, Quantities, States, Weights
from engine.cells.echo_state import EchoState
from engine.cells.gru import GRU
from engine.cells.simple_rnn import SimpleRNN
from engine.cells.stage import OVER_ALL_UNITS
from engine.cells.symbol import Letters
from engine.experiment import Dense, Experiment, Model
from engine.notation.equation import step_equation
from engine.notation.equation_text import DEPTHS, StepEquation
from engine.notation.readout_equation import readout_equation
from engine.notation.symbols import plain
from engine.run.name import Name, Y
from engine.run.recorded_run import RecordedRun
from engine.sequences.values import Values
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.runs import recorded
from tests.printed import Misprint, value_of

pytestmark = pytest.mark.usefixtures("known_cells")
SMALL = str.maketrans("-0123456789", "₋₀₁₂₃₄₅₆₇₈₉")
NUMBER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
GATES = {
    "SimpleRNN": [""],
    "EchoState": [""],
    "MinimalGatedUnit": ["_f", "_n"],
    "GRU": ["_z", "_r", "_n"],
    "LSTM": ["_i", "_f", "_g", "_o"],
}
SIDE = re.compile(r"([=≈]) ([^=≈]+)")
EXACT = 1e-14  # of the largest number in a line that says "=": what the run's own float64 rounds
ROUNDING, FACTORS = 3e-5, 3e-3  # of the largest number in a line; factors of many products have four digits


def random_experiment(
    kinds: tuple[type[Cell], ...], units: int, features: int, seed: int, **fields: Any
) -> Experiment:
    """Layers with weights drawn from the seed, biases and states, too, and a readout of two outputs."""
    rng = np.random.default_rng(seed)
    layers = []
    for kind in kinds:
        bias = rng.uniform(-1, 1, kind.block("bias").shape(1, units)).tolist()
        state = rng.uniform(-1, 1, (len(kind.states), units)).tolist()
        given = {"bias": bias} if fields.get("use_bias", True) else {}
        layers.append(kind.parse({"units": units, "initial_state": state, **given, **fields}))
    readout = Dense(kernel=rng.uniform(-1, 1, (units, 2)).tolist(), bias=(0.25, -0.75))
    values = rng.uniform(-1.5, 1.5, (5, features)).tolist()
    return Experiment(
        seed=seed, sequence=Values(values=values), model=Model(layers=tuple(layers), readout=readout)
    )


def symbols_at(run: RecordedRun, t: int, layer: int) -> dict[str, Array]:
    """What the printed symbols of a layer's step stand for, built from the run and from no declaration."""
    layers = run.model.layers
    cell, weights = layers[layer], run.start("numpy").layers[layer].weights
    now, before = str(t).translate(SMALL), str(t - 1).translate(SMALL)

    def numbered(letter: str, index: int) -> str:
        return f"{letter}⁽{str(index).translate(NUMBER)}⁾" if len(layers) > 1 else letter

    found: dict[str, Array] = {}
    for k in range(run.steps):  # a layer may read any step: what it reads, its equation says
        step = str(k).translate(SMALL)
        found[f"x{step}"] = run.trace[Name("x")][k].astype(float)
        found |= {
            f"{numbered('h', i)}{step}": run.trace[Name("h", i, "numpy")][k] for i in range(len(layers))
        }
    for name, row in run.quantities("numpy", t, layer).items():
        letter = numbered(name, layer) if name in cell.states else name
        found[f"{letter}{now}"] = row
    for name, row in run.states_before("numpy", t, layer).items():
        found[f"{numbered(name, layer)}{before}"] = row
    declared = [f"_{gate}" for gate in cell.block("kernel").gates]
    gates = GATES.get(cell.keras_layer or cell.cell, declared)
    n = cell.units
    for place, gate in enumerate(gates):
        columns = slice(place * n, (place + 1) * n)
        found[f"{numbered('W', layer)}{gate}"] = weights.kernel[:, columns]
        found[f"{numbered('U', layer)}{gate}"] = weights.recurrent_kernel[:, columns]
        rows = np.atleast_2d(weights.bias)
        for letter, row in zip("bα" if cell.cell == "EchoState" else "bc", rows, strict=False):
            found[f"{numbered(letter, layer)}{gate}"] = row[columns]
    return found


def check(equation: StepEquation, names: dict[str, Array], row: Array, unit: int) -> None:
    """Raise Misprint where a line does not give the recorded number. row: what is recorded, (units,)."""
    symbols, *lines = (line.text for line in equation.lines)
    left, _, right = symbols.partition(" = ")
    close(value_of(left, names), row, 1e-12, symbols)
    close(value_of(right, names), row, 1e-12, symbols)
    for text in lines:
        for sign, side in SIDE.findall(text):
            if any(f"{name}(" in side for name in OVER_ALL_UNITS):
                continue  # made of numbers that the line does not show
            size = max(1.0, *(abs(float(number)) for number in _numbers(side)))
            rounding = FACTORS if side.count("·") > 1 else ROUNDING
            exactness = EXACT if sign == "=" else rounding
            close(value_of(side), row[unit], exactness * size, f"{symbols}: {text}")


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+\.?\d*", text)


def close(found: Any, wanted: Any, tolerance: float, where: str) -> None:
    if not np.all(np.abs(found - wanted) <= tolerance + tolerance * np.abs(wanted)):  # NaN is not close
        raise Misprint(f"{where}: {found} where {wanted} was computed")


def check_step(run: RecordedRun, t: int) -> int:
    """Check every equation of a step at every depth; how many there were."""
    count = 0
    for layer, cell in enumerate(run.model.layers):
        names = symbols_at(run, t, layer)
        values = run.quantities("numpy", t, layer)
        for quantity in cell.quantities:
            for unit in range(cell.units):
                for depth in DEPTHS:
                    found = step_equation(run, "numpy", t, layer, unit, depth, quantity.name)
                    if quantity.symbol:
                        check(found, names, values[quantity.name], unit)
                    else:  # a product, whose left side is the right one already
                        check_product(found, names, values[quantity.name], unit)
                    count += 1
    return count


def check_product(equation: StepEquation, names: dict[str, Array], row: Array, unit: int) -> None:
    close(value_of(equation.lines[0].text.partition(" = ")[0], names), row, 1e-12, equation.lines[0].text)
    for line in equation.lines[1:]:
        for sign, side in SIDE.findall(line.text):
            size = max(1.0, *(abs(float(number)) for number in _numbers(side)))
            close(value_of(side), row[unit], EXACT * size if sign == "=" else FACTORS, line.text)


kinds = st.lists(st.sampled_from(EVERY_CELL), min_size=1, max_size=2)


@pytest.mark.slow
@settings(max_examples=30)
@given(kinds, st.integers(1, 3), st.integers(1, 2), st.integers(0, 2**20), st.integers(0, 3), st.booleans())
def test_every_printed_line_of_a_step_gives_the_recorded_number(
    layers: list[type[Cell]], units: int, features: int, seed: int, t: int, use_bias: bool
) -> None:
    of = random_experiment(tuple(layers), units, features, seed, use_bias=use_bias)
    quantities = sum(len(cell.quantities) for cell in of.model.layers)
    assert check_step(recorded(of), t) == quantities * units * len(DEPTHS)


@pytest.mark.slow
@pytest.mark.parametrize("kind", EVERY_CELL)
@pytest.mark.parametrize("activation", ["linear", "relu", "softmax", "hard_tanh", "exponential"])
def test_every_printed_line_says_so_for_other_activations(kind: type[Cell], activation: str) -> None:
    chosen = {"activation": activation} if "activation" in kind.model_fields else {}
    found = recorded(random_experiment((kind,), 2, 1, 7, **chosen))
    assert all(check_step(found, t) for t in range(3))


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["concat", "sum", "mul", "ave"])
def test_every_printed_line_says_which_steps_are_read(mode: str) -> None:
    of = random_experiment((GRU, GRU, EchoState, SimpleRNN), 2, 2, 5)
    turns: list[dict[str, Any]] = [{}, {"merge_mode": mode}, {"go_backwards": True}, {}]
    layers = tuple(layer.replace(**more) for layer, more in zip(of.model.layers, turns, strict=True))
    kernel = None if mode != "concat" else [[0.5, -0.25]] * 4
    layers = (*layers[:2], layers[2].replace(kernel=kernel), layers[3])
    run = recorded(of.replace(model=of.model.replace(layers=layers)))
    assert all(check_step(run, t) for t in range(run.steps))


@pytest.mark.parametrize("mode", ["concat", "sum", "mul", "ave"])
def test_the_readout_says_that_it_reads_both_halves(mode: str) -> None:
    of = random_experiment((GRU, GRU), 2, 1, 5)
    assert of.model.readout is not None
    layers = (of.model.layers[0], of.model.layers[1].replace(merge_mode=mode))
    readout = of.model.readout.replace(kernel=[[1.5, 0.5]] * (4 if mode == "concat" else 2))
    run = recorded(of.replace(model=of.model.replace(layers=layers, readout=readout)))
    y, last = run.trace[Y.of("numpy")], run.start("numpy").readout
    assert last is not None
    for t in range(run.steps):
        names = symbols_at(run, t, 1) | {"V": last[0], "c": last[1], f"y{str(t).translate(SMALL)}": y[t]}
        for depth in DEPTHS:
            check(readout_equation(run, "numpy", t, 1, depth), names, y[t], 1)


@pytest.mark.parametrize("kind", EVERY_CELL)
def test_long_sums_say_what_the_products_left_out_add_up_to(kind: type[Cell]) -> None:
    assert check_step(recorded(random_experiment((kind,), 9, 3, 5)), 2)


BENDS = st.sampled_from(["linear", "sigmoid", "softmax", "relu"])


@given(st.sampled_from(EVERY_CELL), st.integers(1, 3), st.integers(0, 2**20), BENDS)
@settings(max_examples=30)
def test_the_readout_says_what_it_puts_out(kind: type[Cell], units: int, seed: int, bend: str) -> None:
    of = bending(random_experiment((kind,), units, 1, seed), bend)
    run = recorded(of)
    trace, readout = run.trace, run.start("numpy").readout
    assert readout is not None
    names = {
        "h₂": trace[Name("h", 0, "numpy")][2],
        "V": readout[0],
        "c": readout[1],
        "y₂": trace[Y.of("numpy")][2],
    }
    for depth in DEPTHS:
        check(readout_equation(run, "numpy", 2, 1, depth), names, trace[Y.of("numpy")][2], 1)


def bending(of: Experiment, activation: str) -> Experiment:
    """The experiment with a readout of this activation."""
    assert of.model.readout is not None
    readout = of.model.readout.replace(activation=activation)
    return of.replace(model=of.model.replace(readout=readout))


def test_a_readouts_function_that_is_not_printed_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.notation.readout_equation.function_around", lambda *_: ("", ""))
    run = recorded(bending(random_experiment((GRU,), 2, 1, 3), "sigmoid"))
    readout, h, y = run.start("numpy").readout, run.trace[Name("h", 0, "numpy")], run.trace[Y.of("numpy")]
    assert readout is not None
    names = {"h₂": h[2], "V": readout[0], "c": readout[1], "y₂": y[2]}
    with pytest.raises(Misprint):
        check(readout_equation(run, "numpy", 2), names, y[2], 0)


# ── these tests can fail ───────────────────────────────────────────────────────────────────────


class Swapped(GRU):
    """Computes z ∘ n + (1 − z) ∘ h, and declares it the other way round."""

    def recur(self, projected: Array, state: States, weights: Weights) -> Quantities:
        found = super().recur(projected, state, weights)
        return found | {"h": found["z"] * found["n"] + (1 - found["z"]) * state["h"]}


def misprints(of: Experiment) -> bool:
    found = recorded(of)
    try:
        check_step(found, 1)
    except Misprint:
        return True
    return False


def test_a_cell_that_computes_something_else_is_caught() -> None:
    right = random_experiment((GRU,), 2, 1, 3)
    wrong = right.model_copy(
        update={"model": right.model.model_copy(update={"layers": (Swapped(**dict(right.model.layers[0])),)})}
    )
    assert not misprints(right)
    assert misprints(wrong)


@pytest.mark.parametrize("kind", EVERY_CELL)
def test_a_function_that_is_not_printed_is_caught(kind: type[Cell], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Letters, "around", lambda *_: ("", ""))
    assert misprints(random_experiment((kind,), 2, 1, 3))


@pytest.mark.parametrize("slip", [("∘", "+"), ("1 −", "1 +"), ("+", "−"), ("_z", "_r"), ("₁", "₀")])
def test_a_sign_gate_or_step_that_is_printed_wrong_is_caught(
    slip: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.notation.equation_text.plain", lambda tex: plain(tex).replace(*slip))
    assert misprints(random_experiment((GRU,), 2, 1, 3))
