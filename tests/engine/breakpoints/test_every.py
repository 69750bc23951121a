"""The first hit of several breakpoints is that of the earliest, and all that hold there are named."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.dead_unit import DeadUnit
from engine.breakpoints.every import find_hit, first_hit_of_any, lookback, usable
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.breakpoints.first_difference import FirstDifference
from engine.errors import ParameterError
from engine.expression.scope import Scope
from engine.run.name import X
from tests.engine.breakpoints.read import read_breakpoint
from tests.engine.expression_runs import random_run, scope_of


def counting(steps: int) -> Scope:
    """A run whose x is t."""
    return scope_of({X: np.arange(float(steps)).reshape(-1, 1)})


_KINDS = st.one_of(
    st.builds(AtStep, t=st.integers(0, 30), is_enabled=st.booleans()),
    st.builds("x == {}".format, st.integers(0, 30)).map(lambda text: ExpressionBreakpoint(condition=text)),
    st.builds("x >= {}".format, st.integers(0, 30)).map(lambda text: ExpressionBreakpoint(condition=text)),
)


@given(st.lists(_KINDS, max_size=6), st.integers(0, 20), st.integers(0, 20))
def test_earliest_hit_wins_and_names_all_that_hold_there(several: list, begin: int, end: int) -> None:
    scope = counting(20)
    enabled = [one for one in several if one.is_enabled]
    hits = {t: [one for one in enabled if one.first_hit(scope, t, t + 1) == t] for t in range(begin, end)}
    wanted = next(((t, found) for t, found in hits.items() if found), None)
    assert first_hit_of_any(several, scope, begin, end) == wanted


@given(st.lists(_KINDS, max_size=6), st.integers(-3, 23), st.sampled_from([1, -1]))
def test_nearest_hit_is_found_in_both_directions(several: list, start: int, step: int) -> None:
    scope = counting(20)
    ahead = range(max(start, 0), 20) if step > 0 else range(min(start, 19), -1, -1)
    hits = (first_hit_of_any(several, scope, t, t + 1) for t in ahead)
    assert find_hit(several, scope, start, step) == next((hit for hit in hits if hit), None)


def test_only_enabled_breakpoints_that_have_a_meaning_are_usable() -> None:
    fine = ExpressionBreakpoint(condition="x > 3")
    wrong = [ExpressionBreakpoint(condition="1 + a > 3"), FirstDifference()]
    off = fine.replace(is_enabled=False), wrong[0].replace(is_enabled=False)
    found, problems = usable([fine, *wrong, *off], counting(3))
    assert found == [fine]
    assert [one for one, _ in problems] == wrong
    assert [str(error) for _, error in problems] == [
        "'a' is not recorded in this run at 4; known: t, x",
        "a first difference needs both NumPy and Keras to run",
    ]


def test_lookback_is_the_longest_of_the_enabled_ones() -> None:
    several = [DeadUnit(steps=5), ExpressionBreakpoint(condition="prev(prev(h, 7)) > h"), AtStep()]
    assert lookback(several) == 8
    assert lookback([several[0], several[1].replace(is_enabled=False)]) == 4
    assert lookback([]) == 0


def test_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ParameterError, match=r"unknown kind 'surprise'; known: .*'at_step'"):
        read_breakpoint({"kind": "surprise"})


def test_damaged_condition_in_a_file_is_refused_with_a_sentence() -> None:
    with pytest.raises(ParameterError, match="condition is no expression"):
        read_breakpoint({"kind": "expression", "condition": "(" * 1_000_000})


def test_every_kind_shares_one_run() -> None:
    scope = scope_of(random_run(30, 1))
    found, problems = usable([AtStep(t=29), FirstDifference(), DeadUnit(steps=1)], scope)
    assert problems == []
    assert first_hit_of_any(found, scope, 0, 30) == (0, [FirstDifference()])
