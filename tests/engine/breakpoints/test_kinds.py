"""Each kind of breakpoint stops where a hand-made run says it should, and says why."""

import numpy as np
import pytest

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.base import Breakpoint, BreakpointError
from engine.breakpoints.dead_unit import DeadUnit
from engine.breakpoints.error_bound import ErrorBound
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.breakpoints.first_difference import FirstDifference
from engine.breakpoints.not_finite import NotFinite
from engine.breakpoints.saturation import Saturation
from engine.errors import ParameterError
from engine.expression.scope import Scope
from engine.run.name import TARGET, Name, X, Y
from tests.engine.breakpoints.read import read_breakpoint
from tests.engine.expression_runs import scope_of
from tests.known import KNOWN


def run_of(**tables: list) -> Scope:
    """A run of these tables, one row a step; `h` and `y` are NumPy's, `keras_h` and `keras_y` Keras'."""
    names = {
        "target": TARGET,
        "h": Name("h", 0, "numpy"),
        "h1": Name("h", 1, "numpy"),
        "a": Name("a", 0, "numpy"),
        "y": Y.of("numpy"),
    }
    names |= {"keras_h": Name("h", 0, "keras"), "keras_y": Y.of("keras")}
    arrays = {names.get(name, name): np.array(rows).reshape(len(rows), -1) for name, rows in tables.items()}
    return scope_of({X: np.zeros((len(next(iter(arrays.values()))), 1)), **arrays})


def stop(one: Breakpoint, scope: Scope) -> tuple[int, str] | None:
    t = one.first_hit(scope, 0, scope.steps)
    return None if t is None else (t, one.sentence(scope, t))


def notebook() -> Scope:
    case = KNOWN["notebook_case"]
    y = np.array(case["prediction"], dtype=float)
    return run_of(y=y, h=y, target=y - np.array(case["error"]))


def test_error_of_the_notebook_is_above_a_hundred_first_at_its_sixth_step() -> None:
    assert stop(ErrorBound(bound=100), notebook()) == (5, "|error| = 216 is above 100 at t = 5")
    assert stop(ErrorBound(bound=3072), notebook()) is None


def test_expression_tells_the_values_it_compares() -> None:
    one = ExpressionBreakpoint(condition="abs(error) > 100 and h[0] > 2 * prev(h)[0]")
    assert stop(one, notebook()) == (
        5,
        "abs(error) > 100 and h[0] > 2 * prev(h)[0] at t = 5: "
        "abs(error) = 216, h[0] = 742, 2 * prev(h)[0] = 610",
    )


def test_expression_that_cannot_be_read_is_refused_with_its_place() -> None:
    with pytest.raises(ParameterError, match="condition is no expression: '=' means nothing here at 2"):
        ExpressionBreakpoint.parse({"condition": "h = 1"})


def test_step_is_reached_once() -> None:
    assert stop(AtStep(t=2), notebook()) == (2, "t = 2 is reached")
    assert AtStep(t=2).holds(notebook(), 0, 4).tolist() == [False, False, True, False]
    assert stop(AtStep(t=9), notebook()) is None


def test_nan_is_told_with_its_quantity_and_unit() -> None:
    scope = run_of(a=[[1, 2], [1, np.nan], [np.inf, 3]], h=[[1, 2], [1, 2], [1, 2]])
    assert stop(NotFinite(), scope) == (1, "a[1] is NaN at t = 1")
    assert NotFinite().sentence(scope, 2) == "a[0] is infinite at t = 2"


def test_python_integer_beyond_float64_is_infinite_as_where_a_run_ends() -> None:
    scope = scope_of({X: np.array([[1], [2**1024]], dtype=object)})
    assert stop(NotFinite(), scope) == (1, "x is infinite at t = 1")


def test_saturation_counts_units_of_one_layer() -> None:
    scope = run_of(h=[[0.9, 0.2, 0], [-0.99, 0.96, 0.5]], h1=[[0.1], [0.1]])
    assert stop(Saturation(bound=0.95, share=0.5), scope) == (1, "|h| is above 0.95 in 2 of 3 units at t = 1")
    assert stop(Saturation(bound=0.95, share=0.7), scope) is None
    assert stop(Saturation(bound=0.05, share=1), scope) == (
        0,
        "|numpy[1].h| is above 0.05 in 1 of 1 unit at t = 0",
    )


