"""Search recorded steps: where a condition holds next, and where a quantity is smallest and largest."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine.array import Array, is_nan
from engine.expression import Expression, evaluate, holds
from engine.expression.scope import Scope

FIRST_BLOCK = 1024  # steps: what is near is found at once
LARGEST_BLOCK = 16_384  # intermediate results stay in the cache

Extremes = tuple[int, Any, int, Any]


def find_next(expression: Expression, scope: Scope, start: int, step: int = 1) -> int | None:
    """The first t from start on, itself included, at which an expression holds; None where it never does.

    step: +1 searches forwards, -1 backwards. A vector holds where any of its units does. Raises
    ExpressionError.
    """
    for begin, end in blocks_from(start, scope.offset, scope.steps, step):
        found = np.flatnonzero(holds(expression, scope, begin, end))
        if len(found):
            return begin + int(found[0 if step > 0 else -1])
    return None


def extremes(expression: Expression, scope: Scope) -> Extremes | None:
    """The smallest and the largest value: (t, value, t, value), each at the first step that has it.

    NaN is left out; None where no other value is recorded. All units of a vector are searched together.
    """
    found: Extremes | None = None
    for begin, end in blocks_from(scope.offset, scope.offset, scope.steps, 1):
        found = widened(found, evaluate(expression, scope, begin, end), begin)
    return found


def widened(found: Extremes | None, values: Array, begin: int) -> Extremes | None:
    """The extremes of what was found so far and of the next steps' values, (steps,) or (steps, size).

    begin: the t of the first of them.
    """
    t, numbers = _numbers(values, begin)
    if not len(numbers):
        return found
    low, high = int(np.argmin(numbers)), int(np.argmax(numbers))
    least = int(t[low]), _plain(numbers[low])
    most = int(t[high]), _plain(numbers[high])
    if found is not None:
        least = least if least[1] < found[1] else found[:2]
        most = most if most[1] > found[3] else found[2:]
    return (*least, *most)


def blocks_from(start: int, first: int, steps: int, step: int) -> Iterator[tuple[int, int]]:
    """Ranges from start to the last or the first step, growing as the search goes on."""
    size = FIRST_BLOCK
    begin = max(start, first) if step > 0 else min(start, steps - 1) + 1
    while first <= begin < steps if step > 0 else begin > first:
        if step > 0:
            end = min(begin + size, steps)
            yield begin, end
            begin = end
        else:
            yield max(begin - size, first), begin
            begin = max(begin - size, first)
        size = min(2 * size, LARGEST_BLOCK)


def _numbers(values: Array, begin: int) -> tuple[Array, Array]:
    """All values that are not NaN, step by step, and their t."""
    size = values.shape[1] if values.ndim == 2 else 1
    flat = values.ravel()
    t = begin + np.arange(len(flat)) // size
    is_number = ~is_nan(flat)
    return t[is_number], flat[is_number]


def _plain(value: Any) -> Any:
    """A number of Python's own."""
    return value.item() if isinstance(value, np.generic) else value
