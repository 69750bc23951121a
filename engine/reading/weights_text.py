"""Weights as text to be copied: NumPy arrays, Python lists, JSON, CSV; every number with all its digits."""

import json
from collections.abc import Sequence

from engine.notation.number_text import show_number
from engine.parameter import Matrix
from engine.reading.printed_array import PrintedArray


def as_numpy(arrays: Sequence[PrintedArray]) -> str:
    """`np.array([[2.0]])`, of several arrays a list of them, a line each."""
    return _listed([f"np.array({_plain(array)!r})" for array in arrays])


def as_lists(arrays: Sequence[PrintedArray]) -> str:
    """Nested lists, as `[w.tolist() for w in get_weights()]` gives them."""
    return _listed([repr(_plain(array)) for array in arrays])


def as_json(arrays: Sequence[PrintedArray]) -> str:
    """An object of name and numbers; a lone array without a name is a list."""
    if len(arrays) == 1 and not arrays[0].name:
        return json.dumps(_plain(arrays[0]))
    lines = (f"  {json.dumps(array.name)}: {json.dumps(_plain(array))}" for array in arrays)
    return "{\n" + ",\n".join(lines) + "\n}\n"


def as_csv(rows: Matrix) -> str:
    """A row a line, commas between columns."""
    return "".join(",".join(map(show_number, row)) + "\n" for row in rows)


def _plain(array: PrintedArray) -> object:
    match array.dimensions:
        case 0:
            return array.rows[0][0]
        case 1:
            return list(array.rows[0])
        case _:
            return [list(row) for row in array.rows]


def _listed(texts: Sequence[str]) -> str:
    return texts[0] if len(texts) == 1 else "[" + ",\n ".join(texts) + "]"
