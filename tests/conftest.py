"""What a test must not leave behind: a thread, a log record, a window, a cursor; and which are not fast."""

import faulthandler
import gc
import logging
import math
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any

import hypothesis
import hypothesis.internal.entropy
import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from pytestqt.qtbot import QtBot

from tests.cases import together
from tests.programs import programs

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is imported, as the program has it
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported; `pytest` alone opens no window

# It works between tests, on the main thread: by itself it would delete what Qt draws in another. And it would
# look hundreds of times through all that is imported, of which nothing is garbage.
gc.disable()

CPU_SECONDS = "cpu_seconds"
FAST_SECONDS = 1
MUCH_GARBAGE = 20_000  # objects that were made and not freed since the last collection
HANG, RENEW = 300, 60  # seconds that a test may take before it counts as hanging, and that may be added
RENEWED = pytest.StashKey[float]()  # when the watch for hangs was set last
JOIN_SECONDS = 30  # for a thread that was told to end and is on its way out
FONT_CACHE = "matplotlib.font_manager"  # tells, once on a machine, that it takes its time
PATIENCE = 60_000  # ms; a busy machine is late, and what never happens fails all the same
LOOK = 2  # ms between two looks whether it has happened; pytest-qt has 10, of which a test waits half

for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed, QtBot.waitActive):
    wait.__kwdefaults__["timeout"] = PATIENCE  # in place of pytest-qt's 5 s

_wait_until = QtBot.waitUntil


def wait_until(robot: QtBot, callback: Any, **timeout: int) -> None:
    """What QtBot.waitUntil does, looking more often, with one event loop for all its looks."""
    _wait_until(SimpleNamespace(wait=_look_again()), callback, **timeout)


