"""Lines are broken before operators, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from gui.formulas.formula_row import flow
from gui.formulas.mathematics import Formula


def texts(rows: list[list[Formula]]) -> list[list[str]]:
    return [[formula.text for formula in row] for row in rows]


def formula(text: str) -> Formula:
    return Formula(text.replace("·", r"\cdot"), text)


def test_line_that_fits_is_one_row() -> None:
    assert texts(flow([formula("= 2·36 + 3")], 10, len)) == [["= 2·36 + 3"]]


def test_long_line_breaks_before_an_operator() -> None:
    assert texts(flow([formula("= 2·36 + 1·49 + 3")], 12, len)) == [["= 2·36"], ["+ 1·49 + 3"]]


def test_row_that_begins_with_an_operator_says_so_in_tex() -> None:
    rows = flow([formula("= 2·36 + 1·49 + 3")], 12, len)
    assert [row[0].tex for row in rows] == [r"= 2\cdot36", r"{} + 1\cdot49 + 3"]


def test_result_stands_beside_its_sums_where_there_is_room() -> None:
    assert texts(flow([formula("= 72 + 52"), formula("= 124")], 20, len)) == [["= 72 + 52", "= 124"]]


def test_result_has_a_row_of_its_own_where_there_is_no_room() -> None:
    assert texts(flow([formula("= 72 + 52"), formula("= 124")], 10, len)) == [["= 72 + 52"], ["= 124"]]


def test_term_wider_than_the_row_is_left_whole() -> None:
    assert texts(flow([formula("= 1234567890 + 1")], 5, len)) == [["= 1234567890"], ["+ 1"]]


def test_two_writings_that_break_in_different_places_are_left_whole() -> None:
    assert len(flow([Formula("a + b + c", "a long sum")], 3, len)) == 1


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=30), st.integers(1, 60))
def test_rows_put_together_are_the_line(terms: list[int], width: int) -> None:
    text = "= " + " + ".join(map(str, terms))
    rows = flow([formula(text)], width, len)
    assert " ".join(part for row in texts(rows) for part in row) == text


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30), st.integers(12, 60))
def test_no_row_is_wider_than_the_room(terms: list[int], width: int) -> None:
    rows = flow([formula("= " + " + ".join(map(str, terms)))], width, len)
    assert all(sum(map(len, row)) <= width for row in texts(rows))
