"""Every line that is printed in another program's convention is true of that program's own weights.

The symbols stand for the arrays that the convention exports, which are compared with the programs elsewhere.
"""

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.array import Array
from engine.cells.base import Cell
from engine.cells.echo_state import EchoState
from engine.cells.gru import GRU
from engine.cells.lstm import LSTM
from engine.cells.simple_rnn import SimpleRNN
from engine.cells.spelling import Spelling
from engine.cells.stage import written_quantities
from engine.models.cell_weights import CellWeights
from engine.models.conventions.base import WeightConvention
from engine.models.conventions.every import CONVENTIONS, KERAS, convention
from engine.notation.equation import step_equation
from engine.notation.equation_text import DEPTHS
from engine.notation.readout_equation import readout_equation
from engine.notation.symbols import plain
from engine.notation.trace_line import trace_lines
from engine.run.name import Name, Y
from engine.run.recorded_run import RecordedRun
from tests.engine.notation.test_printed import NUMBER, SMALL, check, close, random_experiment
from tests.engine.runs import recorded
from tests.printed import Misprint, value_of

OTHERS = tuple(one for one in CONVENTIONS if one is not KERAS)
CELLS: dict[str, dict[str, Any]] = {
    "SimpleRNN": {"kind": SimpleRNN},
    "GRU": {"kind": GRU},
    "GRU, reset before": {"kind": GRU, "reset_after": False},
    "LSTM": {"kind": LSTM},
}
LETTERS: dict[tuple[str, str], dict[str, str]] = {
    ("ONNX", "SimpleRNN"): {"h": "H"},
    ("ONNX", "GRU"): {"n": "h", "h": "H"},
    ("ONNX", "LSTM"): {"g": "c", "c": "C", "h": "H"},
    ("TensorFlow 1", "GRU"): {"z": "u", "n": "c"},
    ("TensorFlow 1", "LSTM"): {"g": "j"},
}
"""The letters that the documentation of each has where it differs from Keras, typed by hand."""


def weights_of(one: WeightConvention, cell: Cell, layer: CellWeights, numbered: Any) -> dict[str, Array]:
    """What the symbols of the weights stand for: blocks of the arrays that the program keeps."""
    arrays, found = one.arrays(layer), {}
    letters = LETTERS.get((one.name, cell.cell), {})
    gates = [letters.get(gate, gate) for gate in one.gates[cell.cell]]

    def put(
        letter: str, before: str, rows: Array, gates: list[str], empty: str = "", above: str = ""
    ) -> None:
        """Blocks of the first axis."""
        for gate, block in zip(gates, np.split(rows, len(gates)), strict=True):
            below = before + (gate or empty)
            found[f"{numbered(letter)}{above}" + (f"_{below}" if below else "")] = block.T if above else block

    match one.name:
        case "PyTorch":
            for name, array in arrays.items():  # weight_ih, bias_hh …
                put("W" if "weight" in name else "b", name[-2], array, gates, "h")
        case "ONNX":
            put("W", "", arrays["W"][0], gates, "i", "ᵀ")
            put("R", "", arrays["R"][0], gates, "i", "ᵀ")
            if "B" in arrays:
                for letter, half in zip(("Wb", "Rb"), np.split(arrays["B"][0], 2), strict=True):
                    put(letter, "", half, gates, "i")
        case "cs231n":
            put("W", "x", arrays["Wx"].T, gates)
            put("W", "h", arrays["Wh"].T, gates)
            found = {name: block.T for name, block in found.items()}
            if "b" in arrays:
                put("b", "", arrays["b"], gates)
        case "TensorFlow 1":
            parts = {"gates/": gates[:2], "candidate/": gates[2:]} if cell.cell == "GRU" else {"": gates}
            for part, own in parts.items():
                put("K", "", arrays[f"{part}kernel"].T, own)
            found = {name: block.T for name, block in found.items()}
            for part, own in parts.items():
                if f"{part}bias" in arrays:
                    put("b", "", arrays[f"{part}bias"], own)
        case "textbook":
            for name, letter in (("W", "W"), ("U", "U"), ("b", "b"), ("c", "c")):
                if name in arrays:
                    put(letter, "", arrays[name], gates)
    return found


