"""Where the garbage collector works: on the window's thread, between two of its events."""

import gc
import os
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
from tests.soak.memory import size_in_memory


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


def test_memory_is_given_back_once_more_than_the_youngest_objects_were_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[int] = []
    monkeypatch.setattr(collector, "TRIM", given.append)
    for counts, times in (((MANY[0] + 1, 0, 0), 0), ((0, MANY[1] + 1, 0), 1), ((0, 0, MANY[2] + 1), 2)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        collector.collect_what_is_due()
        assert len(given) == times


@pytest.mark.skipif(collector.TRIM is None, reason="no glibc")
def test_freed_memory_goes_back_to_the_system() -> None:
    blocks = [bytearray(100_000) for _ in range(1000)]
    last = bytearray(100_000)  # at the end of the heap, which could not shrink without it
    held = size_in_memory(os.getpid())
    del blocks
    collector.give_back()
    assert size_in_memory(os.getpid()) < held - 80
    assert last
