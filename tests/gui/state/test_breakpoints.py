"""Breakpoints reach the engine, and what is known of their hits follows the run."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.error_bound import ErrorBound
from engine.breakpoints.expression import ExpressionBreakpoint
from engine.breakpoints.first_difference import FirstDifference
from engine.breakpoints.hits import Hits
from engine.errors import ExplorerError
from engine.expression.scope import Scope
from engine.run.name import X
from engine.run.trace import Block, Trace
from gui.state.breakpoints import Breakpoints
from gui.state.context import Context
from gui.state.editable_list import MOST
from gui.state.engine_client import EngineClient


@pytest.fixture
def breakpoints(context: Context, qtbot: QtBot) -> Breakpoints:
    """Of the notebook, computed to its end."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return context.breakpoints


def test_a_breakpoint_stops_the_run(breakpoints: Breakpoints, context: Context, qtbot: QtBot) -> None:
    breakpoints.add(ErrorBound(bound=100))
    with qtbot.waitSignal(context.client.hit) as hit:
        context.transport.run()
    assert hit.args[0] == 5
    assert "is above 100" in hit.args[1]


def test_a_name_that_was_planned_and_did_not_come_is_told(
    breakpoints: Breakpoints, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ended in the crash dialog, as only the plan was asked before the first step."""
    condition = ExpressionBreakpoint(condition="h > 100")
    breakpoints.set_items((condition, AtStep(t=2)))
    breakpoints.hits[0] = Hits(condition)
    inputs = Block(2, {X: np.zeros((2, 1))})
    scope = Scope(recorded(inputs))
    monkeypatch.setattr(EngineClient, "scope", property(lambda client: scope))
    breakpoints.look()
    assert "'h' is not recorded in this run" in str(breakpoints.problems[0])
    assert list(breakpoints.hits) == [1]
    assert holds_no_call(breakpoints.problems[0])


def holds_no_call(error: ExplorerError) -> bool:
    """Calls hold those who called, and Qt's event with them."""
    return error.__traceback__ is error.__cause__ is error.__context__ is None


def recorded(block: Block) -> Trace:
    trace = Trace()
    trace.append(block)
    return trace


def test_a_disabled_breakpoint_stops_nothing(
    breakpoints: Breakpoints, context: Context, qtbot: QtBot
) -> None:
    breakpoints.add(ErrorBound(bound=100))
    breakpoints.enable(0, False)
    assert breakpoints.hits == {}
    with (
        qtbot.assertNotEmitted(context.client.hit),
        qtbot.waitSignals([context.client.started, context.client.finished]),
    ):
        context.transport.run()


def test_hits_in_what_is_recorded_are_counted(breakpoints: Breakpoints) -> None:
    breakpoints.add(ErrorBound(bound=100))
    breakpoints.add(AtStep(t=50))
    assert breakpoints.hits[0].count == 4
    assert breakpoints.hits[0].marks.tolist() == [5, 6, 7, 8]
    assert breakpoints.hits[1].count == 0


def test_hits_are_counted_anew_in_another_run(
    breakpoints: Breakpoints, context: Context, qtbot: QtBot
) -> None:
    breakpoints.add(ExpressionBreakpoint(condition="y > 1000"))
    with qtbot.waitSignals([context.client.started, context.client.finished]):
        context.transport.restart()
    assert breakpoints.hits[0].marks.tolist() == [6, 7, 8]
    breakpoints.remove(0)
    assert breakpoints.hits == {}


def test_a_breakpoint_without_a_meaning_is_refused(breakpoints: Breakpoints) -> None:
    with pytest.raises(ExplorerError, match="both NumPy and Keras"):
        breakpoints.add(FirstDifference())
    with pytest.raises(ExplorerError, match=r"'keras\.h' is not recorded"):
        breakpoints.add(ExpressionBreakpoint(condition="keras.h > 0"))
    assert breakpoints.items == ()


def test_a_saved_breakpoint_without_a_meaning_is_kept_and_says_why(breakpoints: Breakpoints) -> None:
    breakpoints.set_items((FirstDifference(), AtStep(t=1)))
    assert str(breakpoints.problems[0]) == "a first difference needs both NumPy and Keras to run"
    assert list(breakpoints.hits) == [1]
    assert holds_no_call(breakpoints.problems[0])


def test_next_and_last_hit_are_found_in_what_is_recorded(breakpoints: Breakpoints) -> None:
    breakpoints.set_items((AtStep(t=2), ErrorBound(bound=1000)))
    assert breakpoints.next_hit(0, 1) == (2, "t = 2 is reached")
    assert breakpoints.next_hit(3, 1) == (7, "|error| = 1271 is above 1000 at t = 7")
    assert breakpoints.next_hit(6, -1) == (2, "t = 2 is reached")
    assert breakpoints.next_hit(1, -1) is None


def test_toggling_at_a_step_adds_and_removes(breakpoints: Breakpoints) -> None:
    breakpoints.toggle_at(4)
    assert breakpoints.items == (AtStep(t=4),)
    breakpoints.toggle_at(4)
    assert breakpoints.items == ()


def test_one_breakpoint_too_many_is_refused(breakpoints: Breakpoints) -> None:
    breakpoints.set_items(tuple(AtStep(t=t) for t in range(MOST)))
    with pytest.raises(ExplorerError, match="at most 50"):
        breakpoints.toggle_at(77)
    assert len(breakpoints.items) == MOST
