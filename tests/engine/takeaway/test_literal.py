"""Numbers that are written down are read back bit for bit."""

import ast

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.takeaway.literal import WIDTH, assigned
from tests.engine.strategies import matrices, numbers


@given(st.lists(numbers, min_size=1, max_size=60) | matrices(3, 20), st.sampled_from(["", "a note"]))
def test_every_number_is_read_back(written: list, note: str) -> None:
    lines = assigned("x", written, note)
    (statement,) = ast.parse("\n".join(lines)).body
    assert isinstance(statement, ast.Assign)
    found = ast.literal_eval(statement.value)
    assert repr(found) == repr(written)
    assert all(len(line) <= WIDTH or line.count(",") == 1 for line in lines)
    assert ("# a note" in lines[0]) == bool(note)


def test_short_matrix_is_one_line() -> None:
    assert assigned("kernel", ((2, 0.5), (1, -0.0))) == ["kernel = [[2, 0.5], [1, -0.0]]"]


def test_long_matrix_has_a_line_a_row() -> None:
    rows = np.eye(9).tolist()
    assert len(assigned("kernel", rows)) == 9 + 2