def symbols_at(run: RecordedRun, t: int, layer: int, one: WeightConvention) -> dict[str, Array]:
    layers = run.model.layers
    cell = layers[layer]
    now, before = str(t).translate(SMALL), str(t - 1).translate(SMALL)

    def numbered(letter: str, index: int = layer) -> str:
        return f"{letter}⁽{str(index).translate(NUMBER)}⁾" if len(layers) > 1 else letter

    def letter(name: str, index: int = layer) -> str:
        return LETTERS.get((one.name, layers[index].cell), {}).get(name, name)

    own = CellWeights(
        cell.cell,
        run.start("numpy").layers[layer].weights,
        cell.use_bias,
        bool(getattr(cell, "reset_after", True)),
    )
    found = weights_of(one, cell, own, numbered)
    x = "X" if one.name == "ONNX" else "x"
    for k in range(run.steps):
        step = str(k).translate(SMALL)
        found[f"{x}{step}"] = run.trace[Name("x")][k].astype(float)
        for index in range(len(layers)):
            found[f"{numbered(letter('h', index), index)}{step}"] = run.trace[Name("h", index, "numpy")][k]
    for name, row in theirs(run, t, layer, one).items():
        found[f"{numbered(letter(name)) if name in cell.states else letter(name)}{now}"] = row
    for name, row in run.states_before("numpy", t, layer).items():
        found[f"{numbered(letter(name))}{before}"] = row
    return found


def theirs(run: RecordedRun, t: int, layer: int, one: WeightConvention) -> dict[str, Array]:
    """The quantities of a step as the program has them: z is one minus ours where it takes the candidate."""
    rows = dict(run.quantities("numpy", t, layer))
    if not one.z_keeps_state and "z" in rows:
        rows["z"] = 1 - rows["z"]
    return rows


def check_step(run: RecordedRun, t: int, one: WeightConvention) -> int:
    count = 0
    for layer, cell in enumerate(run.model.layers):
        names, values = symbols_at(run, t, layer, one), theirs(run, t, layer, one)
        for name, unit, depth in itertools.product(written_quantities(cell), range(cell.units), DEPTHS):
            check(
                step_equation(run, "numpy", t, layer, unit, depth, name, one.spelling),
                names, values[name], unit,
            )  # fmt: skip
            count += 1
        check_trace(run, t, layer, one)
    return count


def check_trace(run: RecordedRun, t: int, layer: int, one: WeightConvention) -> None:
    """Each side of a line in rows of numbers gives the row at its end, to the six digits that are printed."""
    cell, values = run.model.layers[layer], theirs(run, t, layer, one)
    lines = trace_lines(
        cell, run.input_at("numpy", t, layer), run.step("numpy", t, layer), one.spelling(cell)
    )
    names = [name for name in written_quantities(cell) if name != "h"]
    for name, line in zip((*names, "h"), lines, strict=True):
        _, middle, result = line.split(" = ")
        for side in (middle, result):
            close(_in_rows(side), values[name], 1e-4, line)


def _in_rows(side: str) -> Any:
    """The value of rows of numbers: [0.5 1] + [2 3], with their signs."""
    rows = side.split("[")
    names, text = {}, rows[0]
    for place, row in enumerate(rows[1:]):
        numbers, _, rest = row.partition("]")
        names[f"row{place}"] = np.array([float(number) for number in numbers.split()])
        text += f"row{place}{rest}"
    return value_of(text.replace("*", "∘"), names)


def experiment_for(one: WeightConvention, *cells: str, seed: int = 5, **fields: Any) -> Any:
    """Layers of two units on two features, biases and states drawn, too."""
    found = random_experiment(tuple(CELLS[cell]["kind"] for cell in cells), 2, 2, seed, **fields)
    layers = []
    for cell, layer in zip(cells, found.model.layers, strict=True):
        more = {name: value for name, value in CELLS[cell].items() if name != "kind"}
        bias = layer.bias[0] if more and layer.bias else layer.bias
        layers.append(layer.replace(**more, bias=bias))
    return found.replace(model=found.model.replace(layers=tuple(layers)))


