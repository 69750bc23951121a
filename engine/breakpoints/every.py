"""Every kind of breakpoint, read from files, and the first hit of any of them."""

from collections.abc import Iterable, Sequence
from typing import Annotated

import numpy as np

import engine.breakpoints
from engine.breakpoints.base import Breakpoint
from engine.errors import ExplorerError, without_calls
from engine.expression.scope import Scope
from engine.expression.search import blocks_from
from engine.parameter import OneOf
from engine.program.find import find_classes

KINDS = find_classes(engine.breakpoints, Breakpoint)

AnyBreakpoint = Annotated[Breakpoint, OneOf("kind", KINDS)]
"""As a field of a Value that is saved."""


def usable(
    breakpoints: Iterable[Breakpoint], scope: Scope
) -> tuple[list[Breakpoint], list[tuple[Breakpoint, ExplorerError]]]:
    """The enabled breakpoints that have a meaning in a run, and why the other enabled ones have none."""
    fine: list[Breakpoint] = []
    wrong: list[tuple[Breakpoint, ExplorerError]] = []
    for one in breakpoints:
        if not one.is_enabled:
            continue
        try:
            one.check(scope)
            fine.append(one)
        except ExplorerError as error:
            wrong.append((one, without_calls(error)))
    return fine, wrong


def lookback(breakpoints: Iterable[Breakpoint]) -> int:
    """How many steps before a block they look at, together."""
    return max((one.lookback for one in breakpoints if one.is_enabled), default=0)


def first_hit_of_any(
    breakpoints: Sequence[Breakpoint], scope: Scope, begin: int, end: int
) -> tuple[int, list[Breakpoint]] | None:
    """The first t from begin to end - 1 at which an enabled breakpoint holds, and all that hold there.

    Each must have passed its `check`, as those of `usable` have.
    """
    first, hits = end, list[Breakpoint]()
    for one in breakpoints:
        if not one.is_enabled:
            continue
        t = one.first_hit(scope, begin, first + 1 if hits else end)
        if t is None:
            continue
        hits = [one] if t < first else [*hits, one]
        first = t
    return (first, hits) if hits else None


def find_hit(
    breakpoints: Sequence[Breakpoint], scope: Scope, start: int, step: int = 1
) -> tuple[int, list[Breakpoint]] | None:
    """The first t from start on, itself included, at which an enabled breakpoint holds, and all that do.

    step: +1 searches forwards, -1 backwards. Each must have passed its `check`.
    """
    for begin, end in blocks_from(start, scope.offset, scope.steps, step):
        found = np.zeros(end - begin, dtype=bool)
        for one in breakpoints:
            if one.is_enabled:
                found |= one.holds(scope, begin, end)
        if found.any():
            t = begin + int(np.flatnonzero(found)[0 if step > 0 else -1])
            return first_hit_of_any(breakpoints, scope, t, t + 1)
    return None
