"""Libraries leave nothing in the user's home folder, and find what the user has put there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.files.cache_folder import FOLDERS, keep_home_clean
from tests.known import ROOT


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for variable in FOLDERS:
        monkeypatch.setenv(variable, "")  # is put back after the test
        monkeypatch.delenv(variable)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path


def test_each_library_gets_a_folder_in_our_cache(home: Path) -> None:
    keep_home_clean()
    for variable in FOLDERS:
        assert Path(os.environ[variable]).parent == home / "cache" / "rnn-explorer"


def test_a_folder_of_the_users_own_stays_in_use(home: Path) -> None:
    (home / ".keras").mkdir()
    (home / ".keras" / "keras.json").touch()
    keep_home_clean()
    assert "KERAS_HOME" not in os.environ
    assert "MPLCONFIGDIR" in os.environ


def test_a_variable_that_is_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_HOME", "/own")
    keep_home_clean()
    assert os.environ["KERAS_HOME"] == "/own"


def test_a_home_that_cannot_be_written_is_left_to_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    keep_home_clean()
    assert not set(FOLDERS) & set(os.environ)


@pytest.mark.slow
def test_a_run_with_keras_and_a_plot_leaves_nothing_in_home(home: Path) -> None:
    out = home / "out"
    out.mkdir()
    command = [sys.executable, "-m", "gui.launch", "run", "notebook", "--plot", "plot.png"]
    subprocess.run(command, cwd=out, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, timeout=120)
    assert {path.name for path in home.iterdir()} == {"out", "cache"}
    assert {path.name for path in (home / "cache").iterdir()} == {"rnn-explorer"}
    assert [path.name for path in out.iterdir()] == ["plot.png"]
