"""Steps written as mathematics."""

from dataclasses import replace
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cells.base import Step, Weights
from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Dense, Experiment, Model, Precision
from engine.models.conventions.every import convention
from engine.notation.equation import (
    step_equation,
)
from engine.notation.equation_text import DEPTHS, Line, Piece, StepEquation
from engine.notation.readout_equation import readout_equation
from engine.notation.trace_line import trace_lines
from engine.run.name import Name, Number, X
from engine.run.recorded_run import record
from engine.run.trace import Block, Trace
from engine.sequences.memory_sum import MemorySum
from engine.sequences.values import Values
from engine.work.simulation import simulation_of
from engine.zoo.every import specimen
from tests.engine.runs import as_run, recorded, run
from tests.known import KNOWN

NOTEBOOK = MemorySum(weight=2, bias=3, mem_len=1)
ONE_UNIT = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((1,),), bias=(3,))


def experiment(*layers: SimpleRNN, readout: Dense | None = None) -> Experiment:
    return Experiment(sequence=NOTEBOOK, model=Model(layers=layers, readout=readout))


def equation(of: Experiment, t: int, layer: int = 0, unit: int = 0, depth: str = "products") -> StepEquation:
    return step_equation(recorded(of), "numpy", t, layer, unit, depth)


def texts(of: StepEquation) -> list[str]:
    return [line.text for line in of.lines]


# ── one unit, as in the notebook ───────────────────────────────────────────────────────────────


def test_notebook_step_is_written_in_symbols_numbers_sums_and_result() -> None:
    assert [line.tex for line in equation(experiment(ONE_UNIT), 3).lines] == [
        "h_{3} = x_{3} W + h_{2} U + b",
        r"= 36 \cdot 2 + 49 \cdot 1 + 3",
        "= 72 + 49 + 3",
        "= 124",
    ]


def test_step_as_plain_text_has_small_digits() -> None:
    assert texts(equation(experiment(ONE_UNIT), 3)) == [
        "h₃ = x₃ W + h₂ U + b",
        "= 36 · 2 + 49 · 1 + 3",
        "= 72 + 49 + 3",
        "= 124",
    ]


def test_factors_stand_in_the_order_of_their_symbols() -> None:
    of = recorded(experiment(ONE_UNIT))
    found = {
        name: texts(step_equation(of, "numpy", 3, spell=convention(name).spelling))[:2]
        for name in ("Keras", "textbook")
    }
    assert found == {
        "Keras": ["h₃ = x₃ W + h₂ U + b", "= 36 · 2 + 49 · 1 + 3"],
        "textbook": ["h₃ = W x₃ + U h₂ + b", "= 2 · 36 + 1 · 49 + 3"],
    }


def test_first_step_begins_with_the_state_before_it() -> None:
    start = ONE_UNIT.replace(initial_state=((7,),))
    found = texts(equation(experiment(start), 0))
    assert found[:2] == ["h₀ = x₀ W + h₋₁ U + b", "= 1 · 2 + 7 · 1 + 3"]


def test_negative_numbers_stand_in_parentheses() -> None:
    layer = ONE_UNIT.replace(kernel=((-2,),), bias=(-0.5,))
    assert texts(equation(experiment(layer), 0))[1:] == [
        "= 1 · (−2) + 0 · 1 + (−0.5)",
        "= (−2) + 0 + (−0.5)",
        "= −2.5",
    ]


def test_activation_is_written_around_the_sum() -> None:
    assert texts(equation(experiment(ONE_UNIT.replace(activation="tanh")), 0)) == [
        "h₀ = tanh(x₀ W + h₋₁ U + b)",
        "= tanh(1 · 2 + 0 · 1 + 3)",
        "= tanh(2 + 0 + 3)",
        "= tanh(5) ≈ 0.999909",
    ]


def test_activation_with_a_line_in_its_name_is_spelled_right() -> None:
    found = equation(experiment(ONE_UNIT.replace(activation="hard_tanh")), 3)
    assert found.lines[0].tex.startswith(r"h_{3} = \mathrm{hard\_tanh}(")
    assert found.lines[0].text == "h₃ = hard_tanh(x₃ W + h₂ U + b)"


def test_layer_without_bias_is_written_without_one() -> None:
    layer = SimpleRNN(activation="linear", use_bias=False, kernel=((2,),), recurrent_kernel=((1,),))
    assert texts(equation(experiment(layer), 1)) == [
        "h₁ = x₁ W + h₀ U",
        "= 5 · 2 + 2 · 1",
        "= 10 + 2",
        "= 12",
    ]