def test_dead_unit_is_told_when_it_has_been_dead_long_enough() -> None:
    h = [[1, 0], [0, 0], [0, 1], [0, 0], [0, 0], [0, 0.01]]
    assert stop(DeadUnit(steps=3), run_of(h=h)) == (
        3,
        "h[0] is 0 at t = 3 and has been since t = 1, for 3 steps",
    )
    assert stop(DeadUnit(steps=5), run_of(h=h)) == (
        5,
        "h[0] is 0 at t = 5 and has been since t = 1, for 5 steps",
    )
    assert stop(DeadUnit(steps=6), run_of(h=h)) is None
    sentence = "h[1] is within 0.01 of 0 at t = 5 and has been since t = 3, for 3 steps"
    assert DeadUnit(steps=3, tolerance=0.01).sentence(run_of(h=[[1, row[1]] for row in h]), 5) == sentence


def test_nan_is_not_dead() -> None:
    assert stop(DeadUnit(steps=1, tolerance=10), run_of(h=[[np.nan], [np.inf], [5]])) == (
        2,
        "h is within 10 of 0 at t = 2 and has been since t = 2, for 1 step",
    )


def fibonacci(dtype: type) -> np.ndarray:
    """f_0 = f_1 = 1, added in a precision."""
    numbers = [dtype(1), dtype(1)]
    while len(numbers) < 80:
        numbers.append(dtype(numbers[-1] + numbers[-2]))
    return np.array(numbers, dtype=object if dtype is int else dtype)


def test_fibonacci_in_float32_leaves_the_integers_exactly_where_the_reference_says() -> None:
    cliff = KNOWN["float32_cliff"]
    t = cliff["first_wrong_index"]
    sentence = f"y = {cliff['true']} and keras.y = {cliff['float32']} differ by 1 at t = {t}"
    for exact in (fibonacci(int), fibonacci(np.float64)):
        scope = run_of(y=exact, keras_y=fibonacci(np.float32))
        assert stop(FirstDifference(), scope) == (t, sentence)


def test_difference_is_seen_beyond_what_float64_holds() -> None:
    """F₇₉ is above 2⁵³ and odd, so that float64 has none but its even neighbours."""
    scope = run_of(y=fibonacci(int), keras_y=fibonacci(np.float64))
    sentence = "y = 14472334024676221 and keras.y = 14472334024676220 differ by 1 at t = 78"
    assert stop(FirstDifference(), scope) == (78, sentence)


def test_relative_difference_is_measured_by_the_larger_number() -> None:
    scope = run_of(y=[[100.0], [100.0]], keras_y=[[101.0], [125.0]])
    assert stop(FirstDifference(measure="relative", tolerance=0.1), scope) == (
        1,
        "y = 100 and keras.y = 125 differ relatively by 0.2 at t = 1",
    )
    assert stop(FirstDifference(measure="relative", tolerance=0.2), scope) is None


def test_difference_of_hidden_states_looks_at_every_layer_and_unit() -> None:
    arrays = {Y.of("numpy"): np.zeros((2, 1)), Y.of("keras"): np.zeros((2, 1)), X: np.zeros((2, 1))}
    for layer in range(2):
        arrays[Name("h", layer, "numpy")] = np.zeros((2, 2))
        arrays[Name("h", layer, "keras")] = np.array([[0, 0], [0, 0.5 * layer]])
    assert stop(FirstDifference(quantity="h"), scope_of(arrays)) == (
        1,
        "numpy[1].h[1] = 0 and keras[1].h[1] = 0.5 differ by 0.5 at t = 1",
    )
    assert stop(FirstDifference(quantity="y"), scope_of(arrays)) is None


def test_nan_in_both_is_no_difference_and_in_one_it_is() -> None:
    scope = run_of(y=[[np.nan], [np.inf], [np.nan]], keras_y=[[np.nan], [np.inf], [1.0]])
    assert FirstDifference(tolerance=1e300).first_hit(scope, 0, 3) == 2
    assert FirstDifference(measure="relative", tolerance=1).first_hit(scope, 0, 3) == 2


def test_difference_needs_both_implementations() -> None:
    with pytest.raises(BreakpointError, match="needs both NumPy and Keras"):
        FirstDifference().check(notebook())


def test_difference_in_a_file_of_before_pairs_were_chosen_compares_the_first_two() -> None:
    old = {
        "kind": "first_difference",
        "quantity": "h",
        "measure": "absolute",
        "tolerance": 1,
        "is_enabled": True,
    }
    one = read_breakpoint(old)
    assert one == FirstDifference(quantity="h", tolerance=1)
    assert one.label == "|NumPy − Keras| of h > 1"
