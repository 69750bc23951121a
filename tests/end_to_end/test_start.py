"""A start never fails for what is remembered, and a program that has to end loses nothing."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.experiment import Experiment
from engine.session import Session, load, save
from gui.docking.workspaces import LAYOUT_VERSION
from gui.open.autosave import PREFIX
from gui.shell.main_window import MainWindow
from tests.gui.conftest import delete_what_is_due
from tests.programs import ENDING, Program, Programs

PROGRAM = """
import sys
import gui.app
from PyQt6.QtCore import QTimer
from engine.thread.own_process.program import start_program

engine = start_program()
begin = gui.app._begin
def begin_and_tell(window, name):
    autosave = begin(window, name)
    def tell():
        print(window.messages.text, flush=True)
        if sys.argv[1] == "quit":
            window.close()
        elif sys.argv[1] == "export":
            export(window)
        else:
            window.document.edit(window.document.experiment.replace(name="Precious"))
            print("ready", engine.pid, flush=True)
    QTimer.singleShot(0, tell)
    return autosave
def export(window):
    from pathlib import Path
    from gui.export.animation import Animation, AnimationSettings
    from gui.export.animation_scene import subjects
    scene = subjects(window.parts)["all"].make_scene
    global animation
    animation = Animation(scene, Path("run.gif").absolute(), AnimationSettings(800, 5, True, 100))
    def go(count, of):
        if count == 3:
            print(*Path().iterdir(), flush=True)
            window.close()
    animation.advanced.connect(go)
    window.context.client.finished.connect(animation.start)
    window.context.transport.restart()
gui.app._begin = begin_and_tell
sys.exit(gui.app.open_window(None, engine=engine))
"""


Start = Callable[[str, str], Program]
Run = Callable[[str], str]


@pytest.fixture
def start(programs: Programs) -> Start:
    """Start the program, which says what its message bar says, until "quit" or with unsaved "work".

    Its settings are in a folder of its own.
    """

    def start(home: str, until: str) -> Program:
        own = {"XDG_CONFIG_HOME": home, "QT_QPA_PLATFORM": "offscreen", "DISPLAY": ""}
        return programs.start("-c", PROGRAM, until, environment={**os.environ, **own})

    return start


@pytest.fixture
def run(start: Start) -> Run:
    """Tell what the message bar says after a start that ended well."""

    def run(home: str) -> str:
        program = start(home, "quit")
        told, errors = program.communicate()
        assert (program.returncode, errors) == (0, "")
        return told

    return run


def test_everything_damaged_at_once_is_put_aside_and_told(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "rnn-explorer"
    own.mkdir()
    (own / "settings.ini").write_text("[General]\nrecent=@Invalid(), \\x0\nplots=[1\nlayout=@nonsense\n")
    (own / "log.txt").mkdir()
    (own / f"{PREFIX}1.json").write_text("{")
    (own / f"{PREFIX}2.json").symlink_to(own / "gone")
    told = run(str(tmp_path))
    for name in ("settings.ini", "log.txt", f"{PREFIX}1.json", f"{PREFIX}2.json"):
        assert f"“{name}.damaged-1”" in told
    assert "damaged" not in run(str(tmp_path))


def test_a_folder_that_is_a_file_makes_way(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rnn-explorer").write_text("something")
    assert "It is kept as “rnn-explorer.damaged-1”" in run(str(tmp_path))


@pytest.mark.parametrize("home", ["/proc/none", "/dev/null"])
def test_a_home_that_cannot_be_written_is_told(run: Run, home: str) -> None:
    assert "Nothing can be remembered" in run(home)


@pytest.mark.parametrize("number", ENDING)
def test_a_program_that_has_to_end_keeps_its_layout_and_leaves_its_work(
    start: Start, run: Run, tmp_path: Path, number: int
) -> None:
    program = start(str(tmp_path), "work")
    while not (line := program.stdout.readline()).startswith("ready"):
        assert line
    program.send_signal(number)
    _, errors = program.communicate()
    assert (program.returncode, errors) == (128 + number, "")
    assert not Path("/proc", line.split()[1]).exists()  # the engine's process
    own = tmp_path / "rnn-explorer"
    (left,) = own.glob(f"{PREFIX}*.json")
    assert load(left).experiment.name == "Precious"
    assert "layout=" in (own / "settings.ini").read_text()
    assert "“Precious” can be brought back" in run(str(tmp_path))


def test_quitting_in_the_middle_of_an_export_leaves_no_file(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    program = start(str(tmp_path), "export")
    told, errors = program.communicate()
    assert (program.returncode, errors) == (0, "")
    assert ".rnn-explorer-" in told
    assert list((tmp_path / "out").iterdir()) == []


def test_what_a_start_that_was_killed_has_left_is_cleared(run: Run, tmp_path: Path) -> None:
    left = tmp_path / "rnn-explorer" / ".rnn-explorer-0123456789ab.tmp"
    left.parent.mkdir()
    left.touch()
    os.utime(left, (0, 0))
    run(str(tmp_path))
    assert not left.exists()


def test_a_mistake_in_the_start_is_shown_and_logged(tmp_path: Path) -> None:
    wrong = (
        "import gui.app, gui.shell.crash_dialog as c\n"
        "c.CrashDialog.exec = lambda self: print(self.report)\n"
        "gui.app.Theme = None\n"
    )
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", wrong + "gui.app.open_window(None)"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "TypeError" in done.stdout
    assert "TypeError" in (tmp_path / "rnn-explorer" / "log.txt").read_text()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=8) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
STATE = st.dictionaries(
    st.sampled_from(["hidden", "plots", "sizes", "is_open", "ulps", "scale", "current", "layouts"]), JSON
)


@given(states=st.dictionaries(st.sampled_from(["plots", "model", "comparison", "workspaces"]), JSON | STATE))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_panel_takes_whatever_a_file_says_it_remembers(window: MainWindow, states: dict[str, Any]) -> None:
    window.memory.set_view({"parts": states})
    for name, state in states.items():
        if isinstance(state, dict):
            window.settings.set_state(name, state)
    window.memory.restore()
    window.reset_layout()
    delete_what_is_due()


@given(data=st.binary(), is_flipped=st.booleans(), place=st.integers(0), value=st.integers(0, 255))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_window_takes_whatever_layout_a_file_holds(
    window: MainWindow, data: bytes, is_flipped: bool, place: int, value: int
) -> None:
    if is_flipped:
        layout = bytearray(window.saveState(LAYOUT_VERSION).data())
        layout[place % len(layout)] = value
        data = bytes(layout)
    window.settings.set_bytes("layout", data)
    window.memory.restore()
    window.reset_layout()
    delete_what_is_due()


def test_work_of_an_earlier_number_is_offered(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "rnn-explorer"
    own.mkdir()
    save(own / f"{PREFIX}1.json", Session(experiment=Experiment(name="Old")))
    (own / f"{PREFIX}1.lock").write_text("1\nrnn-explorer\nanother-container\n")
    assert "“Old” can be brought back" in run(str(tmp_path))
