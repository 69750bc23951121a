"""The first and the last steps of a run of any length."""

from collections.abc import Iterator

from engine.array import Array, joined_tables
from engine.run.measures import Measures
from engine.run.name import Name
from engine.run.plan import Plan
from engine.run.recorded_run import RecordedRun
from engine.run.trace import Block, Trace

SHOWN = 20  # steps at each end


class Excerpt:
    """Keeps the ends of a run, `first` from t = 0 on, `last` from t = `offset` on, and measures all of it."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.measures = plan, Measures(plan)
        self.steps = 0
        self.first = Trace()
        self._tail: dict[Name, Array] = {}

    def add(self, block: Block) -> None:
        """Look at the next steps."""
        if block.steps == 0:
            return
        self.measures.add(block)
        if self.first.steps < 2 * SHOWN:
            self.first.append(_slice(block, 0, 2 * SHOWN - self.first.steps))
        # One step more than is shown, because a step's equation begins with the states before it.
        end = {name: array[-SHOWN - 1 :] for name, array in block.arrays.items()}
        if self._tail:
            end = joined_tables([self._tail, end])
        self._tail = {name: array[-SHOWN - 1 :].copy() for name, array in end.items()}
        self.steps += block.steps

    @property
    def left_out(self) -> int:
        """How many steps between the ends are not kept."""
        return max(0, self.steps - 2 * SHOWN)

    @property
    def last(self) -> Trace:
        """The last steps; its row 0 is step `offset`."""
        trace = Trace()
        if self._tail:
            trace.append(Block(self.steps - self.offset, self._tail))
        return trace

    @property
    def offset(self) -> int:
        """The t of the first row of `last`."""
        return max(0, self.steps - SHOWN - 1)

    def rows(self) -> Iterator[tuple[int, RecordedRun, int]]:
        """Every kept step as (t, run, its index there): all of a short run, both ends of a long one."""
        head = self.steps if not self.left_out else SHOWN
        first, last = (RecordedRun((self.plan,), trace, self.measures) for trace in (self.first, self.last))
        yield from ((t, first, t) for t in range(head))
        yield from ((t, last, t - self.offset) for t in range(max(head, self.steps - SHOWN), self.steps))


def _slice(block: Block, begin: int, end: int) -> Block:
    arrays = {name: array[begin:end] for name, array in block.arrays.items()}
    return Block(len(next(iter(arrays.values()))), arrays)
