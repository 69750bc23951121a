"""The program as its command starts it, on a real X display, driven by keys from outside."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.files.experiment_file import load

PATIENCE = 60  # seconds


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A virtual X display with a window manager."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as numbers:
        name = f":{numbers.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env={**os.environ, "DISPLAY": name, "HOME": str(tmp_path)}, stderr=subprocess.DEVNULL
    )
    yield name
    for process in (manager, server):
        process.terminate()
        process.wait()


@pytest.fixture
def program(display: str, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program, its window shown."""
    own = {name: str(tmp_path / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = {**os.environ, **own, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    process = subprocess.Popen([sys.executable, "-m", "gui.launch"], env=environment, stderr=subprocess.PIPE)
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def xdotool(display: str, *words: str) -> str:
    done = subprocess.run(
        ["xdotool", *words],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return done.stdout.strip()


def wait_for_window(display: str, title: str) -> str:
    """The id of a window whose title holds this text, once there is one and it has the keys."""
    end, found = time.monotonic() + PATIENCE, ""
    while not found and time.monotonic() < end:  # a search fails where another window goes away meanwhile
        found = xdotool(display, "search", "--sync", "--onlyvisible", "--name", title)
    window = found.splitlines()[-1]
    xdotool(display, "windowactivate", "--sync", window)
    return window


def wait_until_exists(path: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < end:
        os.sched_yield()


def test_rename_save_and_quit_by_keys_alone(
    display: str, program: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    wait_for_window(display, "The notebook — RNN Explorer")
    xdotool(display, "key", "F2")
    wait_for_window(display, "Rename")
    xdotool(display, "key", "ctrl+a")
    xdotool(display, "type", "By keys")
    xdotool(display, "key", "Return")
    wait_for_window(display, "By keys")
    xdotool(display, "key", "F10")
    xdotool(display, "key", "ctrl+shift+s")
    wait_for_window(display, "Save the experiment")
    xdotool(display, "key", "ctrl+a")
    xdotool(display, "type", str(tmp_path / "keys.json"))
    xdotool(display, "key", "Return")
    wait_until_exists(tmp_path / "keys.json")
    assert load(tmp_path / "keys.json").name == "By keys"
    wait_for_window(display, "By keys — RNN Explorer")
    xdotool(display, "key", "ctrl+q")
    assert program.wait(PATIENCE) == 0
    assert program.stderr is not None
    assert b"Traceback" not in program.stderr.read()
