"""Runs as comma-separated values."""

import csv
import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.experiment import Experiment
from engine.files.csv_file import CsvFile
from engine.run.name import Name
from engine.run.plan import Job, Plan
from engine.run.trace import Block
from engine.sequences.values import Values


def plan(*names: str, features: int = 1) -> Plan:
    experiment = Experiment(sequence=Values(values=((0,) * features,) * 10))
    return Plan(Job(experiment, 0, names or ("numpy",)), 9, False, None)


def written(of: Plan, *blocks: Block) -> list[list[str]]:
    file = io.BytesIO()
    with CsvFile(file, of) as table:
        for block in blocks:
            table.write(block)
    return list(csv.reader(io.StringIO(file.getvalue().decode())))


def block(**arrays: np.ndarray) -> Block:
    return Block(
        len(arrays["x"]), {Name.parse(name.replace("_", ".")): array for name, array in arrays.items()}
    )


def column(*numbers: float) -> np.ndarray:
    return np.array(numbers)[:, np.newaxis]


def test_columns_are_named_by_implementation_layer_quantity_and_unit() -> None:
    two = np.zeros((1, 2))
    rows = written(
        plan("numpy", "keras"),
        block(
            x=column(1),
            target=column(2),
            numpy_0_xW=two,
            numpy_0_h=two,
            numpy_y=column(3),
            keras_0_h=two,
            keras_y=column(4),
        ),
    )
    assert " ".join(rows[0]) == (
        "t x[0] target[0] numpy.y[0] numpy.0.xW[0] numpy.0.xW[1] numpy.0.h[0] numpy.0.h[1] "
        "keras.y[0] keras.0.h[0] keras.0.h[1]"
    )


def test_steps_are_counted_through_all_blocks() -> None:
    one = block(x=column(1, 2), target=column(0, 0), numpy_y=column(0, 0))
    assert [row[0] for row in written(plan(), one, Block(0), one)[1:]] == ["0", "1", "2", "3"]


@given(st.lists(st.floats(), min_size=1, max_size=20))
def test_numbers_come_back_bit_by_bit(numbers: list[float]) -> None:
    rows = written(plan(), block(x=column(*numbers), target=column(*numbers), numpy_y=column(*numbers)))
    again = np.array([float(row[3]) for row in rows[1:]])
    np.testing.assert_array_equal(again, np.array(numbers))


@given(st.lists(st.floats(width=32), min_size=1, max_size=20))
def test_float32_numbers_come_back_bit_by_bit(numbers: list[float]) -> None:
    y = column(*numbers).astype(np.float32)
    rows = written(plan(), block(x=y, target=y, numpy_y=y))
    again = np.array([float(row[3]) for row in rows[1:]])
    np.testing.assert_array_equal(again, y[:, 0].astype(np.float64))


@given(st.lists(st.integers(), min_size=1, max_size=20))
def test_exact_integers_come_back_whole(numbers: list[int]) -> None:
    y = np.array(numbers, dtype=object)[:, np.newaxis]
    rows = written(plan(), block(x=y, target=y, numpy_y=y))
    assert [int(row[3]) for row in rows[1:]] == numbers


def test_run_without_a_step_is_a_file_with_a_head() -> None:
    assert written(plan(features=2)) == [["t", "x[0]", "x[1]", "target[0]", "target[1]"]]
