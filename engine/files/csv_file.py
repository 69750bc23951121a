"""A run as comma-separated values, written while it goes on."""

import csv
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import Any, BinaryIO

from engine.run.measures import counts
from engine.run.name import TARGET, Name, X
from engine.run.plan import Plan
from engine.run.trace import Block


class CsvFile:
    """Writes blocks as rows: t, x[0], …, target[0], …, numpy.y[0], …, numpy.0.h[0], …, keras.y[0], …

    Numbers are written with all their digits, so that reading them gives the same bits; the target of a
    step that does not count is left empty. Use in a `with`.
    """

    def __init__(self, file: BinaryIO, plan: Plan) -> None:
        self._text = TextIOWrapper(file, encoding="utf-8", newline="")
        self._writer = csv.writer(self._text, lineterminator="\n")
        self._implementations = plan.job.implementations
        self._sequence = plan.sequence
        self._names: list[Name] = []
        self._t = 0

    def __enter__(self) -> "CsvFile":
        return self

    def __exit__(self, *error: object) -> None:
        if not self._t:
            x = _columns(X, self._sequence.features)
            self._writer.writerow(["t", *x, *_columns(TARGET, self._sequence.outputs)])
        self._text.detach()  # flushes; the file belongs to who opened it

    def write(self, block: Block) -> None:
        """Add the next steps."""
        if block.steps == 0:
            return
        if not self._names:
            self._begin(block)
        arrays = [_rows_of(block, name) for name in self._names]
        self._writer.writerows(self._rows(zip(*arrays, strict=True)))
        self._t += block.steps

    def _begin(self, block: Block) -> None:
        self._names = [X, TARGET]
        for implementation in self._implementations:
            own = [name for name in block.arrays if name.implementation == implementation]
            self._names += sorted(own, key=lambda name: name.quantity != "y")  # the output before its parts
        columns = (_columns(name, block.arrays[name].shape[1]) for name in self._names)
        self._writer.writerow(["t", *(title for titles in columns for title in titles)])

    def _rows(self, steps: Iterable[tuple[list[float], ...]]) -> Iterator[list[float]]:
        for t, step in enumerate(steps, start=self._t):
            yield [t, *(number for row in step for number in row)]


def _rows_of(block: Block, name: Name) -> list[list[Any]]:
    """A table as rows of numbers; of a target that does not count nothing is written."""
    rows: list[list[Any]] = block.arrays[name].tolist()
    if name != TARGET or (counting := counts(block.arrays[name])).all():
        return rows
    return [row if count else [None] * len(row) for row, count in zip(rows, counting, strict=True)]


def _columns(name: Name, size: int) -> list[str]:
    return [f"{name}[{index}]" for index in range(size)]
