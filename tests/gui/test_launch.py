"""The command `rnn-explorer`: what it starts, and what it refuses."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui import launch
from gui.launch import main


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--colour"], "unrecognized arguments: --colour; try rnn-explorer --help"),
        (["notebook", "fibonacci"], "unrecognized arguments: fibonacci; try rnn-explorer --help"),
        (["rnu", "notebook"], "there is no command rnu; run may be meant; try rnn-explorer --help"),
        (["trian"], "there is no command trian; train may be meant; try rnn-explorer --help"),
        (["convret", "a.h5", "b.onnx"], "there is no command convret; convert may be meant"),
        (["run"], "the following arguments are required: FILE"),
        (["export", "notebook"], "the following arguments are required: OUT"),
        (["--version", "now"], "command must be run, compare, export, convert or train, got 'now'"),
        (["lesson", "check"], "the following arguments are required: FILE"),
        (["grade", "nowhere"], "nowhere is not a folder"),
        (["screenshot", "notebook"], "the following arguments are required: OUT.png"),
        (["screenshot", "notebook", "out.gif"], "out.gif must end in .png"),
        (["screenshot", "notebook", "gone/out.png"], "out.png cannot be written: its folder does not exist"),
        (
            ["screenshot", "notebok", "out.png"],
            "notebok does not exist, and no ready-made experiment has that",
        ),
        (["screenshot", "notebook", "out.png", "--size", "12"], "must be like 1280x800, got 12"),
        (["screenshot", "notebook", "out.png", "--size", "²00x900"], "must be like 1280x800, got ²00x900"),
        (["screenshot", "notebook", "out.png", "--size", f"{10**12}x900"], "must be like 1280x800, got 1000"),
        (["animate", "notebook", "out.gif", "--size", "99999x9999"], "must have at most 100000000 pixels"),
        (["screenshot", "notebook", "out.png", "--scale", "3"], "must be a number from 1 to 2, got 3"),
        (["screenshot", "notebook", "out.png", "--theme", "red"], "--theme must be light or dark, got 'red'"),
    ],
)
def test_wrong_command_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    try:
        status = main(arguments)
    except SystemExit as end:
        status = end.code
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert sentence in err


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder that is in use stays")
def test_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    tmp_path.rmdir()
    assert main(["run", "notebook", "--implementation", "numpy"]) == 2
    assert (
        capsys.readouterr().err
        == "error: the folder that this was called in is gone; change to another one\n"
    )


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["help"], ["--help", "run"]])
def test_help_names_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert all(
        command in out
        for command in (
            "[FILE]",
            "run FILE",
            "export FILE",
            "lesson check FILE",
            "grade FOLDER",
            "screenshot FILE",
            "--version",
        )
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_window_without_a_display_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in launch.DISPLAYS:
        monkeypatch.delenv(variable, raising=False)
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("error: there is no display")


@pytest.mark.parametrize("name", ["train.json", "runs/compare", "File"])
def test_name_of_a_file_is_not_taken_for_a_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(launch, "_open_window", lambda name: opened.append(name) or 0)
    assert main([name]) == 0
    assert opened == [name]


@pytest.mark.slow
def test_platform_that_qt_does_not_have_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gui.launch"],
        env={**os.environ, "QT_QPA_PLATFORM": "slate"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "error: the window cannot be opened" in done.stderr


def test_products_are_made_by_one_thread() -> None:
    """NumPy reads it when it is imported, which must not be before."""
    look = "import os, sys; print(os.environ.get('OPENBLAS_NUM_THREADS'), 'numpy' in sys.modules)"
    code = (
        f"import gui.launch; gui.launch.keep_home_clean = lambda: exec({look!r}); gui.launch.main(['--help'])"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)
    assert done.stdout.startswith("1 False")


def told(command: str, *arguments: str) -> tuple[int, str, str]:
    """Status and streams of a shell's command, in which "$@" is ours."""
    words = ["sh", "-c", command, "sh", sys.executable, "-m", "gui.launch", *arguments]
    done = subprocess.run(words, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


COMMANDS = [
    ("--help",),
    ("--version",),
    ("run", "notebook", "--implementation", "numpy"),
    ("lesson", "--schema"),
]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there a shell is another one")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_closed_standard_output_is_no_error(arguments: tuple[str, ...]) -> None:
    assert told('"$@" >&-', *arguments) == (0, "", "")


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full device")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_full_standard_output_is_told(arguments: tuple[str, ...]) -> None:
    sentence = "error: standard output cannot be written: No space left on device\n"
    assert told('"$@" >/dev/full', *arguments) == (2, "", sentence)


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full device")
@pytest.mark.parametrize("stream", ["/dev/full", "&-"])
@pytest.mark.parametrize("arguments", [("run", "gone.json"), ("grade", "gone"), ("--gone",)], ids=" ".join)
def test_error_that_nobody_hears_keeps_its_status(arguments: tuple[str, ...], stream: str) -> None:
    assert told(f'"$@" 2>{stream}', *arguments) == (2, "", "")


@pytest.mark.parametrize("command", ["run", "grade", "--help"])
def test_interruption_while_it_is_imported_has_its_own_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(launch, "keep_home_clean", interrupt)
    assert main([command]) == 130
    assert capsys.readouterr() == ("", "")
