"""Every printed line of every gradient of every cell says what was recorded."""

import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from engine.activation import ACTIVATIONS
from engine.array import Array
from engine.cells.base import Cell, Step
from engine.cells.echo_state import EchoState
from engine.cells.gru import GRU
from engine.cells.operand import Computed
from engine.cells.simple_rnn import SimpleRNN
from engine.cells.stage import OVER_ALL_UNITS
from engine.experiment import Experiment
from engine.gradient.gradient_equation import gradient_equation
from engine.gradient.recorded_gradient import RecordedGradient, grad
from engine.gradient.way import node_operand, nodes
from engine.gradient.weight_equation import WeightEntry, weight_equation
from engine.notation.equation_text import DEPTHS, StepEquation
from engine.notation.symbols import plain
from engine.run.name import READOUT_BIAS, READOUT_KERNEL, READOUT_SUM, Name, Y
from engine.train.flow import gradient_flow
from tests.cells.dropped_in import EVERY_CELL
from tests.engine.gradient.trainable import READOUTS, experiment_of, layer_of, trainable
from tests.printed import Misprint, value_of

pytestmark = pytest.mark.usefixtures("known_cells")
SMALL = str.maketrans("-0123456789", "₋₀₁₂₃₄₅₆₇₈₉")
HIGH = str.maketrans("0123456789zrnifgocy", "⁰¹²³⁴⁵⁶⁷⁸⁹ᶻʳⁿⁱᶠᵍᵒᶜʸ")
GATES = {"GRU": "zrn", "LSTM": "ifgo", "MinimalGatedUnit": "fn"}
SIDE = re.compile(r"([=≈]) ([^=≈]+)")
STEP = 1e-6  # of central differences, which the derivatives of functions are taken by here
CLOSE = 1e-8
"""Of the largest number in a line of symbols: their error."""
EXACT, ROUNDED = 1e-12, 3e-3
"""Of the largest number in a line of numbers: where it says =, and where it says ≈, with four digits."""


def slope(name: str, a: Array) -> Array:
    """By central differences: of a function of all units, a matrix whose row j is how y[j] changes."""
    function = ACTIVATIONS[name]
    if name not in OVER_ALL_UNITS:
        return (function(a + STEP) - function(a - STEP)) / (2 * STEP)
    moves = STEP * np.eye(len(a))
    return np.array([(function(a + move) - function(a - move)) / (2 * STEP) for move in moves]).T


