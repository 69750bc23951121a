"""Conditions of a whole run: at every step, at one of them, at the end."""

import numpy as np
import pytest

from engine.expression import evaluate, parse
from engine.expression.scope import Scope
from engine.expression.whole_run import holds_in_run, is_of_every_step, is_of_the_end, telling_step
from engine.run.name import TARGET, Name, X, Y
from tests.engine.expression_runs import scope_of

T = np.arange(6.0)
H = np.stack([T + 1, T], axis=1)
RUN: dict[Name, np.ndarray] = {
    X: T[:, np.newaxis],
    TARGET: T[:, np.newaxis] + 1,
    Name("h", 0, "numpy"): H,
    Y.of("numpy"): np.array([[1.0], [2], [3], [4], [5], [0]]),
}


@pytest.fixture
def scope() -> Scope:
    return scope_of(RUN)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("x == t", True),
        ("y == t + 1", False),  # all but the last
        ("x == 5", False),  # the last alone
        ("not y == 0", False),
        ("t < 6 and h[0] == x + 1", True),
        ("h == x + 1", False),  # one unit of the two
        ("x > 4", True),
        ("x > 4.5 and y < 1", True),
        ("y > 0", False),
        ("all(y > 0)", False),
        ("all(x >= 0)", True),
        ("all(h > 0)", False),
        ("all(h >= 0)", True),
        ("any(y == 0)", True),
        ("any(y == 7)", False),
        ("any(t == 2 and y == 3)", True),
        ("any(y == 5) and all(y < 6)", True),
        ("all(t < 2 or any(y == 3))", True),
        ("not all(y > 0)", True),
        ("x == prev(x) + 1", True),
        ("all(x == prev(x, 2) + 2)", True),
        ("any(prev(x) == 5)", False),
        ("max(h) == 6", False),
        ("1 == 1", True),
        ("0 == 1", False),
    ],
)
def test_condition_of_a_run_is_judged_where_it_says(scope: Scope, condition: str, holds: bool) -> None:
    assert holds_in_run(parse(condition), scope) is holds


@pytest.mark.parametrize(
    ("condition", "where"),
    [
        ("y == x", "every"),
        ("y != x", "end"),
        ("not y == x", "every"),
        ("mae == 0", "end"),
        ("mse == 0 and radius == 1", "end"),
        ("any(y == x)", "run"),
        ("all(y < 1) and mae < 2", "run"),
        ("any(y == x) or y == 1", "every"),
        ("1 < t == 2", "every"),
    ],
)
def test_equality_is_meant_for_every_step(condition: str, where: str) -> None:
    expression = parse(condition)
    found = "every" if is_of_every_step(expression) else "end" if is_of_the_end(expression) else "run"
    assert found == where


@pytest.mark.parametrize(
    ("condition", "t"),
    [("y == t + 1", 5), ("x == 4", 0), ("x > 9", 5), ("all(y < 3) and x > 0", 2), ("any(y == 9)", 5)],
)
def test_first_step_that_speaks_against_it_is_told(scope: Scope, condition: str, t: int) -> None:
    assert telling_step(parse(condition), scope) == t


def test_watch_of_all_is_still_about_the_units_of_a_step(scope: Scope) -> None:
    found = evaluate(parse("all(h > 2)"), scope, 0, 6)
    np.testing.assert_array_equal(found, [False, False, False, True, True, True])


def test_one_step_is_a_run() -> None:
    scope = scope_of({name: table[:1] for name, table in RUN.items()})
    assert holds_in_run(parse("y == t + 1"), scope)
    assert not holds_in_run(parse("all(y == 2)"), scope)
