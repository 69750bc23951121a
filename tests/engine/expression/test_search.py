"""A search finds what a plain loop over the steps finds."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.expression import check, evaluate, holds, parse
from engine.expression.scope import Scope
from engine.expression.search import FIRST_BLOCK, LARGEST_BLOCK, extremes, find_next
from engine.expression.text import ExpressionError
from engine.run.name import X
from engine.run.trace import Trace
from tests.engine.expression_runs import expression_texts, runs, scope_of

STEPS = FIRST_BLOCK + LARGEST_BLOCK + 100


def ramp(*marked: int, steps: int = STEPS) -> Scope:
    """A run whose x is 1 at some steps and 0 elsewhere."""
    x = np.zeros((steps, 1))
    x[list(marked)] = 1
    return scope_of({X: x})


@given(expression_texts, runs, st.integers(-1, 41), st.sampled_from([1, -1]))
def test_next_is_the_nearest_step_at_which_the_condition_holds(
    text: str, arrays: dict, start: int, step: int
) -> None:
    scope, expression = scope_of(arrays), parse(text)
    try:
        check(expression, scope)
    except ExpressionError:
        assume(False)
    where = np.flatnonzero(holds(expression, scope, 0, scope.steps)).tolist()
    wanted = [t for t in where if (t >= start if step > 0 else t <= start)]
    found = find_next(expression, scope, start, step)
    assert found == ((wanted[0] if step > 0 else wanted[-1]) if wanted else None)


@pytest.mark.parametrize("t", [0, FIRST_BLOCK - 1, FIRST_BLOCK, FIRST_BLOCK + 1, STEPS - 1])
def test_step_at_the_edge_of_a_block_is_found_from_both_sides(t: int) -> None:
    scope = ramp(t)
    assert find_next(parse("x"), scope, 0) == t
    assert find_next(parse("x"), scope, STEPS - 1, -1) == t
    assert find_next(parse("x"), scope, t) == t
    assert find_next(parse("x"), scope, t + 1) is None
    assert find_next(parse("x"), scope, t - 1, -1) is None


def test_previous_step_is_seen_across_the_edge_of_a_block() -> None:
    scope = ramp(FIRST_BLOCK - 1)
    assert find_next(parse("prev(x) > x"), scope, 0) == FIRST_BLOCK


def test_start_outside_the_run_searches_what_is_there() -> None:
    scope = ramp(3, 7, steps=10)
    assert find_next(parse("x"), scope, -5) == 3
    assert find_next(parse("x"), scope, 99) is None
    assert find_next(parse("x"), scope, 99, -1) == 7
    assert find_next(parse("x"), scope, -5, -1) is None


def test_unknown_name_is_told() -> None:
    with pytest.raises(ExpressionError, match="'a' is not recorded"):
        find_next(parse("a"), ramp(3), 0)


@given(expression_texts, runs)
def test_extremes_are_the_first_smallest_and_largest_numbers(text: str, arrays: dict) -> None:
    scope, expression = scope_of(arrays), parse(text)
    try:
        check(expression, scope)
    except ExpressionError:
        assume(False)
    rows = evaluate(expression, scope, 0, scope.steps).reshape(scope.steps, -1).tolist()
    numbers = [(t, value) for t, row in enumerate(rows) for value in row if value == value]  # no NaN
    found = extremes(expression, scope)
    if not numbers:
        assert found is None
    else:
        low, high = min(numbers, key=lambda pair: pair[1]), max(numbers, key=lambda pair: pair[1])
        assert found == (*low, *high)


def test_extremes_are_found_in_any_block() -> None:
    x = np.sin(np.linspace(0, 3, STEPS)).reshape(-1, 1)
    x[FIRST_BLOCK + 5], x[STEPS - 2] = -2, 2
    assert extremes(parse("x"), scope_of({X: x})) == (FIRST_BLOCK + 5, -2, STEPS - 2, 2)


def test_empty_run_has_no_extremes() -> None:
    with pytest.raises(ExpressionError):
        check(parse("x"), Scope(Trace()))
    assert extremes(parse("x"), Scope(Trace())) is None
    assert find_next(parse("x"), Scope(Trace()), 0) is None
