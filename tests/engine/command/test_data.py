import csv
import wave
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from engine.command.command_line import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "open.csv").write_text("28,7\n28,95\n29,08\n")
    (tmp_path / "point.csv").write_text("1.234;5.678\n2.345;6.789\n")
    (tmp_path / "one.csv").write_text("price\n5\n")
    rows = "2020-01-01;0,5;1\n2020-01-02;0,25;2\n2020-01-03;;3\n2020-01-04;1.000,92;4\n"
    (tmp_path / "clear.csv").write_text("Datum;x;y\n" + rows)
    return tmp_path


def run(*options: str) -> int:
    return main(["run", "notebook", "--implementation", "numpy", *options])


def columns(folder: Path, *options: str) -> dict[str, list[float]]:
    """The columns that a run writes."""
    assert run(*options, "--csv", str(folder / "out.csv")) == 0
    with (folder / "out.csv").open() as file:
        rows = list(csv.DictReader(file))
    return {name: [float(row[name] or "nan") for row in rows] for name in rows[0]}


@pytest.mark.usefixtures("folder")
def test_what_a_file_leaves_open_is_told_with_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", "open.csv") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(
        "error: open.csv can be read in several ways; say which with --delimiter and --decimal."
    )
    assert err.count("\n") == 1
    assert run("--data", "point.csv") == 2
    assert "say which with --decimal." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "x"),
    [
        (["--decimal", ","], [28.7, 28.95]),
        (["--delimiter", "none", "--decimal", ","], [28.7, 28.95]),
        (["--delimiter", ",", "--input", "column 2"], [7, 95]),
    ],
)
def test_options_settle_what_is_open(folder: Path, options: list[str], x: list[float]) -> None:
    assert columns(folder, "--data", "open.csv", *options)["x[0]"] == x


def test_columns_of_numbers_are_inputs_and_the_next_ones_targets(folder: Path) -> None:
    found = columns(folder, "--data", "clear.csv", "--missing", "previous")
    assert found["x[0]"] == [0.5, 0.25, 0.25]
    assert found["x[1]"] == [1, 2, 3]
    assert str(found["target[0]"]) == str(
        [0.25, float("nan"), 1000.92]
    )  # what the file has not, does not count


def test_named_columns_are_inputs_and_targets(folder: Path) -> None:
    found = columns(folder, "--data", "clear.csv", "--input", "y", "--target", "y", "--ahead", "2")
    assert (found["x[0]"], found["target[0]"]) == ([1, 2], [3, 4])
    assert "x[1]" not in found


def test_further_choices_and_settings_reach_the_sequence(folder: Path) -> None:
    found = columns(folder, "--data", "clear.csv", "--input", "y", "--scaling", "min-max")
    assert found["x[0]"] == [0, 1 / 3, 2 / 3]
    options = [
        "--data",
        "clear.csv",
        "--input",
        "y",
        "--window",
        "1",
        "--row",
        "1",
        "--set",
        "sequence.skip=1",
    ]
    assert columns(folder, *options)["x[0]"] == [3]


@pytest.mark.usefixtures("folder")
def test_steps_kept_for_testing_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--data", "clear.csv", "--input", "y", "--test", "0.4") == 0
    assert "Kept for testing in row 0: 1 of 3 steps." in capsys.readouterr().out


