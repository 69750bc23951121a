"""What this program writes, it reads again to the same bits."""

from pathlib import Path

import numpy as np
import pytest

from engine.command.command_line import main
from engine.data.read_file import read_file
from engine.data.table import Options, Table

STEPS = 40
RUN = ["run", "notebook", "--implementation", "numpy"]
SETTINGS = [f"sequence.seq_len={STEPS + 1}", "sequence.weight=-0.37", "model.layers[0].activation=tanh"]


def run(*options: object) -> None:
    settings = [word for setting in SETTINGS for word in ("--set", setting)]
    assert main([*RUN, *settings, *map(str, options)]) == 0


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every column of a run, its numbers as Python writes them."""
    path = tmp_path_factory.mktemp("plain") / "a.csv"
    run("--csv", path)
    header, *lines = path.read_text().splitlines()
    columns = zip(*(line.split(",") for line in lines), strict=True)
    return dict(zip(header.split(","), map(list, columns), strict=True))


def assert_same(table: Table, plain: dict[str, list[str]]) -> None:
    assert table.rows == STEPS
    assert table.names == tuple(plain)
    for name, texts in plain.items():
        numbers = table.column(name).numbers
        assert numbers is not None
        assert numbers.tobytes() == np.array(list(map(float, texts))).tobytes()


@pytest.mark.parametrize("style", [(), (";", ","), (";", "."), ("tab", "."), ("tab", ","), ("|", ",")])
def test_csv_of_any_style_comes_back(
    tmp_path: Path, plain: dict[str, list[str]], style: tuple[str, ...]
) -> None:
    options = ["--csv-delimiter", style[0], "--csv-decimal", style[1]] if style else []
    run("--csv", tmp_path / "a.csv", *options)
    assert_same(read_file(tmp_path / "a.csv").settled(), plain)


def test_workbook_comes_back(tmp_path: Path, plain: dict[str, list[str]]) -> None:
    run("--xlsx", tmp_path / "a.xlsx")
    table = read_file(tmp_path / "a.xlsx")
    parts = [choice.options for question in table.questions for choice in question.choices] or [Options()]
    assert_same(read_file(tmp_path / "a.xlsx", parts[0]).settled(), plain)


def test_arrays_come_back(tmp_path: Path, plain: dict[str, list[str]]) -> None:
    run("--npz", tmp_path / "a.npz")
    (question,) = read_file(tmp_path / "a.npz").questions
    for choice in question.choices:
        table = read_file(tmp_path / "a.npz", choice.options).settled()
        for index, column in enumerate(table.columns):
            name = f"{choice.words}[{index}]"
            if name in plain:
                assert column.numbers is not None
                assert column.numbers.tobytes() == np.array(list(map(float, plain[name]))).tobytes()
    assert {choice.words for choice in question.choices} >= {"numpy.0.h", "numpy.0.a"}