class Symbols:
    """What the printed symbols stand for, built from the recorded numbers and from no way of a gradient."""

    def __init__(self, record: RecordedGradient) -> None:
        self.record, self.found = record, dict[str, Any]()
        self.several = len(record.model.layers) > 1
        for t in range(record.steps):
            step = str(t).translate(SMALL)
            self.found[f"x{step}"] = record.read(0, t) if not record.model.layers[0].is_backward else None
            self._outputs(t, step)
            for layer, cell in enumerate(record.model.layers):
                self._layer(layer, cell, t, step)
        x = record.tables[Name("x")]
        self.found |= {f"x{str(t).translate(SMALL)}": x[t] for t in range(record.steps)}
        self.found |= {f"{name}ᵀ": value for name, value in self.found.items() if name[0] in "xh"}
        for layer, cell in enumerate(record.model.layers):
            self._weights(layer, cell)
        if record.model.readout is not None:
            turned_kernel = record.start.weights[READOUT_KERNEL].T
            self.found["Vᵀ"] = turned_kernel
            for first in range(0, turned_kernel.shape[1], record.model.layers[-1].units):
                end = first + record.model.layers[-1].units
                self.found[f"Vᵀ[:,{first}:{end}]"] = turned_kernel[:, first:end]

    def _outputs(self, t: int, step: str) -> None:
        record = self.record
        y, target = record.number(Y, t), record.number(Name("target"), t)
        self.found |= {f"y{step}": y, f"target{step}": target, f"∂L/∂y{step}": record.gradient(Y, t)}
        self.found |= {f"Σy{step}": np.sum(y), f"Σtarget{step}": np.sum(target)}
        readout = record.model.readout
        if readout is not None and readout.activation != "linear":
            self.found[f"∂L/∂aʸ{step}"] = record.gradient(READOUT_SUM, t)
            self.found[f"{readout.activation}'(aʸ{step})"] = slope(readout.activation, record.readout_sum(t))
        if readout is None and record.model.layers[-1].merge_mode == "concat":
            units = record.model.layers[-1].units
            for first in (0, units):
                of = record.gradient(Y, t)[first : first + units]
                self.found[f"∂L/∂y{step}[{first}:{first + units}]"] = of

    def _number(self, layer: int) -> str:
        return f"⁽{layer}⁾".translate(HIGH) if self.several else ""

    def _layer(self, layer: int, cell: Cell, t: int, step: str) -> None:
        record, number = self.record, self._number(layer)
        functions = {"sigmoid", *cell.activation_names()}
        for state in cell.states:
            before = str(t - 1).translate(SMALL)
            self.found.setdefault(f"{state}{number}{before}", record.before(Name(state, layer), t))
        for node in nodes(cell):
            of = node.partition("/")[0]
            symbol = f"a{number}{of.translate(HIGH)}{step}" if "/" in node else f"{node}{number}{step}"
            a = record.step(layer, t).value(node_operand(cell, node))
            self.found[symbol] = a
            self.found[f"∂L/∂{symbol}"] = record.gradient(Name(node, layer), t)
            for name in functions - {"linear"}:
                self.found[f"{'exp' if name == 'exponential' else name}'({symbol})"] = slope(name, a)

    def _weights(self, layer: int, cell: Cell) -> None:
        number, weights = self._number(layer), self.record.start.layers[layer]
        gates, n = GATES.get(cell.keras_layer or cell.cell, cell.block("kernel").gates), cell.units
        rows = np.atleast_2d(weights.bias)
        for place, gate in enumerate(gates):
            columns, below = slice(place * n, (place + 1) * n), f"_{gate}" if gate else ""
            for letter, matrix in (("W", weights.kernel), ("U", weights.recurrent_kernel)):
                part = matrix[:, columns]
                self.found[f"{letter}{number}{below}"] = part
                self.found[f"{letter}{number}ᵀ{below}"] = part.T
                for first in range(0, len(part), n):  # of two halves side by side
                    which = f"[:,{first}:{first + n}]"
                    self.found[f"{letter}{number}ᵀ{below}{which}"] = part.T[:, first : first + n]
            for letter, row in zip("bα" if cell.cell == "EchoState" else "bc", rows, strict=False):
                self.found[f"{letter}{number}{below}"] = row[columns]

    def value(self, text: str) -> Any:
        """Of a side of an equation."""
        names: dict[str, Any] = {}
        for name in sorted(self.found, key=len, reverse=True):
            if name in text:
                names[f"q{len(names)}"] = self.found[name]
                text = text.replace(name, f" q{len(names) - 1} ")
        return value_of(text.replace(")ᵀ", ")").replace("⁽", ""), names)


def check(equation: StepEquation, symbols: Symbols, wanted: Array, number: float) -> None:
    """Raise Misprint where a line does not give what was recorded. number: of the unit looked at."""
    first, *lines = (line.text for line in equation.lines)
    _, _, right = first.partition(" = ")
    found = symbols.value(right)
    close(found, wanted, CLOSE * max(1.0, float(np.max(np.abs(wanted)))), first)
    for text in lines:
        for sign, side in SIDE.findall(text):
            if "(" in side and re.search(r"[a-z]\(", side):
                continue
            size = max([abs(number), *(abs(float(one)) for one in re.findall(r"\d+\.\d+|\d+", side))])
            close(value_of(side), number, (EXACT if sign == "=" else ROUNDED) * size, f"{first}: {text}")


def close(found: Any, wanted: Any, tolerance: float, where: str) -> None:
    if not np.all(np.abs(found - wanted) <= tolerance):  # NaN is not close
        raise Misprint(f"{where}: {found} where {wanted} was recorded")


def check_all(experiment: Experiment, row: int = 0) -> int:
    """Check every equation of every step; how many lines of symbols there were."""
    record = gradient_flow(experiment, row)
    symbols, count = Symbols(record), 0
    outputs = [] if record.undoes_activation else [Y]
    outputs += [READOUT_SUM] if grad(READOUT_SUM) in record.tables else []
    names = outputs + [Name(node, at) for at, cell in enumerate(record.model.layers) for node in nodes(cell)]
    for t in range(record.steps):
        for name in names:
            wanted = record.gradient(name, t)
            for unit in range(len(wanted)):
                for depth in DEPTHS:
                    check(gradient_equation(record, name, t, unit, depth), symbols, wanted, wanted[unit])
                    count += 1
        for weight in record.start.weights:
            count += check_weight(record, symbols, weight, t)
    return count


