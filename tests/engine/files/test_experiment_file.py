"""Experiments as files."""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import FileError
from engine.experiment import Experiment
from engine.files import text_file
from engine.files.experiment_file import FORMAT, VERSION, load, save, to_json
from tests.engine.strategies import exact_experiments, experiments

TEXT = to_json(Experiment(name="Ünïcode φ"))


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        load(path)
    return str(caught.value)


def refusal_of(data: bytes | str) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notes.json"
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return refusal(path)


def file_with(**fields: object) -> str:
    return json.dumps({"format": FORMAT, "version": VERSION, **fields})


@pytest.mark.slow
@given(experiments | exact_experiments())
@settings(max_examples=200)
def test_any_experiment_comes_back_from_its_file(experiment: Experiment) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.json"
        save(path, experiment)
        again = load(path)
    assert again == experiment
    assert to_json(again) == to_json(experiment)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=2000)
def test_mutated_file_loads_or_is_told_in_one_line(data: st.DataObject) -> None:
    raw = bytearray(TEXT.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(raw) - 1))
        raw[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notes.json"
        path.write_bytes(raw)
        try:
            load(path)
        except FileError as error:
            assert str(error).startswith("notes.json")


@given(st.integers(0, len(TEXT.encode()) - 2))
def test_truncated_file_is_told(length: int) -> None:
    assert refusal_of(TEXT.encode()[:length]).startswith("notes.json ")


@pytest.mark.slow
@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_binary_file_is_told(data: bytes) -> None:
    assert refusal_of(data).startswith("notes.json ")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "notes.json is empty"),
        (b" \n", "notes.json is empty"),
        (b"\xff\xfe\x00", "notes.json is not a text file in UTF-8"),
        (b"{", "notes.json is not valid JSON"),
        (b"1,2\n3,4\n", "notes.json is a table of numbers and no experiment; open it as data"),
        (b"t;x\n0;28,7\n1;28,95\n", "notes.json is a table of numbers and no experiment"),
        (b"date\tvalue\n2024-01-01\t-3.5e-2\n", "notes.json is a table of numbers and no experiment"),
        (b'"year","count"\n"1749","96.7"\n', "notes.json is a table of numbers and no experiment"),
        (b"28.7\n28.95\n", "notes.json is a table of numbers and no experiment"),
        (b"Dear reader, this is a text.\n", "notes.json is not valid JSON"),
        (b'{"seed": 1, 2}', "notes.json is not valid JSON"),
        (b"[1, 2, 3,]", "notes.json is not valid JSON"),
        (b"[" * 100_000, "notes.json is nested too deeply"),
        (file_with(seed=float("nan")), "notes.json holds NaN; numbers must be finite"),
        (file_with(seed=float("inf")), "notes.json holds Infinity; numbers must be finite"),
        ('{"format": 1, "format": 2}', "notes.json says 'format' twice in one object"),
        ('{"format": "rnn-explorer", "version": 2}', "notes.json is of version 2"),
        (file_with(colour=1), "notes.json: colour is not a field that this version knows"),
        (
            file_with(model={"layers": [{"cell": "SimpleRNN", "units": 0}]}),
            "notes.json: model.layers[0].units must be at least 1, got 0",
        ),
        (file_with(name="\ud800"), "notes.json: name"),
    ],
)
def test_wrong_file_is_told_with_its_name(data: bytes | str, sentence: str) -> None:
    assert refusal_of(data).startswith(sentence)


def test_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "bom.json").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert load(tmp_path / "bom.json").name == "Ünïcode φ"


def test_missing_file_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.json") == "none.json does not exist"


def test_folder_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path.name} is a folder, not a file"


def test_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.json"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)  # whoever runs the tests may be allowed everything
    assert refusal(path) == "secret.json cannot be read: there is no permission to read it"


def test_huge_file_is_told_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 200 * 2**20)  # sparse: takes no room
    assert refusal(path) == "huge.json is too large: 200 MiB, at most 16 MiB"


def test_experiment_too_large_to_be_opened_again_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "MAX_BYTES", 100)
    with pytest.raises(FileError, match=r"^large\.json would be larger than 0 MiB"):
        save(tmp_path / "large.json", Experiment())
    assert not list(tmp_path.iterdir())
