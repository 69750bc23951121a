"""memory_sum as Python code that makes the very same values."""

from engine.sequences.base import SourceCode
from engine.sequences.memory_rule import ALL, MemoryRule

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

_NEAREST_SUM = '''\
def nearest_sum(numbers):
    """Their exact sum, rounded once; sum() rounds otherwise, and not in every version of Python alike."""
    try:
        return math.fsum(numbers)
    except OverflowError:  # on the way, or at the end
        total = sum(map(Fraction, numbers))
    try:
        return float(total)
    except OverflowError:
        return math.inf if total > 0 else -math.inf'''

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


def code_of(rule: MemoryRule, seq_len: int, row: int) -> SourceCode:
    """The list `values` of a row, made by the rule as the engine makes it."""
    first = row * seq_len
    settings = {name: getattr(rule, name) for name in ("weight", "bias", "h_weight", "mem_len")}
    arguments = ", ".join(
        f"{name}={value!r}" for name, value in {"seq_len": first + seq_len, **settings}.items()
    )
    cut = f"[{first}:]  # row {row} of the batch" if row else ""
    code = f"{_FITS}\n\n\n{_function(rule)}\n\n\nvalues = memory_sum({arguments}){cut}"
    imports = ("from fractions import Fraction",) if _rounds_sums(rule) else ()
    return SourceCode(code, _formula(rule), ("import math", *imports))


def _function(rule: MemoryRule) -> str:
    body = _ALL if rule.mem_len == ALL else _SOME
    has_own_sum = _rounds_sums(rule)
    made = body.format(
        one="1" if rule.is_whole else "1.0", sum="nearest_sum(memory)" if has_own_sum else "sum(memory)"
    )
    return "\n".join([*([_NEAREST_SUM, "", ""] if has_own_sum else []), _MEMORY_SUM, made])


def _rounds_sums(rule: MemoryRule) -> bool:
    return rule.mem_len > 0 and not rule.is_whole


def _formula(rule: MemoryRule) -> str:
    memory = r"\sum_{k<t} s_k" if rule.mem_len == ALL else r"\sum_{k=1}^{m} s_{t-k}"
    formula = rf"$$s_0 = 1, \qquad s_{{t+1}} = w\, s_t + b + h {memory}$$"
    names = f"with $w$ = {rule.weight}, $b$ = {rule.bias}, $h$ = {rule.h_weight}"
    length = "all values before the last" if rule.mem_len == ALL else f"$m$ = {rule.mem_len}"
    begin = "Each value is made from the last one and a sum of those before it:"
    return f"{begin}\n\n{formula}\n\n{names}, {length}."
