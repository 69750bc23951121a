"""Work of any other kind than a simulation, as it is recorded."""

from dataclasses import dataclass, replace

from engine.run.plan import Ending
from engine.run.trace import Block, Trace
from engine.work.base import WorkPlan


@dataclass(frozen=True, eq=False)
class RecordedWork:
    """What work set out with, its steps as far as they are recorded, and how it ended, if it has."""

    plan: WorkPlan
    trace: Trace
    ending: Ending | None = None

    @classmethod
    def begin(cls, plan: WorkPlan) -> "RecordedWork":
        """Work that begins."""
        return cls(plan, Trace(plan.axis.steps))

    def append(self, block: Block) -> None:
        """Record the next steps."""
        self.trace.append(block)

    def ended(self, ending: Ending) -> "RecordedWork":
        """The same work once it has ended."""
        return replace(self, ending=ending)