MISSING = "--missing must be previous or linear, as numbers are missing: "


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("a\n1\n2\nx\n4\n5\n", "line 4, column 'a': holds 'x', which is no number"),
        ("1;2\n3;x\n4;?\n5;6\n", "line 2, column 'column 2': holds 'x', which is no number, and 1 more"),
        ("a\n1\n1e400\n3\n", "line 3, column 'a': holds '1e400', which is beyond float64 (1.8e308)"),
        ("a,b\n1,2\n3,\n4,5\n", "line 3, column 'b': is empty"),
        ([1, 2, np.nan, 4], "index 2, column 'numbers': holds 'nan', which is no number"),
        ([[1, 2], [3, -np.inf]], "index 1, column 'column 2': holds '-inf', which is no number"),
    ],
)
def test_cell_that_holds_no_number_is_told_with_its_text(
    content: str | list[object], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"numbers.{'csv' if isinstance(content, str) else 'npy'}"
    if isinstance(content, str):
        path.write_text(content)
    else:
        np.save(path, np.array(content, dtype=float))
    assert run("--data", str(path)) == 2
    assert capsys.readouterr().err == f"error: {MISSING}{sentence}\n"


def test_text_among_inputs_is_told_by_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.csv"
    path.write_text("x\n1\n2\nold\n4\n\n")
    assert run("--input", str(path)) == 2
    told = "x.csv must hold finite numbers alone; line 4, column 'x': holds 'old', which is no number"
    assert capsys.readouterr().err == f"error: {told}\n"


def test_gap_inside_of_a_frame_is_told_by_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "frame.csv"
    path.write_text(",0\n0,1.5\n1,\n2,4\n")
    assert run("--input", str(path)) == 2
    told = "frame.csv must hold finite numbers alone; line 3, column 'column 2': is empty"
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--data", "no.csv"], "no.csv does not exist"),
        (
            ["--data", "clear.csv"],
            "--missing must be previous or linear, as numbers are missing: line 4, column 'x'",
        ),
        (["--data", "clear.csv", "--input", "z"], "there is no column 'z'; there are Datum, x, y"),
        (
            ["--data", "clear.csv", "--input", "Datum"],
            "--input must be columns of numbers; 'Datum' holds dates",
        ),
        (["--data", "clear.csv", "--target", "x", "y"], "--input must be columns of numbers"),
        (
            ["--data", "clear.csv", "--input", "y", "--ahead", "9"],
            "--ahead must be less than the rows in use",
        ),
        (
            ["--data", "clear.csv", "--input", "y", "--window", "9"],
            "--window must be at most the steps there are",
        ),
        (["--data", "one.csv"], "one.csv must have at least 2 rows to predict the next one, has 1"),
        (["--data", "clear.csv", "--input", "y", "--test", "2"], "--test must be at most 0.9, got 2.0"),
        (["--data", "clear.csv", "--decimal", "x"], "--decimal must be . or ,"),
        (["--data", "clear.csv", "--delimiter", "x"], "--delimiter must be , ; | tab, space or none"),
        (["--data", "clear.csv", "--encoding", "x"], "error: --encoding must be one such as utf-8"),
        (["--decimal", ","], "--decimal needs --data FILE"),
        (["--target", "x"], "--target needs --data FILE"),
        (["--input", "x"], "x does not exist"),
        (["--input", "x", "y"], "--input must be one file of inputs, or columns of --data FILE"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*options) == 2
    error = capsys.readouterr().err
    assert error.startswith("error: ")
    assert message in error
    assert error.count("\n") == 1


FILES = {"x.csv": "a text", "x.npy": "a lone array", "x.npz": "an archive of arrays", "x.xlsx": "a workbook",
         "x.wav": "a sound"}  # fmt: skip
ASKED_BY = {"--delimiter": ("x.csv",), "--decimal": ("x.csv",), "--encoding": ("x.csv",),
            "--part": ("x.npz", "x.xlsx")}  # fmt: skip
VALUES = {"--delimiter": ",", "--decimal": ".", "--encoding": "utf-8", "--part": "x"}


@pytest.fixture
def kinds(folder: Path) -> Path:
    """A folder with a file of each kind, x in all of them."""
    (folder / "x.csv").write_text("x\n1\n2\n3\n")
    np.save(folder / "x.npy", np.arange(3.0))
    np.savez(folder / "x.npz", x=np.arange(3.0))
    book = openpyxl.Workbook()
    book.active.title = "x"
    for row in (["x"], [1], [2], [3]):
        book.active.append(row)
    book.save(folder / "x.xlsx")
    with wave.open(str(folder / "x.wav"), "wb") as sound:
        sound.setparams((1, 2, 8000, 3, "NONE", ""))
        sound.writeframes(bytes(6))
    return folder


@pytest.mark.usefixtures("kinds")
@pytest.mark.parametrize("option", ASKED_BY)
@pytest.mark.parametrize("file", FILES)
def test_option_that_a_kind_of_file_does_not_ask_for_is_refused(
    file: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    is_asked = file in ASKED_BY[option]
    calls = [("run", "notebook", "--implementation", "numpy", way, file) for way in ("--data", "--input")]
    for call in calls:
        assert main([*call, option, VALUES[option]]) == (0 if is_asked else 2), call
        err = capsys.readouterr().err
        told = "" if is_asked else f"; {file} is {FILES[file]}\n"
        assert err.endswith(told)
        assert err.startswith("" if is_asked else f"error: {option} is for ")


@pytest.mark.usefixtures("kinds")
def test_option_is_taken_where_one_of_several_files_asks_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    both = ["compare", "notebook", "--input", "x.csv", "--theirs"]
    np.savez("theirs.npz", y=np.zeros((3, 1)), b=np.ones(2))
    assert main([*both, "theirs.npz", "--part", "y", "--decimal", "."]) == 1  # different, but compared
    capsys.readouterr()
    assert main([*both, "x.wav", "--part", "x"]) == 2
    told = "--part is for workbooks and .npz files; x.csv is a text, x.wav is a sound"
    assert capsys.readouterr().err == f"error: {told}\n"


def test_csv_that_a_run_wrote_is_read_again_to_the_same_bits(folder: Path) -> None:
    written = columns(folder, "--set", "sequence.seq_len=30", "--set", "model.layers[0].activation=tanh")
    (folder / "out.csv").rename(folder / "again.csv")
    name = "numpy.0.a[0]"
    again = columns(folder, "--data", "again.csv", "--input", name)
    assert again["x[0]"] == written[name][:-1]
