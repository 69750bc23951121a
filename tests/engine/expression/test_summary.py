"""A summary that grows says what one look at the whole run says."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.expression import check, evaluate, parse
from engine.expression.scope import Scope
from engine.expression.search import extremes
from engine.expression.summary import STRETCHES, Summary
from engine.expression.text import ExpressionError
from engine.run.measures import as_float64
from engine.run.name import Name, X
from engine.run.trace import Trace
from tests.engine.expression_runs import block_of, blocks, cuts, expression_texts, random_run, runs, scope_of


def summary_of(text: str, scope: Scope) -> Summary:
    summary = Summary(parse(text))
    while summary.look(scope):
        pass
    return summary


@given(expression_texts, runs, cuts)
def test_summary_does_not_depend_on_how_the_run_grew(text: str, arrays: dict, lengths: list[int]) -> None:
    scope = scope_of(arrays)
    try:
        check(parse(text), scope)
    except ExpressionError:
        assume(False)
    trace, summary = Trace(), Summary(parse(text))
    for begin, end in blocks(arrays, lengths):
        trace.append(block_of({name: array[begin:end] for name, array in arrays.items()}))
        while summary.look(Scope(trace)):
            pass
    whole = summary_of(text, scope)
    assert summary.problem == whole.problem
    assert summary.extremes == whole.extremes == extremes(parse(text), scope)
    values = as_float64(evaluate(parse(text), scope, 0, scope.steps)).reshape(scope.steps, -1)
    finite = np.where(np.isfinite(values), values, np.nan)
    np.testing.assert_array_equal(summary.outline[0], np.fmin.reduce(finite, axis=1))
    np.testing.assert_array_equal(summary.outline[1], np.fmax.reduce(finite, axis=1))


@settings(max_examples=20)
@given(st.integers(1, 5000), st.integers(0, 2**32 - 1), cuts)
def test_outline_of_a_long_run_holds_every_value_in_its_stretch(steps: int, seed: int, lengths: list) -> None:
    arrays = random_run(steps, seed)
    trace, summary = Trace(), Summary(parse("h"))
    for begin, end in blocks(arrays, [100 * length for length in lengths]):
        trace.append(block_of({name: array[begin:end] for name, array in arrays.items()}))
        while summary.look(Scope(trace)):
            pass
    low, high = summary.outline
    assert STRETCHES / 2 <= len(low) <= STRETCHES or summary.width == 1
    h = np.where(np.isfinite(arrays[Name("h", 0, "numpy")]), arrays[Name("h", 0, "numpy")], np.nan)
    for stretch in range(len(low)):
        part = h[stretch * summary.width : (stretch + 1) * summary.width]
        np.testing.assert_array_equal(low[stretch], np.fmin.reduce(part, axis=None))
        np.testing.assert_array_equal(high[stretch], np.fmax.reduce(part, axis=None))


def test_failure_is_named_with_its_step() -> None:
    summary = summary_of("1 / x", scope_of({X: np.array([[2.0], [0.0], [1.0]])}))
    assert summary.problem is not None
    assert summary.problem.sentence == "1 / x is infinite at t = 1"
    assert summary.extremes == (0, 0.5, 1, np.inf)


def test_what_has_no_past_at_the_first_step_is_no_failure() -> None:
    summary = summary_of("x / prev(x)", scope_of({X: np.array([[2.0], [4.0]])}))
    assert summary.problem is None
    assert summary.extremes == (1, 2.0, 1, 2.0)


def test_look_takes_a_bounded_number_of_steps() -> None:
    summary, scope = Summary(parse("x")), scope_of({X: np.zeros((100_000, 1))})
    assert summary.look(scope)
    assert 0 < summary.steps < 100_000
