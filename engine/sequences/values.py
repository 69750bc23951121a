"""The user's own numbers as a sequence."""

from typing import Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field

from engine.errors import ParameterError
from engine.parameter import Row
from engine.sequences.base import Batch, Sequence, shifted

FEW = 200  # values that a table of own values begins with


class Values(Sequence):
    """Numbers typed or pasted: (steps + 1, features)."""

    title: ClassVar[str] = "own values"
    holds_numbers: ClassVar[bool] = True

    kind: Literal["values"] = "values"
    values: Annotated[tuple[Row, ...], Field(strict=False, min_length=2, max_length=10_000_000)] = (
        (1,),
        (2,),
        (3,),
    )

    def check(self, field: str) -> None:
        features = len(self.values[0])
        if features == 0:
            raise ParameterError(f"{field}.values[0]", "must hold at least 1 number, got none")
        for index, row in enumerate(self.values):
            if len(row) != features:
                message = f"must hold as many numbers as the first row ({features}), got {len(row)}"
                raise ParameterError(f"{field}.values[{index}]", message)

    @property
    def shape(self) -> tuple[int, int, int]:
        return 1, len(self.values), len(self.values[0])

    @property
    def is_whole(self) -> bool:
        return all(isinstance(number, int) for row in self.values for number in row)

    def generate(self) -> Batch:
        return shifted(np.array([self.values], dtype=object if self.is_whole else np.float64))

    def first(self, steps: int) -> Self:
        return self.replace(values=self.values[: steps + 1])


def own_values(sequence: Sequence) -> Values:
    """The first values of another sequence's first row, to go on from."""
    row = sequence.first(FEW - 1).generate().row(0)
    numbers = [*row.inputs.tolist(), *row.targets[-1:].tolist()]
    return Values(values=tuple(map(tuple, numbers))) if numbers else Values()
