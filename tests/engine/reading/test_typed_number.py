"""Typed numbers keep their type and value; what is no number is named."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.notation.number_text import show_number, show_short
from engine.parameter import as_fraction, from_fraction
from engine.reading.typed_number import is_same, read_number, read_rows, show_rows

numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)


@given(numbers)
def test_number_shown_is_read_back_as_the_same_number_of_the_same_type(value: float) -> None:
    assert is_same(read_number(show_number(value)), value)


@given(st.text())
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with contextlib.suppress(ParameterError):
        assert isinstance(read_number(text), int | float)


@pytest.mark.parametrize(
    ("text", "value"),
    [("2", 2), ("2.0", 2.0), ("1e3", 1000.0), ("1e-4", 1e-4), (".5", 0.5), ("−3", -3), (" +7 ", 7)],
)
def test_text_decides_between_int_and_float(text: str, value: float) -> None:
    assert is_same(read_number(text), value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("abc", "must be a number, got 'abc'"),
        ("", "must be a number, got nothing"),
        ("0,5", "must be a number, got '0,5'; use a point: 0.5"),
        ("1e999", "must be a finite number within float64 (below 1.8e308), got 1e999"),
        ("nan", "must be a number, got 'nan'"),
    ],
)
def test_wrong_text_is_refused_with_what_would_be_right(text: str, sentence: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read_number(text)
    assert str(caught.value) == sentence


def test_integer_of_thousands_of_digits_is_refused_like_any_that_leaves_float64() -> None:
    with pytest.raises(ParameterError, match="within float64"):
        read_number("9" * 10_000)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_fraction_of_a_float_gives_the_float_back(value: float) -> None:
    assert float(from_fraction(as_fraction(value))) == value


@given(st.integers())
def test_fraction_of_an_integer_of_any_size_gives_the_integer_back(value: int) -> None:
    assert from_fraction(as_fraction(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2, "2"),
        (2.0, "2.0"),
        (-0.25, "-0.25"),
        (0.4745224196, "0.4745"),
        (-0.4745224196, "-0.475"),
        (123456789, "1.23e8"),
        (1.24e-5, "1.2e-5"),
        (10**300, "1e300"),
    ],
)
def test_short_number_has_the_digits_that_fit(value: float, text: str) -> None:
    assert show_short(value, 6) == text


def test_three_tenths_are_three_tenths() -> None:
    assert from_fraction(3 * as_fraction(0.1)) == 0.3


def test_whole_fraction_becomes_an_int() -> None:
    assert is_same(from_fraction(Fraction(20, 10)), 2)


@given(
    st.integers(1, 4).flatmap(
        lambda columns: st.lists(st.tuples(*[numbers] * columns), min_size=1, max_size=6)
    )
)
def test_table_shown_is_read_back(rows: list[tuple[float, ...]]) -> None:
    assert repr(read_rows(show_rows(tuple(rows)))) == repr(tuple(rows))


@pytest.mark.parametrize(
    "text", ["1\t2.5\n3\t4", "1;2.5\n3;4", "1, 2.5\n3, 4", "1 2.5\n\n 3  4 \n", "1,2.5\r\n3,4"]
)
def test_table_is_read_whatever_separates_its_columns(text: str) -> None:
    assert repr(read_rows(text)) == "((1, 2.5), (3, 4))"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1\n2\nabc", "line 3: 'abc' is no number"),
        ("1 2\n\n3 x", "line 3, column 2: 'x' is no number"),
        ("1;0,5", "line 1, column 2: '0,5' is no number; use a point: 0.5"),
        ("1,2\n3", "line 2: must hold as many numbers as the first (2), got 1"),
        ("1,,2", "line 1, column 2: is empty; a number belongs there"),
    ],
)
def test_wrong_table_names_line_and_column(text: str, sentence: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read_rows(text)
    assert str(caught.value) == sentence


def test_empty_text_is_a_table_without_rows() -> None:
    assert read_rows(" \n\n") == ()


def test_a_whole_number_beyond_float64_is_shortened_too() -> None:
    assert show_short(-(10**400), 8) == "-1e400"
