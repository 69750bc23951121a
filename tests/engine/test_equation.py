"""Steps written as mathematics."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cells.simple_rnn import SimpleRNN
from engine.equation import (
    StepEquation,
    plain,
    products_tex,
    readout_equation,
    step_equation,
    symbols_tex,
    trace_line,
)
from engine.experiment import Dense, Experiment, Model
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from engine.weights import start_of
from tests.engine.runs import run

KNOWN = json.loads((Path(__file__).parents[1] / "reference" / "known_values.json").read_text("utf-8"))
NOTEBOOK = MemorySum(weight=2, bias=3, mem_len=1)
ONE_UNIT = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((1,),), bias=(3,))


def experiment(*layers: SimpleRNN, readout: Dense | None = None) -> Experiment:
    return Experiment(sequence=NOTEBOOK, model=Model(layers=layers, readout=readout))


def equation(of: Experiment, t: int, layer: int = 0, unit: int = 0) -> StepEquation:
    plan, trace = run(of)
    return step_equation(plan, start_of(of, "float64"), trace, "numpy", t, layer, unit)


def texts(of: StepEquation) -> list[str]:
    return [line.text for line in of.lines]


# ── one unit, as in the notebook ───────────────────────────────────────────────────────────────


def test_notebook_step_is_written_in_symbols_numbers_sums_and_result() -> None:
    assert [line.tex for line in equation(experiment(ONE_UNIT), 3).lines] == [
        "h_{3} = W x_{3} + U h_{2} + b",
        r"= 2 \cdot 36 + 1 \cdot 49 + 3",
        "= 72 + 49 + 3",
        "= 124",
    ]


def test_step_as_plain_text_has_small_digits() -> None:
    assert texts(equation(experiment(ONE_UNIT), 3)) == [
        "h₃ = W x₃ + U h₂ + b",
        "= 2 · 36 + 1 · 49 + 3",
        "= 72 + 49 + 3",
        "= 124",
    ]


def test_first_step_begins_with_the_state_before_it() -> None:
    start = ONE_UNIT.replace(initial_state=((7,),))
    found = texts(equation(experiment(start), 0))
    assert found[:2] == ["h₀ = W x₀ + U h₋₁ + b", "= 2 · 1 + 1 · 7 + 3"]


def test_negative_numbers_stand_in_parentheses() -> None:
    layer = ONE_UNIT.replace(kernel=((-2,),), bias=(-0.5,))
    assert texts(equation(experiment(layer), 0))[1:] == [
        "= (−2) · 1 + 1 · 0 + (−0.5)",
        "= (−2) + 0 + (−0.5)",
        "= −2.5",
    ]


def test_activation_is_written_around_the_sum() -> None:
    assert texts(equation(experiment(ONE_UNIT.replace(activation="tanh")), 0)) == [
        "h₀ = tanh(W x₀ + U h₋₁ + b)",
        "= tanh(2 · 1 + 1 · 0 + 3)",
        "= tanh(2 + 0 + 3)",
        "= tanh(5) = 0.999909",
    ]


def test_activation_with_a_line_in_its_name_is_spelled_right() -> None:
    found = equation(experiment(ONE_UNIT.replace(activation="hard_tanh")), 3)
    assert found.symbols.tex.startswith(r"h_{3} = \mathrm{hard\_tanh}(")
    assert found.symbols.text == "h₃ = hard_tanh(W x₃ + U h₂ + b)"


def test_layer_without_bias_is_written_without_one() -> None:
    layer = SimpleRNN(activation="linear", use_bias=False, kernel=((2,),), recurrent_kernel=((1,),))
    assert texts(equation(experiment(layer), 1)) == [
        "h₁ = W x₁ + U h₀",
        "= 2 · 5 + 1 · 2",
        "= 10 + 2",
        "= 12",
    ]


# ── several units and layers ───────────────────────────────────────────────────────────────────

TWO_UNITS = SimpleRNN(
    units=2, activation="linear", kernel=((2, 1),), recurrent_kernel=((0, 0), (1, 0)), bias=(3, 0)
)


def test_one_of_several_units_is_named() -> None:
    assert texts(equation(experiment(TWO_UNITS), 3, unit=1)) == [
        "h₃ = x₃ W + h₂ U + b",
        "h₃[1] = 1 · 36 + 0 · 36 + 0 · 14 + 0",
        "= 36 + 0 + 0",
        "= 36",
    ]


def test_layers_of_a_stack_carry_their_numbers() -> None:
    of = experiment(TWO_UNITS, SimpleRNN())
    plan, _ = run(of)
    assert plain(symbols_tex(plan, 1, 2)) == "h⁽¹⁾₂ = tanh(h⁽⁰⁾₂ W⁽¹⁾ + h⁽¹⁾₁ U⁽¹⁾ + b⁽¹⁾)"


def test_activation_over_all_units_says_which_is_meant() -> None:
    found = equation(experiment(TWO_UNITS.replace(activation="softmax")), 0, unit=1)
    assert found.result.text == "= softmax(1)₁ = 0.0179862"


def test_long_sum_shows_its_largest_products_in_their_order() -> None:
    weights, values = np.array([1.0, -9, 2, 8, 3]), np.ones(5)
    assert products_tex(weights, values, largest=2) == [
        r"(-9) \cdot 1",
        r"8 \cdot 1",
        r"\cdots\;(\text{3 more})",
    ]


def test_readout_is_written_like_a_layer() -> None:
    of = experiment(TWO_UNITS, readout=Dense(kernel=((1,), (0,)), bias=(4,)))
    plan, trace = run(of)
    assert texts(readout_equation(plan, start_of(of, "float64"), trace, "numpy", 3)) == [
        "y₃ = h₃ V + c",
        "= 1 · 89 + 0 · 36 + 4",
        "= 89 + 4",
        "= 93",
    ]


def test_network_without_readout_has_no_equation_of_one() -> None:
    of = experiment(ONE_UNIT)
    plan, trace = run(of)
    with pytest.raises(ValueError, match="no readout"):
        readout_equation(plan, start_of(of, "float64"), trace, "numpy", 0)


numbers = st.floats(-1e6, 1e6)


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=4), numbers, numbers, numbers)
def test_numbers_of_a_step_add_up(
    values: list[tuple[float, float]], first: float, second: float, bias: float
) -> None:
    layer = SimpleRNN(
        activation="linear", kernel=((first,), (second,)), recurrent_kernel=((0.5,),), bias=(bias,)
    )
    found = equation(
        Experiment(sequence=Values(values=tuple(values)), model=Model(layers=(layer,))), len(values) - 2
    )
    total = sum(float(part.strip("=() ").replace("−", "-")) for part in ascii_terms(found.sums.tex))
    size = max(abs(float(part)) for part in ascii_terms(found.sums.tex))
    assert float(python(found.result.tex)) == pytest.approx(total, rel=1e-5, abs=2e-5 * size + 1e-300)


def python(tex: str) -> str:
    return tex.replace(r"\cdot 10^{", "e").replace("}", "").strip("= ")


def ascii_terms(tex: str) -> list[str]:
    return [term.strip("() ") for term in python(tex).split(" + ")]


# ── the notebook's printed lines ───────────────────────────────────────────────────────────────


def line(*rows: list[float], dtype: type) -> str:
    return trace_line(*(np.array(row, dtype=dtype) for row in rows))


@pytest.mark.parametrize("dtype", [np.int64, np.float64, np.float32, object])
def test_trace_line_is_the_notebooks(dtype: type) -> None:
    case = KNOWN["notebook_case"]
    assert line([1], [2], [0], [3], [5], dtype=dtype) == case["first_trace_line"]
    assert line([5], [10], [5], [3], [18], dtype=dtype) == case["second_trace_line"]


def test_trace_line_of_several_units_is_as_numpy_prints_them() -> None:
    assert line([1], [2, 10], [0, 0], [3, 3], [5, 13], dtype=np.float64) == (
        "RNN([1]) = [ 2 10] + [0 0] + [3 3] = [ 5 13]"
    )


def test_trace_line_of_reals_is_readable() -> None:
    row = np.array([1 / 3])
    assert trace_line(row, row, row, row, row, "tanh") == (
        "RNN([0.333333]) = tanh([0.333333] + [0.333333] + [0.333333]) = [0.333333]"
    )
