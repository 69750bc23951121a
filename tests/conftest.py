"""What every test must leave behind: no thread, no unexpected log record."""

import logging
import os
import threading
from collections.abc import Iterator

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported; `pytest` alone opens no window

JOIN_SECONDS = 2  # for a thread that was told to end and is on its way out

hypothesis.settings.register_profile("desk", deadline=None)  # a shared machine keeps no time
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)  # the same examples every time
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "desk")


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    """Fail a test that leaves a Python thread running."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
    for thread in left:
        thread.join(JOIN_SECONDS)
    names = [thread.name for thread in left if thread.is_alive()]
    assert not names, f"threads left running: {names}"


def _is_ours(thread: threading.Thread) -> bool:
    """Whether Python started it; native threads that merely called into Python have no end to wait for."""
    return not isinstance(thread, threading._DummyThread)


@pytest.fixture(autouse=True)
def no_unexpected_log_record(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse; one that expects it checks it, then calls caplog.clear()."""
    yield
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    lines = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not lines, f"unexpected log records: {lines}"
