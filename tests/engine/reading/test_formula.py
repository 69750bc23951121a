"""Typed calculations give the number that Python's own arithmetic gives, and run nothing."""

import contextlib
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ExplorerError, ParameterError
from engine.reading.formula import filled_by, read_typed

ZEROS = ((0, 0, 0), (0, 0, 0))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.1+0.2", 0.1 + 0.2),
        ("cos(pi/6)", math.cos(math.pi / 6)),
        ("sin(pi/6)", math.sin(math.pi / 6)),
        ("2**10", 1024),
        ("10/2", 5),
        ("−π", -math.pi),
        ("1e-3", 1e-3),
        ("sqrt(2)*sqrt(2)", math.sqrt(2) ** 2),
    ],
)
def test_calculation_is_a_number(text: str, value: float) -> None:
    found = read_typed(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("text", ["", "-", "abc", "3,4", "1e-", "i+1", "h", "1/0", "(1", "1<2", "mean(1)"])
def test_what_is_no_number_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ParameterError, match=r"^must be"):
        read_typed(text)


@given(st.text(alphabet="0123456789.+-*/()eijw_ [],'\"", max_size=30))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    with contextlib.suppress(ParameterError):
        assert math.isfinite(float(read_typed(text)))


@pytest.mark.parametrize("text", ["__import__('os')", "().__class__", "9**9**9", "exec('1')", "open('x')*1"])
def test_code_is_refused(text: str) -> None:
    with pytest.raises(ExplorerError):
        read_typed(text)
    with pytest.raises(ExplorerError):
        filled_by(text, ZEROS)


def test_formula_fills_by_row_and_column() -> None:
    assert filled_by("i == j", ZEROS) == ((1, 0, 0), (0, 1, 0))
    i, j = np.indices((2, 3))
    assert np.array_equal(filled_by("cos(pi*i*j/columns) + rows", ZEROS), np.cos(np.pi * i * j / 3) + 2)


def test_formula_may_use_what_stands_there() -> None:
    assert filled_by("w/2", ((1, 3), (4, 6))) == ((0.5, 1.5), (2, 3))


def test_formula_that_is_infinite_somewhere_says_where() -> None:
    with pytest.raises(ParameterError, match="gives inf at i = 0, j = 1"):
        filled_by("1/(1 - j)", ZEROS)
