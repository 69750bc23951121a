"""Watch expressions give what Python gives step by step, however a run is cut."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.cells.simple_rnn import SimpleRNN
from engine.experiment import Experiment, Model
from engine.expression import Problem, check, evaluate, explain, holds, parse, problems
from engine.expression.scope import Scope
from engine.expression.text import ExpressionError
from engine.run.name import TARGET, Name, X, Y
from engine.run.numpy_network import NumPyNetwork
from engine.run.plan import Job
from engine.run.simulate import Simulation
from engine.run.trace import Trace
from engine.sequences.memory_sum import MemorySum
from tests.engine.expression_runs import (
    blocks,
    cuts,
    expression_texts,
    random_run,
    runs,
    scope_of,
    tail_scopes,
)


def values(text: str, arrays: dict[str, np.ndarray]) -> np.ndarray:
    return evaluate(parse(text), scope_of(arrays), 0, len(arrays[X]))


def of(name: str, **tables: list) -> np.ndarray:
    """What an expression gives on a run of these tables, one number a step."""
    defaults = {"x": [0.0] * len(next(iter(tables.values()))), "h": [0.0] * len(next(iter(tables.values())))}
    columns = {
        name: np.array(column).reshape(len(column), -1) for name, column in (defaults | tables).items()
    }
    names = {
        "x": X,
        "target": TARGET,
        "h": Name("h", 0, "numpy"),
        "a": Name("a", 0, "numpy"),
        "y": Y.of("numpy"),
    }
    return values(name, {names[name]: column for name, column in columns.items()})


def is_defined(text: str, scope: Scope) -> bool:
    try:
        check(parse(text), scope)
    except ExpressionError:
        return False
    return True


def assert_same(found: np.ndarray, wanted: np.ndarray) -> None:
    """Every number has the same type and bits, but for the sign of NaN."""
    assert found.shape == wanted.shape
    assert repr(found.tolist()) == repr(wanted.tolist())


# ── cut anywhere ────────────────────────────────────────────────────────────────────────────────


@given(expression_texts, runs, cuts)
def test_blocks_give_bit_for_bit_what_the_whole_run_gives(
    text: str, arrays: dict, lengths: list[int]
) -> None:
    scope, expression = scope_of(arrays), parse(text)
    assume(is_defined(text, scope))
    whole = evaluate(expression, scope, 0, scope.steps)
    parts = [evaluate(expression, scope, begin, end) for begin, end in blocks(arrays, lengths)]
    assert_same(np.concatenate(parts), whole)


@given(expression_texts, runs, cuts)
def test_newest_block_and_the_steps_looked_back_at_suffice(
    text: str, arrays: dict, lengths: list[int]
) -> None:
    expression, scope = parse(text), scope_of(arrays)
    assume(is_defined(text, scope))
    for tail, begin, end in tail_scopes(arrays, lengths, expression.lookback):
        assert_same(evaluate(expression, tail, begin, end), evaluate(expression, scope, begin, end))


@given(st.integers(9, 200), st.integers(0, 2**32 - 1))
def test_lone_step_of_many_units_has_the_bits_of_the_whole_run(units: int, seed: int) -> None:
    arrays = random_run(5, seed, specials=0, units=units)
    for text in ("sum(h)", "norm(h)", "mean(tanh(h) * exp(a))", "h ** 3", "h ** 2", "log(abs(h))"):
        scope, expression = scope_of(arrays), parse(text)
        whole = evaluate(expression, scope, 0, 5)
        for t in range(5):
            assert evaluate(expression, scope, t, t + 1).tobytes() == whole[t : t + 1].tobytes()


# ── what the words mean ─────────────────────────────────────────────────────────────────────────

_H = np.array([[3.0, -4.0], [np.nan, 1.0], [np.inf, 0.0]])
_NAN, _INF = math.nan, math.inf


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("norm(h)", [5, _NAN, _INF]),
        ("sum(h)", [-1, _NAN, _INF]),
        ("mean(h)", [-0.5, _NAN, _INF]),
        ("min(h)", [-4, _NAN, 0]),
        ("max(h)", [3, _NAN, _INF]),
        ("max(h[1], 0.5)", [0.5, 1, 0.5]),
        ("argmax(h)", [0, 0, 0]),
        ("argmin(h)", [1, 0, 1]),
        ("len(h)", [2, 2, 2]),
        ("any(isnan(h))", [False, True, False]),
        ("all(isfinite(h))", [True, False, False]),
        ("isinf(h[0])", [False, False, True]),
        ("sign(h[1])", [-1, 1, 0]),
        ("h[1] / h[1]", [1, 1, _NAN]),
        ("1 / h[1]", [-0.25, 1, _INF]),
        ("log(h[1] - 1)", [_NAN, -_INF, _NAN]),
        ("sqrt(h[0] + 1)", [2, _NAN, _INF]),
        ("t", [0, 1, 2]),
        ("prev(t, 2)", [_NAN, _NAN, 0]),
        ("prev(h[1] > 0)", [False, False, True]),
        ("not h[1]", [False, False, True]),
        ("not h[0]", [False, True, False]),
        ("0 <= h[1] < 1", [False, False, True]),
        ("h[1] == 1 or t == 0", [True, True, False]),
        ("round(h[1] / 3, 2)", [-1.33, 0.33, 0]),
        ("sum(h[-1:])", [-4, 1, 0]),
        ("True + pi * 0", [1, 1, 1]),
        ("−h[1]", [4, -1, 0]),
    ],
)
def test_word_means_what_the_language_says(text: str, wanted: list[float]) -> None:
    arrays = {X: np.zeros((3, 1)), Name("h", 0, "numpy"): _H}
    np.testing.assert_allclose(values(text, arrays), wanted)


def test_scalar_has_one_axis_and_vector_two() -> None:
    arrays = random_run(7, 0)
    assert values("h", arrays).shape == (7, 3)
    assert values("h[0]", arrays).shape == (7,)
    assert values("h[:2]", arrays).shape == (7, 2)
    assert values("3", arrays).shape == (7,)
    assert values("x", arrays).shape == (7, 1)


def test_values_cannot_be_written() -> None:
    found = values("h", random_run(3, 0))
    with pytest.raises(ValueError, match="read-only"):
        found[0] = 1


def test_names_are_those_of_the_main_implementation_unless_they_say_another() -> None:
    arrays = random_run(5, 1)
    np.testing.assert_array_equal(values("h", arrays), arrays[Name("h", 0, "numpy")])
    np.testing.assert_array_equal(values("keras.h", arrays), arrays[Name("h", 0, "keras")])
    np.testing.assert_array_equal(values("keras[0].h", arrays), arrays[Name("h", 0, "keras")])
    main = scope_of(arrays, implementation="keras")
    np.testing.assert_array_equal(evaluate(parse("y"), main, 0, 5), arrays[Y.of("keras")])


def test_names_without_layer_are_those_of_the_selected_layer() -> None:
    arrays = {
        name: np.full((2, 1), float(i))
        for i, name in enumerate([X, Name("h", 0, "numpy"), Name("h", 1, "numpy")])
    }
    assert evaluate(parse("h[0]"), scope_of(arrays), 0, 2).tolist() == [1, 1]
    assert evaluate(parse("h[0]"), scope_of(arrays, layer=1), 0, 2).tolist() == [2, 2]
    assert evaluate(parse("numpy[1].h[0] - numpy[0].h[0]"), scope_of(arrays), 0, 2).tolist() == [1, 1]


def test_error_is_output_minus_target() -> None:
    arrays = random_run(5, 2, specials=0)
    np.testing.assert_array_equal(values("error", arrays), arrays[Y.of("numpy")] - arrays[TARGET])
    np.testing.assert_array_equal(
        values("keras.error", arrays), arrays[Y.of("keras")].astype(float) - arrays[TARGET]
    )


def test_float32_is_computed_with_in_float64() -> None:
    arrays = random_run(5, 3, specials=0)
    squares = arrays[Y.of("keras")].astype(np.float64) ** 2
    np.testing.assert_array_equal(values("keras.y * keras.y", arrays), squares)


def test_vector_holds_where_any_unit_does() -> None:
    scope = scope_of({X: np.zeros((3, 1)), Name("h", 0, "numpy"): _H})
    assert holds(parse("h < 0"), scope, 0, 3).tolist() == [True, False, False]
    assert holds(parse("h"), scope, 0, 3).tolist() == [True, True, True]
    assert holds(parse("h[0]"), scope, 0, 3).tolist() == [True, False, True]  # NaN counts as false


# ── a run that is only planned ──────────────────────────────────────────────────────────────────


def notebook(**sequence: object) -> Simulation:
    layer = SimpleRNN(activation="linear", kernel=((2,),), recurrent_kernel=((1,),), bias=(3,))
    experiment = Experiment(
        sequence=MemorySum(weight=2, bias=3, mem_len=1, **sequence), model=Model(layers=(layer,))
    )
    return Simulation(Job(experiment, implementations=("numpy",)), {"numpy": NumPyNetwork})


def test_names_are_known_before_the_first_step_and_are_those_that_are_recorded() -> None:
    simulation, trace = notebook(), Trace()
    planned = Scope(trace, simulation.plan)
    before = planned.names, dict(planned.sizes)
    check(parse("abs(error) > 100 and prev(h)[0] < a"), planned)
    trace.append(simulation.advance(9))
    assert (planned.names, dict(planned.sizes)) == before


def test_notebook_gives_the_errors_it_is_known_for() -> None:
    simulation, trace = notebook(), Trace()
    trace.append(simulation.advance(9))
    scope = Scope(trace, simulation.plan)
    found = evaluate(parse("error"), scope, 0, 9)[:, 0].tolist()
    assert found == [0, 4, 13, 35, 88, 216, 525, 1271, 3072]


def test_nothing_is_evaluated_over_no_steps() -> None:
    assert evaluate(parse("h"), scope_of(random_run(3, 0)), 2, 2).shape == (0, 3)


@pytest.mark.parametrize(("begin", "end"), [(0, 4), (-1, 2), (2, 1)])
def test_steps_outside_the_run_are_a_bug(begin: int, end: int) -> None:
    with pytest.raises(ValueError, match="steps"):
        evaluate(parse("h"), scope_of(random_run(3, 0)), begin, end)


# ── what fails ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("1 + a", 4, "'a' is not recorded in this run at 4; known: t, x, h"),
        ("h[2]", 0, "there is no unit 2 at 0; of 2, the last one is [1]"),
        ("h[-3]", 0, "there is no unit -3 at 0; of 2, the last one is [1]"),
        ("h[2:]", 0, "these units are none at 0; of 2, the last one is [1]"),
        ("h[0][0]", 0, "only vectors such as h can be indexed at 0"),
        ("1 + argmax(t)", 4, "only a vector such as h has units to choose from at 4"),
        ("len(t)", 0, "only a vector such as h has a length at 0"),
        ("round(h, t)", 0, "round takes a number of digits from 0 to 15 at 0"),
        ("keras.h", 0, "'keras.h' is not recorded in this run at 0; known: t, x, h"),
    ],
)
def test_what_a_run_does_not_have_is_refused_where_it_stands(text: str, position: int, sentence: str) -> None:
    scope = scope_of({X: np.zeros((3, 1)), Name("h", 0, "numpy"): _H})
    with pytest.raises(ExpressionError) as caught:
        check(parse(text), scope)
    assert (caught.value.position, str(caught.value)) == (position, sentence)


def test_error_of_another_size_than_the_target_is_refused() -> None:
    arrays = {X: np.zeros((1, 1)), TARGET: np.zeros((1, 1)), Y.of("numpy"): np.zeros((1, 2))}
    scope = scope_of(arrays)
    assert "error" not in scope.names
    with pytest.raises(ExpressionError, match="error is not defined, as y has size 2 and target 1 at 0"):
        check(parse("error"), scope)


def test_vectors_of_different_sizes_are_refused() -> None:
    scope = scope_of(random_run(2, 0))
    with pytest.raises(ExpressionError, match="a vector of 2 numbers meets one of 3"):
        check(parse("h + a[:2]"), scope)


def test_empty_run_without_plan_knows_no_names() -> None:
    with pytest.raises(ExpressionError, match="h cannot be found, as nothing is recorded yet at 0"):
        check(parse("h"), Scope(Trace()))


def test_problem_tells_the_part_and_the_first_step_at_which_it_fails() -> None:
    scope = scope_of({X: np.array([[4.0], [0.0], [-1.0]]), Name("h", 0, "numpy"): _H})
    found = problems(parse("sqrt(x) + 1 / x"), scope, 0, 3)
    assert found == (
        Problem(1, 10, "1 / x is infinite at t = 1"),
        Problem(2, 0, "sqrt(x) is not a number at t = 2"),
    )


def test_nan_of_the_run_itself_and_the_start_of_prev_are_no_problems() -> None:
    scope = scope_of({X: np.zeros((3, 1)), Name("h", 0, "numpy"): _H})
    assert problems(parse("h + prev(x)"), scope, 0, 3) == ()


def test_explanation_shows_what_is_compared() -> None:
    scope = scope_of({X: np.zeros((3, 1)), Name("h", 0, "numpy"): _H})
    assert explain(parse("norm(h) > 3 and x == 0"), scope, 0) == "norm(h) = 5, x = 0"
    assert explain(parse("isfinite(h)"), scope, 1) == "isfinite(h) = [false, true]"
    assert explain(parse("h[0] + 1"), scope, 0) == "h[0] + 1 = 4"


def test_explanation_tells_numbers_apart_that_differ_late() -> None:
    """float32 rounds cos 15° in its eighth digit; x and target said the same, where they are not."""
    real = np.array([[0.9659258262890683, 0.25]]).T
    scope = scope_of({X: real.astype(np.float32), TARGET: real})
    assert explain(parse("x != target"), scope, 0) == "x = 0.96592581, target = 0.96592583"
    assert explain(parse("target > 0.9659258"), scope, 0) == "target = 0.96592583"
    assert explain(parse("x == target"), scope, 1) == "x = 0.25, target = 0.25"


def test_equal_texts_are_equal_expressions() -> None:
    assert parse("h + 1") == parse("h + 1") != parse("h+1")
    assert parse("keras[1].h + h + h[0]").names == ("keras[1].h", "h")
    assert parse("prev(prev(h), 3) + prev(x)").lookback == 4
