"""How the values of an axis are written."""

from decimal import Decimal

import pytest

from gui.curves.tick_text import Told, shared, texts_of, whole_texts


def first(*values: str) -> list[str]:
    """The best way to write values."""
    return next(texts_of([Decimal(value) for value in values]))[0]


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (["0", "1"], ["0", "1"]),
        (["0", "10000"], ["0", "10\u2009000"]),
        (["-1000", "0"], ["−1\u2009000", "0"]),
        (["0.5", "1"], ["0.5", "1.0"]),
        (["0.25", "0.3"], ["0.25", "0.30"]),
        (["0", "1e6"], ["0", "10⁶"]),
        (["2e6", "2.5e6"], ["2·10⁶", "2.5·10⁶"]),
        (["-2e-8", "-1e-8"], ["−2·10⁻⁸", "−10⁻⁸"]),
        (["1e300", "3e300"], ["10³⁰⁰", "3·10³⁰⁰"]),
        (["9.5e299", "1e300", "1.05e300"], ["9.5·10²⁹⁹", "10³⁰⁰", "1.05·10³⁰⁰"]),
        (["16777216", "16777218"], ["16\u2009777\u2009216", "16\u2009777\u2009218"]),
    ],
)
def test_numbers_group_thousands_and_raise_powers(values, texts):
    assert first(*values) == texts


def test_what_is_shared_is_told_apart_from_the_rest():
    ways = list(texts_of([Decimal("8000000000000001"), Decimal("8000000000000003")]))
    assert (["+1", "+3"], Told(Decimal("8e15"))) in ways


def test_very_long_powers_are_told_once():
    ways = [(texts, told.text()) for texts, told in texts_of([Decimal("-1.25e-300"), Decimal("1.25e-300")])]
    assert (["−1.25", "1.25"], "10⁻³⁰⁰ × …") in ways


@pytest.mark.parametrize(
    ("values", "base"),
    [
        (["101325.1", "101325.4"], "101325"),
        (["-101325.4", "-101325.1"], "-101325"),
        (["9999999.8", "10000000.1"], "9999999"),
        (["-1", "1"], "0"),
        (["3", "97"], "0"),
    ],
)
def test_shared_digits_are_those_at_the_front(values, base):
    assert shared([Decimal(value) for value in values]) == Decimal(base)


@pytest.mark.parametrize(
    ("told", "text"),
    [
        (Told(), ""),
        (Told(Decimal(101325)), "101\u2009325 + …"),
        (Told(power=300), "10³⁰⁰ × …"),
        (Told(Decimal("8e15"), -3), "8·10¹⁵ + 10⁻³ × …"),
    ],
)
def test_what_is_told_once_says_how_to_read_the_rest(told, text):
    assert told.text() == text


def test_counts_are_written_in_full():
    ((texts, told),) = whole_texts([Decimal(0), Decimal(1_000_000)])
    assert texts == ["0", "1\u2009000\u2009000"]
    assert told == Told()
