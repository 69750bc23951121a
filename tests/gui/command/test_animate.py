"""`rnn-explorer animate`, as a command of its own: it makes the application itself."""

from pathlib import Path

import pytest
from PIL import Image

from gui.launch import main
from tests.programs import Programs

COMMAND = "-m", "gui.launch", "animate"


@pytest.mark.slow
@pytest.mark.parametrize("plot", ["all", "prediction", "error"])
def test_plots_are_animated_one_frame_a_step(programs: Programs, tmp_path: Path, plot: str) -> None:
    out = tmp_path / "run.gif"
    options = ("--plot", plot, "--fps", 4, "--numpy-only")
    assert programs.run(*COMMAND, "notebook", out, *options) == (0, "", "")
    with Image.open(out) as image:
        assert (image.n_frames, image.info["duration"], image.info["loop"]) == (9, 250, 0)


@pytest.mark.slow
def test_window_is_animated_in_its_size_and_theme(programs: Programs, tmp_path: Path) -> None:
    out = tmp_path / "run.webp"
    options = ("--plot", "window", "--size", "1000x700", "--theme", "dark", "--frames", 3, "--once")
    assert programs.run(*COMMAND, "notebook", out, *options, "--numpy-only") == (0, "", "")
    with Image.open(out) as image:
        assert (image.n_frames, image.size, image.info["loop"]) == (3, (1000, 700), 1)
        assert image.convert("RGB").getpixel((2, 690)) < (40, 40, 40)


@pytest.mark.slow
@pytest.mark.parametrize(("command", "ending"), [("animate", "gif"), ("screenshot", "png")])
def test_run_that_takes_too_long_is_told(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, ending: str
) -> None:
    program = "import gui.command.offscreen; gui.command.offscreen.PATIENCE = 0; "
    program += f"import gui.command.{command} as command; "
    program += f"raise SystemExit(command.main(['notebook', 'out.{ending}']))"
    monkeypatch.chdir(tmp_path)
    sentence = f"error: out.{ending} was not written: the run took longer than 0 seconds\n"
    assert programs.run("-c", program) == (2, "", sentence)
    assert not list(tmp_path.iterdir())


OF_THE_WINDOW = "import gui.export.animation_scene as scene; scene.subjects = lambda parts: {}; "
OF_THE_ENGINE = """
from engine.run.simulate import Simulation
Simulation.advance = lambda *_: {}["all"]
"""


@pytest.mark.slow
@pytest.mark.parametrize("bug", [OF_THE_WINDOW, OF_THE_ENGINE], ids=["window", "engine"])
def test_bug_ends_the_command_with_its_traceback(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bug: str
) -> None:
    program = f"import gui.command.offscreen, gui.command.animate as command; {bug}\n"
    program += "gui.command.offscreen.PATIENCE = 20\n"
    program += "raise SystemExit(command.main(['notebook', 'out.gif', '--numpy-only']))"
    monkeypatch.chdir(tmp_path)
    status, out, errors = programs.run("-c", program)
    assert (status, out) == (1, "")
    assert errors.rstrip().endswith("KeyError: 'all'")
    assert not list(tmp_path.iterdir())


INTERRUPTED = """
import os, signal, sys
from PyQt6.QtCore import QTimer
from gui.launch import main
from gui.shell.main_window import MainWindow

show = MainWindow.show

def shown(window):
    show(window)
    QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGINT))

MainWindow.show = shown
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["animate notebook out.gif", "screenshot notebook out.png", "plots notebook ."]
)
def test_interrupted_command_ends_quietly_and_leaves_no_file(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, errors = programs.run("-c", INTERRUPTED, *command.split(), "--numpy-only")
    assert (status, errors) == (130, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(out.split())  # plots that are whole


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["notebook"], "the following arguments are required: OUT.gif|.webp|.png"),
        (["notebook", "out.mp4"], "out.mp4 must end in .gif, .webp or .png"),
        (["notebook", "gone/out.gif"], "out.gif cannot be written: its folder does not exist"),
        (["notebook", "out.gif", "--fps", "90"], "--fps must be from 1 to 30, got 90"),
        (["notebook", "out.gif", "--frames", "1"], "--frames must be from 2 to 10000, got 1"),
        (["notebook", "out.gif", "--plot", "sound"], "--plot must be one of all, window, prediction"),
        (["notebok", "out.gif"], "notebok does not exist, and no ready-made experiment has that"),
    ],
)
def test_wrong_command_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    status = main(["animate", *arguments])
    out, err = capsys.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("error: ")
    assert sentence in err
