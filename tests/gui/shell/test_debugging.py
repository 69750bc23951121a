"""From breakpoint to breakpoint, over what is recorded and beyond it."""

import pytest
from pytestqt.qtbot import QtBot

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.error_bound import ErrorBound
from engine.run.name import Name, Number
from gui.shell.debugging import Debugging
from gui.state.context import Context
from gui.state.editable_list import MOST


@pytest.fixture
def debugging(context: Context, qtbot: QtBot) -> Debugging:
    """On the notebook, computed to its end, at t = 0."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    return Debugging(context)


def test_next_breakpoint_is_found_in_what_is_recorded(
    debugging: Debugging, context: Context, qtbot: QtBot
) -> None:
    context.breakpoints.set_items((ErrorBound(bound=100), AtStep(t=2)))
    with qtbot.waitSignal(debugging.told) as told:
        debugging.run_to_next_breakpoint()
    assert (told.args, context.playhead.t) == (["t = 2 is reached."], 2)
    debugging.run_to_next_breakpoint()
    assert context.playhead.t == 5
    debugging.back_to_last_breakpoint()
    assert context.playhead.t == 2


def test_where_none_is_left_it_says_so(debugging: Debugging, context: Context, qtbot: QtBot) -> None:
    context.breakpoints.set_items((AtStep(t=2),))
    context.transport.go_to(2)
    with qtbot.waitSignal(debugging.told) as ahead:
        debugging.run_to_next_breakpoint()
    with qtbot.waitSignal(debugging.told) as back:
        debugging.back_to_last_breakpoint()
    sentences = ["No breakpoint holds after t = 2.", "No breakpoint holds before t = 2."]
    assert [*ahead.args, *back.args] == sentences
    assert context.playhead.t == 2


def test_beyond_what_is_recorded_it_runs_until_one_holds(
    debugging: Debugging, context: Context, qtbot: QtBot
) -> None:
    context.transport.stop()
    qtbot.waitUntil(lambda: context.client.trace.steps == 1)
    context.breakpoints.set_items((AtStep(t=6),))
    with qtbot.waitSignal(debugging.told) as told:
        debugging.run_to_next_breakpoint()
    assert told.args == ["Stopped: t = 6 is reached."]
    assert (context.playhead.t, context.client.trace.steps) == (6, 7)


def test_breakpoint_at_the_shown_step_comes_and_goes(debugging: Debugging, context: Context) -> None:
    context.transport.go_to(4)
    debugging.toggle_breakpoint()
    assert context.breakpoints.items == (AtStep(t=4),)
    assert debugging.may_search
    debugging.toggle_breakpoint()
    assert not debugging.may_search


def test_one_breakpoint_too_many_is_told(debugging: Debugging, context: Context, qtbot: QtBot) -> None:
    context.breakpoints.set_items(tuple(AtStep(t=t) for t in range(100, 100 + MOST)))
    with qtbot.waitSignal(debugging.failed):
        debugging.toggle_breakpoint()


def test_number_that_is_pointed_at_can_be_watched(debugging: Debugging, context: Context) -> None:
    assert not debugging.may_watch
    context.highlight.point_at(Number(Name("hU", 0), 0, 3))
    assert debugging.may_watch
    debugging.watch_pointed()
    assert context.watches.texts == ("hU",)
    context.highlight.point_at(Number(Name("kernel", 0), 0, None, 0))
    assert not debugging.may_watch
