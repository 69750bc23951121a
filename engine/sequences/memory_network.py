"""The linear network that predicts a memory_sum without error, and why one unit seldom does."""

from dataclasses import replace
from fractions import Fraction
from itertools import islice, pairwise

from engine.array import fits_float64
from engine.errors import ParameterError
from engine.parameter import Matrix, as_fraction
from engine.sequences.base import LinearWeights
from engine.sequences.memory_rule import ALL, MemoryRule

MAX_UNITS = 1024
TELLING = 8  # values that decide for a memory of all: they obey a linear recurrence of order 2
SHORT = 8  # mem_len below which the values with a full memory are few enough to be looked at
_Point = tuple[Fraction, Fraction]
_WORDS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def units_needed(rule: MemoryRule) -> int:
    """How many linear units predict the sequence whatever its other parameters are."""
    if rule.mem_len == 0 or rule.h_weight == 0:
        return 1
    return 2 if rule.mem_len == ALL else rule.mem_len + 1


def exact_weights(rule: MemoryRule) -> LinearWeights:
    """Weights whose prediction of the first row is exact. Raises ParameterError for too many units.

    memory_sum is itself a linear recurrent network. Unit 0 holds the prediction. The others remember:
    for mem_len = -1 one that adds up all inputs, otherwise a shift register, unit k holding x_{t-k+1}.
    """
    units = units_needed(rule)
    if units > MAX_UNITS:
        raise ParameterError("sequence.mem_len", _too_long(units))
    return LinearWeights(
        kernel=((rule.weight, *_unit_row(units - 1, 0)),),
        recurrent_kernel=_recurrent_kernel(rule, units),
        bias=(rule.bias, *(0,) * (units - 1)),
    )


def one_unit_suffices(rule: MemoryRule, seq_len: int) -> bool:
    """Whether one linear unit with the right weights predicts the first row, were nothing rounded.

    Where it predicts without error its last output equals the input, h_{t-1} = x_t. So its outputs
    from t = 1 on are a x_t + c with a = W + U: each value must be the same affine function of the last.
    """
    if units_needed(rule) == 1:
        return True
    if 0 < rule.mem_len < SHORT:
        return _is_affine(_first_values(rule, min(seq_len, 2 * rule.mem_len + TELLING)))
    return _is_affine(_first_values(rule, min(seq_len, TELLING))) and not _forgets(rule, seq_len)


def why_one_unit_fails(rule: MemoryRule, seq_len: int) -> str | None:
    """Why one unit cannot predict the sequence, "One unit cannot hold xₜ₋₁: …", or None where it can."""
    if one_unit_suffices(rule, seq_len):
        return None
    why = "The recurrent term carries the last output, not the last input"
    return f"One unit cannot hold {_remembered(rule.mem_len)}: {why}. {_cure(units_needed(rule))}"


def _recurrent_kernel(rule: MemoryRule, units: int) -> Matrix:
    if units == 1:
        return ((0,),)
    if rule.mem_len == ALL:
        return (0, 0), (rule.h_weight, 1)
    shifts = ((rule.h_weight, *_unit_row(units - 1, k)) for k in range(1, units))
    return (0,) * units, *shifts


def _unit_row(length: int, place: int) -> tuple[int, ...]:
    """Zeros, and a one at `place` where that is inside."""
    return tuple(int(index == place) for index in range(length))


def _forgets(rule: MemoryRule, seq_len: int) -> bool:
    """Whether the first row is long enough for its first value to leave the memory.

    The next value is then less by h_weight than if all were remembered: off the line of those before.
    """
    length = rule.mem_len + 3
    if rule.mem_len == ALL or seq_len < length:
        return False
    return all(map(fits_float64, islice(replace(rule, mem_len=ALL).values(), length)))


def _first_values(rule: MemoryRule, most: int) -> list[Fraction]:
    """The first values of the first row as exact rationals: at most so many, and none beyond float64."""
    weight, bias, h_weight = map(as_fraction, (rule.weight, rule.bias, rule.h_weight))
    values: list[Fraction] = []
    value = Fraction(1)
    while len(values) < most and abs(value) < 2**1024:
        memory = values if rule.mem_len == ALL else values[-rule.mem_len :]
        following = weight * value + bias + h_weight * sum(memory)
        values.append(value)
        value = following
    return values


def _is_affine(values: list[Fraction]) -> bool:
    """Whether each value from the third on is the same affine function of the one before it."""
    points = list(pairwise(values[1:]))
    first = points[:1]
    other = next((point for point in points if point[0] != first[0][0]), None)
    if other is None:
        return len(set(points)) <= 1
    return all(_is_on_line(first[0], other, point) for point in points)


def _is_on_line(a: _Point, b: _Point, c: _Point) -> bool:
    """Whether c is on the line through a and b."""
    return (b[0] - a[0]) * (c[1] - a[1]) == (b[1] - a[1]) * (c[0] - a[0])


def _remembered(mem_len: int) -> str:
    match mem_len:
        case -1:
            return "the sum of all inputs before the last"
        case 1:
            return "xₜ₋₁"
        case 2:
            return "xₜ₋₁ and xₜ₋₂"
        case _:
            return f"the {mem_len} inputs before the last"


def _cure(units: int) -> str:
    if units > MAX_UNITS:
        return f"The sequence {_too_long(units)}."
    word = _WORDS[units] if units < len(_WORDS) else str(units)
    return f"{word} linear units predict this sequence exactly."


def _too_long(units: int) -> str:
    return f"needs {units} linear units to be predicted exactly, and a layer has at most {MAX_UNITS}"
