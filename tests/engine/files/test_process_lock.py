"""A lock ends with its process, not with its number."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from engine.files.process_lock import ProcessLock

HOLD = """
import sys, pathlib, signal
from engine.files.process_lock import ProcessLock
lock = ProcessLock(pathlib.Path(sys.argv[1]))
print(lock.take(), flush=True)
signal.pause()
"""


def test_it_is_free_once_its_process_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"True\n"
    assert not ProcessLock(path).take()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    lock = ProcessLock(path)
    assert lock.take()
    lock.give_back()
    assert not path.exists()


def test_a_number_in_it_means_nothing(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    path.write_text(f"{os.getpid()}\nrnn-explorer\n")
    lock = ProcessLock(path)
    assert lock.take()
    lock.give_back()


def test_where_no_lock_can_be_nobody_waits(tmp_path: Path) -> None:
    assert ProcessLock(tmp_path / "missing" / "lock").take()
