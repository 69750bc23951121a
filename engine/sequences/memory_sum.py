"""The notebook's sequence: each value from the last one and a sum of those before it."""

import math
from collections import deque
from collections.abc import Iterator
from functools import reduce
from itertools import islice
from operator import add
from typing import ClassVar, Literal, Self

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.parameter import Number, parameter
from engine.sequences.base import Batch, Sequence, shifted

ALL = -1  # mem_len of a memory that forgets nothing
MOST_VALUES = 10_000_000  # of all rows; more would not fit into memory


def memory_sum(
    seq_len: int, weight: float = 1, bias: float = 1, h_weight: float = 1, mem_len: int = 0
) -> Array:
    """The first seq_len values of s_0 = 1, s_{i+1} = weight s_i + bias + h_weight Σ memory, (seq_len,).

    The memory is the mem_len values before the last; none for 0, all of them for -1. With integer
    parameters the values are Python integers of any size (dtype object), otherwise float64, which
    may become infinite.
    """
    values = list(islice(_terms(weight, bias, h_weight, mem_len), seq_len))
    return np.array(values, dtype=object if _are_whole(weight, bias, h_weight) else np.float64)


def _terms(weight: float, bias: float, h_weight: float, mem_len: int) -> Iterator[float]:
    is_whole = _are_whole(weight, bias, h_weight)
    last: float = 1 if is_whole else 1.0
    memory: deque[float] = deque()
    total: float = 0
    while True:
        yield last
        mem_sum = total
        total += last
        if mem_len != ALL:
            memory.append(last)
            if len(memory) > mem_len:
                total -= memory.popleft()
            if not is_whole:  # subtracting would round, and so does sum() from Python 3.12 on
                total = reduce(add, memory, 0)
        last = last * weight + bias + h_weight * mem_sum


def _are_whole(*numbers: float) -> bool:
    return all(isinstance(number, int) for number in numbers)


class MemorySum(Sequence):
    """memory_sum as a field of an experiment, cut into batch_size rows of seq_len values."""

    title: ClassVar[str] = "memory_sum"

    kind: Literal["memory_sum"] = "memory_sum"
    seq_len: int = parameter(
        10,
        "How many values each row has; the network sees all but the last and predicts all but the first.",
        low=2,
        high=MOST_VALUES,
        slider=(2, 100),
    )
    weight: Number = parameter(1, "The factor of the last value in the next one.", slider=(-3, 3), step=0.1)
    bias: Number = parameter(1, "The constant added at every step.", slider=(-5, 5), step=0.5)
    h_weight: Number = parameter(
        1, "The factor of the remembered sum; at 1 the sequence is the notebook's.", slider=(-2, 2), step=0.1
    )
    mem_len: int = parameter(
        0,
        "How many values before the last are remembered: 0 none, -1 all of them.",
        low=ALL,
        high=10_000,
        slider=(-1, 10),
    )
    batch_size: int = parameter(
        1, "Into how many rows the sequence is cut, one after the other.", low=1, high=10_000, slider=(1, 8)
    )

    def check(self, field: str) -> None:
        most = MOST_VALUES // self.seq_len
        if self.batch_size > most:
            raise ParameterError(
                f"{field}.batch_size",
                f"must be at most {most} where seq_len is {self.seq_len}, got {self.batch_size}",
            )

    @property
    def shape(self) -> tuple[int, int, int]:
        return self.batch_size, self.seq_len, 1

    @property
    def is_whole(self) -> bool:
        return _are_whole(self.weight, self.bias, self.h_weight)

    def generate(self) -> Batch:
        values: list[float] = []
        left_at = None
        terms = _terms(self.weight, self.bias, self.h_weight, self.mem_len)
        for index, value in enumerate(islice(terms, self.seq_len * self.batch_size)):
            if not _fits_float64(value):
                left_at = index
                break
            values.append(value)
        flat = np.array(values, dtype=object if self.is_whole else np.float64)[:, np.newaxis]
        whole = len(flat) // self.seq_len
        rows = flat[: whole * self.seq_len].reshape(whole, self.seq_len, 1)
        return shifted(rows, None if left_at is None else flat[whole * self.seq_len :])

    def first(self, steps: int) -> Self:
        return self.replace(seq_len=min(self.seq_len, steps + 1), batch_size=1)


def _fits_float64(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # an integer beyond float64
        return False