def check_weight(record: RecordedGradient, symbols: Symbols, name: Name, t: int) -> int:
    whole = record.of_weight(name, t)
    table = np.atleast_2d(whole)
    units = whole.shape[-1] if name.layer is None else record.cell(name.layer).units
    for row, column in np.ndindex(*table.shape):
        entry, first = WeightEntry(name, row, column), column - column % units
        part = (
            table[:, first : first + units] if name.quantity != "bias" else table[row, first : first + units]
        )
        check(weight_equation(record, entry, t), symbols, part, float(table[row, column]))
    return table.size


@pytest.mark.parametrize("kind", EVERY_CELL)
def test_every_printed_line_of_a_backward_pass_gives_what_was_recorded(kind: type[Cell]) -> None:
    assert check_all(experiment_of([layer_of(kind, 2)], rows=2, steps=2), row=1)


@pytest.mark.parametrize("activation", ["linear", "softmax", "gelu"])
@pytest.mark.parametrize("kind", [EchoState, GRU])
def test_derivatives_of_other_functions_are_written(kind: type[Cell], activation: str) -> None:
    assert check_all(experiment_of([layer_of(kind, 2, activation=activation)], rows=1, steps=2))


def test_gru_that_resets_before_says_where_its_gradients_come_from() -> None:
    assert check_all(experiment_of([layer_of(GRU, 2, reset_after=False)], rows=1, steps=2))


@pytest.mark.parametrize(("loss", "readout"), [(loss, one) for loss in READOUTS for one in READOUTS[loss]])
def test_derivative_of_every_loss_is_written(loss: str, readout: str) -> None:
    experiment = experiment_of([layer_of(SimpleRNN, 2)], steps=2, loss=loss, readout=readout)
    assert check_all(experiment)


@pytest.mark.parametrize("mode", ["concat", "mul", "ave"])
def test_gradients_of_two_halves_say_which_steps_they_come_from(mode: str) -> None:
    stack = [
        layer_of(EchoState, 1),
        layer_of(GRU, 1, merge_mode=mode),
        layer_of(SimpleRNN, 1, go_backwards=True),
    ]
    assert check_all(experiment_of(stack, rows=1, steps=3, reset_every=2, outputs=1))
    assert check_all(experiment_of(stack[:2], rows=1, steps=3, outputs=None))


def test_long_sums_say_what_the_products_left_out_add_up_to() -> None:
    assert check_all(experiment_of([layer_of(SimpleRNN, 8)], rows=1, steps=2, outputs=1))


@pytest.mark.slow
@given(trainable())
@settings(max_examples=8)
def test_every_printed_line_of_whatever_can_be_trained(experiment: Experiment) -> None:
    assert check_all(experiment)


# ── these tests can fail ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("slip", [("∘", "+"), ("₁", "₀"), ("ᵀ", ""), ("tanh'", "sigmoid'"), ("aᶻ", "aʳ")])
def test_a_sign_step_or_function_that_is_printed_wrong_is_caught(
    slip: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.notation.equation_text.plain", lambda tex: plain(tex).replace(*slip))
    with pytest.raises((Misprint, ValueError)):
        check_all(experiment_of([layer_of(GRU, 2)], rows=1, steps=2))


# ── and what is recorded is so ─────────────────────────────────────────────────────────────────


def loss_where_moved(record: RecordedGradient, moved: Name, at: int, unit: int, move: float) -> float:
    """The loss of a network of one layer where one number of a quantity is another."""
    cell, weights, states = record.cell(0), record.start.layers[0], dict(record.start.initial[0])
    losses = []
    for t in range(record.steps):
        known: dict[str, Array] = {}
        for quantity in cell.quantities:
            step = Step(cell, record.read(0, t) @ weights.kernel, states, weights, known)
            known[quantity.name] = np.array(step.value(Computed(quantity.name)))
            if (quantity.name, t) == (moved.quantity, at):
                known[quantity.name][unit] += move
        states = {name: known[name] for name in cell.states}
        y = states["h"] @ record.start.weights[READOUT_KERNEL] + record.start.weights[READOUT_BIAS]
        losses.append(np.mean((y - record.number(Name("target"), t)) ** 2))
    return float(np.mean(losses))


@pytest.mark.parametrize("kind", EVERY_CELL)
def test_recorded_gradient_of_each_quantity_is_what_moving_it_says(kind: type[Cell]) -> None:
    record = gradient_flow(experiment_of([layer_of(kind, 2)], rows=1, steps=3), 0)
    for quantity in record.cell(0).quantities:
        name = Name(quantity.name, 0)
        for t in range(record.steps):
            above, below = (loss_where_moved(record, name, t, 1, move) for move in (STEP, -STEP))
            wanted = (above - below) / (2 * STEP)
            assert record.gradient(name, t)[1] == pytest.approx(wanted, rel=1e-5, abs=1e-9)
