"""Typed numbers keep their type and value; what is no number is named."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.read_text import read_rows
from engine.data.table import Options
from engine.errors import ParameterError
from engine.notation.number_text import show_number, show_short
from engine.parameter import as_fraction, from_fraction
from engine.reading.typed_number import is_same, read_number, show_rows

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
    options = Options(delimiter="\t" if len(rows[0]) > 1 else "", decimal=".", header=False)
    assert repr(read_rows(show_rows(tuple(rows)), options).rows) == repr(tuple(rows))


def test_a_whole_number_beyond_float64_is_shortened_too() -> None:
    assert show_short(-(10**400), 8) == "-1e400"
