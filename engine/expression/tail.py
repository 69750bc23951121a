"""The end of a run, for conditions that are looked at while it goes on."""

from collections import deque
from collections.abc import Iterator, Sequence

from engine.array import Array, joined_rows, read_only
from engine.expression.scope import Scope
from engine.run.name import Name
from engine.run.plan import Plan
from engine.run.trace import SPARE, Block


class Tail:
    """The newest steps of a run. They are kept as the blocks they came in, without copying.

    lookback: how many steps are kept at least, if there were so many. steps: how many were made.
    """

    def __init__(self, lookback: int = 0, steps: int = 0) -> None:
        self.lookback = lookback
        self.steps = steps
        self.held = 0
        self._blocks: deque[Block] = deque()

    @property
    def is_whole(self) -> bool:
        """Whether every step since the first one is kept."""
        return self.held == self.steps

    def push(self, block: Block) -> None:
        """Take the next steps, and drop those that are no longer looked back at."""
        self._blocks.append(block)
        self.steps += block.steps
        self.held += block.steps
        while self.held - self._blocks[0].steps >= max(self.lookback, SPARE):
            self.held -= self._blocks.popleft().steps

    def scope(self, block: Block, plan: Plan | None = None) -> Scope:
        """A scope on the steps to come and `lookback` steps before them, in the run's own t."""
        before = self._last(min(self.lookback, self.held))
        tables = Joined([*before, block])
        return Scope(tables, plan, offset=self.steps - (tables.steps - block.steps))

    def _last(self, steps: int) -> list[Block]:
        found: deque[Block] = deque()
        for block in reversed(self._blocks):
            if steps <= 0:
                break
            found.appendleft(block.part(max(0, block.steps - steps), block.steps))
            steps -= block.steps
        return list(found)


class Joined:
    """Blocks as one table a quantity, joined when it is asked for."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.steps = sum(block.steps for block in blocks)
        self._blocks = [block for block in blocks if block.steps] or list(blocks[-1:])
        self._found: dict[Name, Array] = {}

    def __getitem__(self, name: Name) -> Array:
        """(steps, size), read-only. Raises KeyError."""
        if name not in self._found:
            self._found[name] = read_only(joined_rows([block.arrays[name] for block in self._blocks]))
        return self._found[name]

    def __contains__(self, name: object) -> bool:
        return name in self._blocks[-1].arrays

    def __iter__(self) -> Iterator[Name]:
        return iter(self._blocks[-1].arrays)
