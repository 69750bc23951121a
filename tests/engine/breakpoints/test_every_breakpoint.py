"""What every kind of breakpoint promises; a new file in engine/breakpoints is picked up by itself."""

import json
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.breakpoints.base import Breakpoint
from engine.breakpoints.every import KINDS, lookback
from engine.errors import ExplorerError, ParameterError
from engine.expression.scope import Scope
from engine.parameter import Parameter, parameters
from engine.run.trace import Trace
from tests.engine.breakpoints.read import read_breakpoint
from tests.engine.expression_runs import blocks, cuts, random_run, runs, scope_of, tail_scopes

pytestmark = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)

CONDITIONS = ["error > 0.5", "prev(h, 3)[0] > h[0]", "norm(h) > 2 or not isfinite(a)", "t == 7"]


def field(found: Parameter) -> st.SearchStrategy:
    """Values of one field: small ones, so that hits and misses are both likely."""
    if found.name == "condition":
        return st.sampled_from(CONDITIONS)
    if found.choices is not None:
        return st.sampled_from(list(found.choices))
    low, high = found.low or 0, min(found.high or 12, 12)
    return st.integers(int(low), int(high)) if found.is_whole else st.floats(low, min(high, 2))


@cache  # checking a strategy takes longer than to draw from it
def breakpoints(kind: type[Breakpoint]) -> st.SearchStrategy[Breakpoint]:
    return st.fixed_dictionaries({found.name: field(found) for found in parameters(kind)}).map(kind.parse)


def is_usable(one: Breakpoint, scope: Scope) -> bool:
    try:
        one.check(scope)
    except ExplorerError:
        return False
    return True


@given(data=st.data(), arrays=runs, lengths=cuts)
def test_first_hit_is_the_same_however_a_run_is_cut(
    kind: type[Breakpoint], data: st.DataObject, arrays: dict, lengths: list[int]
) -> None:
    one, scope = data.draw(breakpoints(kind)), scope_of(arrays)
    if not is_usable(one, scope):
        return
    whole = one.holds(scope, 0, scope.steps)
    assert (whole.shape, whole.dtype) == ((scope.steps,), bool)
    wanted = np.flatnonzero(whole).tolist()
    for begin, end in blocks(arrays, lengths):
        assert one.first_hit(scope, begin, end) == next((t for t in wanted if begin <= t < end), None)


@given(data=st.data(), arrays=runs, lengths=cuts)
def test_newest_block_and_the_steps_looked_back_at_suffice(
    kind: type[Breakpoint], data: st.DataObject, arrays: dict, lengths: list[int]
) -> None:
    one, scope = data.draw(breakpoints(kind)), scope_of(arrays)
    if not is_usable(one, scope):
        return
    for tail, begin, end in tail_scopes(arrays, lengths, lookback([one])):
        np.testing.assert_array_equal(one.holds(tail, begin, end), one.holds(scope, begin, end))


@given(data=st.data(), arrays=runs)
def test_sentence_names_the_step_and_is_one_line(
    kind: type[Breakpoint], data: st.DataObject, arrays: dict
) -> None:
    one, scope = data.draw(breakpoints(kind)), scope_of(arrays)
    t = one.first_hit(scope, 0, scope.steps) if is_usable(one, scope) else None
    if t is not None:
        sentence = one.sentence(scope, t)
        assert f"t = {t}" in sentence
        assert "\n" not in sentence
        assert len(sentence) < 200


@given(data=st.data())
def test_breakpoint_is_saved_and_read_back(kind: type[Breakpoint], data: st.DataObject) -> None:
    one = data.draw(breakpoints(kind)).replace(is_enabled=data.draw(st.booleans()))
    assert read_breakpoint(json.loads(json.dumps(one.model_dump(mode="json")))) == one


def test_check_passes_on_a_run_of_both_implementations(kind: type[Breakpoint]) -> None:
    kind().check(scope_of(random_run(3, 0)))


def test_no_steps_have_no_hit(kind: type[Breakpoint]) -> None:
    assert kind().first_hit(scope_of(random_run(3, 0)), 2, 2) is None


def test_empty_run_is_refused_or_has_no_hit(kind: type[Breakpoint]) -> None:
    scope = Scope(Trace())
    assert not is_usable(kind(), scope) or kind().first_hit(scope, 0, 0) is None


def test_kind_is_its_own_name_in_files(kind: type[Breakpoint]) -> None:
    assert [other for other in KINDS if other().kind == kind().kind] == [kind]


def test_kind_has_a_title_and_a_sentence(kind: type[Breakpoint]) -> None:
    assert kind.title
    assert (kind.__doc__ or "").strip().endswith(".")


def test_every_parameter_has_a_sentence_that_explains_it(kind: type[Breakpoint]) -> None:
    assert all(found.help.endswith(".") for found in parameters(kind))


def test_every_field_but_kind_and_switch_is_in_the_form(kind: type[Breakpoint]) -> None:
    declared = {found.name for found in parameters(kind)}
    assert set(kind.model_fields) == declared | {"kind", "is_enabled"}


def test_unknown_field_is_refused(kind: type[Breakpoint]) -> None:
    with pytest.raises(ParameterError):
        read_breakpoint({"kind": kind().kind, "surprise": 1})
