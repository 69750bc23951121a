"""`rnn-explorer worksheet`."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QApplication

from gui.launch import USAGE, main
from gui.shell import opening


@pytest.fixture(autouse=True)
def one_application(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "make_application", lambda arguments: qapp)  # Qt allows one a process


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_copies_are_written_with_their_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sheets"
    assert main(["worksheet", "notebook", "--out", str(out), "--copies", "2", "--steps", "3"]) == 0
    assert names(out) == ["answers.pdf", "worksheet-01.pdf", "worksheet-02.pdf"]
    assert capsys.readouterr().out == f"2 worksheets and answers.pdf are in {out}\n"


def test_class_list_is_read_and_double_names_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "class.csv").write_text("name\nAda\nAda\n")
    given = [
        "worksheet",
        "notebook",
        "--out",
        str(tmp_path / "sheets"),
        "--class",
        str(tmp_path / "class.csv"),
    ]
    assert main([*given, "--steps", "3", "--questions", "0", "--one-file"]) == 0
    assert names(tmp_path / "sheets") == ["answers.pdf", "worksheets.pdf"]
    assert capsys.readouterr().err == (
        "note: class.csv: Ada stands in lines 2, 3: are these different students?\n"
    )


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["notebook", "--copies", "0"], "error: --copies must be from 1 to 500, got 0"),
        (
            ["notebook", "--blanks", "some"],
            "error: --blanks must be outputs, every-second, after=T or a share",
        ),
        (["notebook", "--steps", "99"], "error: --steps must be at most 40, got 99"),
        (["notebook", "--blanks", "after=9"], "error: --blanks must leave a step: after t = 9 there is none"),
        (["notebook", "--blanks", "after=99"], "error: --blanks after=T must be at most 38, got 99"),
        (
            ["notebook", "--blanks", "-5%"],
            "error: --blanks needs a value behind it; one that begins with - is",
        ),
        (["notebook", "--blanks", "400%"], "error: --blanks N% must be at most 100, got 400"),
        (["notebook", "--class", "none.csv"], "error: none.csv does not exist"),
        (
            ["notebook", "--copies", "1", "--class", "none.csv"],
            "error: --class cannot stand beside --copies; leave one of them out",
        ),
        (["nothing"], "error: nothing does not exist"),
        (["notebook", "--title", "x" * 200], "error: --title must have at most 120 characters"),
    ],
)
def test_what_is_wrong_is_one_line(
    given: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["worksheet", *given, "--out", str(tmp_path / "sheets")]) == 2
    told = capsys.readouterr().err
    assert told.startswith(sentence)
    assert told.count("\n") == 1
    assert not (tmp_path / "sheets").exists()


def test_seed_is_refused_where_every_student_has_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "class.csv"
    path.write_text("name,seed\nAda,1\nBob,2\n")
    for seed in ("7", "0"):
        command = ["worksheet", "notebook", "--out", str(tmp_path / "sheets"), "--class", str(path)]
        assert main([*command, "--seed", seed]) == 2
        told = "--seed is for students without a seed of their own, and class.csv gives one to each"
        assert capsys.readouterr().err == f"error: {told}\n"
    assert not (tmp_path / "sheets").exists()


def test_missing_folder_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["worksheet", "notebook"]) == 2
    assert capsys.readouterr().err == "error: the following arguments are required: --out\n"


def test_usage_names_the_command() -> None:
    assert "rnn-explorer worksheet FILE" in USAGE
