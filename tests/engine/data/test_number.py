import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.number import Convention, number_in, read_number, readings
from engine.errors import ParameterError
from tests.engine.data.written import LOCALES, Written, written

OWN = {
    "en": Convention(".", ","),
    "de": Convention(",", "."),
    "fr": Convention(",", " "),
    "ch": Convention(".", "'"),
    "in": Convention(".", ","),
}


@pytest.mark.parametrize("locale", LOCALES)
@given(data=st.data())
def test_number_of_a_country_is_read_under_its_convention(locale: str, data: st.DataObject) -> None:
    one: Written = data.draw(written(locale))
    number = number_in(one.text, OWN[locale])
    assert number == (int(one.value) if isinstance(number, int) else float(one.value))
    assert isinstance(number, int) == (OWN[locale].decimal not in one.text)


@pytest.mark.parametrize("locale", LOCALES)
@given(data=st.data())
def test_readings_hold_what_was_meant(locale: str, data: st.DataObject) -> None:
    one: Written = data.draw(written(locale))
    meant = number_in(one.text, OWN[locale])
    assert any(reading.number == meant for reading in readings(one.text))


@given(st.integers(-(10**300), 10**300))
def test_whole_numbers_stay_exact(number: int) -> None:
    assert read_number(str(number)) == number
    assert read_number(f"{number:,}", Convention(".", ",")) == number


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_floats_are_read_to_the_same_bits(number: float) -> None:
    assert repr(read_number(repr(number))) == repr(number)
    assert repr(read_number(repr(number).replace(".", ","), Convention(","))) == repr(number)


@given(st.text(max_size=30))
def test_any_text_is_a_finite_number_or_a_sentence(text: str) -> None:
    try:
        assert abs(read_number(text)) < 1.8e308
    except ParameterError as error:
        assert error.message


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("28,7", [28.7]),
        ("1,234", [1234, 1.234]),
        ("1.234", [1.234, 1234]),
        ("0.123", [0.123]),  # no thousands begin with 0
        ("1 234", [1234]),
        ("1\u00a0234", [1234]),
        ("1\u202f234,5", [1234.5]),
        ("1.000,92", [1000.92]),
        ("1'234.5", [1234.5]),
        ("12,34,567", [1234567]),
        ("1,23,4", []),
        ("1,5E–3", [0.0015]),
        ("−1e−5", [-1e-5]),
        ("5.", [5.0]),
        ("5,", []),
        ("1_000", []),
        ("１２", []),
        ("nan", []),
        ("inf", []),
        ("1e999", []),
        ("1/2", []),
        ("2^7", []),
        ("1.5.2", []),
        ("", []),
    ],
)
def test_text_may_mean_these_numbers_and_no_others(text: str, numbers: list[float]) -> None:
    assert [reading.number for reading in readings(text)] == numbers


def test_wrong_convention_is_told_with_the_right_one() -> None:
    with pytest.raises(
        ParameterError, match=r"'28,7' is no number with decimal point; it is 28.7 with decimal comma"
    ):
        read_number("28,7")


def test_endless_text_is_told_in_a_short_sentence() -> None:
    with pytest.raises(ParameterError) as caught:
        read_number("9" * 1_000_000)
    assert len(str(caught.value)) < 200
