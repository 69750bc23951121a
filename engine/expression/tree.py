"""A watch expression as a tree that evaluates itself over some steps at once.

Within it a value is an array over the steps: (steps,) for a scalar, (units, steps) for a vector, and
(1,) for a constant, so that scalars and vectors broadcast and each unit's history is one piece.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from engine.array import Array, is_nan
from engine.expression.number import OPERATIONS, compare, numeric, truth
from engine.expression.scope import Missing, Reference
from engine.expression.text import ExpressionError
from engine.expression.window import Window
from engine.run.measures import as_float64

Scalar = bool | int | float


class Refused(ValueError):
    """A function or index cannot be applied to such a value; the node that asked says where."""


@dataclass(frozen=True)
class ExpressionNode:
    """A part of an expression. span: the columns from its first character to behind its last."""

    span: tuple[int, int]

    @property
    def children(self) -> Sequence["ExpressionNode"]:
        return ()

    def evaluate(self, window: Window) -> Array:
        raise NotImplementedError

    def refuse(self, what: object, hint: str = "") -> ExpressionError:
        """The error that this part causes."""
        return ExpressionError(str(what), self.span[0], hint)

    @property
    def lookback(self) -> int:
        """How many steps before the first one its evaluation looks at."""
        return max((child.lookback for child in self.children), default=0)


@dataclass(frozen=True)
class Constant(ExpressionNode):
    """A number, or true or false."""

    value: Scalar

    @cached_property
    def _exact(self) -> Array:
        return np.array([self.value], dtype=None if isinstance(self.value, bool) else object)

    @cached_property
    def _real(self) -> Array:
        return self._exact if isinstance(self.value, bool) else as_float64(self._exact)

    def evaluate(self, window: Window) -> Array:
        return self._exact if isinstance(self.value, int) and window.scope.is_exact else self._real


@dataclass(frozen=True)
class NameNode(ExpressionNode):
    """A name of a recorded quantity, such as h."""

    reference: Reference

    def evaluate(self, window: Window) -> Array:
        try:
            return window.load(self.reference)
        except Missing as error:
            raise self.refuse(error, error.hint) from None


@dataclass(frozen=True)
class Negative(ExpressionNode):
    """-a."""

    child: ExpressionNode

    @property
    def children(self) -> Sequence[ExpressionNode]:
        return (self.child,)

    def evaluate(self, window: Window) -> Array:
        return np.asarray(-numeric(self.child.evaluate(window)))


@dataclass(frozen=True)
class Binary(ExpressionNode):
    """a + b and the like."""

    sign: str
    left: ExpressionNode
    right: ExpressionNode

    @property
    def children(self) -> Sequence[ExpressionNode]:
        return (self.left, self.right)

    def evaluate(self, window: Window) -> Array:
        a, b = self.left.evaluate(window), self.right.evaluate(window)
        check_sizes(self, a, b)
        return OPERATIONS[self.sign](a, b)


@dataclass(frozen=True)
class ComparisonNode(ExpressionNode):
    """a < b, or a chain a < b <= c, which holds where each link does.

    What is compared with a target holds nowhere but at steps that count, `error != 0` too.
    """

    signs: tuple[str, ...]
    operands: tuple[ExpressionNode, ...]

    @cached_property
    def reads_target(self) -> bool:
        """Whether one of the compared operands reads the target."""
        return any(map(reads_target, self.operands))

    @property
    def children(self) -> Sequence[ExpressionNode]:
        return self.operands

    def evaluate(self, window: Window) -> Array:
        values = [operand.evaluate(window) for operand in self.operands]
        check_sizes(self, *values)
        links = zip(self.signs, values, values[1:], strict=False)
        found = _joined(np.logical_and, [compare(sign, a, b) for sign, a, b in links])
        if self.reads_target and not window.scope.all_count:
            return _joined(np.logical_and, [found, *(~is_nan(value) for value in values)])
        return found


@dataclass(frozen=True)
class Logic(ExpressionNode):
    """a and b, a or b, unit by unit: true or false."""

    is_and: bool
    operands: tuple[ExpressionNode, ...]

    @property
    def children(self) -> Sequence[ExpressionNode]:
        return self.operands

    def evaluate(self, window: Window) -> Array:
        values = [truth(operand.evaluate(window)) for operand in self.operands]
        check_sizes(self, *values)
        return _joined(np.logical_and if self.is_and else np.logical_or, values)


@dataclass(frozen=True)
class Not(ExpressionNode):
    """not a."""

    child: ExpressionNode

    @property
    def children(self) -> Sequence[ExpressionNode]:
        return (self.child,)

    def evaluate(self, window: Window) -> Array:
        return np.asarray(~truth(self.child.evaluate(window)))


@dataclass(frozen=True)
class Index(ExpressionNode):
    """a[0], one unit of a vector, or a[1:3], some of them."""

    child: ExpressionNode
    units: int | slice

    @property
    def children(self) -> Sequence[ExpressionNode]:
        return (self.child,)

    def evaluate(self, window: Window) -> Array:
        value = self.child.evaluate(window)
        if value.ndim != 2:
            raise self.refuse("only vectors such as h can be indexed")
        size = len(value)
        if isinstance(self.units, int) and not -size <= self.units < size:
            raise self.refuse(f"there is no unit {self.units}", f"of {size}, the last one is [{size - 1}]")
        found = value[self.units]
        if isinstance(self.units, slice) and not len(found):
            raise self.refuse("these units are none", f"of {size}, the last one is [{size - 1}]")
        return found


@dataclass(frozen=True)
class Previous(ExpressionNode):
    """prev(a, n): a as it was n steps earlier; NaN, or false, at the first n steps."""

    child: ExpressionNode
    steps: int

    @property
    def children(self) -> Sequence[ExpressionNode]:
        return (self.child,)

    @property
    def lookback(self) -> int:
        return self.steps + self.child.lookback

    def evaluate(self, window: Window) -> Array:
        missing = min(max(self.steps - window.begin, 0), window.steps)
        earlier = replace(window, begin=window.begin - self.steps + missing, end=window.end - self.steps)
        if missing == 0:
            return self.child.evaluate(earlier)
        if missing == window.steps:
            earlier = replace(window, begin=0, end=0)
        known = earlier.cut(self.child.evaluate(earlier))
        nothing = False if known.dtype == bool else np.nan
        before = np.full((*known.shape[:-1], missing), nothing, dtype=known.dtype)
        found = np.concatenate([before, known], axis=-1)
        return np.repeat(found, 2, axis=-1) if window.steps == 1 else found


@dataclass(frozen=True)
class Call(ExpressionNode):
    """A call of a function. apply: computes it from the arguments' values; it raises Refused."""

    name: str
    apply: Callable[[Sequence[Array]], Array] = field(compare=False)
    arguments: tuple[ExpressionNode, ...]

    @property
    def children(self) -> Sequence[ExpressionNode]:
        return self.arguments

    def evaluate(self, window: Window) -> Array:
        values = [argument.evaluate(window) for argument in self.arguments]
        check_sizes(self, *values)
        try:
            return self.apply(values)
        except Refused as error:
            raise self.refuse(error) from None


