"""A condition of a whole run: what holds at each of its steps, at one of them, or at its end.

`all(a)` holds where a is true at every step and in every unit, `any(a)` where it is at one of them. What
says `==` outside of both is meant for every step, as a sequence or a state is equal throughout or not at
all; everything else is judged at the last step.
"""

from collections.abc import Iterator

import numpy as np

from engine.array import Array
from engine.expression import Expression
from engine.expression.number import truth
from engine.expression.scope import OF_A_RUN, Scope
from engine.expression.tree import ComparisonNode, ExpressionNode, NameNode, Quantified, is_judged
from engine.expression.window import Window


def is_of_every_step(expression: Expression) -> bool:
    """Whether an expression is meant for every step: it says that a quantity of a step equals something."""
    return any(
        isinstance(node, ComparisonNode) and "==" in node.signs and _is_of_a_step(node)
        for node in _outside(expression.tree)
    )


def is_of_the_end(expression: Expression) -> bool:
    """Whether a condition of a whole run reads its last step only."""
    has_more = any(isinstance(node, Quantified) for node in _outside(expression.tree))
    return not has_more and not is_of_every_step(expression)


def holds_in_run(expression: Expression, scope: Scope) -> bool:
    """Whether a condition holds in a run of at least one step. Raises ExpressionError."""
    if not is_of_every_step(expression):
        return bool(_true(expression.tree, scope, scope.steps - 1).any())
    return bool(_true(expression.tree, scope)[..., is_judged(expression.tree, _whole(scope))].all())


def telling_step(expression: Expression, scope: Scope) -> int:
    """The step to look at for why a condition does not hold: the first one that speaks against it."""
    asked: list[ExpressionNode] = [
        node for node in _outside(expression.tree) if isinstance(node, Quantified) and node.is_all
    ]
    for node in [expression.tree] if is_of_every_step(expression) else [call.children[0] for call in asked]:
        found = _true(node, scope)
        failing = is_judged(node, _whole(scope)) & ~(found.all(axis=0) if found.ndim == 2 else found)
        if failing.any():
            return int(np.argmax(failing))
    return scope.steps - 1


def _true(node: ExpressionNode, scope: Scope, begin: int = 0) -> Array:
    """Where a part is true from a step on: (steps,) or (units, steps)."""
    window = Window(scope, begin, scope.steps, is_of_run=True)
    with np.errstate(all="ignore"):
        return truth(window.cut(node.evaluate(window)))


def _whole(scope: Scope) -> Window:
    return Window(scope, 0, scope.steps)


def _is_of_a_step(node: ExpressionNode) -> bool:
    if isinstance(node, NameNode):
        return node.reference.quantity not in OF_A_RUN
    return any(map(_is_of_a_step, node.children))


def _outside(node: ExpressionNode) -> Iterator[ExpressionNode]:
    """A node and those below it, but nothing within all(…) and any(…)."""
    yield node
    if not isinstance(node, Quantified):
        for child in node.children:
            yield from _outside(child)
