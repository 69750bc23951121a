from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from engine.reading.table_fit import fits

sides = st.integers(1, 4)


def block(rows: int, columns: int) -> tuple:
    return tuple(tuple(10 * i + j for j in range(columns)) for i in range(rows))


@given(sides, sides, sides, sides, st.data())
def test_no_way_loses_a_number_or_leaves_the_table(
    rows: int, columns: int, height: int, width: int, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, rows - 1)), data.draw(st.integers(0, columns - 1))
    pasted = block(height, width)
    for fit in fits(pasted, (rows, columns), first):
        assert set(chain(*fit.block)) == set(chain(*pasted))
        assert fit.first[0] + len(fit.block) <= rows
        assert fit.first[1] + len(fit.block[0]) <= columns


def ways(*arguments: object) -> list[str]:
    return [fit.way for fit in fits(*arguments)]  # type: ignore[arg-type]


def test_a_row_goes_into_a_column_only_turned() -> None:
    (fit,) = fits(block(1, 2), (2, 1))
    assert (fit.way, fit.block) == ("transposed", ((0,), (1,)))


def test_a_whole_weight_goes_over_the_whole_wherever_it_is_pasted() -> None:
    (fit,) = fits(block(2, 3), (2, 3), (1, 1))
    assert (fit.way, fit.first) == ("as a whole", (0, 0))


def test_a_smaller_table_may_fill_a_larger_selection() -> None:
    assert ways(((7,),), (3, 3), (0, 0), (2, 3)) == ["as it is", "repeated"]
    assert fits(((7,),), (3, 3), (0, 0), (2, 3))[1].block == ((7, 7, 7), (7, 7, 7))
    assert ways(block(1, 2), (3, 3), (0, 0), (2, 3)) == ["as it is"]


def test_what_is_larger_than_the_table_fits_in_no_way() -> None:
    assert ways(block(3, 3), (2, 2)) == []
    assert ways(block(1, 3), (2, 2)) == []
