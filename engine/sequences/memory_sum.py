"""The notebook's sequence: each value from the last one and a sum of those before it."""

from collections.abc import Callable
from itertools import islice
from typing import ClassVar, Literal, Self

import numpy as np

from engine.array import Array, fits_float64
from engine.errors import ParameterError
from engine.parameter import Real, parameter
from engine.sequences.base import Batch, LinearWeights, Sequence, SourceCode, Variable, shifted
from engine.sequences.growing import GrowingRow, holds_all
from engine.sequences.memory_code import code_of
from engine.sequences.memory_network import exact_weights, why_one_unit_fails
from engine.sequences.memory_rule import ALL, MemoryRule

MOST_VALUES = 10_000_000  # of all rows; more would not fit into memory


def memory_sum(
    seq_len: int, weight: float = 1, bias: float = 1, h_weight: float = 1, mem_len: int = 0
) -> Array:
    """The first seq_len values of s_0 = 1, s_{i+1} = weight s_i + bias + h_weight Σ memory, (seq_len,).

    The memory is the mem_len values before the last; none for 0, all of them for -1. With integer
    parameters the values are Python integers of any size (dtype object), otherwise float64, which
    may become infinite.
    """
    rule = MemoryRule(weight, bias, h_weight, mem_len)
    return np.array(list(islice(rule.values(), seq_len)), dtype=object if rule.is_whole else np.float64)


class MemorySum(Sequence):
    """memory_sum as a field of an experiment, cut into batch_size rows of seq_len values."""

    title: ClassVar[str] = "memory_sum"
    order: ClassVar[int] = 0
    is_computed: ClassVar[bool] = True

    kind: Literal["memory_sum"] = "memory_sum"
    seq_len: int = parameter(
        10,
        "How many values each row has; the network sees all but the last and predicts all but the first.",
        low=2,
        high=MOST_VALUES,
        slider=(2, 100),
    )
    weight: Real = parameter(1, "The factor of the last value in the next one.", slider=(-3, 3), step=0.1)
    bias: Real = parameter(1, "The constant added at every step.", slider=(-5, 5), step=0.5)
    h_weight: Real = parameter(
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
    def rule(self) -> MemoryRule:
        """What makes each value of those before it."""
        return MemoryRule(self.weight, self.bias, self.h_weight, self.mem_len)

    @property
    def is_whole(self) -> bool:
        return self.rule.is_whole

    def generate(self) -> Batch:
        values: list[float] = []
        left_at = None
        for index, value in enumerate(islice(self.rule.values(), self.seq_len * self.batch_size)):
            if not fits_float64(value):
                left_at = index
                break
            values.append(value)
        flat = np.array(values, dtype=object if self.is_whole else np.float64)[:, np.newaxis]
        whole = len(flat) // self.seq_len
        rows = flat[: whole * self.seq_len].reshape(whole, self.seq_len, 1)
        return shifted(rows, None if left_at is None else flat[whole * self.seq_len :])

    def growing(self) -> GrowingRow | None:
        if self.batch_size > 1 or not holds_all(self.rule.bound(self.seq_len), is_whole=self.is_whole):
            return None
        return GrowingRow(self.rule.values(), self.steps, is_whole=self.is_whole)

    def first(self, steps: int) -> Self:
        return self.going_on(min(self.steps, steps))

    def going_on(self, steps: int) -> Self:
        return self.replace(seq_len=steps + 1, batch_size=1)

    def rule_tex(self, tex: Callable[[Real], str]) -> str:
        return self.rule.tex(tex)

    @property
    def rule_remark(self) -> str:
        return self.rule.remark

    @property
    def variables(self) -> tuple[Variable, ...]:
        memory = (Variable("h_weight", 1),) if self.mem_len else ()
        return Variable("weight", 2), Variable("bias", 2, keeps_sign=False), *memory

    def exact_weights(self) -> LinearWeights:
        return exact_weights(self.rule)

    def own_weights(self) -> LinearWeights:
        return LinearWeights(((self.weight,),), ((self.h_weight,),), (self.bias,))

    def why_one_unit_fails(self) -> str | None:
        return why_one_unit_fails(self.rule, self.seq_len)

    def code(self, row: int) -> SourceCode:
        return code_of(self.rule, self.seq_len, row)

    def check_cost(self, field: str, most: int) -> None:
        if self.mem_len > most:
            raise ParameterError(
                f"{field}.mem_len", f"must be at most {most} in a lesson, got {self.mem_len}"
            )
