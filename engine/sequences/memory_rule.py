"""The rule of memory_sum: its values, exact where its numbers are whole, and its formula."""

import math
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from engine.parameter import Real
from engine.sequences.window_sum import WindowSum

ALL = -1  # mem_len of a memory that forgets nothing


@dataclass(frozen=True)
class MemoryRule:
    """s_0 = 1, s_{i+1} = weight s_i + bias + h_weight Σ memory.

    The memory is the mem_len values before the last; none for 0, all of them for -1.
    """

    weight: Real = 1
    bias: Real = 1
    h_weight: Real = 1
    mem_len: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every value is a whole number."""
        return all(isinstance(number, int) for number in (self.weight, self.bias, self.h_weight))

    def values(self) -> Iterator[float]:
        """The values without end: Python integers of any size, or floats, which may become infinite."""
        weight, bias, h_weight, mem_len = self.weight, self.bias, self.h_weight, self.mem_len
        is_whole = self.is_whole
        last: float = 1 if is_whole else 1.0
        totals = _running_sums(mem_len, is_whole)
        next(totals)
        mem_sum: float = 0
        while True:
            yield last
            following = last * weight + bias + h_weight * mem_sum
            mem_sum = totals.send(last)
            last = following

    def bound(self, count: int) -> float:
        """What none of so many values is larger than in size; infinite where it takes them all to know.

        Where the factors' sizes add up to 1 at most, a value is larger than those before by |bias| at most.
        """
        factors = abs(self.weight) + abs(self.h_weight) * max(self.mem_len, 0)
        is_tame = factors <= 1 and (self.mem_len != ALL or self.h_weight == 0)
        return 1 + abs(self.bias) * count if is_tame else math.inf

    def tex(self, number: Callable[[Real], str]) -> str:
        """The formula in TeX. number: writes a number."""
        terms = _times(self.weight, "s_i", number)
        if self.bias:
            terms += f" - {number(-self.bias)}" if self.bias < 0 else f" + {number(self.bias)}"
        if self.h_weight and self.mem_len:
            sign = "-" if self.h_weight < 0 else "+"
            terms += f" {sign} {_times(abs(self.h_weight), _memory_tex(self.mem_len), number)}"
        return rf"s_0 = 1 ,\quad s_{{i+1}} = {terms}"

    @property
    def remark(self) -> str:
        """What the formula's symbols mean."""
        meaning = "The input is xₜ = sₜ, the target sₜ₊₁."
        return f"{meaning} Values before s₀ count as 0." if self.h_weight and self.mem_len else meaning


def _running_sums(mem_len: int, is_whole: bool) -> Generator[float, float, None]:
    """Sent each value, it gives the sum of the last mem_len ones with it, or of all."""
    memory: deque[float] = deque()
    window = WindowSum(mem_len)
    total: float = 0
    while True:
        value = yield total
        if mem_len == ALL:
            total += value
        elif is_whole:
            memory.append(value)
            total += value - (memory.popleft() if len(memory) > mem_len else 0)
        elif mem_len:
            window.push(value)
            total = window.value


def _times(factor: float, symbol: str, number: Callable[[Real], str]) -> str:
    if factor == 1:
        return symbol
    return f"-{symbol}" if factor == -1 else rf"{number(factor)} \, {symbol}"


def _memory_tex(mem_len: int) -> str:
    match mem_len:
        case -1:
            return r"(s_0 + \cdots + s_{i-1})"
        case 1:
            return "s_{i-1}"
        case 2:
            return "(s_{i-1} + s_{i-2})"
        case _:
            return rf"(s_{{i-1}} + \cdots + s_{{i-{mem_len}}})"
