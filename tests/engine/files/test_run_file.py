"""Recorded runs as files: every number comes back with the same bits, here and in others' readers."""

import csv
import math
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.data.read_file import read_file
from engine.data.table import Options
from engine.errors import FileError
from engine.experiment import Experiment
from engine.files.csv_style import CsvStyle
from engine.files.run_file import write_run
from engine.files.xlsx_file import MAX_ROWS, check_steps
from engine.run.name import TARGET, Name, X, Y
from engine.run.plan import Job, Plan
from engine.run.trace import Block, Trace
from engine.sequences.values import Values

NUMPY = Y.of("numpy")
HIDDEN = Name("h", 0, "numpy")
STYLES = [CsvStyle.of(*pair) for pair in ((None, None), (None, ","), ("tab", ","), ("|", "."), (";", "."))]


def recorded(*numbers: float, dtype: type = float) -> tuple[Plan, Trace]:
    """A run whose every table holds these numbers."""
    experiment = Experiment(sequence=Values(values=((0,),) * (len(numbers) + 1)))
    trace, table = Trace(), np.array(numbers, dtype=dtype)[:, np.newaxis]
    trace.append(
        Block(len(numbers), {X: table, TARGET: table, NUMPY: table, HIDDEN: np.hstack([table, -table])})
    )
    return Plan(Job(experiment, 0, ("numpy",)), len(numbers), False, None), trace


def bits(numbers: object) -> bytes:
    return np.array(numbers, dtype=np.float64).tobytes()


finite = st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=8)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=finite, style=st.sampled_from(STYLES))
def test_csv_of_every_style_reads_back_with_the_same_bits(
    tmp_path: Path, numbers: list, style: CsvStyle
) -> None:
    path = tmp_path / "run.csv"
    write_run(path, *recorded(*numbers), style)
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter=style.delimiter))
    turned = [float(row["numpy.0.h[1]"].replace(style.decimal, ".")) for row in rows]
    assert bits(turned) == bits([-number for number in numbers])
    table = read_file(path, Options(delimiter=style.delimiter, decimal=style.decimal, header=True))
    assert bits(table.column("x[0]").numbers) == bits(numbers)


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=finite)
def test_workbook_reads_back_with_the_same_bits(tmp_path: Path, numbers: list) -> None:
    path = tmp_path / "run.xlsx"
    write_run(path, *recorded(*numbers))
    heads, *rows = openpyxl.load_workbook(path).active.values
    assert heads == ("t", "x[0]", "target[0]", "numpy.y[0]", "numpy.0.h[0]", "numpy.0.h[1]")
    assert bits([row[1] for row in rows]) == bits(numbers)
    assert bits(read_file(path).column("x[0]").numbers) == bits([row[1] for row in rows])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.floats(width=32), min_size=1, max_size=8))
def test_npz_reads_back_with_the_same_bits_and_types(tmp_path: Path, numbers: list) -> None:
    path = tmp_path / "run.npz"
    write_run(path, *recorded(*numbers, dtype=np.float32))
    with np.load(path, allow_pickle=False) as found:
        assert found["numpy.0.h"].dtype == np.float32
        assert found["numpy.y"].tobytes() == np.array(numbers, dtype=np.float32).tobytes()
        assert found["t"].tolist() == list(range(len(numbers)))


def test_exact_integers_keep_every_digit_in_every_file(tmp_path: Path) -> None:
    numbers = [1, 2**53, 2**53 + 1, 3**200, -(3**200)]
    for ending in ("csv", "xlsx", "npz"):
        write_run(tmp_path / f"run.{ending}", *recorded(*numbers, dtype=object))
    with (tmp_path / "run.csv").open(newline="") as file:
        assert [int(row["numpy.y[0]"]) for row in csv.DictReader(file)] == numbers
    _, *rows = openpyxl.load_workbook(tmp_path / "run.xlsx").active.values
    assert [int(row[3]) for row in rows] == numbers
    with np.load(tmp_path / "run.npz", allow_pickle=False) as found:
        assert [int(word) for word in found["numpy.y"][:, 0].tolist()] == numbers


def test_what_is_not_finite_stands_as_a_word(tmp_path: Path) -> None:
    write_run(tmp_path / "run.xlsx", *recorded(math.inf, 1.5, -math.inf))
    _, *rows = openpyxl.load_workbook(tmp_path / "run.xlsx").active.values
    assert [row[1] for row in rows] == ["inf", 1.5, "-inf"]


def test_same_run_gives_the_same_file(tmp_path: Path) -> None:
    for ending in ("csv", "xlsx", "npz"):
        one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
        write_run(one, *recorded(0.1, 2))
        write_run(other, *recorded(0.1, 2))
        assert one.read_bytes() == other.read_bytes()


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"run\.txt must end in \.csv, \.xlsx or \.npz"):
        write_run(tmp_path / "run.txt", *recorded(1))
    check_steps("run.xlsx", MAX_ROWS - 1)
    with pytest.raises(FileError, match=r"a sheet of Excel has 1048576 rows, so write \.csv or \.npz"):
        check_steps("run.xlsx", MAX_ROWS)
