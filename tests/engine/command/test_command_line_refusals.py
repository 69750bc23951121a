"""What the command line refuses, and how it ends: a sentence, and no traceback."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine.command import command_line
from engine.command.command_line import main
from resources.library import experiment_path
from tests.engine.command.test_command_line import RUN, complaint, output

# ── what is refused ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "a command is missing"),
        (("walk",), "command must be run, compare, export, convert or train, got 'walk'"),
        (("run",), "the following arguments are required: FILE"),
        ((*RUN, "--colour"), "unrecognized arguments: --colour"),
        ((*RUN, "--row", "x"), "--row must be a whole number, got 'x'"),
        (
            (*RUN, "--free-from", "99"),
            "--free-from must begin at a step from 1 to 8, after an output to read",
        ),
        (
            ("run", "--input", "x.npy", "a.json"),
            "required: FILE; FILE stands before --input, which takes every word behind it",
        ),
        (
            (*RUN, "--set", "-x=3"),
            "--set needs a value behind it; one that begins with - is joined to it: --",
        ),
        ((*RUN, "--set", "--json"), "--set needs a value behind it"),
        ((*RUN, "--equations-as", "mine"), "--equations-as must be one of "),
        (("run", ""), "FILE must be a file's name, got ''"),
        ((*RUN, "--csv", "notebook/"), "--csv must be a file's name, got 'notebook/'"),
        ((*RUN, "--csv", ""), "--csv must be a file's name, got ''"),
        ((*RUN, "--data", ""), "--data must be a file's name, got ''"),
        ((*RUN, "--csv", "-"), "--csv must be a file's name, got '-'"),
        (("compare", "notebook", "--theirs", "", "--tolerance", "-1e-3"), "--theirs must be a file's name"),
        (
            ("compare", "notebook", "--theirs", "a", "--tolerance", "-1e-3"),
            "--tolerance must be a number from",
        ),
        (
            ("compare", "notebook", "--theirs", "a", "--tolerance", "-inf"),
            "--tolerance must be a number from",
        ),
        (("train", "notebook", "--until", "low"), "--until must be a number, got 'low'"),
        ((*RUN, "--csv"), "--csv needs a value behind it"),
        ((*RUN, "--data", "a.csv", "--input"), "--input needs a value behind it"),
        ((*RUN, "--row", 1), "--row must be 0, as there is one row, got 1"),
        ((*RUN, "--row", -1), "--row must be 0, as there is one row, got -1"),
        (("run", "notebook", "--implementation", "torch"), "--implementation must be "),
        (
            ("run", "notebok"),
            "notebok does not exist, and no ready-made experiment has that name: notebook, ",
        ),
        (("run", "gone.json"), "gone.json does not exist"),
        (("run", "n" * 300), "no ready-made experiment has that name"),
        (("run", "n" * 300 + ".json"), ".json cannot be read"),
        (("run", "."), "is a folder"),
        (("run", " "), "' ' does not exist, and no ready-made experiment has that name"),
        (("run", "notebook", "--convention", "keras"), "notebook is an experiment, which has no convention"),
        (("train", "notebook", "--until", "nan"), "--until must be a number, got nan"),
        ((*RUN, "--csv-decimal", ","), "--csv-decimal needs --csv OUT"),
        ((*RUN, "--csv-delimiter", ";"), "--csv-delimiter needs --csv OUT"),
        ((*RUN, "--csv-decimal", "."), "--csv-decimal needs --csv OUT"),
        (("export", "notebook", "a.py", "--updates", 100), "--updates needs --training FRAMEWORK"),
        (
            ("export", "notebook", "a.py", "--training", "numpy", "--row", 0),
            "--row is for the script of a run; a training sees every row",
        ),
        (
            ("train", "notebook", "--data", "a.csv", "--targets", "b.csv"),
            "--targets is for --input X; the targets of --data FILE are told by --target",
        ),
        (("train", "notebook", "--decimal", "."), "--decimal needs --data FILE or --input X or --targets Y"),
        (("--version", "run", "notebook"), "--version stands alone; leave out the command"),
        ((*RUN, "--set", "sequence.weight=heavy"), "sequence.weight must be a number, got 'heavy'"),
        ((*RUN, "--set", "sequence.seq_len=1"), "sequence.seq_len must be at least 2, got 1"),
        ((*RUN, "--set", "sequence.wait=1"), "sequence.wait is not a field of this experiment"),
        ((*RUN, "--set", "sequence.weight"), "--set must be FIELD=VALUE"),
        (
            (*RUN, "--set", "sequence.weight=1", "--set", "sequence.weight = 2"),
            "sequence.weight is set twice, to 1 and to 2; leave one out",
        ),
        ((*RUN, "--plot", "out.txt"), "out.txt must end in .png, .svg or .pdf"),
        ((*RUN, "--plot", "gone/out.png"), "out.png cannot be written: its folder does not exist"),
        ((*RUN, "--csv", "gone/out.csv"), "out.csv cannot be written: its folder does not exist"),
        ((*RUN, "--csv", "."), "cannot be written: a folder has that name"),
        (("train", "notebook", "--out", "."), ". cannot be written: a folder has that name"),
        (("train", "notebook", "--csv", "n" * 300), "cannot be written: its name is too long"),
    ],
)
def test_wrong_command_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[object, ...], sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert sentence in complaint(capsys, *arguments)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            (*RUN, "--data", "a.csv", "--csv", "a.csv"),
            "a.csv is read by this command, too; choose another place",
        ),
        ((*RUN, "--input", "a.csv", "--csv", "./a.csv"), "a.csv is read by this command, too"),
        (("run", "my.json", "--csv", "my.json"), "my.json is read by this command, too"),
        (
            (*RUN, "--csv", "new.png", "--plot", "new.png"),
            "new.png would be written twice; choose another place",
        ),
        (("train", "my.json", "--csv", "my.json"), "my.json is read by this command, too"),
        (("train", "my.json", "--csv", "new", "--out", "new"), "new would be written twice"),
        (
            ("train", "my.json", "--input", "a.csv", "--targets", "a.csv", "--out", "a.csv"),
            "a.csv is read by",
        ),
    ],
)
def test_no_file_of_a_command_takes_the_place_of_another(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[object, ...], sentence: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    files = {"a.csv": "a\n1\n2\n3\n", "my.json": experiment_path("notebook").read_text("utf-8")}
    for name, text in files.items():
        Path(name).write_text(text, "utf-8")
    assert complaint(capsys, *arguments).startswith(sentence)
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == files


def test_experiment_may_be_trained_in_its_place_and_all_be_thrown_away(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "my.json"
    path.write_bytes(experiment_path("notebook").read_bytes())
    output(capsys, "train", path, "--updates", 1, "--out", path)
    output(capsys, *RUN, "--csv", os.devnull)
    output(capsys, "train", path, "--updates", 0, "--out", os.devnull, "--csv", os.devnull)


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "."),
        (*RUN, "--data", "."),
        (*RUN, "--input", "."),
        (*RUN, "--csv", "."),
        (*RUN, "--npz", "."),
        (*RUN, "--xlsx", "."),
        (*RUN, "--plot", "."),
        ("compare", "notebook", "--theirs", "."),
        ("convert", ".", "out.keras"),
        ("convert", "notebook", "."),
        ("export", "notebook", "."),
        ("train", "notebook", "--resume", "."),
        ("train", "notebook", "--updates", 0, "--out", "."),
    ],
)
def test_place_without_a_name_is_told_by_its_path(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[object, ...],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert complaint(capsys, *arguments).startswith(". ")


def test_file_with_an_error_is_refused_by_name_and_field(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "notes.json"
    path.write_text('{"format": "rnn-explorer", "version": 1, "seed": -1}')
    assert complaint(capsys, "run", path) == "notes.json: seed must be at least 0, got -1"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is a text")
def test_name_that_is_no_text_is_told_or_taken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"weird\xff.csv")
    path.write_text("1\n2\n3\n")
    assert "cannot be referred to: its path holds signs of no text" in complaint(capsys, *RUN, "--data", path)
    assert "Predicted NumPy" in output(capsys, *RUN, "--input", path)[0]


@pytest.mark.skipif(sys.platform == "win32", reason="there a link needs a permission")
def test_link_that_leads_to_itself_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert complaint(capsys, "run", tmp_path / "loop").startswith("loop cannot be read: ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_full_disk_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint(capsys, *RUN, "--csv", "/dev/full") == "full cannot be written: the disk is full"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_full_disk_is_told_of_a_workbook(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "full.xlsx").symlink_to("/dev/full")
    error = "full.xlsx cannot be written: the disk is full"
    assert complaint(capsys, *RUN, "--xlsx", tmp_path / "full.xlsx") == error
    gc.collect()  # what the writer of the archive left to be forgotten is heard of in the test


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device")
def test_standard_output_that_is_full_is_told() -> None:
    command = [sys.executable, "-m", "gui.launch", *RUN]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 2
    assert done.stderr == "error: standard output cannot be written: No space left on device\n"


# ── the process ────────────────────────────────────────────────────────────────────────────────


def test_version_is_one_line_per_part(capsys: pytest.CaptureFixture[str]) -> None:
    names = [line.rsplit(" ", 1)[0] for line in output(capsys, "--version")[0].splitlines()]
    assert names[:2] == ["RNN Explorer", "Python"]
    assert names[-2:] == ["Qt", "pyqtgraph"]


def test_help_names_the_ready_made_experiments(capsys: pytest.CaptureFixture[str]) -> None:
    assert "exact-two-units" in output(capsys, "run", "--help")[0]


def test_interrupted_run_ends_quietly_and_leaves_no_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command_line, "run_to_end", interrupt)
    assert main([*RUN, "--csv", str(tmp_path / "out.csv")]) == 130
    assert capsys.readouterr() == ("", "")
    assert not list(tmp_path.iterdir())


def run_process(**options: object) -> "subprocess.Popen[bytes]":
    code = "import sys; from engine.command.command_line import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.Popen(
        [sys.executable, "-c", code, *RUN, "--equations"], stderr=subprocess.PIPE, **options
    )


@pytest.mark.slow
def test_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with run_process(stdout=writing) as process:
        os.close(writing)
        assert process.communicate() == (None, b"")
    assert process.returncode == 0


@pytest.mark.slow
def test_terminal_that_knows_few_letters_is_served() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    with run_process(stdout=subprocess.PIPE, env=environment) as process:
        out, err = process.communicate()
    assert process.returncode == 0, err
    assert b"RNN([1]) = [2] + [0] + [3] = [5]" in out
