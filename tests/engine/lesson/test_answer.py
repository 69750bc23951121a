"""What people type as an answer is the number they mean, or they are asked."""

import contextlib
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.lesson.answer import Ambiguous, read_answer
from engine.notation.number_text import number, show_number

MARKS = {"en": (",", "."), "de": (".", ","), "fr": ("\u202f", ","), "ch": ("’", "."), "nbsp": ("\u00a0", ",")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5", 5),
        ("5.0", 5),
        ("5.", 5),
        ("+5", 5),
        (" 5 ", 5),
        ("0.5e1", 5),
        ("−5", -5),  # the minus sign, which the window writes
        ("–5", -5),  # the en dash, which phones and word processors write
        ("—5", -5),
        ("- 5", -5),
        ("5,0", 5),
        ("1,16", Fraction(116, 100)),
        ("1,5e3", 1500),
        (",5", Fraction(1, 2)),
        ("7 482", 7482),
        ("7\u202f482", 7482),
        ("7\u00a0482", 7482),
        ("1,102.50", Fraction(11025, 10)),
        ("1.000,5", Fraction(10005, 10)),
        ("1'000", 1000),
        ("1’000", 1000),
        ("1,234,567", 1234567),
        ("12,34,567", 1234567),
        ("0,125", Fraction(1, 8)),
        ("10/2", 5),
        ("1/5", Fraction(1, 5)),
        ("17/4", Fraction(17, 4)),
        ("17 ÷ 4", Fraction(17, 4)),
        ("½", Fraction(1, 2)),
        ("2½", Fraction(5, 2)),
        ("-½", Fraction(-1, 2)),
        ("2^7", 128),
        ("2**7", 128),
        ("2⁷", 128),
        ("2⁻¹", Fraction(1, 2)),
        ("−2^2", -4),
        ("(1 + 5)/3", 2),
        ("2 · 36 + 3 − 5", 70),
        ("2 × 1,5", 3),
        ("1 000 · 2", 2000),
    ],
)
def test_text_is_the_number_that_is_meant(text: str, value: float | Fraction) -> None:
    for among_whole in (False, True):
        assert read_answer(text, among_whole=among_whole) == pytest.approx(float(value), rel=1e-15)


def test_whole_results_stay_exact_beyond_float64s_digits() -> None:
    assert read_answer("14 472 334 024 676 221") == 14472334024676221
    assert read_answer("2^60 + 1") == 2**60 + 1


@pytest.mark.parametrize(
    ("text", "readings"),
    [("1,000", {1000, 1}), ("7,482", {7482, 7.482}), ("-1,500", {-1500, -1.5}), ("5%", {5, 0.05})],
)
def test_text_that_may_mean_two_numbers_is_asked_about(text: str, readings: set[float]) -> None:
    with pytest.raises(Ambiguous, match="can mean") as caught:
        read_answer(text)
    assert set(caught.value.readings) == readings
    for one in readings:
        assert number(one) in str(caught.value)


def test_point_is_the_decimal_mark_unless_the_answer_is_whole() -> None:
    assert read_answer("7.482") == 7.482
    with pytest.raises(Ambiguous) as caught:
        read_answer("7.482", among_whole=True)
    assert caught.value.readings == (7.482, 7482)
    assert read_answer("7.48", among_whole=True) == 7.48


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "must be a number, got nothing"),
        ("abc", "must be a number, got 'abc'"),
        ("h", "must be a number, got 'h'"),
        ("1 1/2", "must be a number, got '1 1/2'"),
        ("7 48", "must be a number, got '7 48'"),
        ("3 < 4", "must be a number, got '3 < 4'"),
        ("true", "must be a number, got 'true'"),
        ("2^2000", "must be a number, got '2^2000'"),
        ("1e999", "must be a finite number within float64 (below 1.8e308), got 1e999"),
        ("1/0", "must be a finite number within float64 (below 1.8e308), got 1/0"),
        ("1,000 + 2", "holds 1,000, which can mean 1000 or 1"),
    ],
)
def test_text_that_is_no_number_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(ParameterError) as caught:
        read_answer(text)
    assert str(caught.value) == sentence


@given(st.text(max_size=60) | st.text("0123456789.,'^*/+-()% eE½⁷–\u202f", max_size=30))
def test_any_text_is_a_finite_number_or_refused(text: str) -> None:
    for among_whole in (False, True):
        with contextlib.suppress(ParameterError):
            assert math.isfinite(read_answer(text, among_whole=among_whole))


@given(st.integers(-(10**9), 10**9), st.sampled_from(sorted(MARKS)), st.integers(0, 3))
def test_number_of_any_country_is_read_or_asked_about_and_never_another(
    value: int, country: str, decimals: int
) -> None:
    thousands, decimal = MARKS[country]
    exact = Fraction(value, 10**decimals)
    text = (
        f"{abs(float(exact)):,.{decimals}f}".replace(",", "T").replace(".", decimal).replace("T", thousands)
    )
    text = f"−{text}" if value < 0 else text
    try:
        assert float(read_answer(text, among_whole=True)) == float(exact)
    except Ambiguous as asked:
        assert float(exact) in map(float, asked.readings)


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_number_as_the_window_shows_it_is_read_back(value: float) -> None:
    if abs(value) < 1e300:
        assert read_answer(show_number(value).replace("-", "−")) == value