def test_long_whole_numbers_are_written_in_full() -> None:
    step = ONE_UNIT.replace(initial_state=((7778742049,),), kernel=((4807526976,),), bias=(0,))
    assert texts(equation(experiment(step), 0)) == [
        "h₀ = x₀ W + h₋₁ U + b",
        "= 1 · 4807526976 + 7778742049 · 1 + 0",
        "= 4807526976 + 7778742049 + 0",
        "= 12586269025",
    ]


def test_number_of_seven_digits_is_not_cut_to_six() -> None:
    pressure = ONE_UNIT.replace(kernel=((101325.2,),), bias=(0.25,))
    assert texts(equation(experiment(pressure), 0))[1:] == [
        "= 1 · 101325.2 + 0 · 1 + 0.25",
        "= 101325.2 + 0 + 0.25",
        "= 101325.45",
    ]


def test_line_with_a_rounded_number_says_about() -> None:
    thirds = ONE_UNIT.replace(kernel=((1 / 3,),), bias=(0.5,))
    assert texts(equation(experiment(thirds), 0))[1:] == [
        "≈ 1 · 0.333333 + 0 · 1 + 0.5",
        "≈ 0.333333 + 0 + 0.5",
        "≈ 0.833333",
    ]


# ── several units and layers ───────────────────────────────────────────────────────────────────

TWO_UNITS = SimpleRNN(
    units=2, activation="linear", kernel=((2, 1),), recurrent_kernel=((0, 0), (1, 0)), bias=(3, 0)
)


def test_one_of_several_units_is_named() -> None:
    assert texts(equation(experiment(TWO_UNITS), 3, unit=1)) == [
        "h₃ = x₃ W + h₂ U + b",
        "h₃[1] = 36 · 1 + 36 · 0 + 14 · 0 + 0",
        "= 36 + 0 + 0 + 0",
        "= 36",
    ]


def test_layers_of_a_stack_carry_their_numbers() -> None:
    of = experiment(TWO_UNITS, SimpleRNN())
    (symbols,) = texts(equation(of, 2, layer=1, depth="symbols"))
    assert symbols == "h⁽¹⁾₂ = tanh(h⁽⁰⁾₂ W⁽¹⁾ + h⁽¹⁾₁ U⁽¹⁾ + b⁽¹⁾)"


def test_activation_over_all_units_says_which_is_meant() -> None:
    found = equation(experiment(TWO_UNITS.replace(activation="softmax")), 0, unit=1)
    assert found.lines[-1].text == "= softmax(1)₁ ≈ 0.0179862"


def test_long_sum_shows_its_largest_products_and_what_the_others_add_up_to() -> None:
    row = tuple(float(unit) for unit in range(1, 9))
    layer = SimpleRNN(
        units=8,
        activation="linear",
        kernel=((1,) * 8,),
        recurrent_kernel=tuple((value,) * 8 for value in row),
        bias=(0,) * 8,
        initial_state=((1,) * 8,),
    )
    assert texts(equation(experiment(layer), 0, unit=2))[1:] == [
        "h₀[2] = 1 · 1 + 1 · 3 + 1 · 4 + 1 · 5 + 1 · 6 + 1 · 7 + 1 · 8 + ⋯ (2 more, sum 3) + 0",
        "= 1 + 3 + 4 + 5 + 6 + 7 + 8 + 3 + 0",
        "= 37",
    ]


def test_readout_is_written_like_a_layer() -> None:
    of = experiment(TWO_UNITS, readout=Dense(kernel=((1,), (0,)), bias=(4,)))
    assert texts(readout_equation(recorded(of), "numpy", 3)) == [
        "y₃ = h₃ V + c",
        "= 89 · 1 + 36 · 0 + 4",
        "= 89 + 0 + 4",
        "= 93",
    ]


def test_network_without_readout_has_no_equation_of_one() -> None:
    of = experiment(ONE_UNIT)
    run = recorded(of)
    with pytest.raises(ValueError, match="no readout"):
        readout_equation(run, "numpy", 0)


numbers = st.floats(-1e6, 1e6)


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=4), numbers, numbers, numbers)
def test_numbers_of_a_step_add_up_to_the_last_digit(
    values: list[tuple[float, float]], first: float, second: float, bias: float
) -> None:
    layer = SimpleRNN(
        activation="linear", kernel=((first,), (second,)), recurrent_kernel=((0.5,),), bias=(bias,)
    )
    of = Experiment(sequence=Values(values=tuple(values)), model=Model(layers=(layer,)))
    for depth in ("numbers", "products"):
        *_, sums, result = equation(of, len(values) - 2, depth=depth).lines
        assert added_up(sums) == decimal(result.pieces[0])


