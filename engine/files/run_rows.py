"""A run as a table, a row a step: what its columns are called, and the numbers of each."""

from collections.abc import Iterator
from typing import Any

from engine.implementations.every import replayed_among
from engine.run.measures import counts
from engine.run.name import TARGET, Name, X
from engine.run.plan import Plan
from engine.run.replayed_network import carried_names
from engine.run.trace import Block


class RunRows:
    """t, x[0], …, target[0], …, numpy.y[0], …, numpy.0.h[0], …, keras.y[0], …

    The target of a step that does not count is None.
    """

    def __init__(self, plan: Plan) -> None:
        self._implementations = plan.job.implementations
        self._sequence = plan.sequence
        self._carried = carried_names(plan.job.experiment)
        self._names: list[Name] = []
        self._t = 0

    @property
    def has_begun(self) -> bool:
        """Whether there was a step."""
        return bool(self._names)

    def heads(self, block: Block) -> list[str]:
        """The columns' names, by the first block; one without a step tells those of inputs and targets."""
        if not block.steps:
            x = _columns(X, self._sequence.features)
            return ["t", *x, *_columns(TARGET, self._sequence.outputs)]
        self._names = [X, TARGET]
        for implementation in self._implementations:
            own = [name for name in block.arrays if name.implementation == implementation]
            if implementation in replayed_among(self._implementations):
                own = [name for name in own if name in self._carried]
            self._names += sorted(own, key=lambda name: name.quantity != "y")  # the output before its parts
        columns = (_columns(name, block.arrays[name].shape[1]) for name in self._names)
        return ["t", *(title for titles in columns for title in titles)]

    def rows(self, block: Block) -> Iterator[list[Any]]:
        """The next steps' numbers."""
        arrays = [_rows_of(block, name) for name in self._names]
        for t, step in enumerate(zip(*arrays, strict=True), start=self._t):
            yield [t, *(number for row in step for number in row)]
        self._t += block.steps


def _rows_of(block: Block, name: Name) -> list[list[Any]]:
    """A table as rows of numbers; of a target that does not count nothing is written."""
    rows: list[list[Any]] = block.arrays[name].tolist()
    if name != TARGET or (counting := counts(block.arrays[name])).all():
        return rows
    return [row if count else [None] * len(row) for row, count in zip(rows, counting, strict=True)]


def _columns(name: Name, size: int) -> list[str]:
    return [f"{name}[{index}]" for index in range(size)]
