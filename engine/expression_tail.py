"""The end of a run, for conditions that are looked at while it goes on."""

from engine.expression_scope import Scope
from engine.plan import Plan
from engine.trace import Block, Trace


class Tail:
    """The newest block of a run and the steps just before it, for expressions that look back.

    lookback: how many steps before the block are kept.
    """

    def __init__(self, lookback: int) -> None:
        self.lookback = lookback
        self.offset = 0
        self.tables = Trace()

    def push(self, block: Block) -> None:
        """Take the next block, and drop what is no longer looked back at."""
        kept = min(self.lookback, self.tables.steps)
        self.offset += self.tables.steps - kept
        tables = Trace()
        begin = self.tables.steps - kept
        tables.append(Block(kept, {name: self.tables[name][begin:] for name in self.tables}))
        tables.append(block)
        self.tables = tables

    def scope(self, plan: Plan | None = None, implementation: str | None = None, layer: int = 0) -> Scope:
        """A scope on what is kept, in the run's own t."""
        return Scope(self.tables, plan, implementation, layer, self.offset)