@pytest.mark.parametrize("precision", ["float64", "float32"])
@given(st.integers(1, 12), st.integers(0, 2**31), st.floats(1e-3, 1e3))
def test_shown_products_and_the_rest_add_up_to_the_pre_activation(
    precision: str, units: int, seed: int, scale: float
) -> None:
    rng = np.random.default_rng(seed)
    of = Experiment(
        seed=seed,
        sequence=Values(values=tuple(map(tuple, (scale * rng.standard_normal((4, 2))).tolist()))),
        model=Model(layers=(SimpleRNN(units=units),)),
        precision=Precision(numpy=precision),
    )
    found = step_equation(recorded(of), "numpy", 2, 0, units - 1)
    *_, sums, result = found.lines
    assert added_up(sums) == decimal(result.pieces[0])


def test_sum_that_is_wrong_is_not_made_to_look_right() -> None:
    plan, trace = run(experiment(ONE_UNIT))
    wrong = {name: trace[name][:4].copy() for name in trace}
    wrong[Name("a", 0, "numpy")][3] = wrong[Name("h", 0, "numpy")][3] = 7
    broken = Trace()
    broken.append(Block(4, wrong))
    found = step_equation(as_run(plan, broken), "numpy", 3)
    assert texts(found)[2:] == ["= 72 + 49 + 3", "= 7"]


def decimal(piece: Piece) -> Decimal:
    mantissa, _, exponent = piece.body.strip("()").partition(r"\cdot 10^{")
    return Decimal(f"{mantissa}e{exponent.rstrip('}') or 0}")


def added_up(line: Line) -> Decimal:
    with localcontext(prec=400):
        return sum((decimal(piece) for piece in line.pieces if piece.before), Decimal(0))


# ── depths, and what each piece stands for ─────────────────────────────────────────────────────


def test_depths_are_symbols_then_numbers_then_products() -> None:
    by_depth = {depth: texts(equation(experiment(TWO_UNITS), 3, unit=0, depth=depth)) for depth in DEPTHS}
    assert by_depth == {
        "symbols": ["h₃ = x₃ W + h₂ U + b"],
        "numbers": ["h₃ = x₃ W + h₂ U + b", "h₃[0] = 72 + 14 + 3", "= 89"],
        "products": [
            "h₃ = x₃ W + h₂ U + b",
            "h₃[0] = 36 · 2 + 36 · 0 + 14 · 1 + 3",
            "= 72 + 0 + 14 + 3",
            "= 89",
        ],
    }


def test_pieces_say_which_numbers_they_show() -> None:
    _, factors, sums, result = equation(experiment(ONE_UNIT), 3).lines
    x, W = Number(X, 0, 3), Number(Name("kernel", 0), 0, None, 0)
    h, U = Number(Name("h", 0), 0, 2), Number(Name("recurrent_kernel", 0), 0, None, 0)
    xW, hU, b = Number(Name("xW", 0), 0, 3), Number(Name("hU", 0), 0, 3), Number(Name("bias", 0), 0)
    for line in (factors, sums):
        assert [piece.numbers for piece in line.pieces] == [(xW, x, W), (hU, h, U), (b,)]
    assert result.pieces[0].numbers == (Number(Name("h", 0), 0, 3), Number(Name("a", 0), 0, 3))


def test_pieces_say_which_operation_computes_them() -> None:
    symbols, factors, sums, result = equation(experiment(ONE_UNIT.replace(activation="tanh")), 3).lines
    assert [piece.operation for piece in symbols.pieces] == [
        Name("h", 0),
        Name("xW", 0),
        Name("hU", 0),
        Name("a", 0),
    ]
    assert [piece.operation for piece in factors.pieces] == [Name("xW", 0), Name("hU", 0), Name("a", 0)]
    assert [piece.without_result.text for piece in sums.pieces] == ["= tanh(·", "+ ·", "+ 3)"]
    assert [piece.without_result.text for piece in result.pieces] == ["= tanh(·)", "= ·"]


# ── the notebook's printed lines ───────────────────────────────────────────────────────────────


def line(*rows: list[float], dtype: type, activation: str = "linear") -> str:
    """rows: x, x W, h U, b, h."""
    x, xW, hU, b, h = (np.array(row, dtype=dtype) for row in rows)
    cell = SimpleRNN(units=len(b), activation=activation)
    (found,) = trace_lines(cell, x, Step(cell, xW, {}, Weights(b, b, b), {"xW": xW, "hU": hU, "h": h}))
    return found


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
    assert line(*([1 / 3],) * 5, dtype=np.float64, activation="tanh") == (
        "RNN([0.333333]) = tanh([0.333333] + [0.333333] + [0.333333]) = [0.333333]"
    )


def test_a_wrong_product_stands_beside_its_factors() -> None:
    one = specimen("state_reset")
    run = record(simulation_of(replace(one.job, implementations=("numpy",)), {}))
    lines = texts(step_equation(run, "numpy", one.first_t))
    assert lines[1:] == ["= 5 · 0.5 + 5 · 0.5 + 1", "= 2.5 + 0.5 + 1", "= 4"]
