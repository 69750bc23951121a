"""What a run computed: blocks of steps, and the trace that collects them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.array import Array, read_only
from engine.run.name import Name

MIN_CAPACITY = 64
SPARE = 4096  # steps of a run's end that are kept for conditions that come later and look back
MAX_SET_ASIDE = 2**24  # bytes a table, before it is known whether the run comes as far as planned


@dataclass(frozen=True)
class Block:
    """Some consecutive steps: name to read-only array, (steps, size) each.

    Two names may hold one array: without a readout, y is the last layer's h.
    """

    steps: int
    arrays: Mapping[Name, Array] = field(default_factory=dict)

    def part(self, begin: int, end: int) -> "Block":
        """The steps begin … end - 1 of the block, as views; names that share an array still do."""
        if begin == 0 and end >= self.steps:
            return self
        views = {id(array): array[begin:end] for array in self.arrays.values()}
        return Block(end - begin, {name: views[id(array)] for name, array in self.arrays.items()})


class Trace:
    """The recorded steps of a run: for each Name a table, (steps, size). Belongs to one thread.

    `trace[name]` is a read-only view. Tables grow by doubling and are never written again. Names that share
    an array in every block share a table.
    """

    def __init__(self, expected: int = 0) -> None:
        """expected: how many steps are to come; up to MAX_SET_ASIDE bytes a table are set aside for them."""
        self.steps = 0
        self._expected = expected
        self._tables: dict[Name, Array] = {}  # (size, capacity): each unit's history is contiguous

    def append(self, block: Block) -> None:
        """Add the block's steps at the end. Its names must be those of the first block."""
        if block.steps == 0:
            return
        if not self._tables:
            tables = {id(array): _table(array, self._expected) for array in block.arrays.values()}
            self._tables = {name: tables[id(array)] for name, array in block.arrays.items()}
        before, written = dict(self._tables), dict[tuple[int, int], Array]()
        end, taken = self.steps + block.steps, set[int]()
        for name, array in block.arrays.items():
            key = id(before[name]), id(array)
            if key not in written:
                written[key] = self._with_room(before[name], end, is_taken=key[0] in taken)
                written[key][:, self.steps : end] = array.T
                taken.add(key[0])
            self._tables[name] = written[key]
        self.steps = end

    def _with_room(self, table: Array, end: int, is_taken: bool) -> Array:
        """A table that can hold steps up to `end`: itself, or a copy if too small or already written."""
        return _grown(table, self.steps, end) if is_taken or end > table.shape[1] else table

    def __getitem__(self, name: Name) -> Array:
        """All recorded steps of a quantity, (steps, size), read-only. Raises KeyError."""
        return read_only(self._tables[name][:, : self.steps].T)

    def __contains__(self, name: object) -> bool:
        return name in self._tables

    def __len__(self) -> int:
        """How many names are recorded."""
        return len(self._tables)

    def __iter__(self) -> Iterator[Name]:
        """The names, in the order they are computed."""
        return iter(self._tables)

    def get(self, name: Name) -> Array | None:
        """All recorded steps of a quantity, (steps, size), read-only; None where it is not recorded."""
        return self[name] if name in self._tables else None

    def prefix(self, steps: int) -> "Trace":
        """A copy of the first steps, bit by bit, which can be appended to."""
        other = Trace()
        other.steps = min(steps, self.steps)
        tables = {
            id(table): _grown(table[:, : other.steps], other.steps, MIN_CAPACITY)
            for table in self._tables.values()
        }
        other._tables = {name: tables[id(table)] for name, table in self._tables.items()}
        return other

    def part(self, begin: int, end: int) -> Block:
        """The steps begin … end - 1, as far as they are recorded, as views."""
        begin, end = max(begin, 0), min(end, self.steps)
        return Block(max(end - begin, 0), {name: self[name][begin:end] for name in self})

    @property
    def bytes(self) -> int:
        """Memory of the tables, without Python integers that exact tables point to."""
        return sum({id(table): table.nbytes for table in self._tables.values()}.values())


def _table(array: Array, expected: int) -> Array:
    size = array.shape[1]
    capacity = min(expected, MAX_SET_ASIDE // (size * array.itemsize))
    return np.empty((size, max(capacity, MIN_CAPACITY)), dtype=array.dtype)


def _grown(table: Array, steps: int, needed: int) -> Array:
    bigger = np.empty((table.shape[0], max(needed, 2 * table.shape[1])), dtype=table.dtype)
    bigger[:, :steps] = table[:, :steps]
    return bigger
