"""A throttle acts at once, not too often, and never misses the last call."""

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.state.context import Context
from gui.state.pacing import Follower, Throttle


def test_first_call_is_made_at_once(qtbot: QtBot) -> None:
    calls: list[int] = []
    owner = QObject()
    Throttle(owner, 1000, lambda: calls.append(1)).call()
    assert calls == [1]


def test_calls_that_follow_are_made_once_when_the_time_is_over(qtbot: QtBot) -> None:
    calls: list[int] = []
    owner = QObject()
    throttle = Throttle(owner, 20, lambda: calls.append(1))
    for _ in range(5):
        throttle.call()
    assert calls == [1]
    qtbot.waitUntil(lambda: calls == [1, 1])


def test_call_now_is_made_in_any_case_and_pays_what_was_owed(qtbot: QtBot) -> None:
    calls: list[str] = []
    owner = QObject()
    throttle = Throttle(owner, 20, lambda: calls.append("done"))
    throttle.call()
    throttle.call()
    throttle.call_now()
    qtbot.wait(60)
    assert calls == ["done", "done"]


def follow(context: Context, qtbot: QtBot) -> tuple[QWidget, list[int]]:
    """A widget, and the steps at which the playhead was when something that follows it was refreshed."""
    qtbot.waitUntil(lambda: context.client.ending is not None)
    widget, seen = QWidget(), list[int]()
    qtbot.addWidget(widget)
    widget.show()
    Follower(widget, context, lambda: seen.append(context.playhead.t))
    return widget, seen


def test_a_move_of_the_playhead_is_followed_at_once(context: Context, qtbot: QtBot) -> None:
    _, seen = follow(context, qtbot)
    context.transport.go_to(3)
    context.transport.go_to(5)
    assert seen[-2:] == [3, 5]


def test_a_drag_of_the_playhead_is_followed_behind_the_paint_and_to_its_end(
    context: Context, qtbot: QtBot
) -> None:
    widget, seen = follow(context, qtbot)
    qtbot.mousePress(widget, Qt.MouseButton.LeftButton)
    seen.clear()
    for t in (3, 4, 5):
        context.transport.go_to(t)
    assert not seen
    qtbot.waitUntil(lambda: bool(seen))
    context.transport.go_to(7)
    qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: seen[-1] == 7)
    assert seen == [5, 7]
