"""A throttle acts at once, not too often, and never misses the last call."""

from PyQt6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.state.pacing import Throttle


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
