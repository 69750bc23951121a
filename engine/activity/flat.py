"""Where an activation function is flat, so that hardly any gradient comes through it."""

import math
from dataclasses import dataclass

from engine.activation import FLAT_AT
from engine.notation.number_text import number

MARGIN = 0.01  # from a limit, within which an output counts as saturated
DIGITS = 12  # of a bound, where it is written


@dataclass(frozen=True)
class FlatEnds:
    """The outputs at which a function is flat. low, high: None where it goes on for ever."""

    low: float | None = None
    high: float | None = None

    def bounds(self, margin: float) -> tuple[float, float]:
        """An output below the first or above the second is saturated; infinite where none can be."""
        low = -math.inf if self.low is None else _as_written(self.low + margin)
        return low, math.inf if self.high is None else _as_written(self.high - margin)


def _as_written(bound: float) -> float:
    """The bound as a condition says it, so that the same steps are meant."""
    return float(f"{bound:.{DIGITS}g}")


FLAT_ENDS = {function: FlatEnds(*ends) for function, ends in FLAT_AT.items()}
"""By the function's name."""

RESTING = ("relu", "relu6", "hard_shrink", "soft_shrink", "sparse_plus")
"""Functions that are 0 over a whole range, where no gradient passes at all."""


def definition(function: str, margin: float) -> str:
    """When an output of a function counts as saturated, or dead; nothing where it never does."""
    parts = []
    if function in FLAT_ENDS:
        parts.append(f"{function} is saturated where it is {beyond(FLAT_ENDS[function], margin)}")
    if function in RESTING:
        parts.append(f"{function} is dead where it is 0 at every step")
    return "; ".join(parts)


def beyond(ends: FlatEnds, margin: float, *, is_above: bool = True, is_below: bool = True) -> str:
    """In words, where a function is saturated: on both sides, or on one of them alone."""
    low, high = (number(bound, DIGITS) for bound in ends.bounds(margin))
    is_above, is_below = is_above and ends.high is not None, is_below and ends.low is not None
    if is_above and is_below:
        return f"above {high} or below {low}"
    return f"above {high}" if is_above else f"below {low}"
