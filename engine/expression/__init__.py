"""The language of watches, breakpoints and searches: parse an expression, evaluate it over recorded steps.

Names are the quantities of a step: t, x, target, y, error (y - target) and what the cell lists, such as
h. `keras.h` names an implementation, `numpy[1].h` a layer from 0 on as well, `grad.h` a gradient of the
backward pass. Operators, comparisons,
indices and slices are Python's, unit by unit; `prev(h)` is h one step earlier. Floats are float64,
whatever precision they were recorded in; Python integers stay exact. Dividing by zero gives inf or NaN;
NaN compares false (but != true) and counts as false. A vector holds where any of its units is true.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from engine.array import Array, is_finite, is_nan, read_only
from engine.expression.number import truth
from engine.expression.reader import read_tree
from engine.expression.scope import GRADIENT, Reference, Scope
from engine.expression.text import MAX_LENGTH, ExpressionError, read_tokens
from engine.expression.tree import ComparisonNode, Constant, ExpressionNode, NameNode, Previous, reads_target
from engine.expression.window import Window
from engine.notation.number_text import apart

__all__ = [
    "Expression",
    "ExpressionError",
    "Problem",
    "check",
    "evaluate",
    "explain",
    "holds",
    "parse",
    "problems",
]

KEPT = 256  # parsed expressions
BLOCK = 16_384  # steps looked at together: intermediate results stay in the cache


@dataclass(frozen=True)
class Expression:
    """A parsed expression; equal texts are equal. names: as written, in the order they first appear."""

    text: str
    names: tuple[str, ...] = field(compare=False)
    tree: ExpressionNode = field(compare=False, repr=False)
    lookback: int = field(compare=False, repr=False)
    """How many steps before the first one are looked at."""

    @property
    def reads_target(self) -> bool:
        """Whether the expression reads targets or errors, which only steps that count have."""
        return reads_target(self.tree)

    @property
    def gradients(self) -> tuple[Reference, ...]:
        """The gradients that it names, which are those of a backward pass: grad.h."""
        names = (node.reference for node in _nodes(self.tree) if isinstance(node, NameNode))
        return tuple(one for one in names if one.implementation == GRADIENT)


@dataclass(frozen=True)
class Problem:
    """A part of an expression has no finite value at some steps.

    t: the first of them. position: the part's 0-based column.
    """

    t: int
    position: int
    sentence: str


def parse(text: str) -> Expression:
    """Read an expression. Raises ExpressionError, whatever the text is."""
    if len(text) > MAX_LENGTH:
        read_tokens(text)  # raises, and the text is not kept
    return _parse(text)


@lru_cache(KEPT)
def _parse(text: str) -> Expression:
    tree = read_tree(text)
    names = dict.fromkeys(str(node.reference) for node in _nodes(tree) if isinstance(node, NameNode))
    return Expression(text, tuple(names), tree, tree.lookback)


def check(expression: Expression, scope: Scope) -> None:
    """Raise ExpressionError where the expression has no meaning in a run: an unknown name, a missing unit."""
    with np.errstate(all="ignore"):
        expression.tree.evaluate(Window(scope, 0, 0))


def evaluate(expression: Expression, scope: Scope, begin: int, end: int) -> Array:
    """The values at steps begin … end - 1: (steps,) of a scalar, (steps, size) of a vector, read-only.

    float64, bool, or Python integers of an exact run. The same bits however a run is cut. Raises
    ExpressionError.
    """
    return read_only(_values(expression.tree, scope, begin, end).T)


def holds(expression: Expression, scope: Scope, begin: int, end: int) -> Array:
    """Whether the expression is true, (steps,): neither zero nor NaN, of a vector any unit."""
    found = truth(_values(expression.tree, scope, begin, end))
    return np.asarray(found.any(axis=0) if found.ndim == 2 else found)


def problems(expression: Expression, scope: Scope, begin: int, end: int) -> tuple[Problem, ...]:
    """Where parts of the expression become NaN or infinite although what they are made of is finite."""
    found = []
    for node in _nodes(expression.tree):
        t = _first_failure(node, scope, begin, end)
        if t is not None:
            value = _values(node, scope, t, t + 1)
            kind = "not a number" if is_nan(value).any() else "infinite"
            part = expression.text[slice(*node.span)]
            found.append(Problem(t, node.span[0], f"{part} is {kind} at t = {t}"))
    return tuple(sorted(found, key=lambda problem: problem.t))


def explain(expression: Expression, scope: Scope, t: int) -> str:
    """The values of what an expression compares, or its own: "abs(error) = 135".

    With as many digits as tell them from one another, since what differs shall not look the same.
    """
    compared = [
        operand
        for node in _nodes(expression.tree)
        if isinstance(node, ComparisonNode)
        for operand in node.operands
    ]
    values = {
        expression.text[slice(*node.span)]: _values(node, scope, t, t + 1).ravel()
        for node in compared or [expression.tree]
    }
    constant = {expression.text[slice(*node.span)] for node in compared if isinstance(node, Constant)}
    told = {text: value for text, value in values.items() if text not in constant}
    return ", ".join(f"{text} = {_shown(value, list(values.values()))}" for text, value in told.items())


def _values(node: ExpressionNode, scope: Scope, begin: int, end: int) -> Array:
    """Of one node: (steps,) or (units, steps)."""
    if not 0 <= begin <= end:
        raise ValueError(f"steps must lie in a run, got {begin} … {end}")
    window = Window(scope, begin, end)
    with np.errstate(all="ignore"):
        return window.cut(node.evaluate(window))


def _nodes(node: ExpressionNode) -> list[ExpressionNode]:
    """A node and all below it, what is evaluated first before what is made of it."""
    return [below for child in node.children for below in _nodes(child)] + [node]


def _first_failure(node: ExpressionNode, scope: Scope, begin: int, end: int) -> int | None:
    if not node.children or isinstance(node, Previous):
        return None
    for start in range(begin, end, BLOCK):
        stop = min(start + BLOCK, end)
        fails = ~_is_fine(node, scope, start, stop)
        for child in node.children:
            fails &= _is_fine(child, scope, start, stop)
        if fails.any():
            return start + int(np.argmax(fails))
    return None


def _is_fine(node: ExpressionNode, scope: Scope, begin: int, end: int) -> Array:
    fine = is_finite(_values(node, scope, begin, end))
    return np.asarray(fine.all(axis=0) if fine.ndim == 2 else fine)


def _shown(value: Array, all_of_them: Sequence[Array]) -> str:
    """At one step: (1,) or (units,). A lone unit needs no brackets."""
    beside = [
        [other[unit if len(other) > 1 else 0] for other in all_of_them if len(other) in (1, len(value))]
        for unit in range(min(len(value), _MANY))
    ]
    texts = [_one(entry, others) for entry, others in zip(value, beside, strict=False)]
    if len(value) == 1:
        return texts[0]
    more = f", … {len(value) - _MANY} more" if len(value) > _MANY else ""
    return f"[{', '.join(texts)}{more}]"


def _one(entry: object, others: Sequence[object]) -> str:
    """One number, or true or false. others: what it is compared with, and itself."""
    if isinstance(entry, bool | np.bool_):
        return str(bool(entry)).lower()
    return apart(entry, [other for other in others if not isinstance(other, bool | np.bool_)])


_MANY = 4  # numbers of a vector that a sentence names
