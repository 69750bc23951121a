"""Guesses: when one is right, what the score comes to, and what a dragged point is rounded to."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.errors import ParameterError
from engine.lesson.guess import TOLERANCES, Judged, Score, judge, read_guess, rounded
from engine.notation.number_text import number

finite = st.floats(allow_nan=False, allow_infinity=False)
whole = st.integers(-(10**400), 10**400)
truths = st.one_of(finite, whole)
tolerances = st.sampled_from(TOLERANCES)


@given(truths, tolerances)
def test_the_truth_is_right_at_every_tolerance_and_off_by_nothing(true: float, tolerance: float) -> None:
    assert judge(true, true, tolerance) == Judged(true, true, True, 0.0)


@given(truths, truths)
def test_a_guess_that_is_right_stays_right_with_more_tolerance(guess: float, true: float) -> None:
    verdicts = [judge(guess, true, tolerance).is_right for tolerance in TOLERANCES]
    assert verdicts == sorted(verdicts)


@given(st.integers(1, 10**9), st.integers(-(10**9), 10**9), st.sampled_from([0.01, 0.1]))
def test_a_share_of_the_truth_is_the_limit(size: int, off: int, tolerance: float) -> None:
    assume(number(size + off) != number(size))
    expected = Decimal(abs(off)) <= Decimal(tolerance) * Decimal(size)
    assert judge(size + off, size, tolerance).is_right is expected


@given(truths, truths)
def test_exact_is_right_just_where_the_screen_shows_no_difference(guess: float, true: float) -> None:
    assert judge(guess, true, 0).is_right is (number(guess) == number(true) or guess == true)


@given(finite, finite)
def test_difference_is_the_guess_minus_the_truth(guess: float, true: float) -> None:
    expected = Fraction(guess) - Fraction(true)
    found = judge(guess, true, 0.01).difference
    assert found is not None
    assert math.isinf(found) or abs(Fraction(found) - expected) <= abs(expected) / 2**52


@given(st.one_of(truths, st.just(math.inf), st.just(math.nan)), tolerances)
def test_not_knowing_is_never_right_and_has_no_difference(true: float, tolerance: float) -> None:
    judged = judge(None, true, tolerance)
    assert (judged.is_right, judged.difference) == (False, None)


@pytest.mark.parametrize(
    ("guess", "true", "is_right"),
    [
        (math.inf, math.inf, True),
        (-math.inf, math.inf, False),
        (1e300, math.inf, False),
        (math.inf, 1e300, False),
        (math.nan, math.nan, True),
        (math.nan, math.inf, False),
        (0, math.nan, False),
        (10**400, math.inf, False),
    ],
)
def test_what_is_not_finite_must_be_named(guess: float, true: float, is_right: bool) -> None:
    judged = judge(guess, true, 0.1)
    assert (judged.is_right, judged.difference) == (is_right, None)


judgements = st.builds(
    lambda guess, true, tolerance: judge(guess, true, tolerance),
    st.one_of(st.none(), st.integers(-50, 50)),
    st.integers(-50, 50),
    tolerances,
)


@given(st.lists(judgements, max_size=30))
def test_score_is_what_counting_gives(several: list[Judged]) -> None:
    score = Score()
    for judged in several:
        score = score.after(judged)
    marks = "".join("r" if judged.is_right else "w" for judged in several)
    sizes = [abs(judged.difference) for judged in several if judged.difference is not None]
    assert (score.asked, score.right) == (len(marks), marks.count("r"))
    assert score.streak == len(marks) - len(marks.rstrip("r"))
    assert score.longest == max(map(len, marks.split("w")))
    assert score.mean_distance == (pytest.approx(sum(sizes) / len(sizes)) if sizes else None)


@given(finite)
def test_a_guess_reads_back_what_is_typed(value: float) -> None:
    assert read_guess(repr(value)) == value


@pytest.mark.parametrize("text", ["inf", "∞", "+inf", " Infinity "])
def test_beyond_all_numbers_can_be_typed(text: str) -> None:
    assert read_guess(text) == math.inf


def test_its_opposite_and_no_number_can_be_typed() -> None:
    assert read_guess("−∞") == -math.inf
    assert math.isnan(read_guess("NaN"))


@pytest.mark.parametrize("text", ["", "x", "1,500", "infin", "1e999"])
def test_no_number_is_refused(text: str) -> None:
    with pytest.raises(ParameterError):
        read_guess(text)


@given(st.floats(-1e12, 1e12), st.floats(1e-6, 1e6))
def test_rounding_moves_by_less_than_the_resolution(value: float, resolution: float) -> None:
    found = rounded(value, resolution)
    assert abs(found - value) <= resolution * (1 + 1e-9) + 1e-9 * abs(value)


@given(finite, st.floats())
def test_rounding_never_fails(value: float, resolution: float) -> None:
    assert math.isfinite(rounded(value, resolution))


@pytest.mark.parametrize(
    ("value", "resolution", "expected"),
    [
        (308.37, 34, 310),
        (308.37, 3, 308),
        (0.12345, 0.004, 0.123),
        (-0.0001, 0.01, 0),
        (5, 0, 5),
        (5, math.inf, 5),
    ],
)
def test_rounding_is_what_one_reads_from_an_axis(value: float, resolution: float, expected: float) -> None:
    assert repr(float(rounded(value, resolution))) == repr(float(expected))
