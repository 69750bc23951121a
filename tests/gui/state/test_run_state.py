"""How far a run has come: what leads from one state to another, without a window."""

import pytest

from gui.state.run_state import (
    ALL,
    CatchingUp,
    Held,
    Idle,
    Open,
    Over,
    RunState,
    Stepping,
    steps_wanted,
    with_step_asked,
    with_steps,
    without_request,
)

STATES = (Idle(), CatchingUp(5), Stepping(4), Open(), Held(), Over())


def test_catching_up_is_over_once_as_many_steps_are_there() -> None:
    assert with_steps(CatchingUp(5), 4) == CatchingUp(5)
    assert with_steps(CatchingUp(5), 5) == Open()


def test_nothing_is_caught_up_where_nothing_was_there_before() -> None:
    assert with_steps(CatchingUp(0), 0) == Open()


def test_only_the_next_step_is_entered() -> None:
    assert with_steps(Stepping(9, enters=True), 5) == Stepping(9)


def test_steps_asked_for_one_after_the_other_add_up() -> None:
    once = with_step_asked(Open(), 3, enters=False)
    assert once == Stepping(4)
    assert with_step_asked(once, 3, enters=True) == Stepping(5, enters=True)


def test_step_asked_while_catching_up_comes_after_it() -> None:
    assert with_step_asked(CatchingUp(5), 2, enters=False) == Stepping(6, before=5)


@pytest.mark.parametrize("state", STATES, ids=lambda state: type(state).__name__)
def test_no_state_waits_for_steps_after_a_pause(state: RunState) -> None:
    after = without_request(state)
    assert not isinstance(after, CatchingUp | Stepping)
    assert with_steps(after, ALL) == after


@pytest.mark.parametrize("state", [Idle(), Held(), Over()])
def test_run_after_one_that_has_ended_is_computed_whole(state: RunState) -> None:
    assert steps_wanted(state, 3) == ALL


def test_run_after_one_that_waits_comes_as_far() -> None:
    assert steps_wanted(Open(), 3) == 3


def test_run_that_had_not_caught_up_is_asked_again_for_as_much() -> None:
    assert steps_wanted(CatchingUp(5), 2) == 5
    assert steps_wanted(with_step_asked(CatchingUp(5), 2, enters=False), 3) == 5