@pytest.mark.parametrize("one", CONVENTIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("use_bias", [True, False])
def test_every_printed_line_is_true_of_the_convention(
    one: WeightConvention, cell: str, use_bias: bool
) -> None:
    of = experiment_for(one, cell, use_bias=use_bias)
    if one is KERAS or one.refusal(of.model.layers[0]):
        assert one.spelling(of.model.layers[0]) == Spelling()
        return
    run = recorded(of)
    assert check_step(run, 2, one) == len(written_quantities(run.model.layers[0])) * 2 * len(DEPTHS)


@pytest.mark.slow
@settings(max_examples=10)
@given(st.sampled_from(OTHERS), st.lists(st.sampled_from(list(CELLS)), min_size=2, max_size=3),
       st.integers(0, 2**20), st.integers(0, 3))  # fmt: skip
def test_every_printed_line_of_a_stack_is_true_of_the_convention(
    one: WeightConvention, cells: list[str], seed: int, t: int
) -> None:
    known = [cell for cell in cells if not one.refusal(experiment_for(one, cell).model.layers[0])]
    if known:
        assert check_step(recorded(experiment_for(one, *known, seed=seed)), t, one)


@pytest.mark.slow
@pytest.mark.parametrize("one", OTHERS, ids=lambda one: one.name)
@pytest.mark.parametrize("mode", ["concat", "sum", "mul", "ave"])
def test_what_two_halves_put_out_is_read_rightly(one: WeightConvention, mode: str) -> None:
    of = experiment_for(one, "LSTM", "LSTM", "SimpleRNN")
    kernel = [[0.5, -0.25]] * 4 if mode == "concat" else None
    layers = of.model.layers
    layers = (layers[0], layers[1].replace(merge_mode=mode), layers[2].replace(kernel=kernel))
    run = recorded(of.replace(model=of.model.replace(layers=layers)))
    assert check_step(run, 1, one)


@pytest.mark.parametrize("one", CONVENTIONS, ids=lambda one: one.name)
def test_the_readout_is_true_of_the_convention(one: WeightConvention) -> None:
    run = recorded(experiment_for(one, "LSTM"))
    kernel, bias = run.start("numpy").readout or ()
    y, h = run.trace[Y.of("numpy")][2], run.trace[Name("h", 0, "numpy")][2]
    is_column = one.spelling(run.model.layers[0]).side == "column"
    names = {"V": kernel.T if is_column else kernel, "c": bias, "y₂": y, "h₂": h, "H₂": h}
    for depth in DEPTHS:
        check(readout_equation(run, "numpy", 2, 1, depth, one.spelling), names, y, 1)


def test_a_gate_that_cannot_be_turned_around_stays_as_keras_has_it() -> None:
    cell, textbook = GRU(recurrent_activation="relu"), convention("textbook")
    assert textbook.spelling(cell) == Spelling()
    assert "relu" in textbook.refusal(cell)
    assert textbook.spelling(cell.replace(recurrent_activation="hard_sigmoid")).turned


def test_a_cell_that_no_other_program_has_stays_as_it_is() -> None:
    assert [one.name for one in CONVENTIONS if not one.refusal(EchoState())] == ["Keras"]


@pytest.mark.parametrize("slip", [("(1 −", "(1 +"), ("W_iz", "W_hz"), ("b_hr", "b_ir"), ("x₁", "h₀")])
def test_a_line_that_is_printed_wrong_is_caught(slip: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.notation.equation_text.plain", lambda tex: plain(tex).replace(*slip))
    one = convention("PyTorch")
    with pytest.raises(Misprint):
        check_step(recorded(experiment_for(one, "GRU")), 1, one)


def test_what_differs_is_said() -> None:
    assert convention("TensorFlow 1").difference("LSTM") == (
        "TensorFlow 1 has one kernel for x and h together, [x, h] K; has the gates in the order i j f o "
        "(Keras: i f g o); writes j for g; adds 1 to the forget gate as it runs, which is no part of "
        "its bias."
    )
