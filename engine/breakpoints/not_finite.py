"""Stop where something is NaN or infinite."""

from typing import ClassVar, Literal

import numpy as np

from engine.array import Array, is_finite, is_nan_number
from engine.breakpoints.base import Breakpoint, unit_name
from engine.expression.scope import Scope
from engine.implementations.every import replayed_among
from engine.run.name import TARGET, Name


class NotFinite(Breakpoint):
    """NaN or an infinity in any quantity of any implementation."""

    title: ClassVar[str] = "NaN or infinity"

    kind: Literal["not_finite"] = "not_finite"

    def holds(self, scope: Scope, begin: int, end: int) -> Array:
        found = np.zeros(end - begin, dtype=bool)
        for table in _computed(scope):
            found |= ~is_finite(scope.rows(table, begin, end)).all(axis=0)
        return found

    def sentence(self, scope: Scope, t: int) -> str:
        for table in _computed(scope):
            row = scope.rows(table, t, t + 1)[:, 0]
            fails = ~is_finite(row)
            if fails.any():
                unit = int(np.argmax(fails))
                what = "NaN" if is_nan_number(row[unit]) else "infinite"
                return f"{unit_name(scope, table, unit)} is {what} at t = {t}"
        return f"every number is finite at t = {t}"


def _computed(scope: Scope) -> list[Name]:
    """Every table but the targets, NaN where a step does not count, and what nobody here has computed."""
    replayed = replayed_among(scope.implementations)
    return [table for table in scope.sizes if table != TARGET and table.implementation not in replayed]
