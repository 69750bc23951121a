"""What is plainly neither an experiment nor a model is told with what can be done with it."""

from pathlib import Path

import numpy as np
import pytest

from engine.command.inputs import find_whole
from engine.errors import FileError
from engine.files.other_file import LOOKED_AT, other_file
from engine.files.text_file import MAX_BYTES
from resources.library import experiment_names, experiment_path, lesson_names

RESULTS = b'{"format": "rnn-explorer-results", "version": 1}'


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.md", b"+++\ntitle = 1\n+++\n", "is a lesson, and no experiment; rnn-explorer a.md opens it"),
        (
            "a.txt",
            b"\xef\xbb\xbf+++\n",
            "is a lesson, and no experiment; it opens where its name ends in .md",
        ),
        ("a.md", b"# Notes\n", "is a text in Markdown, and no experiment; a lesson would begin with +++"),
        ("a.py", b"import numpy\n", "is a Python program, and no experiment; programs and notebooks are"),
        ("a.ipynb", b'{"cells": [], "nbformat": 4}', "is a Jupyter notebook, and no experiment"),
        ("a.ipynb", b'{"cells": [{"cell_type": "code"}]}', "is a Jupyter notebook, and no experiment"),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", "is a picture, and no experiment"),
        ("a.avi", b"RIFF\xff\0\0\0AVI LIST", "is no model file that this program reads"),
        ("a.json", b'{"layers": [{"cell_type": "LSTM"}]}', "is a model without inputs"),
        ("a.json", RESULTS, "is what a student has handed in, and no experiment; rnn-explorer grade FOLDER"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0", "is a picture, and no experiment; an experiment is a text in JSON"),
        ("a.csv", b"name\nAda\n", "is a table, and no experiment; take it as data: rnn-explorer run EXPE"),
        ("a.txt", b"1 2\n3 4\n", "is a table, and no experiment"),
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "is a sound, and no experiment; take it as data"),
        ("a.txt", "é".encode() * LOOKED_AT, "is a text, and no experiment"),
        ("a.txt", b"Gr\xfc\xdfe", "is not a text file in UTF-8"),
        ("a.json", b"Dear reader", "is not valid JSON"),
        ("a.json", b'{"seed": 1, 2}', "is not valid JSON"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "is an archive"),
    ],
)
def test_file_of_another_kind_says_what_it_is(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FileError) as told:
        find_whole(str(tmp_path / name))
    assert str(told.value).startswith(f"{name} {sentence}")


def test_array_is_told_as_data(tmp_path: Path) -> None:
    np.save(tmp_path / "x.npy", np.arange(5))
    with pytest.raises(FileError, match=r"^x\.npy is an array, and no experiment; take it as data"):
        find_whole(str(tmp_path / "x.npy"))


def test_large_text_is_told_as_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"line\n" * (MAX_BYTES // 5 + 1))
    with pytest.raises(FileError, match="is a text, and no experiment"):
        find_whole(str(tmp_path / "a.log"))


def test_large_session_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    path.write_bytes(b'{"format": "rnn-explorer-session", "version": 1, "numbers":' + b" " * MAX_BYTES)
    with pytest.raises(FileError, match=r"^large\.json is not valid JSON"):
        find_whole(str(path))


def test_experiment_is_nothing_else_whatever_its_name() -> None:
    for name in experiment_names():
        head = experiment_path(name).read_bytes()[:LOOKED_AT]
        assert other_file("a.py", head) is None


def test_file_that_hides_a_ready_made_experiment_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("notebook").write_text("1,2\n", encoding="utf-8")
    with pytest.raises(
        FileError, match=r"^notebook is a table, and no experiment; it hides the ready-made one"
    ):
        find_whole("notebook")


def test_lesson_of_the_course_is_told_as_one() -> None:
    name = lesson_names()[0]
    with pytest.raises(FileError, match=f"^{name} is a lesson, and no experiment; rnn-explorer {name} opens"):
        find_whole(name)
