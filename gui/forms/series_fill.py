"""How a spreadsheet goes on from the numbers that are selected: 1, 2 becomes 1, 2, 3, 4."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from engine.parameter import Matrix


def continued(numbers: Sequence[int | float], count: int) -> tuple[int | float, ...]:
    """The next numbers: of equal steps the same steps, of all others the same again."""
    steps = {_exact(after) - _exact(one) for one, after in pairwise(numbers)}
    if len(steps) != 1:
        return tuple(numbers[place % len(numbers)] for place in range(count))
    (step,) = steps
    return tuple(_as(numbers, _exact(numbers[-1]) + step * (place + 1)) for place in range(count))


def filled_down(block: Matrix, count: int) -> Matrix:
    """The rows that follow a block, each column by itself; a negative count is of those before it."""
    columns = [column if count > 0 else column[::-1] for column in zip(*block, strict=True)]
    rows = tuple(zip(*(continued(column, abs(count)) for column in columns), strict=True))
    return rows if count > 0 else rows[::-1]


def filled_right(block: Matrix, count: int) -> Matrix:
    """The columns that follow a block, each row by itself; a negative count is of those before it."""
    rows = (row if count > 0 else row[::-1] for row in block)
    found = (continued(row, abs(count)) for row in rows)
    return tuple(row if count > 0 else row[::-1] for row in found)


def _exact(number: int | float) -> Decimal:
    """As it is written: the step from 0.1 to 0.2 is that from 0.2 to 0.3."""
    return Decimal(repr(number))


def _as(numbers: Sequence[int | float], number: Decimal) -> int | float:
    return int(number) if all(isinstance(one, int) for one in numbers) else float(number)
