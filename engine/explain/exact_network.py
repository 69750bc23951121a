"""The linear network that predicts a memory_sum without error, and why one unit seldom does."""

from fractions import Fraction
from itertools import pairwise

from engine.cells.simple_rnn import SimpleRNN
from engine.errors import ParameterError
from engine.experiment import Dense, Experiment, Model
from engine.parameter import Matrix, as_fraction
from engine.sequences.memory_sum import ALL, MemorySum

MAX_UNITS = 1024
TELLING = 8  # values that decide for a memory of all: they obey a linear recurrence of order 2
SHORT = 8  # mem_len below which the values with a full memory are few enough to be looked at
_Point = tuple[Fraction, Fraction]
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
    """Whether one linear unit with the right weights predicts the first row, were nothing rounded.

    Where it predicts without error its last output equals the input, h_{t-1} = x_t. So its outputs
    from t = 1 on are a x_t + c with a = W + U: each value must be the same affine function of the last.
    """
    if units_needed(sequence) == 1:
        return True
    if 0 < sequence.mem_len < SHORT:
        return _is_affine(_first_values(sequence, 2 * sequence.mem_len + TELLING))
    return _is_affine(_first_values(sequence, TELLING)) and not _forgets(sequence)


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


def _forgets(sequence: MemorySum) -> bool:
    """Whether the first row is long enough for its first value to leave the memory.

    The next value is then less by h_weight than if all were remembered: off the line of those before.
    """
    length = sequence.mem_len + 3
    if sequence.mem_len == ALL or sequence.seq_len < length:
        return False
    remembered = sequence.replace(mem_len=ALL, seq_len=length, batch_size=1)
    return remembered.generate().row(0).left_float64_at is None


def _first_values(sequence: MemorySum, most: int) -> list[Fraction]:
    """The first values of the first row as exact rationals: at most so many, and none beyond float64."""
    weight, bias, h_weight = map(as_fraction, (sequence.weight, sequence.bias, sequence.h_weight))
    values: list[Fraction] = []
    value = Fraction(1)
    while len(values) < min(sequence.seq_len, most) and abs(value) < 2**1024:
        memory = values if sequence.mem_len == ALL else values[-sequence.mem_len :]
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
