"""`rnn-explorer plots`, as a command of its own: it makes the application itself."""

import errno
import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from engine.experiment import Experiment
from gui.launch import main
from gui.plots import plot_classes
from resources.library import experiment_path
from tests.programs import Programs

NAMES = [f"the-notebook-{plot.name.replace('_', '-')}" for plot in plot_classes()]


COMMAND = "-m", "gui.launch", "plots", "--numpy-only"


@pytest.mark.slow
def test_every_plot_is_written_in_its_size(programs: Programs, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "plots"
    status, out, err = programs.run(*COMMAND, "notebook", folder, "--size", "800x500", "--theme", "dark")
    assert (status, err) == (0, "")
    assert out.split() == [str(folder / f"{name}.png") for name in NAMES]
    for name in NAMES:
        with Image.open(folder / f"{name}.png") as image:
            assert image.size == (800, 500)
            assert image.convert("RGB").getpixel((1, 1)) < (60, 60, 60)


@pytest.mark.slow
@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_plots_are_written_as_drawings(
    programs: Programs, tmp_path: Path, ending: str, begins: bytes
) -> None:
    folder = tmp_path / "plots"
    status, _, err = programs.run(
        *COMMAND, "notebook", folder, "--format", ending, "--x-label", "time (days)"
    )
    assert (status, err) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.{ending}" for name in NAMES)
    assert all(path.read_bytes().startswith(begins) for path in folder.iterdir())
    if ending == "svg":
        assert all("time (days)" in path.read_text() for path in folder.iterdir())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--size", "10x10"), "--size must be at least 200x200, got 10x10"),
        (("--dpi", "5000"), "--dpi must be from 48 to 1200, got 5000"),
        (
            ("--unit", "hPa", "--y-label", "pressure"),
            "--unit stands behind a plot's own label; write it in --y-label",
        ),
        (("--format", "gif"), "--format must be png, svg or pdf, got 'gif'"),
    ],
)
def test_what_cannot_be_drawn_is_told_before_a_folder_is_made(
    arguments: tuple[str, ...], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["plots", "notebook", str(tmp_path / "plots"), *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"error: {sentence}")
    assert not (tmp_path / "plots").exists()


def test_folder_that_may_not_be_made_or_written_is_told_before_anything_is_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # who runs the tests may be allowed everything
    assert main(["plots", "notebook", str(tmp_path)]) == 2
    told = f"error: {tmp_path.name} cannot be written: there is no permission to write there\n"
    assert capsys.readouterr() == ("", told)

    def refuse(*args: object, **kinds: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["plots", "notebook", str(tmp_path / "new")]) == 2
    told = "error: the folder new cannot be made: there is no permission to do so\n"
    assert capsys.readouterr() == ("", told)


def test_an_unknown_experiment_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plots", "nothing", str(tmp_path / "plots")]) == 2
    assert capsys.readouterr().err.startswith("error: nothing does not exist")
    assert not (tmp_path / "plots").exists()


def test_file_is_no_folder_for_plots(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plots"
    path.write_text("mine")
    assert main(["plots", "notebook", str(path)]) == 2
    assert capsys.readouterr().err == "error: plots is a file, not a folder\n"
    assert path.read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="there a pipe has no path")
def test_experiment_of_a_pipe_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Experiment] = []
    monkeypatch.setattr("gui.command.plots.show_window", lambda experiment, *_: shown.append(experiment))
    reading, writing = os.pipe()
    os.write(writing, experiment_path("notebook").read_bytes())
    os.close(writing)
    try:
        assert main(["plots", f"/dev/fd/{reading}", str(tmp_path)]) == 0
    finally:
        os.close(reading)
    assert [experiment.name for experiment in shown] == ["The notebook"]
