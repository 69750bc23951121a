"""The linear network that predicts a memory_sum without error, and why one unit seldom does."""

import math
from itertools import pairwise, takewhile

from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Dense, Experiment, Model
from engine.parameter import Matrix
from engine.sequences.memory_sum import ALL, MemorySum, memory_sum

MAX_UNITS = 1024
LONGEST = 2048  # values looked at; longer memories that agree so far differ in nothing a student sees
_WORDS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def units_needed(sequence: MemorySum) -> int:
    """How many linear units predict the sequence whatever its other parameters are."""
    if sequence.mem_len == 0 or sequence.h_weight == 0:
        return 1
    return 2 if sequence.mem_len == ALL else sequence.mem_len + 1


def exact_network(sequence: MemorySum) -> Model:
    """A network whose prediction of the first row is exact. Raises ParameterError for too many units.

    memory_sum is itself a linear recurrent network. Unit 0 holds the prediction. The others remember:
    for mem_len = -1 one that adds up all inputs, otherwise a shift register, unit k holding x_{t-k+1}.
    """
    units = units_needed(sequence)
    if units > MAX_UNITS:
        raise ParameterError("sequence.mem_len", _too_long(units))
    layer = SimpleRNN(
        units=units,
        activation="linear",
        kernel=((sequence.weight, *_unit_row(units - 1, 0)),),
        recurrent_kernel=_recurrent_kernel(sequence, units),
        bias=(sequence.bias, *(0,) * (units - 1)),
    )
    return Model(layers=(layer,), readout=None if units == 1 else Dense(kernel=_first_of(units)))


def one_unit_suffices(sequence: MemorySum) -> bool:
    """Whether one linear unit with the right weights predicts the first row.

    Where it predicts without error its last output equals the input, h_{t-1} = x_t. So its outputs
    from t = 1 on are a x_t + c with a = W + U: each value must be the same affine function of the last.
    """
    end = min(sequence.seq_len, _telling_length(sequence), LONGEST)
    length = 8
    while _is_affine(_first_values(sequence, min(length, end))):
        if length >= end:
            return True
        length *= 2
    return False


def why_one_unit_fails(experiment: Experiment) -> str | None:
    """For a student whose network is one unit: "One unit cannot hold xₜ₋₁: …"; None where that is not so."""
    sequence, layers = experiment.sequence, experiment.model.layers
    if not isinstance(sequence, MemorySum) or len(layers) > 1 or layers[0].units > 1:
        return None
    if one_unit_suffices(sequence):
        return None
    why = "The recurrent term carries the last output, not the last input"
    return f"One unit cannot hold {_remembered(sequence.mem_len)}: {why}. {_cure(units_needed(sequence))}"


def _recurrent_kernel(sequence: MemorySum, units: int) -> Matrix:
    if units == 1:
        return ((0,),)
    if sequence.mem_len == ALL:
        return (0, 0), (sequence.h_weight, 1)
    shifts = ((sequence.h_weight, *_unit_row(units - 1, k)) for k in range(1, units))
    return (0,) * units, *shifts


def _unit_row(length: int, place: int) -> tuple[int, ...]:
    """Zeros, and a one at `place` where that is inside."""
    return tuple(int(index == place) for index in range(length))


def _first_of(units: int) -> Matrix:
    return (1,), *((0,),) * (units - 1)


def _telling_length(sequence: MemorySum) -> int:
    """So many values decide: a linear recurrence of order n that vanishes n times vanishes for ever."""
    return 8 if sequence.mem_len == ALL else 2 * sequence.mem_len + 8


def _first_values(sequence: MemorySum, length: int) -> list[float]:
    values = memory_sum(length, sequence.weight, sequence.bias, sequence.h_weight, sequence.mem_len)
    return list(takewhile(_fits_float64, values.tolist()))


def _fits_float64(value: float) -> bool:
    return abs(value) < 2**1024


def _is_affine(values: list[float]) -> bool:
    """Whether each value from the third on is the same affine function of the one before it."""
    points = list(pairwise(values[1:]))
    first = points[:1]
    other = next((point for point in points if point[0] != first[0][0]), None)
    if other is None:
        return len(set(points)) <= 1
    return all(_on_one_line(first[0], other, point) for point in points)


def _on_one_line(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    left, right = (b[0] - a[0]) * (c[1] - a[1]), (b[1] - a[1]) * (c[0] - a[0])
    if isinstance(left, int) and isinstance(right, int):
        return left == right
    return math.isclose(left, right, rel_tol=1e-9)


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
