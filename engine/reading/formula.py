"""Arithmetic where a number is typed, as cos(pi/6), and formulas that fill a matrix, as 0.9**(i + j).

The language is that of watches without a run: no name but those of a matrix, no function but of numbers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.array import Array, to_float
from engine.errors import ParameterError
from engine.expression.reader import Vocabulary, read_tree
from engine.expression.scope import Reference, Scope
from engine.expression.text import ExpressionError
from engine.expression.tree import Constant
from engine.expression.window import Window
from engine.notation.number_text import plain_number
from engine.parameter import Matrix
from engine.reading.typed_number import read_number
from engine.run.measures import as_float64
from engine.run.trace import Trace

_CALCULATION = re.compile(r"[*/%(]|pi|π|[\d.) ][+−-]")  # 1e-3 and -1 are none
FUNCTIONS = ("abs", "min", "max", "sqrt", "exp", "log", "sin", "cos", "tanh", "sign", "round")
NAMES = ("i", "j", "rows", "columns", "w")
"""Of a formula: row and column from 0, how many there are, and the number that stands there now."""


@dataclass(frozen=True)
class _Grid(Window):
    """The cells of a matrix in place of the steps of a run. values: of each name, (cells,)."""

    values: Mapping[str, Array] = field(default_factory=dict)

    def load(self, reference: Reference) -> Array:
        return self.values[reference.quantity]


def read_typed(text: str) -> int | float:
    """The number that a text says or calculates: 2, 1e-3, 0.1+0.2, cos(pi/6).

    A calculated number that is whole is an int. Raises ParameterError with no field: the caller knows it.
    """
    try:
        return read_number(text)
    except ParameterError as error:
        if not _CALCULATION.search(text):
            raise
        plain = error
    try:
        tree = read_tree(text.replace("π", "pi"), Vocabulary((), FUNCTIONS))
    except ExpressionError as error:
        raise ParameterError("", f"must be a number or a calculation: {error}") from None
    if not isinstance(tree, Constant) or isinstance(tree.value, bool):
        raise plain
    return _finite(tree.value)


def filled_by(text: str, now: Matrix) -> Matrix:
    """The matrix of a formula in i, j, rows, columns and w, in the shape of the one that is there now.

    Raises ExpressionError, and ParameterError for a number that is not finite.
    """
    tree = read_tree(text.replace("π", "pi"), Vocabulary(NAMES, FUNCTIONS))
    rows, columns = len(now), len(now[0])
    i, j = (index.ravel().astype(np.float64) for index in np.indices((rows, columns)))
    w = as_float64(np.array([[to_float(number) for number in row] for row in now])).ravel()
    names = {
        "i": i,
        "j": j,
        "rows": np.full(i.shape, float(rows)),
        "columns": np.full(i.shape, float(columns)),
    }
    grid = _Grid(Scope(Trace()), 0, i.size, values={**names, "w": w})
    with np.errstate(all="ignore"):
        found = np.broadcast_to(as_float64(tree.evaluate(grid)), i.shape)
    for place in np.flatnonzero(~np.isfinite(found)):
        row, column = divmod(int(place), columns)
        raise ParameterError("", f"gives {found[place]} at i = {row}, j = {column}; it must be finite there")
    return tuple(tuple(map(plain_number, row)) for row in found.reshape(rows, columns).tolist())


def _finite(value: int | float) -> int | float:
    if not np.isfinite(to_float(value)):
        raise ParameterError("", "must be a finite number within float64 (below 1.8e308)")
    return plain_number(value)
