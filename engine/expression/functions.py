"""The functions of the watch language. Vectors are (units, steps), scalars (steps,), constants (1,)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from engine.array import Array, is_finite, is_nan
from engine.expression.number import OPERATIONS, numeric, paired, sum_of, truth
from engine.expression.tree import Refused
from engine.run.measures import as_float64

MAX_DIGITS = 15  # behind the point; float64 has no more

Apply = Callable[[Sequence[Array]], Array]


@dataclass(frozen=True)
class Function:
    """A function: how many values it takes, what it does, and its one line of help."""

    apply: Apply
    help: str
    least: int = 1
    most: int = 1


def _of_each(function: Callable[[Array], Array]) -> Apply:
    """A function of one number, element by element, in float64."""
    return lambda values: np.asarray(function(as_float64(values[0])))


def _over_units(function: Callable[[Array], Array]) -> Apply:
    """A function of a vector that gives a scalar; a scalar is a vector of one."""
    return lambda values: function(values[0] if values[0].ndim == 2 else values[0][np.newaxis])


def _smallest_or_largest(choose: np.ufunc) -> Apply:
    """Over the units of one value, or of several values element by element; NaN wins."""

    def apply(values: Sequence[Array]) -> Array:
        if len(values) == 1:
            return _over_units(lambda rows: np.asarray(choose.reduce(numeric(rows), axis=0)))(values)
        return reduce(lambda a, b: np.asarray(choose(*paired(a, b))), values)

    return apply


def _abs(values: Sequence[Array]) -> Array:
    return np.asarray(np.abs(numeric(values[0])))


def _sum(rows: Array) -> Array:
    return sum_of(numeric(rows))


def _mean(rows: Array) -> Array:
    return np.asarray(as_float64(_sum(rows)) / len(rows))


def _norm(rows: Array) -> Array:
    rows = numeric(rows)
    return np.asarray(np.sqrt(as_float64(sum_of(OPERATIONS["*"](rows, rows)))))


def _place(choose: Callable[..., Array]) -> Apply:
    def apply(values: Sequence[Array]) -> Array:
        rows = values[0]
        if rows.ndim != 2:
            raise Refused("only a vector such as h has units to choose from")
        return as_float64(choose(rows, axis=0))

    return apply


def _is_infinite(values: Sequence[Array]) -> Array:
    """Python integers beyond float64 count as infinite, as where a run ends."""
    return ~is_finite(values[0]) & ~_is_nan(values)


def _is_nan(values: Sequence[Array]) -> Array:
    return is_nan(values[0])


def _length(values: Sequence[Array]) -> Array:
    if values[0].ndim != 2:
        raise Refused("only a vector such as h has a length")
    return np.array([float(len(values[0]))])


def _round(values: Sequence[Array]) -> Array:
    """To whole numbers or some decimals, halves to the even neighbour; whole numbers stay as they are."""
    value, digits = values[0], _digits(values[1:])
    if value.dtype == object:
        return value
    value = numeric(value)
    rounded = np.round(value, digits)
    return np.where(np.isfinite(rounded), rounded, value)  # scaling by 10**digits may leave float64


def _digits(values: Sequence[Array]) -> int:
    if not values:
        return 0
    is_constant = values[0].shape == (1,)
    if not is_constant or values[0].item() not in range(MAX_DIGITS + 1):
        raise Refused(f"round takes a number of digits from 0 to {MAX_DIGITS}")
    return int(values[0].item())


FUNCTIONS: dict[str, Function] = {
    "abs": Function(_abs, "the size of a number without its sign"),
    "min": Function(
        _smallest_or_largest(np.minimum), "the smallest of the units, or of several values", most=9
    ),
    "max": Function(
        _smallest_or_largest(np.maximum), "the largest of the units, or of several values", most=9
    ),
    "mean": Function(_over_units(_mean), "the mean over the units"),
    "sum": Function(_over_units(_sum), "the sum over the units"),
    "norm": Function(_over_units(_norm), "the length of the vector: the root of the sum of squares"),
    "sqrt": Function(_of_each(np.sqrt), "the square root"),
    "exp": Function(_of_each(np.exp), "e to a power"),
    "log": Function(_of_each(np.log), "the natural logarithm"),
    "sin": Function(_of_each(np.sin), "the sine of an angle in radians"),
    "cos": Function(_of_each(np.cos), "the cosine of an angle in radians"),
    "tanh": Function(_of_each(np.tanh), "the hyperbolic tangent"),
    "sign": Function(_of_each(np.sign), "−1, 0 or 1"),
    "isfinite": Function(lambda values: is_finite(values[0]), "whether it is neither NaN nor infinite"),
    "isnan": Function(_is_nan, "whether it is NaN"),
    "isinf": Function(_is_infinite, "whether it is infinite"),
    "argmax": Function(_place(np.argmax), "the index of the largest unit"),
    "argmin": Function(_place(np.argmin), "the index of the smallest unit"),
    "any": Function(_over_units(lambda rows: np.any(truth(rows), axis=0)), "whether any unit is true"),
    "all": Function(_over_units(lambda rows: np.all(truth(rows), axis=0)), "whether all units are true"),
    "round": Function(_round, "the nearest whole number, or with so many decimals", most=2),
    "len": Function(_length, "how many units the vector has"),
}
PREVIOUS = "prev"
QUANTIFIERS = ("all", "any")
