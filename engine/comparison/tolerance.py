"""How far implementations may be apart, and the first recorded step at which they are further."""

from typing import Literal

import numpy as np

from engine.array import Array, is_nan, to_float
from engine.comparison.pair import ImplementationPair, pairs_of, with_what_is_there
from engine.comparison.ulp import difference
from engine.notation.number_text import number
from engine.parameter import Real, Value, parameter
from engine.run.trace import Trace

ToleranceKind = Literal["absolute", "relative", "ulps"]

BLOCK = 16_384  # steps looked at together; intermediate results stay in the cache
_INTEGERS = {"float32": np.int32, "float64": np.int64}


class Tolerance(Value):
    """The largest difference that does not count. relative: divided by the larger of the two numbers.

    ulps: steps from one number of the coarser precision to the next.
    """

    kind: ToleranceKind = parameter("relative", "How the difference is measured.")
    value: Real = parameter(1e-6, "The largest difference that does not count.", low=0)

    @property
    def text(self) -> str:
        """As one says it: 1e-6 relative."""
        return f"{number(self.value)} {self.kind}"


EXACT = Tolerance(kind="absolute", value=0)


class FirstBeyond:
    """Searches a growing trace for the first step beyond a tolerance, and looks at each step once.

    The search begins anew when `look` is given a different trace. pair: the implementations to compare; None
    compares the first recorded one with each other one.
    """

    def __init__(self, tolerance: Tolerance, pair: ImplementationPair | None = None) -> None:
        self.tolerance = tolerance
        self.pair = pair
        self.t: int | None = None
        """The step that was found."""
        self._trace: Trace | None = None
        self._seen = 0

    def look(self, trace: Trace) -> int | None:
        """Search the steps added since the last call; return the first t beyond the tolerance, or None."""
        if trace is not self._trace:
            self._trace, self._seen, self.t = trace, 0, None
        if self.t is None:
            self.t = first_beyond(trace, self.tolerance, self._seen, self.pair)
            self._seen = trace.steps
        return self.t


def first_beyond(
    trace: Trace, tolerance: Tolerance, begin: int = 0, pair: ImplementationPair | None = None
) -> int | None:
    """The first t, from `begin` on, at which an output or a state differs by more than the tolerance.

    None where no recorded step does. pair: see FirstBeyond.
    """
    pairs = pairs_of(trace, pair)
    while pairs and begin < trace.steps:
        end = min(begin + BLOCK, trace.steps)
        found = np.zeros(end - begin, dtype=bool)
        for ours, theirs in pairs:
            names = ours.implementation, theirs.implementation
            both = with_what_is_there(trace[ours][begin:end], trace[theirs][begin:end], names)
            found |= is_beyond(*both, tolerance).any(axis=1)
        if found.any():
            return begin + int(np.argmax(found))
        begin = end
    return None


def is_beyond(a: Array, b: Array, tolerance: Tolerance) -> Array:
    """Element-wise: whether two arrays differ by more than the tolerance."""
    return distances(a, b, tolerance.kind) > tolerance.value


def distances(a: Array, b: Array, kind: ToleranceKind) -> Array:
    """Element-wise how far two arrays are apart, float64. NaN is the same as NaN, and infinitely far else."""
    if object in (a.dtype, b.dtype) and kind != "ulps":
        return _exact_distances(a, b, kind)
    precision = "float32" if np.dtype(np.float32) in (a.dtype, b.dtype) else "float64"
    with np.errstate(all="ignore"):
        if kind == "ulps":
            found = _ulps(_rounded(a, precision), _rounded(b, precision), precision)
        else:
            a, b = a.astype(np.float64), b.astype(np.float64)
            found = np.abs(a - b)
            found = found / np.maximum(np.abs(a), np.abs(b)) if kind == "relative" else found
        is_same = (a == b) | (is_nan(a) & is_nan(b))
        return np.where(is_same, 0.0, np.where(np.isnan(found), np.inf, found))


def relative(size: float, a: object, b: object) -> float:
    """A difference of two numbers divided by the larger of them; 0 where they are equal."""
    largest = max(abs(to_float(a)), abs(to_float(b)))
    share = size / largest if size and largest else 0.0
    return np.inf if np.isnan(share) else share


def _exact_distances(a: Array, b: Array, kind: ToleranceKind) -> Array:
    """Of Python integers and floats, which Python compares without rounding either."""
    found = np.zeros(a.shape)
    for place in np.argwhere(a.astype(object) != b.astype(object)):
        one, other = a[tuple(place)], b[tuple(place)]
        size = difference(one, other)
        found[tuple(place)] = relative(size, one, other) if kind == "relative" else size
    return np.where(np.isnan(found), np.inf, found)


def _rounded(array: Array, precision: str) -> Array:
    if array.dtype == object:
        array = np.array([to_float(value) for value in array.ravel()]).reshape(array.shape)
    return array.astype(precision)


def _ulps(a: Array, b: Array, precision: str) -> Array:
    """Steps between numbers; their bits are in order on each side of zero (see ulp.py)."""
    first, second = (np.abs(array).view(_INTEGERS[precision]).astype(np.uint64) for array in (a, b))
    is_across = np.signbit(a) != np.signbit(b)
    apart = np.where(is_across, first + second, np.maximum(first, second) - np.minimum(first, second))
    return np.where(np.isfinite(a) & np.isfinite(b), apart.astype(np.float64), np.inf)
