"""A sequence as code that makes the very same numbers."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engine.experiment import Experiment
from engine.sequences.base import Sequence
from engine.sequences.memory_sum import ALL, MemorySum
from engine.sequences.table import rows_of
from engine.sequences.values import Values
from engine.takeaway.literal import assigned
from engine.takeaway.part import CodePart

_FITS = '''\
def fits_float64(value):
    """Whether the number is below 1.8e308; Python's integers know no such bound."""
    try:
        return math.isfinite(value)
    except OverflowError:
        return False'''

_MEMORY_SUM = '''\
def memory_sum(seq_len, weight, bias, h_weight, mem_len):
    """The first values of s_0 = 1, s_t+1 = weight * s_t + bias + h_weight * (the memory's sum).

    The memory is the mem_len values before s_t: none for 0, all of them for -1. The sequence ends
    before a value that float64 cannot hold.
    """'''

_SOME = """\
    values, value = [], {one}
    while len(values) < seq_len and fits_float64(value):
        values.append(value)
        memory = values[-1 - mem_len : -1]
        value = value * weight + bias + h_weight * {sum}
    return values"""

_ALL = """\
    values, value, total = [], {one}, 0
    while len(values) < seq_len and fits_float64(value):
        values.append(value)
        memory = total  # the sum of all values before this one
        total += value
        value = value * weight + bias + h_weight * memory
    return values"""

_LEFT = """\
else:
    if len(values) < {length}:
        reason = "its value there is beyond 1.8e308, so the run ends before it"
        print(f"The sequence leaves float64 at t = {{len(values)}}: {{reason}}.")"""


def sequence_part(experiment: Experiment, row: int) -> CodePart:
    """Make the values of one row, and of them inputs and targets, (steps, features) each."""
    sequence = experiment.sequence
    is_exact = experiment.precision.numpy == "exact"
    dtype = "object" if is_exact else "np.float64"
    made = _WRITERS[type(sequence)](sequence, row)
    steps = _shifted(sequence, dtype) if sequence.is_shifted else _beside(sequence, dtype)
    mask = [] if sequence.all_count else _mask(sequence, row)
    return replace(made, code="\n".join([made.code, *steps, *mask]))


def _shifted(sequence: Sequence, dtype: str) -> list[str]:
    return [
        f"values = np.array(values, dtype={dtype}).reshape(-1, {sequence.features})"
        "  # one row of features per time step",
        "x = values[:-1]  # the network sees all values but the last",
        "target = values[1:]  # and shall predict all but the first",
    ]


def _beside(sequence: Sequence, dtype: str) -> list[str]:
    return [
        f"x = np.array(values, dtype={dtype}).reshape(-1, {sequence.features})  # what the network sees",
        f"target = np.array(targets, dtype={dtype}).reshape(-1, {sequence.outputs})  # and shall put out",
    ]


def _mask(sequence: Sequence, row: int) -> list[str]:
    flags = sequence.generate().row(row).mask.tolist()
    return assigned("counts", flags, "whether the output of a time step is compared")


def else_left_float64(experiment: Experiment) -> str:
    """The `else` of the loop over all steps where the sequence may have ended early."""
    sequence = experiment.sequence
    return "" if sequence.holds_numbers else _LEFT.format(length=sequence.shape[1])


def _memory_sum(sequence: MemorySum, row: int) -> CodePart:
    first = row * sequence.seq_len
    settings = {name: getattr(sequence, name) for name in ("weight", "bias", "h_weight", "mem_len")}
    arguments = ", ".join(
        f"{name}={value!r}" for name, value in {"seq_len": first + sequence.seq_len, **settings}.items()
    )
    cut = f"[{first}:]  # row {row} of the batch" if row else ""
    code = f"{_FITS}\n\n\n{_function(sequence)}\n\n\nvalues = memory_sum({arguments}){cut}"
    imports = ("from functools import reduce", "from operator import add") if _adds_in_order(sequence) else ()
    return CodePart("The sequence", _formula(sequence), code, ("import math", *imports))


def _function(sequence: MemorySum) -> str:
    body = _ALL if sequence.mem_len == ALL else _SOME
    sum_ = "reduce(add, memory, 0)  # in this order, as sum() rounds otherwise from Python 3.12 on"
    return "\n".join(
        [
            _MEMORY_SUM,
            body.format(
                one="1" if sequence.is_whole else "1.0",
                sum=sum_ if _adds_in_order(sequence) else "sum(memory)",
            ),
        ]
    )


def _adds_in_order(sequence: MemorySum) -> bool:
    return sequence.mem_len != ALL and not sequence.is_whole


def _formula(sequence: MemorySum) -> str:
    memory = r"\sum_{k<t} s_k" if sequence.mem_len == ALL else r"\sum_{k=1}^{m} s_{t-k}"
    formula = rf"$$s_0 = 1, \qquad s_{{t+1}} = w\, s_t + b + h {memory}$$"
    names = f"with $w$ = {sequence.weight}, $b$ = {sequence.bias}, $h$ = {sequence.h_weight}"
    length = "all values before the last" if sequence.mem_len == ALL else f"$m$ = {sequence.mem_len}"
    begin = "Each value is made from the last one and a sum of those before it:"
    return f"{begin}\n\n{formula}\n\n{names}, {length}."


def _values(sequence: Values, row: int) -> CodePart:
    lines = assigned("values", rows_of(sequence.values)[row])
    if sequence.targets is not None:
        lines += assigned("targets", rows_of(sequence.targets)[row])
    return CodePart("The sequence", "These numbers were typed or pasted.", "\n".join(lines))


_WRITERS: dict[type[Sequence], Callable[[Any, int], CodePart]] = {
    MemorySum: _memory_sum,
    Values: _values,
}
"""What writes the code of each sequence that makes `values`."""