@dataclass(frozen=True)
class Quantified(Call):
    """all(a) or any(a): over the units of each step, and in a condition of a whole run over its steps too."""

    @property
    def is_all(self) -> bool:
        """Whether the function is all, not any."""
        return self.name == "all"

    def evaluate(self, window: Window) -> Array:
        if not window.is_of_run:
            return super().evaluate(window)
        run = replace(window, begin=0, end=window.scope.steps)
        (child,) = self.children
        found = truth(run.cut(child.evaluate(run)))[..., is_judged(child, run)]
        return np.array([bool(found.all() if self.is_all else found.any())])


def is_judged(node: ExpressionNode, window: Window) -> Array:
    """At which steps of a window a condition says something, (steps,).

    It says nothing where it looks back before the first step, or at a target that does not count.
    """
    judged = np.arange(window.begin, window.end) >= node.lookback
    if reads_target(node) and not window.scope.all_count:
        target = window.cut(window.load(Reference("target")))
        judged &= ~is_nan(target).all(axis=0)
    return judged


def reads_target(node: ExpressionNode) -> bool:
    """Whether a target or an error is in an expression, so that it is defined at steps that count only."""
    if isinstance(node, NameNode):
        return node.reference.quantity in ("target", "error")
    return any(map(reads_target, node.children))


def check_sizes(node: ExpressionNode, *values: Array) -> None:
    """Raise ExpressionError where vectors of different sizes meet; one number meets any."""
    sizes = sorted({len(value) for value in values if value.ndim == 2} - {1})
    if len(sizes) > 1:
        raise node.refuse(f"a vector of {sizes[0]} numbers meets one of {sizes[1]}", "index one of them")


def _joined(join: Any, values: Sequence[Array]) -> Array:
    found = values[0]
    for value in values[1:]:
        found = join(found, value)
    return found
