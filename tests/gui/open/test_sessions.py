"""A session put away and opened elsewhere shows the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine.breakpoints.at_step import AtStep
from engine.breakpoints.error_bound import ErrorBound
from engine.experiment import Experiment
from engine.run.what_if import Change
from engine.session import Session, from_json, to_json
from gui.look.theme import Theme
from gui.open.sessions import Sessions
from gui.state.context import Context, make_context
from gui.state.document import Document


class View:
    """A window's memory of its layout."""

    def __init__(self) -> None:
        self.data: dict[str, Any] = {"plots": "as they were"}

    def get(self) -> dict[str, Any]:
        return self.data

    def set(self, data: dict[str, Any]) -> None:
        self.data = data


def sessions_of(context: Context, view: View) -> Sessions:
    return Sessions(context, view.get, view.set)


def rest(context: Context, qtbot: QtBot) -> None:
    def is_at_rest() -> bool:
        plan = context.client.plan
        is_shown = plan is not None and plan.job is context.branches.shown.job
        return is_shown and context.client.ending is not None

    qtbot.waitUntil(is_at_rest)


@pytest.fixture
def elsewhere(qapp: object, qtbot: QtBot) -> Iterator[Context]:
    """Another window's objects, on another experiment."""
    context = make_context(Document(Experiment(name="Something else")), Theme("light"))
    context.transport.restart()
    rest(context, qtbot)
    yield context
    assert context.client.close()


@pytest.fixture
def session(context: Context, qtbot: QtBot) -> Session:
    """The notebook with watches, breakpoints, two what-ifs, one upon the other, and a place inside a step."""
    rest(context, qtbot)
    context.watches.set_texts(("abs(error)", "h / prev(h)"))
    context.branches.go_on(3, (Change("x", (0,), 50),))
    rest(context, qtbot)
    context.branches.go_on(5, (Change("h", (0,), -1.5),))
    rest(context, qtbot)
    context.breakpoints.set_items((AtStep(t=7), ErrorBound(bound=1e6, is_enabled=False)))
    context.branches.rename(context.branches.shown, "Second thoughts")
    context.playhead.move(4, 2)
    return sessions_of(context, View()).take()


def test_a_session_opened_elsewhere_is_the_same_session(
    context: Context, session: Session, elsewhere: Context, qtbot: QtBot
) -> None:
    view = View()
    other = sessions_of(elsewhere, view)
    view.data = {}
    other.open(from_json(to_json(session)), None)
    qtbot.waitUntil(lambda: other.take() == session)
    rest(elsewhere, qtbot)
    for name in context.client.trace:
        assert elsewhere.client.trace[name].tobytes() == context.client.trace[name].tobytes(), name


def test_what_was_open_before_leaves_nothing_behind(
    context: Context, session: Session, elsewhere: Context, qtbot: QtBot
) -> None:
    elsewhere.watches.add("t * t")
    elsewhere.branches.go_on(1, (Change("x", (0,), 9),))
    rest(elsewhere, qtbot)
    other = sessions_of(elsewhere, View())
    other.open(session, None)
    qtbot.waitUntil(lambda: other.take() == session)
    assert not elsewhere.document.is_modified
    assert not elsewhere.document.may_undo


def test_the_playhead_is_the_user_s_once_the_run_is_there(
    session: Session, elsewhere: Context, qtbot: QtBot
) -> None:
    other = sessions_of(elsewhere, View())
    other.open(session, None)
    qtbot.waitUntil(lambda: elsewhere.playhead.t == 4 and elsewhere.client.ending is not None)
    elsewhere.transport.go_to(1)
    elsewhere.transport.restart()
    with qtbot.waitSignal(elsewhere.client.finished):
        pass
    assert elsewhere.playhead.t == 1


def test_the_playhead_stays_the_user_s_when_a_paused_run_goes_on(
    session: Session, elsewhere: Context, qtbot: QtBot
) -> None:
    elsewhere.transport.stop()
    qtbot.waitUntil(lambda: elsewhere.client.trace.steps == 1)
    other = sessions_of(elsewhere, View())
    with qtbot.waitSignal(elsewhere.client.advanced):
        other.open(session.replace(branches=(), shown=None, breakpoints=(), t=0, operation=None), None)
    for t in (1, 2):
        with qtbot.waitSignal(elsewhere.client.advanced):
            elsewhere.transport.step()
        assert elsewhere.playhead.t == t


def test_a_session_put_away_before_its_run_is_there_keeps_its_place(
    session: Session, elsewhere: Context
) -> None:
    other = sessions_of(elsewhere, View())
    other.open(session, None)
    again = other.take()
    assert (again.t, again.operation) == (session.t, session.operation)
