"""Numbers that go on as in a spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.forms.series_fill import continued, filled_down, filled_right

whole = st.integers(-1000, 1000)


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ([7], (7, 7, 7)),
        ([1, 2], (3, 4, 5)),
        ([0.1, 0.2], (0.3, 0.4, 0.5)),
        ([1, 0.5], (0.0, -0.5, -1.0)),
        ([1, 2, 4], (1, 2, 4)),
        ([5, 5], (5, 5, 5)),
    ],
)
def test_numbers_go_on_as_one_would_write_them(numbers: list[float], wanted: tuple[float, ...]) -> None:
    found = continued(numbers, 3)
    assert found == wanted
    assert list(map(type, found)) == list(map(type, wanted))


@given(whole, whole, st.integers(2, 6), st.integers(1, 20))
def test_a_series_goes_on_and_back(first: int, step: int, given: int, more: int) -> None:
    series = [first + step * place for place in range(-more, given + more)]
    known = series[more : more + given]
    column, row = tuple((number,) for number in known), (tuple(known),)
    assert [number for (number,) in filled_down(column, more)] == series[more + given :]
    assert [number for (number,) in filled_down(column, -more)] == series[:more]
    assert [list(one) for one in filled_right(row, more)] == [series[more + given :]]
    assert [list(one) for one in filled_right(row, -more)] == [series[:more]]


def test_each_column_goes_on_by_itself() -> None:
    assert filled_down(((1, 10), (2, 20)), 2) == ((3, 30), (4, 40))