def _look_again() -> Callable[[int], None]:
    """Let events happen until the next look. pytest-qt makes a loop for each, at 0.14 ms of a processor."""
    from PyQt6.QtCore import QEventLoop, Qt, QTimer  # not for tests that need none

    loop = QEventLoop()
    timer = QTimer(loop, interval=LOOK, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(loop.quit)

    def look_again(_: int) -> None:
        timer.start()
        loop.exec()

    return look_again


QtBot.waitUntil = wait_until

_double_click = QtBot.mouseDClick


def double_click(*args: Any, **named: Any) -> None:
    """What QtBot.mouseDClick does, and let the button go: to Qt, whom the program asks, it stays pressed."""
    _double_click(*args, **named)
    QtBot.mouseRelease(*args, **named)


QtBot.mouseDClick = staticmethod(double_click)

# Hypothesis would put NumPy's global generator aside and back for each example. Nothing here draws from it.
if getattr(hypothesis.internal.entropy, "NP_RANDOM", "") is None:  # which other versions may not have
    hypothesis.internal.entropy.NP_RANDOM = "as it is"

hypothesis.settings.register_profile(  # a shared machine keeps no time
    "desk", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.register_profile(  # the same examples every time
    "ci", hypothesis.settings.get_profile("desk"), derandomize=True
)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")
hypothesis.settings.register_profile("fast", hypothesis.settings(max_examples=10))  # `make test` tries 100


@pytest.hookimpl(wrapper=True)
def pytest_pycollect_makeitem(collector: pytest.Collector) -> Iterator[Any]:
    """Run the cases of a test as one, where each takes next to nothing and nobody asks for one of them."""
    made, config = (yield), collector.config
    one_by_one = config.option.keyword or any("[" in name for name in config.args)
    return made if one_by_one or not isinstance(made, list) else together(made)


def pytest_collection_finish() -> None:
    """Have the garbage collector pass over what stays to the end: all modules and the thousands of tests."""
    gc.collect()
    gc.freeze()


def pytest_runtest_logfinish() -> None:
    """Collect what tests have left, where it is much. What is in use after a test stays, as modules do."""
    if gc.get_count()[0] > MUCH_GARBAGE:
        gc.collect()
        gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Have a program that hangs say where. What pytest has for it starts a thread for every test."""
    stash, now = item.config.stash, time.monotonic()
    if now > stash.get(RENEWED, -math.inf) + RENEW:
        stash[RENEWED] = now
        faulthandler.dump_traceback_later(HANG + RENEW, file=stash[fault_handler_stderr_fd_key])


def pytest_sessionfinish() -> None:
    """Look for no hang after the last test."""
    faulthandler.cancel_dump_traceback_later()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Measure what a test takes of the processors: on a busy machine the time says little."""
    began = _cpu_seconds()
    try:
        return (yield)
    finally:
        item.user_properties.append((CPU_SECONDS, _cpu_seconds() - began))


def _cpu_seconds() -> float:
    """Of this program and of those it has waited for."""
    return sum(os.times()[:4])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the tests of the fast set that are not fast; none fails for it, as machines differ."""
    taken: Counter[str] = Counter()  # by a test with all its cases
    for report in terminalreporter.getreports("passed"):
        if "slow" not in report.keywords:
            taken[report.nodeid.partition("[")[0]] += dict(report.user_properties).get(CPU_SECONDS, 0)
    if late := [name for name in taken if taken[name] > FAST_SECONDS]:
        terminalreporter.section(f"Over {FAST_SECONDS} s of a processor: mark them slow, or make them faster")
        for name in sorted(late, key=lambda name: -taken[name]):
            terminalreporter.write_line(f"{taken[name]:.1f} s {name}")


@pytest.fixture(autouse=True)
def nothing_is_left_behind(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that leaves something behind, whatever else it leaves.

    One fixture, as pytest works on each for every one of thousands of tests.
    """
    threads, windows = set(threading.enumerate()), set(_shown())
    with ExitStack() as checks:
        checks.callback(no_thread_is_left, threads)
        checks.callback(no_unexpected_log_record, caplog)
        checks.callback(nothing_is_left_on_the_screen, windows)
        checks.callback(keras_computes_in_float32)
        yield


def no_thread_is_left(before: set[threading.Thread]) -> None:
    """Fail a test that leaves a Python thread running."""
    left = [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
    for thread in left:
        thread.join(JOIN_SECONDS)
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left running: {names}"


def _is_ours(thread: threading.Thread) -> bool:
    """Whether Python started it; native threads that merely called into Python have no end to wait for."""
    return not isinstance(thread, threading._DummyThread)


def no_unexpected_log_record(caplog: pytest.LogCaptureFixture) -> None:
    """Fail a test that logs a warning or worse; one that expects it checks it, then calls caplog.clear()."""
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    ours = [record for record in records if record.name != FONT_CACHE]
    lines = [record.getMessage() for record in ours if record.levelno >= logging.WARNING]
    assert not lines, f"unexpected log records: {lines}"


def nothing_is_left_on_the_screen(before: set[Any]) -> None:
    """Fail a test that leaves a window open or a cursor in place of all others, and take them away."""
    left = [widget for widget in _shown() if widget not in before]
    names = [f"{type(widget).__name__} {widget.windowTitle()!r}" for widget in left]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    cursors = _take_cursors_away()
    assert not names, f"left open: {names}"
    assert not cursors, f"override cursors left: {cursors}"


def keras_computes_in_float32() -> None:
    """Fail a test that leaves Keras another precision for what says none, which is global; put it back."""
    keras = sys.modules.get("keras")
    floatx = keras.config.floatx() if hasattr(keras, "config") else "float32"
    if keras is not None and floatx != "float32":
        keras.config.set_floatx("float32")
    assert floatx == "float32", "Keras' precision is left in float64"


def _application() -> Any:
    """Qt's application, where a test has made one; Qt is not imported for those that need none."""
    widgets = sys.modules.get("PyQt6.QtWidgets")
    return None if widgets is None else widgets.QApplication.instance()


def _shown() -> list[Any]:
    """The windows, dialogs and menus that are open."""
    application = _application()
    return [] if application is None else [one for one in application.topLevelWidgets() if one.isVisible()]


def _take_cursors_away() -> int:
    """How many override cursors there were."""
    application, cursors = _application(), 0
    while application is not None and application.overrideCursor() is not None:
        application.restoreOverrideCursor()
        cursors += 1
    return cursors


__all__ = ["programs"]


@pytest.fixture(scope="module")
def known_cells() -> Iterator[None]:
    """The cells of the tests, which do not ship, among those that do."""
    from tests.cells.dropped_in import dropped_in

    with dropped_in():
        yield
