"""Arrays of numbers as a table."""

from collections.abc import Sequence

import numpy as np

from engine.array import EXACT_FLOATS, Array, read_only
from engine.data.table import MOST_GAPS, Column, Gap, Options, Table


def table_of(
    numbers: Array, names: Sequence[str], understood: Sequence[str], options: Options, most_rows: int | None
) -> Table:
    """A table of numbers, (rows, columns), any real or whole kind; what is not finite is a gap."""
    is_whole_file = most_rows is None or len(numbers) <= most_rows
    columns: list[Column] = []
    gaps: list[Gap] = []
    for index, name in enumerate(names):
        column = _exact(numbers[:most_rows, index])
        wrong = np.zeros(0, dtype=int)
        if column.dtype != object and not np.isfinite(column).all():
            wrong = np.flatnonzero(~np.isfinite(column))
            for row in map(int, wrong[: MOST_GAPS - len(gaps)]):
                gaps.append(Gap(row, index, row, str(column[row])))
            column = np.where(np.isfinite(column), column, np.nan)
        is_whole = numbers.dtype.kind in "iub"
        columns.append(Column(name, "number", read_only(column), None, is_whole, len(wrong)))
    rows = len(numbers[:most_rows])
    return Table(
        tuple(columns),
        np.arange(rows),
        gaps=tuple(gaps),
        understood=tuple(understood),
        options=options,
        is_whole_file=is_whole_file,
        place="index",
    )


def _exact(column: Array) -> Array:
    """float64, or Python integers where that would round."""
    is_large = column.dtype.kind in "iu" and max(abs(int(column.min())), int(column.max())) > EXACT_FLOATS
    if is_large:
        return column.astype(object)
    return np.ascontiguousarray(column, dtype=np.float64)
