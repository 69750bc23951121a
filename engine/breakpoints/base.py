"""What a breakpoint is."""

from typing import ClassVar

import numpy as np

from engine.array import Array
from engine.errors import ExplorerError
from engine.expression.scope import Scope
from engine.parameter import Value
from engine.run.name import Name


class Breakpoint(Value):
    """A condition at which a free run stops; its parameters are fields.

    A subclass says in `holds` at which steps the condition is true. That may depend only on the step and on
    the `lookback` steps before it, so that a run stops at the same step however it is cut into blocks.
    """

    title: ClassVar[str]
    kind: str
    is_enabled: bool = True

    @property
    def label(self) -> str:
        """The condition in a few words, as a list of breakpoints shows it."""
        return self.title

    @property
    def lookback(self) -> int:
        """How many steps before a block `holds` looks at."""
        return 0

    @property
    def reads_gradients(self) -> bool:
        """Whether the breakpoint is about a backward pass, so that no run stops at it."""
        return False

    def check(self, scope: Scope) -> None:
        """Raise ExplorerError where the condition has no meaning in this run, such as an unknown name."""

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        """At which of the steps begin … end - 1 the condition holds, (steps,). Only after `check`."""
        raise NotImplementedError

    def first_hit(self, scope: Scope, begin: int, end: int) -> int | None:
        """The first t from begin to end - 1 at which the condition holds; None where it does at none."""
        if begin >= end:
            return None
        found = self.holds(scope, begin, end)
        first = int(np.argmax(found))
        return begin + first if found[first] else None

    def sentence(self, scope: Scope, t: int) -> str:
        """Why a run stops at step t, where the condition holds."""
        raise NotImplementedError


class BreakpointError(ExplorerError):
    """A breakpoint has no meaning in a run."""


def unit_name(scope: Scope, table: Name, unit: int) -> str:
    """How a watch would name one unit of a table; a lone one needs no index."""
    return scope.written(table) + (f"[{unit}]" if scope.sizes[table] > 1 else "")
