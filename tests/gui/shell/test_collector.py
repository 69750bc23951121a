"""Where the garbage collector works: on the window's thread, between two of its events."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gui.open.settings import Settings
from gui.shell import collector
from gui.shell.collector import MANY, Collector
from gui.shell.crash_dialog import CrashReporter
from gui.shell.main_window import MainWindow
from gui.state.context import Context


class Circle:
    """What lies in a circle of references, as plots do."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def python_collects_by_itself() -> Iterator[None]:
    """As at the start of a program; between tests it does not."""
    gc.enable()
    yield
    gc.disable()


def drop_circle(collected_in: list[threading.Thread]) -> None:
    """Leave a circle to the collector, and note which thread deletes it."""
    weakref.finalize(Circle(), lambda: collected_in.append(threading.current_thread()))


def make_many_objects() -> list[list[object]]:
    """So many that a collection is due."""
    return [[] for _ in range(2 * MANY[0])]


def test_engine_thread_deletes_nothing_of_the_window(qtbot: QtBot) -> None:
    parent, collected_in = QObject(), []
    _collector = Collector(parent)
    drop_circle(collected_in)

    thread = threading.Thread(target=make_many_objects)
    thread.start()
    thread.join()
    assert not collected_in

    kept = make_many_objects()
    assert not collected_in

    def has_collected() -> bool:
        kept.extend(make_many_objects())  # as what is freed meanwhile, of tests before, counts against them
        return collected_in != []

    qtbot.waitUntil(has_collected)
    assert collected_in == [threading.main_thread()]


def test_window_brings_its_collector(context: Context, qtbot: QtBot) -> None:
    window = MainWindow(context, Settings(), CrashReporter())
    qtbot.addWidget(window)

    assert window.findChild(Collector) is not None
    assert not gc.isenabled()


def test_memory_is_given_back_again_and_again(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    given: list[int] = []
    monkeypatch.setattr(collector, "give_back", lambda: given.append(1))
    parent = QObject()
    _collector = Collector(parent)
    qtbot.waitUntil(lambda: len(given) > 1)
